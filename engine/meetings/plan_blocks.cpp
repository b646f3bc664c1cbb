#include <algorithm>

#include "engine/meetings/plan_state.hpp"

namespace zubia::meetings {
namespace {

/// What of `participant` keeps `pair` from the slot and venue, apart from what the search needs to know fast.
class ParticipantBlocks {
 public:
  ParticipantBlocks(const PlanState& state, int participant, int slot, int venue)
      : state_(state),
        participant_(participant),
        slot_(slot),
        venue_(venue),
        day_(state.event().day(state.event().day_of(slot))) {}

  void add_to(std::vector<Block>& blocks) const {
    const Event& event = state_.event();
    const Participant& who = event.participant(participant_);
    const int day = event.day_of(slot_);
    if (state_.meetings_in(participant_, slot_) >= who.present[Event::index(slot_)])
      blocks.push_back({Obstacle::participant_busy, participant_, state_.meetings_at(participant_, slot_)});
    if (state_.meetings_of(participant_) >= who.meetings_max)
      blocks.push_back({Obstacle::maximum, participant_, meetings_between(0, event.slot_count())});
    if (state_.meetings_on(participant_, day) >= who.meetings_per_day_max)
      blocks.push_back(
          {Obstacle::daily_maximum, participant_, meetings_between(day_.first_slot, day_.first_slot + day_.length)});
    if (!event.is_alone(participant_)) return;
    add_run(blocks);
    add_venue_changes(blocks);
  }

 private:
  std::vector<int> meetings_between(int first, int last) const {
    std::vector<int> found;
    for (const int pair : state_.event().pairs_of(participant_)) {
      const int slot = state_.seat_of(pair).slot;
      if (slot >= first && slot < last) found.push_back(pair);
    }
    return found;
  }

  void add_run(std::vector<Block>& blocks) const {
    const SlotSet busy = state_.busy(participant_);
    int first = slot_;
    int last = slot_;
    while (first > day_.first_slot && busy.contains(first - 1)) --first;
    while (last + 1 < day_.first_slot + day_.length && busy.contains(last + 1)) ++last;
    if (last - first + 1 <= state_.event().rules().run_max) return;
    Block block{Obstacle::run, participant_, meetings_between(first, last + 1)};
    std::erase_if(block.meetings, [&](int pair) { return state_.seat_of(pair).slot == slot_; });
    blocks.push_back(std::move(block));
  }

  int place(int slot) const {
    if (slot == slot_) return venue_;
    const bool same_day = slot >= day_.first_slot && slot < day_.first_slot + day_.length;
    return same_day ? state_.place_of(participant_, slot) : none;
  }

  void add_venue_changes(std::vector<Block>& blocks) const {
    if (state_.event().venue(venue_).is_virtual) return;
    for (int first = slot_ - 2; first <= slot_; ++first) {
      const int places[] = {place(first), place(first + 1), place(first + 2)};
      if (std::ranges::count(places, none) > 0 || places[0] == places[1] || places[1] == places[2]) continue;
      Block block{Obstacle::venue_changes, participant_, meetings_between(first, first + 3)};
      std::erase_if(block.meetings, [&](int pair) { return state_.seat_of(pair).slot == slot_; });
      blocks.push_back(std::move(block));
    }
  }

  const PlanState& state_;
  int participant_;
  int slot_;
  int venue_;
  Day day_;
};

}  // namespace

std::vector<Block> PlanState::blocks(int pair, int slot, int venue) const {
  if (!event_->is_possible(pair, slot, venue)) return {{}};
  std::vector<Block> found;
  const Pair& both = event_->pair(pair);
  const auto list = [](std::span<const int> meetings) { return std::vector<int>(meetings.begin(), meetings.end()); };
  if (free_tables(slot, venue) <= 0) found.push_back({Obstacle::no_table, none, list(meetings_at_venue(slot, venue))});
  if (both.interpreters != none) {
    const auto interpreted = meetings_with(both.interpreters, slot);
    const auto& available = event_->draft().interpreters[Event::index(both.interpreters)].available;
    if (static_cast<int>(interpreted.size()) >= available[Event::index(slot)])
      found.push_back({Obstacle::no_interpreter, none, list(interpreted)});
  }
  for (const int participant : {both.first, both.second})
    ParticipantBlocks(*this, participant, slot, venue).add_to(found);
  Block out_of_order{Obstacle::precedence, none, {}};
  for (const int earlier : event_->before(pair))
    if (is_seated(earlier) && seat_of(earlier).slot >= slot) out_of_order.meetings.push_back(earlier);
  for (const int later : event_->after(pair))
    if (is_seated(later) && seat_of(later).slot <= slot) out_of_order.meetings.push_back(later);
  if (!out_of_order.meetings.empty()) found.push_back(std::move(out_of_order));
  return found;
}

}  // namespace zubia::meetings
