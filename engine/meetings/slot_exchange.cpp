#include "engine/meetings/slot_exchange.hpp"

#include <algorithm>

namespace zubia::meetings {
namespace {

constexpr std::size_t changes_max = 24;

}  // namespace

SlotExchange::SlotExchange(PlanState& state)
    : state_(state),
      event_(state.event()),
      tables_left_(2 * Event::index(event_.venue_count())),
      interpreters_left_(2 * event_.draft().interpreters.size()),
      moved_at_(Event::index(event_.pair_count()), 0) {}

bool SlotExchange::prepare(int pair, int to, RandomStream& random) {
  const Seat now = state_.seat_of(pair);
  slots_[0] = now.slot;
  slots_[1] = to;
  changes_.clear();
  ++round_;
  for (const int side : {0, 1}) {
    for (int venue = 0; venue < event_.venue_count(); ++venue)
      tables_left(side, venue) = state_.free_tables(slots_[side], venue);
    for (std::size_t number = 0; number < event_.draft().interpreters.size(); ++number) {
      const int which = static_cast<int>(number);
      interpreters_left(side, which) = event_.draft().interpreters[number].available[Event::index(slots_[side])] -
                                       static_cast<int>(state_.meetings_with(which, slots_[side]).size());
    }
  }
  if (to != now.slot) {
    if (!add(pair, to, none, random)) return false;
  } else {
    const int count = event_.venue_count();
    const int from = static_cast<int>(random.below(static_cast<std::uint64_t>(count)));
    int venue = none;
    for (int at = 0; at < count && venue == none; ++at)
      if (const int one = (from + at) % count; one != now.venue && event_.is_possible(pair, to, one)) venue = one;
    if (venue == none || !add(pair, to, venue, random)) return false;
  }
  // Those who have no place yet where they go: people first, then tables and interpreters.
  std::size_t settled = 0;
  do {
    for (; settled < changes_.size(); ++settled) {
      if (changes_.size() > changes_max) return false;
      const SeatChange change = changes_[settled];
      if (change.before.slot == change.after.slot) continue;
      for (const int who : {event_.pair(change.pair).first, event_.pair(change.pair).second}) {
        const int there = change.after.slot;
        if (state_.meetings_in(who, there) < event_.participant(who).present[Event::index(there)]) continue;
        int other = state_.meeting_at(who, there);
        if (other == none) other = state_.meetings_at(who, there).front();
        if (!is_moving(other) && !add(other, change.before.slot, none, random)) return false;
      }
    }
    if (!exchange_crowded(random)) return false;
  } while (settled < changes_.size());
  return true;
}

/// Has the pair go to `to`, at this venue or at the one that suits.
bool SlotExchange::add(int pair, int to, int venue, RandomStream& random) {
  if (event_.lock_of(pair) != nullptr || !event_.possible_slots(pair).contains(to)) return false;
  const Seat now = state_.seat_of(pair);
  const int here = side_of(now.slot);
  const int there = now.slot == to ? here : side_of(to);
  ++tables_left(here, now.venue);
  if (venue == none) venue = random.below(16) == 0 ? none : now.venue;
  if (venue == none || !event_.is_possible(pair, to, venue) || (tables_left(there, venue) <= 0 && random.below(2) == 0))
    if (const int other = venue_in(pair, there, to); other != none) venue = other;
  if (venue == none || !event_.is_possible(pair, to, venue)) return false;
  --tables_left(there, venue);
  if (const int number = event_.pair(pair).interpreters; number != none && here != there) {
    ++interpreters_left(here, number);
    --interpreters_left(there, number);
  }
  moved_at_[Event::index(pair)] = round_;
  changes_.push_back({pair, now, {to, venue}});
  return true;
}

/// A venue with a free table, or at least one that is possible.
int SlotExchange::venue_in(int pair, int side, int slot) const {
  int possible = none;
  for (int venue = 0; venue < event_.venue_count(); ++venue) {
    if (!event_.is_possible(pair, slot, venue)) continue;
    if (tables_left(side, venue) > 0) return venue;
    if (possible == none) possible = venue;
  }
  return possible;
}

/// Where more meetings come than there are tables or interpreters, one that was there goes the other way.
bool SlotExchange::exchange_crowded(RandomStream& random) {
  for (const int side : {0, 1}) {
    const int there = slots_[1 - side];
    for (int venue = 0; venue < event_.venue_count(); ++venue)
      if (tables_left(side, venue) < 0)
        return exchange_one_of(state_.meetings_at_venue(slots_[side], venue), there, none, venue, random);
    for (std::size_t number = 0; number < event_.draft().interpreters.size(); ++number) {
      const int which = static_cast<int>(number);
      if (interpreters_left(side, which) < 0)
        return exchange_one_of(state_.meetings_with(which, slots_[side]), there, which, none, random);
    }
  }
  return true;
}

bool SlotExchange::exchange_one_of(std::span<const int> meetings, int there, int interpreters, int venue,
                                   RandomStream& random) {
  if (meetings.empty()) return false;
  const std::size_t from = random.below(meetings.size());
  for (std::size_t at = 0; at < meetings.size(); ++at) {
    const int one = meetings[(from + at) % meetings.size()];
    if (is_moving(one)) continue;
    if (slots_[0] != slots_[1]) return add(one, there, none, random);
    // Within a slot only the venue changes: to where the first one comes from.
    const int other = changes_.front().before.venue;
    return interpreters == none && venue != other && event_.is_possible(one, there, other) &&
           add(one, there, other, random);
  }
  return false;
}

bool SlotExchange::carry_out() {
  for (const SeatChange& change : changes_) state_.unseat(change.pair);
  for (std::size_t at = 0; at < changes_.size(); ++at) {
    SeatChange& change = changes_[at];
    if (!state_.is_free(change.pair, change.after.slot, change.after.venue))
      change.after.venue =
          change.before.slot == change.after.slot ? none : state_.free_venue(change.pair, change.after.slot);
    if (change.after.venue != none) {
      state_.seat(change.pair, change.after.slot, change.after.venue);
      continue;
    }
    for (std::size_t seated = 0; seated < at; ++seated) state_.unseat(changes_[seated].pair);
    for (const SeatChange& one : changes_) state_.seat(one.pair, one.before.slot, one.before.venue);
    return false;
  }
  return true;
}

void SlotExchange::take_back() {
  for (const SeatChange& change : changes_) state_.unseat(change.pair);
  for (const SeatChange& change : changes_) state_.seat(change.pair, change.before.slot, change.before.venue);
}

}  // namespace zubia::meetings
