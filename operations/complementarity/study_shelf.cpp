#include "operations/complementarity/study_shelf.hpp"

#include <algorithm>

namespace zubia::operations {

std::shared_ptr<StudyShelf::Place> StudyShelf::place_of(const std::string& question) {
  const std::lock_guard lock(mutex_);
  const auto found = std::ranges::find_if(places_, [&](const auto& place) { return place->question == question; });
  if (found != places_.end()) {
    places_.splice(places_.begin(), places_, found);
    return places_.front();
  }
  places_.push_front(std::make_shared<Place>());
  places_.front()->question = question;
  // Who still uses the one that goes holds it.
  if (places_.size() > kept_max_) places_.pop_back();
  return places_.front();
}

Result<StudyShelf::Study> StudyShelf::find_or_make(const std::string& question, std::uint64_t facts,
                                                   const std::function<Result<Study>()>& make) {
  const auto place = place_of(question);
  const std::lock_guard lock(place->preparing);
  // One that was made later holds facts that are newer than asked for, which is as good.
  if (place->study != nullptr && place->facts >= facts) return place->study;
  auto made = make();
  if (!made) return made;
  place->study = *made;
  place->facts = facts;
  return made;
}

}  // namespace zubia::operations
