#include "engine/meetings/place_matching.hpp"

#include <algorithm>
#include <cstddef>

#include "engine/meetings/event.hpp"

namespace zubia::meetings {
namespace {

/// The search for places: who sits where, and how a path came to a place.
struct Places {
  explicit Places(const std::vector<std::vector<int>>& allowed_places, const std::vector<int>& capacities)
      : allowed(allowed_places), capacity(capacities), guests(capacities.size()), came_by(capacities.size()) {}

  /// Seats one more guest, moving others; or leaves in `reached` every place that could not be freed.
  bool admit(int guest, std::vector<int>& place) {
    std::fill(came_by.begin(), came_by.end(), none);
    reached.clear();
    visit(guest);
    for (std::size_t head = 0; head < reached.size(); ++head) {
      const int here = reached[head];
      auto& sitting = guests[Event::index(here)];
      if (static_cast<int>(sitting.size()) < capacity[Event::index(here)]) {
        shift_along(here, place);
        return true;
      }
      for (const int other : sitting) visit(other);
    }
    return false;
  }

  void visit(int guest) {
    for (const int there : allowed[Event::index(guest)]) {
      if (came_by[Event::index(there)] != none) continue;
      came_by[Event::index(there)] = guest;
      reached.push_back(there);
    }
  }

  void shift_along(int free_place, std::vector<int>& place) {
    for (int here = free_place; here != none;) {
      const int guest = came_by[Event::index(here)];
      const int left = place[Event::index(guest)];
      if (left != none) std::erase(guests[Event::index(left)], guest);
      guests[Event::index(here)].push_back(guest);
      place[Event::index(guest)] = here;
      here = left;
    }
  }

  const std::vector<std::vector<int>>& allowed;
  const std::vector<int>& capacity;
  std::vector<std::vector<int>> guests;
  std::vector<int> came_by;
  std::vector<int> reached;
};

}  // namespace

PlaceMatching match_places(const std::vector<std::vector<int>>& allowed, const std::vector<int>& capacity) {
  PlaceMatching result;
  result.place.assign(allowed.size(), none);
  Places places(allowed, capacity);
  for (int guest = 0; guest < static_cast<int>(allowed.size()); ++guest) {
    if (places.admit(guest, result.place)) continue;
    ++result.unplaced;
    if (!result.rivals.empty()) continue;
    result.rival_places = places.reached;
    result.rivals.push_back(guest);
    for (const int there : places.reached)
      for (const int sitting : places.guests[Event::index(there)]) result.rivals.push_back(sitting);
    std::ranges::sort(result.rivals);
  }
  return result;
}

}  // namespace zubia::meetings
