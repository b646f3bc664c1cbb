#include "engine/meetings/price_bound.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

#include "engine/meetings/selection.hpp"

namespace zubia::meetings {
namespace {

constexpr int patience = 10;  // rounds without a better bound before the steps are halved

/// Prices of one kind of thing, of which there is so much, and how much of it the pairs take at these prices.
struct Priced {
  std::vector<double> price;
  std::vector<int> supply;
  std::vector<int> taken;

  void offer(int amount) {
    price.push_back(0.0);
    supply.push_back(amount);
    taken.push_back(0);
  }

  double worth() const {
    double sum = 0;
    for (std::size_t at = 0; at < price.size(); ++at) sum += price[at] * supply[at];
    return sum;
  }

  /// The square of what a step would change; what is free and not all taken stays as it is.
  double length() const {
    double sum = 0;
    for (std::size_t at = 0; at < price.size(); ++at) {
      const double excess = taken[at] - supply[at];
      if (excess > 0 || price[at] > 0) sum += excess * excess;
    }
    return sum;
  }

  void move(double step) {
    for (std::size_t at = 0; at < price.size(); ++at)
      price[at] = std::max(0.0, price[at] + step * (taken[at] - supply[at]));
  }
};

class Prices {
 public:
  explicit Prices(const Event& event) : event_(event), slots_(Event::index(event.slot_count())) {
    for (int who = 0; who < event.participant_count(); ++who) {
      totals_.offer(room_of(event, who));
      for (const int present : event.participant(who).present) people_.offer(present);
    }
    for (int venue = 0; venue < event.venue_count(); ++venue)
      for (const int count : event.venue(venue).tables) tables_.offer(count);
    for (const Interpreters& group : event.draft().interpreters)
      for (const int count : group.available) interpreters_.offer(count);
  }

  /// The bound at these prices; notes what the pairs take.
  double bound() {
    for (Priced* kind : kinds_) std::ranges::fill(kind->taken, 0);
    double sum = 0;
    for (const Priced* kind : kinds_) sum += kind->worth();
    for (int pair = 0; pair < event_.pair_count(); ++pair)
      if (!event_.possible_slots(pair).empty()) sum += take_best(pair);
    return sum;
  }

  void move(double excess_bound, double share) {
    double length = 0;
    for (const Priced* kind : kinds_) length += kind->length();
    if (length <= 0) return;
    const double step = share * excess_bound / length;
    for (Priced* kind : kinds_) kind->move(step);
  }

 private:
  std::size_t at(int thing, int slot) const { return Event::index(thing) * slots_ + Event::index(slot); }

  /// What the pair gains at its cheapest slot and venue; a pair that must be seated takes it at a loss too.
  double take_best(int pair) {
    const Pair& both = event_.pair(pair);
    double least = std::numeric_limits<double>::infinity();
    int best_slot = none;
    int best_venue = none;
    event_.possible_slots(pair).for_each([&](int slot) {
      double cost = people_.price[at(both.first, slot)] + people_.price[at(both.second, slot)];
      if (both.interpreters != none) cost += interpreters_.price[at(both.interpreters, slot)];
      for (int venue = 0; venue < event_.venue_count() && cost < least; ++venue) {
        if (!event_.is_possible(pair, slot, venue) || cost + tables_.price[at(venue, slot)] >= least) continue;
        least = cost + tables_.price[at(venue, slot)];
        best_slot = slot;
        best_venue = venue;
      }
    });
    const double gain =
        both.weight - totals_.price[Event::index(both.first)] - totals_.price[Event::index(both.second)] - least;
    if (gain <= 0 && !event_.must_be_seated(pair)) return 0;
    for (const int who : {both.first, both.second}) {
      ++totals_.taken[Event::index(who)];
      ++people_.taken[at(who, best_slot)];
    }
    ++tables_.taken[at(best_venue, best_slot)];
    if (both.interpreters != none) ++interpreters_.taken[at(both.interpreters, best_slot)];
    return gain;
  }

  const Event& event_;
  std::size_t slots_;
  Priced people_;  // by participant and slot
  Priced totals_;  // by participant
  Priced tables_;  // by venue and slot
  Priced interpreters_;
  Priced* kinds_[4] = {&people_, &totals_, &tables_, &interpreters_};
};

}  // namespace

std::int64_t price_bound(const Event& event, std::int64_t value, int rounds, const Progress& progress) {
  Prices prices(event);
  double least = std::numeric_limits<double>::infinity();
  double share = 1.0;
  int since = 0;
  for (int round = 0; round < rounds && !(round > 0 && progress.cancelled()); ++round) {
    const double here = prices.bound();
    if (here < least - 1e-3) {
      least = here;
      since = 0;
    } else if (++since >= patience) {
      share /= 2;
      since = 0;
    }
    if (least < static_cast<double>(value) + 1) break;
    prices.move(here - static_cast<double>(value), share);
  }
  // The sum of up to a million prices is off by much less than this.
  return static_cast<std::int64_t>(std::floor(least + 1e-4));
}

}  // namespace zubia::meetings
