#include "engine/meetings/plan.hpp"

namespace zubia::meetings {

std::vector<Seat> seats_of(const Event& event, const Plan& plan) {
  std::vector<Seat> seats(Event::index(event.pair_count()));
  for (const Meeting& meeting : plan.meetings) seats[Event::index(meeting.pair)] = {meeting.slot, meeting.venue};
  return seats;
}

Plan plan_of(const std::vector<Seat>& seats) {
  Plan plan;
  for (std::size_t pair = 0; pair < seats.size(); ++pair)
    if (seats[pair].is_taken()) plan.meetings.push_back({static_cast<int>(pair), seats[pair].slot, seats[pair].venue});
  return plan;
}

}  // namespace zubia::meetings
