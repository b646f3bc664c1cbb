#pragma once

#include <vector>

namespace zubia::meetings {

/// Places given to guests, where each guest takes one of the places allowed and a place takes so many guests.
struct PlaceMatching {
  std::vector<int> place;         ///< by guest; `none` where none was left
  int unplaced = 0;               ///< the fewest guests that must go without: so many more places are missing
  std::vector<int> rivals;        ///< guests who have, together, fewer places than they are (Hall); empty if all sit
  std::vector<int> rival_places;  ///< all the places that those could take
};

/// A largest matching, by augmenting paths. The order of the guests and places decides among equals.
PlaceMatching match_places(const std::vector<std::vector<int>>& allowed, const std::vector<int>& capacity);

}  // namespace zubia::meetings
