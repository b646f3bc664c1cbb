#include "operations/questionnaires/instrument_shelf.hpp"

#include <algorithm>

namespace zubia::operations {

std::shared_ptr<InstrumentShelf::Place> InstrumentShelf::place_of(const QuestionnaireVersion& version) {
  const std::lock_guard lock(mutex_);
  const auto found = std::ranges::find_if(places_, [&](const auto& place) {
    return place->hash == version.hash && place->questionnaire == version.questionnaire &&
           place->number == version.number;
  });
  if (found != places_.end()) {
    places_.splice(places_.begin(), places_, found);
    return places_.front();
  }
  places_.push_front(std::make_shared<Place>());
  places_.front()->questionnaire = version.questionnaire;
  places_.front()->number = version.number;
  places_.front()->hash = version.hash;
  // Who still uses the one that goes holds it.
  if (places_.size() > kept_max_) places_.pop_back();
  return places_.front();
}

Result<InstrumentShelf::Kept> InstrumentShelf::find_or_read(const QuestionnaireVersion& version,
                                                            const std::function<Result<Kept>()>& read) {
  const auto place = place_of(version);
  const std::lock_guard lock(place->reading);
  if (place->instrument == nullptr) {
    auto made = read();
    if (!made) return made;
    place->instrument = *std::move(made);
  }
  return place->instrument;
}

}  // namespace zubia::operations
