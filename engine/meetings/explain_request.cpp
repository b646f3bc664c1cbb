#include "engine/meetings/explain_request.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <tuple>
#include <utility>

#include "engine/meetings/plan_state.hpp"

namespace zubia::meetings {
namespace {

Hindrance hindrance_of(Obstacle obstacle) {
  switch (obstacle) {
    case Obstacle::participant_busy:
      return Hindrance::busy;
    case Obstacle::no_table:
      return Hindrance::tables_taken;
    case Obstacle::no_interpreter:
      return Hindrance::interpreters_taken;
    case Obstacle::maximum:
      return Hindrance::maximum;
    case Obstacle::daily_maximum:
      return Hindrance::daily_maximum;
    case Obstacle::run:
      return Hindrance::run;
    case Obstacle::venue_changes:
      return Hindrance::venue_changes;
    case Obstacle::precedence:
      return Hindrance::precedence;
    case Obstacle::not_possible:
      break;
  }
  return Hindrance::session;
}

Change change_for(Hindrance hindrance) {
  switch (hindrance) {
    case Hindrance::absent:
    case Hindrance::busy:
      return Change::be_present;
    case Hindrance::session:
      return Change::open_session;
    case Hindrance::venue_closed:
    case Hindrance::tables_taken:
      return Change::add_table;
    case Hindrance::no_interpreter_works:
    case Hindrance::interpreters_taken:
      return Change::add_interpreter;
    case Hindrance::maximum:
      return Change::raise_maximum;
    case Hindrance::daily_maximum:
      return Change::raise_daily_maximum;
    case Hindrance::run:
      return Change::allow_longer_run;
    case Hindrance::venue_changes:
      return Change::allow_venue_change;
    case Hindrance::precedence:
      break;
  }
  return Change::drop_precedence;
}

/// What the event itself lacks for a pair in a slot and venue, whatever is planned.
std::vector<Reason> lacks(const Event& event, int pair, int slot, int venue) {
  std::vector<Reason> found;
  const Pair& both = event.pair(pair);
  for (const int participant : {both.first, both.second})
    if (event.participant(participant).present[Event::index(slot)] == 0)
      found.push_back({Hindrance::absent, participant, {}});
  if (!both.slots.contains(slot)) found.push_back({Hindrance::session, none, {}});
  if (event.venue(venue).tables[Event::index(slot)] == 0) found.push_back({Hindrance::venue_closed, none, {}});
  if (both.interpreters != none &&
      event.draft().interpreters[Event::index(both.interpreters)].available[Event::index(slot)] == 0)
    found.push_back({Hindrance::no_interpreter_works, none, {}});
  return found;
}

/// The same event with nothing lacking for one pair, so that what else stands in its way shows.
std::optional<Event> opened(const Event& event, int pair) {
  EventDraft draft = event.draft();
  const auto at_least_one = [](std::vector<int>& row) {
    for (int& count : row) count = std::max(count, 1);
  };
  Pair& both = draft.pairs[Event::index(pair)];
  both.slots = SlotSet::all();
  both.is_required = false;
  for (const int participant : {both.first, both.second})
    at_least_one(draft.participants[Event::index(participant)].present);
  for (int venue = 0; venue < event.venue_count(); ++venue)
    if (contains(both.venues, venue)) at_least_one(draft.venues[Event::index(venue)].tables);
  if (both.interpreters != none) at_least_one(draft.interpreters[Event::index(both.interpreters)].available);
  std::erase_if(draft.locks, [&](const Lock& lock) { return lock.pair == pair; });
  auto checked = check_event(std::move(draft));
  if (!checked) return {};
  return *std::move(checked);
}

class Explanation {
 public:
  Explanation(const Event& event, const Event& open, const Plan& plan, int pair)
      : event_(event), open_(open), state_(open, plan), pair_(pair) {}

  std::vector<Reason> reasons(int slot, int venue) const {
    std::vector<Reason> found = lacks(event_, pair_, slot, venue);
    for (const Block& block : state_.blocks(pair_, slot, venue))
      found.push_back({hindrance_of(block.obstacle), block.participant, block.meetings});
    return found;
  }

  /// The changes that let the pair in here; nothing where they would be `count_max` or more.
  std::optional<std::vector<NeededChange>> changes(int slot, int venue, std::size_t count_max) {
    std::vector<NeededChange> needed;
    for (const Reason& reason : lacks(event_, pair_, slot, venue))
      needed.push_back({change_for(reason.hindrance), reason.participant, none, {}});
    std::vector<std::pair<int, Seat>> moved;
    std::vector<std::pair<Obstacle, int>> settled;
    bool is_done = needed.size() < count_max;
    while (is_done) {
      const auto blocks = state_.blocks(pair_, slot, venue);
      const auto next = std::ranges::find_if(blocks, [&](const Block& block) {
        return std::ranges::find(settled, std::pair(block.obstacle, block.participant)) == settled.end();
      });
      if (next == blocks.end()) break;
      if (needed.size() + 1 >= count_max) {
        is_done = false;
      } else if (auto move = move_away(*next, slot, venue)) {
        moved.emplace_back(move->pair, before_);
        needed.push_back(*move);
      } else {
        settled.emplace_back(next->obstacle, next->participant);
        needed.push_back({change_for(hindrance_of(next->obstacle)), next->participant, none, {}});
      }
    }
    for (auto back = moved.rbegin(); back != moved.rend(); ++back) {
      state_.unseat(back->first);
      state_.seat(back->first, back->second.slot, back->second.venue);
    }
    if (!is_done) return {};
    return needed;
  }

 private:
  /// A meeting of the block that fits elsewhere, moved there, if the block is gone then.
  std::optional<NeededChange> move_away(const Block& block, int slot, int venue) {
    const Pair& both = open_.pair(pair_);
    for (const int other : block.meetings) {
      if (event_.lock_of(other) != nullptr) continue;
      before_ = state_.seat_of(other);
      const Pair& theirs = open_.pair(other);
      const bool shares = theirs.first == both.first || theirs.first == both.second || theirs.second == both.first ||
                          theirs.second == both.second;
      state_.unseat(other);
      for (int there = 0; there < open_.slot_count(); ++there) {
        if (shares && there == slot) continue;
        const int place = free_place(other, there);
        if (place == none) continue;
        state_.seat(other, there, place);
        const auto left = state_.blocks(pair_, slot, venue);
        const bool is_gone = std::ranges::none_of(left, [&](const Block& still) {
          return still.obstacle == block.obstacle && still.participant == block.participant;
        });
        if (is_gone && still_fits(other, {there, place}, slot, venue))
          return NeededChange{Change::move_meeting, none, other, {there, place}};
        state_.unseat(other);
      }
      state_.seat(other, before_.slot, before_.venue);
    }
    return {};
  }

  int free_place(int other, int slot) const {
    // Of the event as it is: what was opened for the pair is not open for others.
    for (int venue = 0; venue < event_.venue_count(); ++venue)
      if (event_.is_possible(other, slot, venue) && state_.is_free(other, slot, venue)) return venue;
    return none;
  }

  /// The moved meeting must also fit beside the pair it makes room for. In a copy: where something else still stands in
  /// the pair's way, a state does not find back after it is seated and taken out.
  bool still_fits(int other, Seat seat, int slot, int venue) const {
    PlanState beside = state_;
    beside.unseat(other);
    beside.seat(pair_, slot, venue);
    return beside.is_free(other, seat.slot, seat.venue);
  }

  const Event& event_;
  const Event& open_;
  PlanState state_;
  int pair_;
  Seat before_ = {};
};

std::size_t beyond_moves(const std::vector<NeededChange>& changes) {
  return static_cast<std::size_t>(
      std::ranges::count_if(changes, [](const NeededChange& one) { return one.change != Change::move_meeting; }));
}

}  // namespace

RequestExplanation explain_request(const Event& event, const Plan& plan, int pair) {
  RequestExplanation told;
  told.seat = seats_of(event, plan)[Event::index(pair)];
  if (told.seat.is_taken()) return told;
  const auto open = opened(event, pair);
  Explanation explanation(event, open ? *open : event, plan, pair);
  std::tuple<std::size_t, std::size_t> best(no_limit, no_limit);
  for (int slot = 0; slot < event.slot_count(); ++slot) {
    SlotReasons here{slot, none, {}};
    for (int venue = 0; venue < event.venue_count(); ++venue) {
      if (!contains(event.pair(pair).venues, venue)) continue;
      auto reasons = explanation.reasons(slot, venue);
      if (here.venue == none || reasons.size() < here.reasons.size()) {
        here.venue = venue;
        here.reasons = std::move(reasons);
      }
      const auto changes = explanation.changes(slot, venue, std::get<0>(best) + 1);
      if (!changes) continue;
      const std::tuple cost(changes->size(), beyond_moves(*changes));
      if (cost >= best) continue;
      best = cost;
      told.smallest = {{slot, venue}, *changes};
    }
    told.slots.push_back(std::move(here));
  }
  return told;
}

MainReason main_reason(const PlanState& state, int pair) {
  const Event& event = state.event();
  std::map<std::pair<Hindrance, int>, int> counts;
  for (int slot = 0; slot < event.slot_count(); ++slot) {
    std::map<std::pair<Hindrance, int>, int> here;
    for (int venue = 0; venue < event.venue_count(); ++venue) {
      if (!contains(event.possible_venues(pair), venue)) continue;
      for (const Reason& reason : lacks(event, pair, slot, venue)) here[{reason.hindrance, reason.participant}] = 1;
      if (!event.is_possible(pair, slot, venue)) continue;
      const auto blocks = state.blocks(pair, slot, venue);
      if (blocks.empty()) return {Hindrance::session, none, 1, true};
      for (const Block& block : blocks) here[{hindrance_of(block.obstacle), block.participant}] = 1;
    }
    for (const auto& [reason, once] : here) counts[reason] += once;
  }
  MainReason main;
  for (const auto& [reason, slots] : counts) {
    if (slots <= main.slots) continue;
    main.hindrance = reason.first;
    main.participant = reason.second;
    main.slots = slots;
  }
  return main;
}

}  // namespace zubia::meetings
