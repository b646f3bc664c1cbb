#include "engine/meetings/replan.hpp"

#include <algorithm>
#include <span>

#include "engine/meetings/plan_state.hpp"

namespace zubia::meetings {
namespace {

/// Longer chains than this are not looked for: so many meetings would be moved for one.
constexpr int ejections_max = 3;

/// Puts meetings that have no seat back into a plan, ejecting others where it must.
class Repair {
 public:
  Repair(PlanState& state, int first_slot, std::int64_t steps)
      : state_(state), event_(state.event()), first_slot_(first_slot), steps_left_(steps) {}

  bool is_exhausted() const { return steps_left_ <= 0; }

  /// The meetings of a place that is fuller than it may be, from the first slot on; empty where there is none.
  std::vector<int> overfull() const {
    for (int slot = first_slot_; slot < event_.slot_count(); ++slot) {
      for (int venue = 0; venue < event_.venue_count(); ++venue)
        if (state_.free_tables(slot, venue) < 0) return list(state_.meetings_at_venue(slot, venue));
      for (int row = 0; row < static_cast<int>(event_.draft().interpreters.size()); ++row) {
        const auto meetings = state_.meetings_with(row, slot);
        if (static_cast<int>(meetings.size()) >
            event_.draft().interpreters[Event::index(row)].available[Event::index(slot)])
          return list(meetings);
      }
    }
    for (const int participant : watched_)
      for (int slot = first_slot_; slot < event_.slot_count(); ++slot)
        if (state_.meetings_in(participant, slot) > event_.participant(participant).present[Event::index(slot)])
          return state_.meetings_at(participant, slot);
    return {};
  }

  /// Participants of whom fewer delegates may be present than meet.
  void watch(std::vector<int> participants) { watched_ = std::move(participants); }

  /// Seats all of `open`, with at most so many other meetings ejected and seated elsewhere. Otherwise nothing has
  /// changed.
  bool seat_all(std::vector<int> open, int ejections) {
    if (--steps_left_ <= 0) return false;
    if (const auto crowd = overfull(); !crowd.empty()) return make_room(std::move(open), crowd, ejections);
    if (open.empty()) return true;
    const std::size_t at = hardest(open);
    const int pair = open[at];
    open.erase(open.begin() + static_cast<std::ptrdiff_t>(at));
    return put(pair, open, ejections);
  }

  /// How many slots and venues a pair could take now, counted up to `count_max`.
  int free_places(int pair, int count_max) const {
    int count = 0;
    for (int slot = first_slot_; slot < event_.slot_count() && count < count_max; ++slot) {
      if (!event_.possible_slots(pair).contains(slot)) continue;
      for (int venue = 0; venue < event_.venue_count(); ++venue)
        if (state_.is_free(pair, slot, venue)) ++count;
    }
    return count;
  }

  bool is_movable(int pair) const {
    return state_.seat_of(pair).slot >= first_slot_ && event_.lock_of(pair) == nullptr;
  }

 private:
  static std::vector<int> list(std::span<const int> meetings) { return {meetings.begin(), meetings.end()}; }

  std::size_t hardest(const std::vector<int>& open) const {
    std::size_t best = 0;
    int fewest = no_limit;
    for (std::size_t at = 0; at < open.size(); ++at) {
      const int places = free_places(open[at], std::min(fewest, 8));
      if (places >= fewest) continue;
      fewest = places;
      best = at;
    }
    return best;
  }

  bool make_room(std::vector<int> open, std::vector<int> crowd, int ejections) {
    // Those that find another place at once, and weigh least, are tried first.
    std::erase_if(crowd, [&](int pair) { return !is_movable(pair); });
    std::ranges::sort(crowd, [&](int a, int b) {
      return std::tuple(free_places(a, 1) == 0, event_.pair(a).weight, a) <
             std::tuple(free_places(b, 1) == 0, event_.pair(b).weight, b);
    });
    for (const int pair : crowd) {
      const Seat seat = state_.seat_of(pair);
      state_.unseat(pair);
      open.push_back(pair);
      if (seat_all(open, ejections)) return true;
      open.pop_back();
      state_.seat(pair, seat.slot, seat.venue);
      if (is_exhausted()) return false;
    }
    return false;
  }

  template <class Visit>
  bool any_place(int pair, Visit visit) const {
    for (int slot = first_slot_; slot < event_.slot_count(); ++slot) {
      if (!event_.possible_slots(pair).contains(slot)) continue;
      for (int venue = 0; venue < event_.venue_count(); ++venue)
        if (event_.is_possible(pair, slot, venue) && visit(slot, venue)) return true;
    }
    return false;
  }

  bool put(int pair, const std::vector<int>& open, int ejections) {
    const bool in_a_free_place = any_place(pair, [&](int slot, int venue) {
      if (is_exhausted() || !state_.is_free(pair, slot, venue)) return false;
      state_.seat(pair, slot, venue);
      if (seat_all(open, ejections)) return true;
      state_.unseat(pair);
      return false;
    });
    if (in_a_free_place || ejections == 0) return in_a_free_place;
    return any_place(pair, [&](int slot, int venue) {
      if (is_exhausted() || state_.is_free(pair, slot, venue)) return false;
      return force(pair, slot, venue, open, ejections);
    });
  }

  /// Seats a pair at one place by ejecting what stands there.
  bool force(int pair, int slot, int venue, std::vector<int> open, int ejections) {
    if (--steps_left_ <= 0) return false;
    const auto blocks = state_.blocks(pair, slot, venue);
    if (blocks.empty()) {
      state_.seat(pair, slot, venue);
      if (seat_all(std::move(open), ejections)) return true;
      state_.unseat(pair);
      return false;
    }
    if (ejections == 0) return false;
    for (const int other : blocks.front().meetings) {
      if (!is_movable(other)) continue;
      const Seat seat = state_.seat_of(other);
      state_.unseat(other);
      open.push_back(other);
      if (force(pair, slot, venue, open, ejections - 1)) return true;
      open.pop_back();
      state_.seat(other, seat.slot, seat.venue);
      if (is_exhausted()) return false;
    }
    return false;
  }

  PlanState& state_;
  const Event& event_;
  int first_slot_;
  std::int64_t steps_left_;
  std::vector<int> watched_;
};

/// The announced meetings as far as the changed event has them, and those that it does not.
struct Loss {
  std::vector<int> displaced = {};  ///< could meet at another time or place
  std::vector<int> lost = {};
};

Loss take_over(const Event& event, const Plan& announced, int first_slot, PlanState& state) {
  Loss loss;
  const SlotSet future = SlotSet::range(first_slot, event.slot_count());
  for (const Meeting& meeting : announced.meetings) {
    if (meeting.slot < first_slot || event.is_possible(meeting.pair, meeting.slot, meeting.venue))
      state.seat(meeting.pair, meeting.slot, meeting.venue);
    else if ((event.possible_slots(meeting.pair) & future).empty())
      loss.lost.push_back(meeting.pair);
    else
      loss.displaced.push_back(meeting.pair);
  }
  return loss;
}

std::vector<int> crowded_participants(const PlanState& state, int first_slot) {
  std::vector<int> found;
  const Event& event = state.event();
  for (int participant = 0; participant < event.participant_count(); ++participant)
    for (int slot = first_slot; slot < event.slot_count(); ++slot)
      if (state.meetings_in(participant, slot) > event.participant(participant).present[Event::index(slot)]) {
        found.push_back(participant);
        break;
      }
  return found;
}

/// Whether more than one kind of place is too full. A meeting that leaves two places of different kinds at once makes
/// the number of moves that are needed less certain.
bool is_crowded_in_many_ways(const PlanState& state, int first_slot, bool participants) {
  const Event& event = state.event();
  bool tables = false;
  bool interpreters = false;
  for (int slot = first_slot; slot < event.slot_count(); ++slot) {
    for (int venue = 0; venue < event.venue_count(); ++venue) tables = tables || state.free_tables(slot, venue) < 0;
    for (int row = 0; row < static_cast<int>(event.draft().interpreters.size()); ++row)
      interpreters = interpreters || static_cast<int>(state.meetings_with(row, slot).size()) >
                                         event.draft().interpreters[Event::index(row)].available[Event::index(slot)];
  }
  return (tables ? 1 : 0) + (interpreters ? 1 : 0) + (participants ? 1 : 0) > 1;
}

/// Musts first, then by weight.
void sort_by_worth(const Event& event, const std::vector<int>& musts, std::vector<int>& pairs) {
  std::ranges::sort(pairs, [&](int a, int b) {
    const bool a_must = std::ranges::find(musts, a) != musts.end();
    const bool b_must = std::ranges::find(musts, b) != musts.end();
    return std::tuple(!a_must, -event.pair(a).weight, a) < std::tuple(!b_must, -event.pair(b).weight, b);
  });
}

/// One after the other, where they cannot all be seated: what weighs most is seated first.
void seat_what_fits(const Event& event, const ReplanOptions& options, PlanState& state, std::vector<int> open,
                    const std::vector<int>& watched) {
  Repair room(state, options.first_slot, options.steps);
  room.watch(watched);
  for (auto crowd = room.overfull(); !crowd.empty(); crowd = room.overfull()) {
    std::erase_if(crowd, [&](int pair) { return !room.is_movable(pair); });
    if (crowd.empty()) break;
    const int leaves = *std::ranges::min_element(
        crowd, {}, [&](int pair) { return std::tuple(room.free_places(pair, 1) == 0, event.pair(pair).weight, pair); });
    state.unseat(leaves);
    open.push_back(leaves);
  }
  sort_by_worth(event, options.musts, open);
  for (const int pair : open) {
    Repair repair(state, options.first_slot, options.steps);
    for (int ejections = 0; ejections < ejections_max; ++ejections)
      if (repair.seat_all({pair}, ejections)) break;
  }
}

/// Meetings that nobody announced, for those who lost one.
void comfort(const PlanState& before, PlanState& state, const std::vector<int>& cancelled, int first_slot) {
  const Event& event = state.event();
  std::vector<int> wanted;
  for (const int lost : cancelled)
    for (const int participant : {event.pair(lost).first, event.pair(lost).second})
      for (const int pair : event.pairs_of(participant))
        if (!before.is_seated(pair) && !state.is_seated(pair) && event.pair(pair).weight > 0) wanted.push_back(pair);
  std::ranges::sort(wanted);
  wanted.erase(std::unique(wanted.begin(), wanted.end()), wanted.end());
  sort_by_worth(event, {}, wanted);
  for (const int pair : wanted)
    for (int slot = first_slot; slot < event.slot_count() && !state.is_seated(pair); ++slot)
      if (const int venue = state.free_venue(pair, slot); venue != none) state.seat(pair, slot, venue);
}

}  // namespace

Replan replan(const Event& event, const Plan& announced, const ReplanOptions& options) {
  const PlanState before(event, announced);
  PlanState state(event);
  Loss loss = take_over(event, announced, options.first_slot, state);
  std::vector<int> open = loss.displaced;
  for (const int pair : options.musts)
    if (!before.is_seated(pair)) open.push_back(pair);

  Replan done;
  const auto watched = crowded_participants(state, options.first_slot);
  const bool is_certain = !is_crowded_in_many_ways(state, options.first_slot, !watched.empty());
  Repair repair(state, options.first_slot, options.steps);
  repair.watch(watched);
  bool all_seated = false;
  for (int ejections = 0; ejections <= ejections_max && !all_seated && !repair.is_exhausted(); ++ejections)
    all_seated = repair.seat_all(open, ejections);
  done.is_fewest_moves = all_seated && is_certain;
  if (!all_seated) seat_what_fits(event, options, state, open, watched);

  std::vector<int> cancelled;
  for (const Meeting& meeting : announced.meetings)
    if (!state.is_seated(meeting.pair)) cancelled.push_back(meeting.pair);
  comfort(before, state, cancelled, options.first_slot);

  for (int pair = 0; pair < event.pair_count(); ++pair) {
    const Seat then = before.seat_of(pair);
    const Seat now = state.seat_of(pair);
    if (then == now) continue;
    if (!then.is_taken())
      done.added.push_back({pair, now.slot, now.venue});
    else
      (now.is_taken() ? done.moved : done.cancelled).push_back({pair, then, now});
  }
  for (const int pair : options.musts)
    if (!state.is_seated(pair)) done.missed_musts.push_back(pair);
  done.plan = state.plan();
  return done;
}

}  // namespace zubia::meetings
