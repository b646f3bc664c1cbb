#include "operations/classifications/code_shelf.hpp"

#include <algorithm>

namespace zubia::operations {

std::shared_ptr<CodeShelf::Place> CodeShelf::place_of(const std::string& classification) {
  const std::lock_guard lock(mutex_);
  const auto found =
      std::ranges::find_if(places_, [&](const auto& one) { return one->classification == classification; });
  if (found != places_.end()) {
    places_.splice(places_.begin(), places_, found);
    return places_.front();
  }
  places_.push_front(std::make_shared<Place>());
  places_.front()->classification = classification;
  // Who still uses the one that goes holds it.
  if (places_.size() > kept_max_) places_.pop_back();
  return places_.front();
}

Result<CodeShelf::Kept> CodeShelf::find_or_make(const std::string& classification, const std::string& fingerprint,
                                                const std::function<Result<Kept>()>& make) {
  const auto place = place_of(classification);
  const std::lock_guard lock(place->making);
  if (place->kept != nullptr && place->fingerprint == fingerprint) return place->kept;
  auto made = make();
  if (!made) return made;
  place->kept = *made;
  place->fingerprint = fingerprint;
  return made;
}

}  // namespace zubia::operations
