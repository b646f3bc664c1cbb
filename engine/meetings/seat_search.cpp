#include "engine/meetings/seat_search.hpp"

#include <algorithm>
#include <cmath>

#include "engine/meetings/plan_value.hpp"

namespace zubia::meetings {
namespace {

constexpr std::int64_t priceless = std::int64_t{1} << 40;
constexpr std::int64_t look_every = 256;  // steps between two looks at whether to go on

}  // namespace

SeatSearch::SeatSearch(const Event& event, Seed seed, std::uint64_t stream)
    : event_(event),
      state_(event),
      random_(seed, stream),
      penalty_(Event::index(event.pair_count()), 1),
      waiting_at_(penalty_.size(), none) {
  for (int who = 0; who < event.participant_count(); ++who)
    value_ -= std::int64_t{event.rules().shortfall_price} * event.participant(who).meetings_min;
}

void SeatSearch::seat(int pair, int slot, int venue) {
  value_ += worth_of(state_, pair);
  share_balance_ += event_.share_balance_of(pair);
  if (records_) changes_.push_back({pair, {}});
  state_.seat(pair, slot, venue);
}

void SeatSearch::unseat(int pair) {
  value_ -= worth_of(state_, pair);
  share_balance_ -= event_.share_balance_of(pair);
  if (records_) changes_.emplace_back(pair, state_.seat_of(pair));
  state_.unseat(pair);
}

void SeatSearch::wait(int pair) {
  waiting_at_[Event::index(pair)] = static_cast<int>(waiting_.size());
  waiting_.push_back(pair);
}

void SeatSearch::stop_waiting(int pair) {
  const int at = waiting_at_[Event::index(pair)];
  if (at == none) return;
  waiting_[Event::index(at)] = waiting_.back();
  waiting_at_[Event::index(waiting_.back())] = at;
  waiting_.pop_back();
  waiting_at_[Event::index(pair)] = none;
}

std::int64_t SeatSearch::price(int pair, bool by_value) const {
  if (event_.lock_of(pair) != nullptr) return priceless;
  if (!by_value) return penalty_[Event::index(pair)];
  return event_.must_be_seated(pair) ? priceless / 4 : worth_of(state_, pair);
}

/// Of many meetings some at random are looked at.
int SeatSearch::cheapest_of(std::span<const int> meetings, bool by_value, const Option& option) {
  int best = none;
  const std::size_t tries = std::min<std::size_t>(meetings.size(), 12);
  const std::size_t from = meetings.empty() ? 0 : random_.below(meetings.size());
  for (std::size_t at = 0; at < tries; ++at) {
    const int one = meetings[(from + at) % meetings.size()];
    if (std::ranges::find(option.victims, one) != option.victims.end()) continue;
    if (best == none || price(one, by_value) < price(best, by_value)) best = one;
  }
  return best;
}

bool SeatSearch::add_victims(int pair, int slot, int venue, bool by_value, Option& option) {
  const Pair& both = event_.pair(pair);
  const auto take = [&](int victim) {
    if (victim == none || price(victim, by_value) >= priceless) return false;
    option.victims.push_back(victim);
    option.cost += price(victim, by_value);
    return true;
  };
  const auto gone = [&](auto stands) { return static_cast<int>(std::ranges::count_if(option.victims, stands)); };
  for (const int who : {both.first, both.second}) {
    const int excess = state_.meetings_in(who, slot) + 1 - event_.participant(who).present[Event::index(slot)];
    if (excess <= 0) continue;
    if (gone([&](int one) { return event_.pair(one).first == who || event_.pair(one).second == who; }) > 0) continue;
    const int known = event_.is_alone(who) ? state_.meeting_at(who, slot) : none;
    if (!take(known != none ? known : cheapest_of(state_.meetings_at(who, slot), by_value, option))) return false;
  }
  const auto at_venue = gone([&](int one) { return state_.seat_of(one).venue == venue; });
  if (state_.free_tables(slot, venue) + at_venue <= 0 &&
      !take(cheapest_of(state_.meetings_at_venue(slot, venue), by_value, option)))
    return false;
  if (both.interpreters == none) return true;
  const auto interpreted = state_.meetings_with(both.interpreters, slot);
  const int available = event_.draft().interpreters[Event::index(both.interpreters)].available[Event::index(slot)];
  const auto freed = gone([&](int one) { return event_.pair(one).interpreters == both.interpreters; });
  return static_cast<int>(interpreted.size()) - freed < available || take(cheapest_of(interpreted, by_value, option));
}

SeatSearch::Option SeatSearch::cheapest(int pair, bool by_value) {
  Option best;
  best.cost = priceless;
  std::uint64_t equals = 0;
  event_.possible_slots(pair).for_each([&](int slot) {
    for (int venue = 0; venue < event_.venue_count(); ++venue) {
      if (!event_.is_possible(pair, slot, venue)) continue;
      Option option{slot, venue, 0, {}};
      if (!add_victims(pair, slot, venue, by_value, option) || option.cost > best.cost) continue;
      equals = option.cost < best.cost ? 1 : equals + 1;
      if (random_.below(equals) == 0) best = std::move(option);
    }
  });
  return best;
}

/// Makes room and seats the pair. What else stands in the way (maxima, rows, changes of venue, precedences) goes too.
bool SeatSearch::insert(int pair, const Option& option, std::vector<int>& unseated) {
  const auto remove = [&](int victim) {
    unseat(victim);
    unseated.push_back(victim);
  };
  for (const int victim : option.victims) remove(victim);
  for (int round = 0; round < 8 && !state_.is_free(pair, option.slot, option.venue); ++round) {
    for (const Block& block : state_.blocks(pair, option.slot, option.venue)) {
      const int victim = cheapest_of(block.meetings, true, {});
      if (victim == none || price(victim, true) >= priceless) return false;
      if (state_.is_seated(victim)) remove(victim);
      break;
    }
  }
  if (!state_.is_free(pair, option.slot, option.venue)) return false;
  seat(pair, option.slot, option.venue);
  return true;
}

bool SeatSearch::seat_anywhere(int pair) {
  int found = none;
  int room = 0;
  std::uint64_t equals = 0;
  event_.possible_slots(pair).for_each([&](int slot) {
    const int venue = state_.free_venue(pair, slot);
    if (venue == none) return;
    const int here = state_.free_tables(slot, venue);
    if (here < room) return;
    equals = here > room ? 1 : equals + 1;
    room = here;
    if (random_.below(equals) == 0) found = slot;
  });
  if (found == none) return false;
  seat(pair, found, state_.free_venue(pair, found));
  return true;
}

void SeatSearch::restore(const std::vector<Seat>& seats) {
  for (std::size_t pair = 0; pair < seats.size(); ++pair)
    if (const Seat now = state_.seat_of(static_cast<int>(pair)); now.is_taken() && now != seats[pair])
      unseat(static_cast<int>(pair));
  for (std::size_t pair = 0; pair < seats.size(); ++pair)
    if (seats[pair].is_taken() && !state_.is_seated(static_cast<int>(pair)))
      seat(static_cast<int>(pair), seats[pair].slot, seats[pair].venue);
}

std::int64_t SeatSearch::colour(const Selection& selection, std::int64_t steps, const Progress& progress) {
  // Locked meetings first, then those with the fewest slots.
  std::vector<int> order;
  for (int pair = 0; pair < event_.pair_count(); ++pair)
    if (selection.is_chosen[Event::index(pair)] != 0) order.push_back(pair);
  std::ranges::stable_sort(
      order, {}, [&](int pair) { return event_.lock_of(pair) != nullptr ? -1 : event_.possible_slots(pair).size(); });
  for (const int pair : order) {
    const int slot = selection.slots.empty() ? none : selection.slots[Event::index(pair)];
    const int venue = slot == none ? none : state_.free_venue(pair, slot);
    if (venue != none) seat(pair, slot, venue);
  }
  for (const int pair : order)
    if (!state_.is_seated(pair) && !seat_anywhere(pair)) wait(pair);
  std::size_t fewest = waiting_.size();
  std::vector<Seat> best = state_.seats();
  std::int64_t spent = 0;
  for (; !waiting_.empty() && spent < steps; ++spent) {
    if (spent % look_every == 0 && progress.cancelled()) break;
    const int pair = waiting_[random_.below(waiting_.size())];
    const Option option = cheapest(pair, false);
    if (option.slot == none) continue;
    std::vector<int> unseated;
    stop_waiting(pair);
    if (!insert(pair, option, unseated)) wait(pair);
    for (const int victim : unseated) {
      ++penalty_[Event::index(victim)];
      if (!seat_anywhere(victim)) wait(victim);
    }
    if (waiting_.size() < fewest) {
      fewest = waiting_.size();
      if (fewest < 64 || fewest % 64 == 0) best = state_.seats();
    }
  }
  if (!waiting_.empty()) restore(best);
  waiting_.clear();
  std::ranges::fill(waiting_at_, none);
  return spent;
}

bool SeatSearch::try_improvement(int pair, double temperature) {
  const std::int64_t before = value_;
  const std::int64_t share_before = share_balance_;
  const Option option = cheapest(pair, true);
  if (option.slot == none || option.cost >= priceless / 8) return false;
  changes_.clear();
  records_ = true;
  std::vector<int> unseated;
  bool is_kept = insert(pair, option, unseated);
  std::ranges::sort(unseated, std::greater{}, [&](int one) { return event_.pair(one).weight; });
  std::vector<int> left;
  for (const int victim : unseated)
    if (!seat_anywhere(victim)) left.push_back(victim);
  records_ = false;
  for (const int one : left) is_kept = is_kept && !event_.must_be_seated(one);
  const auto loss = static_cast<double>(before - value_);
  is_kept = is_kept && (share_balance_ >= 0 || share_balance_ >= share_before) &&
            (loss <= 0 || random_.unit() < std::exp(-loss / temperature));
  if (is_kept) {
    stop_waiting(pair);
    for (const int one : left) wait(one);
    return true;
  }
  for (auto change = changes_.rbegin(); change != changes_.rend(); ++change) {
    if (change->second.is_taken())
      seat(change->first, change->second.slot, change->second.venue);
    else
      unseat(change->first);
  }
  return false;
}

std::int64_t SeatSearch::improve(std::int64_t steps, std::int64_t enough, Standing& standing) {
  for (int pair = 0; pair < event_.pair_count(); ++pair)
    if (!state_.is_seated(pair) && !event_.possible_slots(pair).empty()) wait(pair);
  std::vector<Seat> best = state_.seats();
  std::int64_t best_value = value_;
  bool best_kept = is_allowed();
  if (best_kept) standing.found(value_);
  std::int64_t since = 0;
  std::int64_t spent = 0;
  for (; !waiting_.empty() && spent < steps; ++spent) {
    if (spent % look_every == 0 && standing.progress().cancelled()) break;
    if (value_ >= enough && is_allowed()) break;
    const double left = 1.0 - static_cast<double>(spent) / static_cast<double>(steps);
    const double temperature = 0.05 + 6.0 * left * left;
    try_improvement(waiting_[random_.below(waiting_.size())], temperature);
    // Copies are dear in a large event: the best is kept when it has stood for a while, and at the end.
    ++since;
    const bool is_better = value_ > best_value || !best_kept;
    if (is_better && keeps_share() && (since > event_.pair_count() / 64 || spent + 1 == steps)) {
      if (best_kept || seats_all_it_must()) {
        best = state_.seats();
        best_value = value_;
        best_kept = true;
        standing.found(value_);
      }
      since = 0;
    }
  }
  if (value_ < best_value || !keeps_share()) restore(best);
  if (is_allowed()) standing.found(value_);
  waiting_.clear();
  std::ranges::fill(waiting_at_, none);
  return spent;
}

bool SeatSearch::seats_all_it_must() const {
  for (int pair = 0; pair < event_.pair_count(); ++pair)
    if (event_.must_be_seated(pair) && !state_.is_seated(pair)) return false;
  return true;
}

}  // namespace zubia::meetings
