// How a repair seats one meeting at the price of another: the part of `Repair` that cancels.

#include <algorithm>
#include <tuple>

#include "engine/meetings/replan_repair.hpp"

namespace zubia::meetings {

std::vector<int> Repair::empty_crowds() {
  std::vector<int> left;
  for (auto crowd = overfull(); !crowd.empty(); crowd = overfull()) {
    std::erase_if(crowd, [&](int pair) { return !is_movable(pair); });
    if (crowd.empty()) break;
    const int leaves = *std::ranges::min_element(
        crowd, {}, [&](int pair) { return std::tuple(!has_free_place(pair), worth(pair), pair); });
    unseat(leaves);
    left.push_back(leaves);
  }
  return left;
}

void Repair::list_victims(const std::vector<int>& open) {
  by_worth_ = open;
  for (int pair = 0; pair < event_.pair_count(); ++pair)
    if (is_movable(pair)) by_worth_.push_back(pair);
  std::ranges::sort(by_worth_, [&](int a, int b) { return std::tuple(worth(a), a) < std::tuple(worth(b), b); });
}

/// Whether a pair without a seat would fit where another sits, if that one went.
bool Repair::can_take_seat(int pair, int other) {
  const Seat there = state_.seat_of(other);
  if (!event_.possible_slots(pair).contains(there.slot)) return false;
  const Pair& both = event_.pair(pair);
  const Pair& leaving = event_.pair(other);
  for (const int who : {both.first, both.second}) {
    const int leaves = leaving.first == who || leaving.second == who ? 1 : 0;
    if (state_.meetings_in(who, there.slot) - leaves >= event_.participant(who).present[Event::index(there.slot)])
      return false;
  }
  if (!event_.is_possible(pair, there.slot, there.venue)) return false;
  looks_left_ -= 4;
  state_.unseat(other);
  const bool fits = state_.is_free(pair, there.slot, there.venue);
  state_.seat(other, there.slot, there.venue);
  return fits;
}

bool Repair::may_be_victim(int pair, int of, Victims victims) const {
  if (is_must(pair) || !state_.is_seated(pair) || !is_movable(pair)) return false;
  if (victims == Victims::not_cross_border) return !event_.pair(pair).is_cross_border;
  return victims == Victims::worth_less && worth(pair) < worth(of);
}

/// Whether a seated pair could sit elsewhere.
bool Repair::has_other_place(int pair) {
  const Seat here = state_.seat_of(pair);
  unseat(pair);
  const bool has_other = any_free_place(pair, [&](int slot, int venue) { return Seat{slot, venue} != here; });
  seat(pair, here.slot, here.venue);
  return has_other;
}

/// Each of the chain that ends with `last` takes the seat of the next; `last` goes to a free place, or has none. Where
/// that does not work, because one of them is in the way of another, nothing has changed.
bool Repair::shift(int last, bool to_a_free_place) {
  std::vector<int> chain;
  for (int one = last; one != none; one = taken_from_[Event::index(one)]) chain.push_back(one);
  std::ranges::reverse(chain);
  std::vector<Seat> seats;
  for (const int one : chain) {
    seats.push_back(state_.seat_of(one));
    if (seats.back().is_taken()) unseat(one);
  }
  std::size_t done = 0;
  for (; done + 1 < chain.size(); ++done) {
    const Seat next = seats[done + 1];
    --looks_left_;
    if (!state_.is_free(chain[done], next.slot, next.venue)) break;
    seat(chain[done], next.slot, next.venue);
  }
  if (done + 1 == chain.size() && (!to_a_free_place || seat_freely(last))) return true;
  for (std::size_t at = 0; at < done; ++at) unseat(chain[at]);
  for (std::size_t at = 0; at < chain.size(); ++at)
    if (seats[at].is_taken()) seat(chain[at], seats[at].slot, seats[at].venue);
  return false;
}

/// Queues whose seat `from` could take and nobody before could; the last one looked at is returned where it is
/// `lightest`, which nothing can better.
int Repair::reach(int pair, int from, int lightest, std::vector<int>& queue) {
  const Seat seat_before = state_.seat_of(from);
  if (seat_before.is_taken()) state_.unseat(from);
  int found = none;
  for (const int other : by_worth_) {
    if (is_exhausted()) break;
    if (other == from || other == pair || taken_from_[Event::index(other)] != none || !is_movable(other)) continue;
    if (!can_take_seat(from, other)) continue;
    taken_from_[Event::index(other)] = from;
    queue.push_back(other);
    if (other != lightest) continue;
    found = other;
    break;
  }
  looks_left_ -= static_cast<std::int64_t>(by_worth_.size() / 8);
  if (seat_before.is_taken()) state_.seat(from, seat_before.slot, seat_before.venue);
  return found;
}

Repair::Settled Repair::settle(int pair, Victims victims, bool chains) {
  if (seat_freely(pair)) return {true, none};
  const auto lightest_at = std::ranges::find_if(by_worth_, [&](int one) { return may_be_victim(one, pair, victims); });
  const int lightest = lightest_at == by_worth_.end() ? none : *lightest_at;
  if (lightest == none && (!chains || !have_room({pair}))) return {};
  const bool looks_for_places = chains && have_room({pair});
  std::vector<int> queue{pair};
  Settled settled;
  for (std::size_t at = 0; at < queue.size() && !is_exhausted() && !settled.is_seated; ++at) {
    const int from = queue[at];
    const std::size_t known = queue.size();
    const int best = reach(pair, from, looks_for_places ? none : lightest, queue);
    // A place that is free is better than any victim.
    for (std::size_t next = known; looks_for_places && next < queue.size() && !settled.is_seated; ++next)
      settled.is_seated = has_other_place(queue[next]) && shift(queue[next], true);
    if (best != none && shift(best, false)) settled = {true, best};
    if (!chains) break;
  }
  if (!settled.is_seated && lightest != none) {
    for (const int other : by_worth_) {
      if (victims == Victims::worth_less && worth(other) >= worth(pair)) break;
      if (other == pair || taken_from_[Event::index(other)] == none || !may_be_victim(other, pair, victims)) continue;
      if (!shift(other, false)) continue;
      settled = {true, other};
      break;
    }
  }
  for (const int one : queue) taken_from_[Event::index(one)] = none;
  return settled;
}

/// Seats a pair at a place, and takes out who has to leave for that, the least worth of each obstacle. Where that does
/// not do, nothing has changed.
std::optional<Repair::Evicted> Repair::evict(int pair, int slot, int venue) {
  Evicted out;
  while (!state_.is_free(pair, slot, venue)) {
    looks_left_ -= 8;
    const auto blocks = state_.blocks(pair, slot, venue);
    int victim = none;
    for (const int one : blocks.empty() ? std::vector<int>{} : blocks.front().meetings)
      if (is_movable(one) && !is_must(one) && (victim == none || worth(one) < worth(victim))) victim = one;
    if (victim == none) {
      for (const auto& [one, was] : out) seat(one, was.slot, was.venue);
      return std::nullopt;
    }
    out.emplace_back(victim, state_.seat_of(victim));
    unseat(victim);
  }
  seat(pair, slot, venue);
  return out;
}

std::vector<int> Repair::force_in(int pair) {
  Seat best;
  std::pair<std::size_t, std::int64_t> least;
  for (int slot = first_slot_; slot < event_.slot_count(); ++slot)
    for (int venue = 0; venue < event_.venue_count(); ++venue) {
      if (!event_.is_possible(pair, slot, venue)) continue;
      const auto out = evict(pair, slot, venue);
      if (!out) continue;
      std::pair<std::size_t, std::int64_t> cost(out->size(), 0);
      unseat(pair);
      for (const auto& [one, was] : *out) {
        cost.second += worth(one);
        seat(one, was.slot, was.venue);
      }
      if (best.is_taken() && cost >= least) continue;
      best = {slot, venue};
      least = cost;
    }
  std::vector<int> left;
  if (!best.is_taken()) return left;
  if (const auto out = evict(pair, best.slot, best.venue))
    for (const auto& [one, was] : *out) left.push_back(one);
  return left;
}

void Repair::restore(const std::vector<Seat>& seats) {
  for (int pair = 0; pair < event_.pair_count(); ++pair)
    if (state_.is_seated(pair) && state_.seat_of(pair) != seats[Event::index(pair)]) unseat(pair);
  for (int pair = 0; pair < event_.pair_count(); ++pair)
    if (const Seat was = seats[Event::index(pair)]; was.is_taken() && !state_.is_seated(pair))
      seat(pair, was.slot, was.venue);
}

void Repair::go_home(const PlanState& before) {
  std::vector<int> away;
  for (const int pair : by_worth_)
    if (is_movable(pair) && before.is_seated(pair) && before.seat_of(pair) != state_.seat_of(pair))
      away.push_back(pair);
  for (bool is_better = true; is_better && !away.empty();) {
    is_better = false;
    for (const int pair : away) {
      const Seat home = before.seat_of(pair);
      const Seat now = state_.seat_of(pair);
      if (now == home || home.slot < first_slot_) continue;
      unseat(pair);
      const bool fits = state_.is_free(pair, home.slot, home.venue);
      seat(pair, fits ? home.slot : now.slot, fits ? home.venue : now.venue);
      is_better = is_better || fits;
    }
  }
}

}  // namespace zubia::meetings
