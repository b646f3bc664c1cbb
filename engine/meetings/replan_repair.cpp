#include "engine/meetings/replan_repair.hpp"

#include <algorithm>
#include <tuple>

namespace zubia::meetings {
namespace {

constexpr std::int64_t priceless = std::int64_t{1} << 40;

}  // namespace

Repair::Repair(PlanState& state, int first_slot, const std::vector<int>& musts)
    : state_(state),
      event_(state.event()),
      first_slot_(first_slot),
      future_(SlotSet::range(first_slot, event_.slot_count())),
      is_must_(Event::index(event_.pair_count()), 0),
      tables_(Event::index(event_.venue_count())),
      interpreters_(event_.draft().interpreters.size()),
      taken_from_(is_must_.size(), none) {
  for (const int pair : musts) is_must_[Event::index(pair)] = 1;
  for (int slot = first_slot; slot < event_.slot_count(); ++slot) {
    for (int venue = 0; venue < event_.venue_count(); ++venue)
      if (state_.free_tables(slot, venue) > 0) tables_[Event::index(venue)].insert(slot);
    for (int row = 0; row < static_cast<int>(interpreters_.size()); ++row)
      if (static_cast<int>(state_.meetings_with(row, slot).size()) <
          event_.draft().interpreters[Event::index(row)].available[Event::index(slot)])
        interpreters_[Event::index(row)].insert(slot);
  }
  find_crowds();
}

void Repair::find_crowds() {
  for (int slot = first_slot_; slot < event_.slot_count(); ++slot) {
    for (int venue = 0; venue < event_.venue_count(); ++venue)
      if (state_.free_tables(slot, venue) < 0) crowds_.push_back({Kind::venue, venue, slot});
    for (int row = 0; row < static_cast<int>(interpreters_.size()); ++row)
      if (static_cast<int>(state_.meetings_with(row, slot).size()) >
          event_.draft().interpreters[Event::index(row)].available[Event::index(slot)])
        crowds_.push_back({Kind::interpreters, row, slot});
  }
  for (int who = 0; who < event_.participant_count(); ++who)
    for (int slot = first_slot_; slot < event_.slot_count(); ++slot)
      if (state_.meetings_in(who, slot) > event_.participant(who).present[Event::index(slot)])
        crowds_.push_back({Kind::participant, who, slot});
}

bool Repair::is_crowded_in_many_ways() const {
  return std::ranges::any_of(crowds_, [&](const Crowd& one) { return one.kind != crowds_.front().kind; });
}

std::vector<int> Repair::overfull() const {
  for (const Crowd& crowd : crowds_) {
    --looks_left_;
    const auto slot = Event::index(crowd.slot);
    if (crowd.kind == Kind::venue && state_.free_tables(crowd.slot, crowd.number) < 0) {
      const auto meetings = state_.meetings_at_venue(crowd.slot, crowd.number);
      return {meetings.begin(), meetings.end()};
    }
    if (crowd.kind == Kind::interpreters) {
      const auto meetings = state_.meetings_with(crowd.number, crowd.slot);
      if (static_cast<int>(meetings.size()) > event_.draft().interpreters[Event::index(crowd.number)].available[slot])
        return {meetings.begin(), meetings.end()};
    }
    if (crowd.kind == Kind::participant &&
        state_.meetings_in(crowd.number, crowd.slot) > event_.participant(crowd.number).present[slot])
      return state_.meetings_at(crowd.number, crowd.slot);
  }
  return {};
}

bool Repair::have_room(const std::vector<int>& open) const {
  int tables = -static_cast<int>(open.size());
  for (int slot = first_slot_; slot < event_.slot_count(); ++slot)
    for (int venue = 0; venue < event_.venue_count(); ++venue) tables += state_.free_tables(slot, venue);
  if (tables < 0) return false;
  for (int row = 0; row < static_cast<int>(interpreters_.size()); ++row) {
    auto left = -std::ranges::count_if(open, [&](int pair) { return event_.pair(pair).interpreters == row; });
    for (int slot = first_slot_; slot < event_.slot_count(); ++slot)
      left += event_.draft().interpreters[Event::index(row)].available[Event::index(slot)] -
              static_cast<int>(state_.meetings_with(row, slot).size());
    if (left < 0) return false;
  }
  for (const int pair : open)
    for (const int who : {event_.pair(pair).first, event_.pair(pair).second}) {
      auto left = -std::ranges::count_if(
          open, [&](int one) { return event_.pair(one).first == who || event_.pair(one).second == who; });
      for (int slot = first_slot_; slot < event_.slot_count(); ++slot)
        left += event_.participant(who).present[Event::index(slot)] - state_.meetings_in(who, slot);
      if (left < 0) return false;
    }
  return true;
}

void Repair::update_room(int pair, Seat seat) {
  if (seat.slot < first_slot_) return;
  SlotSet& tables = tables_[Event::index(seat.venue)];
  if (state_.free_tables(seat.slot, seat.venue) > 0)
    tables.insert(seat.slot);
  else
    tables.erase(seat.slot);
  const int row = event_.pair(pair).interpreters;
  if (row == none) return;
  SlotSet& interpreters = interpreters_[Event::index(row)];
  if (static_cast<int>(state_.meetings_with(row, seat.slot).size()) <
      event_.draft().interpreters[Event::index(row)].available[Event::index(seat.slot)])
    interpreters.insert(seat.slot);
  else
    interpreters.erase(seat.slot);
}

void Repair::seat(int pair, int slot, int venue) {
  state_.seat(pair, slot, venue);
  update_room(pair, {slot, venue});
}

void Repair::unseat(int pair) {
  const Seat seat = state_.seat_of(pair);
  state_.unseat(pair);
  update_room(pair, seat);
}

bool Repair::is_movable(int pair) const {
  return state_.seat_of(pair).slot >= first_slot_ && event_.lock_of(pair) == nullptr;
}

std::int64_t Repair::worth(int pair) const { return event_.pair(pair).weight + (is_must(pair) ? priceless : 0); }

void Repair::sort_by_worth(std::vector<int>& pairs) const {
  std::ranges::sort(pairs, [&](int a, int b) { return std::tuple(-worth(a), a) < std::tuple(-worth(b), b); });
}

/// The slots in which a venue has a table for the pair, and neither is already there alone in another meeting.
SlotSet Repair::open_slots(int pair, int venue) const {
  const Pair& both = event_.pair(pair);
  if (!contains(event_.possible_venues(pair), venue)) return {};
  SlotSet slots = event_.possible_slots(pair) & tables_[Event::index(venue)];
  if (both.interpreters != none) slots = slots & interpreters_[Event::index(both.interpreters)];
  for (const int who : {both.first, both.second})
    if (event_.is_alone(who)) slots = slots - state_.busy(who);
  return slots;
}

/// How many slots and venues a pair could take now, counted up to `count_max`.
int Repair::free_places(int pair, int count_max) const {
  int count = 0;
  any_free_place(pair, [&](int, int) { return ++count >= count_max; });
  return count;
}

bool Repair::seat_freely(int pair) {
  return any_free_place(pair, [&](int slot, int) {
    seat(pair, slot, state_.free_venue(pair, slot));
    return true;
  });
}

std::size_t Repair::hardest(const std::vector<int>& open) const {
  std::size_t best = 0;
  int fewest = no_limit;
  for (std::size_t at = 0; at < open.size() && fewest > 0; ++at) {
    const int places = free_places(open[at], std::min(fewest, 8));
    if (places >= fewest) continue;
    fewest = places;
    best = at;
  }
  return best;
}

bool Repair::seat_all(std::vector<int> open, int ejections) {
  if (--looks_left_ <= 0) return false;
  if (const auto crowd = overfull(); !crowd.empty()) return make_room(std::move(open), crowd, ejections);
  if (open.empty()) return true;
  const std::size_t at = hardest(open);
  const int pair = open[at];
  open.erase(open.begin() + static_cast<std::ptrdiff_t>(at));
  return put(pair, open, ejections);
}

bool Repair::make_room(std::vector<int> open, std::vector<int> crowd, int ejections) {
  // Those that find another place at once, and weigh least, are tried first.
  std::erase_if(crowd, [&](int pair) { return !is_movable(pair); });
  std::vector<std::tuple<bool, std::int64_t, int>> order;
  order.reserve(crowd.size());
  for (const int pair : crowd) order.emplace_back(!has_free_place(pair), worth(pair), pair);
  std::ranges::sort(order);
  for (const auto& [stays, weight, pair] : order) {
    const Seat seat_before = state_.seat_of(pair);
    unseat(pair);
    open.push_back(pair);
    if (seat_all(open, ejections)) return true;
    open.pop_back();
    seat(pair, seat_before.slot, seat_before.venue);
    if (is_exhausted()) return false;
  }
  return false;
}

bool Repair::put(int pair, const std::vector<int>& open, int ejections) {
  const bool in_a_free_place = any_free_place(pair, [&](int slot, int venue) {
    if (is_exhausted()) return false;
    looks_left_ -= 4;
    seat(pair, slot, venue);
    if (seat_all(open, ejections)) return true;
    unseat(pair);
    return false;
  });
  if (in_a_free_place || ejections == 0) return in_a_free_place;
  for (int slot = first_slot_; slot < event_.slot_count(); ++slot) {
    if (!event_.possible_slots(pair).contains(slot)) continue;
    for (int venue = 0; venue < event_.venue_count(); ++venue) {
      if (is_exhausted()) return false;
      if (!event_.is_possible(pair, slot, venue) || state_.is_free(pair, slot, venue)) continue;
      if (force(pair, slot, venue, open, ejections)) return true;
    }
  }
  return false;
}

/// Seats a pair at one place by ejecting what stands there.
bool Repair::force(int pair, int slot, int venue, std::vector<int> open, int ejections) {
  // To list all that stands in the way costs about as much as so many looks.
  looks_left_ -= 16;
  if (is_exhausted()) return false;
  const auto blocks = state_.blocks(pair, slot, venue);
  if (blocks.empty()) {
    seat(pair, slot, venue);
    if (seat_all(std::move(open), ejections)) return true;
    unseat(pair);
    return false;
  }
  if (ejections == 0) return false;
  for (const int other : blocks.front().meetings) {
    if (!is_movable(other)) continue;
    const Seat seat_before = state_.seat_of(other);
    unseat(other);
    looks_left_ -= 4;
    open.push_back(other);
    if (force(pair, slot, venue, open, ejections - 1)) return true;
    open.pop_back();
    seat(other, seat_before.slot, seat_before.venue);
    if (is_exhausted()) return false;
  }
  return false;
}

}  // namespace zubia::meetings
