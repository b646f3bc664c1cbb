#include "engine/meetings/comfort.hpp"

#include <algorithm>
#include <cmath>

namespace zubia::meetings {
namespace {

constexpr std::size_t chain_max = 24;

/// What the day of a participant costs.
std::int64_t discomfort_of_day(const PlanState& state, const ComfortPrices& prices, int participant, int number) {
  const Event& event = state.event();
  const Day& day = event.day(number);
  const SlotSet busy = state.busy(participant);
  std::int64_t cost = 0;
  int breaks = 0;
  int last = none;
  int place = none;
  for (int slot = day.first_slot; slot < day.first_slot + day.length; ++slot) {
    if (!busy.contains(slot)) continue;
    if (last != none && slot > last + 1) {
      cost += ++breaks > prices.breaks_max ? prices.one_break + prices.break_above_max : prices.one_break;
      for (int idle = last + 1; idle < slot; ++idle)
        if (event.participant(participant).present[Event::index(idle)] > 0) cost += prices.gap;
    }
    last = slot;
    const int here = event.is_alone(participant) ? state.place_of(participant, slot) : none;
    if (here == none) continue;
    if (place != none && place != here) cost += prices.change_of_venue;
    place = here;
  }
  return cost;
}

class Comfort {
 public:
  Comfort(PlanState& state, Seed seed, const ComfortPrices& prices)
      : state_(state), event_(state.event()), prices_(prices), random_(seed, 1'000'003) {
    for (int pair = 0; pair < event_.pair_count(); ++pair)
      if (state_.is_seated(pair) && event_.lock_of(pair) == nullptr) movable_.push_back(pair);
  }

  std::int64_t run(std::int64_t steps, const Progress& progress) {
    if (movable_.empty()) return 0;
    for (int who = 0; who < event_.participant_count(); ++who)
      for (int day = 0; day < event_.day_count(); ++day) cost_ += discomfort_of_day(state_, prices_, who, day);
    std::vector<Seat> best = state_.seats();
    std::int64_t least = cost_;
    std::int64_t spent = 0;
    std::int64_t since = 0;
    for (; spent < steps && least > 0; ++spent) {
      if (spent % 256 == 0 && progress.cancelled()) break;
      const double left = 1.0 - static_cast<double>(spent) / static_cast<double>(steps);
      step(1.0 + 60.0 * left * left);
      if (cost_ < least && (++since > event_.pair_count() / 16 || left < 0.02)) {
        least = cost_;
        best = state_.seats();
        since = 0;
      }
    }
    if (cost_ > least) restore(best);
    return spent;
  }

 private:
  void restore(const std::vector<Seat>& seats) {
    for (const int pair : movable_)
      if (state_.seat_of(pair) != seats[Event::index(pair)]) state_.unseat(pair);
    for (const int pair : movable_)
      if (!state_.is_seated(pair)) state_.seat(pair, seats[Event::index(pair)].slot, seats[Event::index(pair)].venue);
  }

  /// Adds the meeting and, from slot to slot, those that would be two in one; false where one cannot move.
  bool chain(int first, int from, int to) {
    chain_.assign(1, first);
    for (std::size_t at = 0; at < chain_.size(); ++at) {
      const int pair = chain_[at];
      const int target = state_.seat_of(pair).slot == from ? to : from;
      if (event_.lock_of(pair) != nullptr || !event_.possible_slots(pair).contains(target) || chain_.size() > chain_max)
        return false;
      for (const int who : {event_.pair(pair).first, event_.pair(pair).second}) {
        if (state_.meetings_in(who, target) < event_.participant(who).present[Event::index(target)]) continue;
        const int other =
            event_.is_alone(who) ? state_.meeting_at(who, target) : state_.meetings_at(who, target).front();
        if (std::ranges::find(chain_, other) == chain_.end()) chain_.push_back(other);
      }
    }
    return true;
  }

  std::int64_t discomfort(int one_day, int other_day) const {
    std::int64_t cost = 0;
    for (const int who : touched_) {
      cost += discomfort_of_day(state_, prices_, who, one_day);
      if (other_day != one_day) cost += discomfort_of_day(state_, prices_, who, other_day);
    }
    return cost;
  }

  void step(double temperature) {
    const int first = movable_[random_.below(movable_.size())];
    const int from = state_.seat_of(first).slot;
    const int to = static_cast<int>(random_.below(static_cast<std::uint64_t>(event_.slot_count())));
    if (to == from || !event_.possible_slots(first).contains(to) || !chain(first, from, to)) return;
    touched_.clear();
    for (const int pair : chain_)
      for (const int who : {event_.pair(pair).first, event_.pair(pair).second}) touched_.push_back(who);
    std::ranges::sort(touched_);
    touched_.erase(std::unique(touched_.begin(), touched_.end()), touched_.end());
    const int one_day = event_.day_of(from);
    const int other_day = event_.day_of(to);
    const std::int64_t before = discomfort(one_day, other_day);
    old_.clear();
    for (const int pair : chain_) {
      old_.push_back(state_.seat_of(pair));
      state_.unseat(pair);
    }
    std::size_t seated = 0;
    for (; seated < chain_.size(); ++seated) {
      const int target = old_[seated].slot == from ? to : from;
      int venue = old_[seated].venue;
      if (!state_.is_free(chain_[seated], target, venue)) venue = state_.free_venue(chain_[seated], target);
      if (venue == none) break;
      state_.seat(chain_[seated], target, venue);
    }
    if (seated == chain_.size()) {
      const std::int64_t change = discomfort(one_day, other_day) - before;
      if (change <= 0 || random_.unit() < std::exp(-static_cast<double>(change) / temperature)) {
        cost_ += change;
        return;
      }
    }
    for (std::size_t at = 0; at < seated; ++at) state_.unseat(chain_[at]);
    for (std::size_t at = 0; at < chain_.size(); ++at) state_.seat(chain_[at], old_[at].slot, old_[at].venue);
  }

  PlanState& state_;
  const Event& event_;
  ComfortPrices prices_;
  RandomStream random_;
  std::vector<int> movable_;
  std::vector<int> chain_;
  std::vector<int> touched_;
  std::vector<Seat> old_;
  std::int64_t cost_ = 0;
};

}  // namespace

std::int64_t comfort(PlanState& state, Seed seed, std::int64_t steps, const Progress& progress,
                     const ComfortPrices& prices) {
  return Comfort(state, seed, prices).run(steps, progress);
}

}  // namespace zubia::meetings
