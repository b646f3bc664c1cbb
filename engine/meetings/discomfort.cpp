#include "engine/meetings/discomfort.hpp"

namespace zubia::meetings {

Discomfort::Discomfort(const Event& event, const ComfortPrices& prices) : event_(&event), prices_(prices) {
  for (int who = 0; who < event.participant_count(); ++who)
    for (int number = 0; number < event.day_count(); ++number) {
      const Day& day = event.day(number);
      std::uint64_t present = 0;
      for (int slot = 0; slot < day.length; ++slot)
        if (event.participant(who).present[Event::index(day.first_slot + slot)] > 0)
          present |= std::uint64_t{1} << slot;
      present_.push_back(present);
    }
  int places = 0;
  for (int venue = 0; venue < event.venue_count(); ++venue)
    if (!event.venue(venue).is_virtual) ++places;
  has_walks_ = places > 1;
}

std::int64_t Discomfort::of_walking(const PlanState& state, int participant, int number) const {
  if (!has_walks_ || !event_->is_alone(participant)) return 0;
  const Day& day = event_->day(number);
  std::int64_t cost = 0;
  int last = none;
  for (std::uint64_t left = busy(state, participant, number); left != 0; left &= left - 1) {
    const int here = state.place_of(participant, day.first_slot + std::countr_zero(left));
    if (here == none) continue;
    if (last != none && last != here) cost += prices_.change_of_venue;
    last = here;
  }
  return cost;
}

}  // namespace zubia::meetings
