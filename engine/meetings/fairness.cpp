#include "engine/meetings/fairness.hpp"

#include <algorithm>
#include <queue>
#include <utility>
#include <vector>

#include "engine/meetings/plan_value.hpp"

namespace zubia::meetings {
namespace {

constexpr int victims_max = 2;
/// Of a crowd that stands in the way, so many drawn ones are looked at.
constexpr std::size_t candidates_max = 32;

class Fairness {
 public:
  Fairness(PlanState& state, std::int64_t value_min, Seed seed)
      : state_(state), event_(state.event()), value_(value_of(state)), value_min_(value_min), random_(seed, 1'000'033) {
    for (int who = 0; who < event_.participant_count(); ++who) {
      std::vector<int> weights;
      for (const int pair : event_.pairs_of(who)) weights.push_back(event_.pair(pair).weight);
      std::ranges::sort(weights, std::greater{});
      std::int64_t best = 0;
      for (std::size_t at = 0; at < weights.size(); ++at)
        if (static_cast<int>(at) < event_.participant(who).meetings_max) best += weights[at];
      best_.push_back(best);
      obtained_.push_back(0);
    }
    for (int pair = 0; pair < event_.pair_count(); ++pair)
      if (state_.is_seated(pair)) count(pair, 1);
  }

  std::int64_t run(std::int64_t steps, const Progress& progress) {
    // The worst-served first; who cannot be helped is left, and looked at again when something of theirs has changed.
    for (int who = 0; who < event_.participant_count(); ++who) queue(who);
    std::int64_t spent = 0;
    while (!waiting_.empty() && spent < steps && !progress.cancelled()) {
      const auto [served, who] = waiting_.top();
      waiting_.pop();
      if (served == satisfaction(who) && served < 1.0) help(who, steps, spent);
    }
    return spent;
  }

 private:
  using Waiting = std::pair<double, int>;

  double satisfaction(int who) const {
    const auto best = static_cast<double>(best_[Event::index(who)]);
    return best > 0 ? static_cast<double>(obtained_[Event::index(who)]) / best : 1.0;
  }

  void queue(int who) { waiting_.emplace(satisfaction(who), who); }

  void count(int pair, int sign) {
    const Pair& both = event_.pair(pair);
    for (const int who : {both.first, both.second}) obtained_[Event::index(who)] += std::int64_t{sign} * both.weight;
    share_balance_ += std::int64_t{sign} * event_.share_balance_of(pair);
  }

  void seat(int pair, int slot, int venue) {
    value_ += worth_of(state_, pair);
    count(pair, 1);
    changes_.emplace_back(pair, Seat{});
    state_.seat(pair, slot, venue);
  }

  void unseat(int pair) {
    value_ -= worth_of(state_, pair);
    count(pair, -1);
    changes_.emplace_back(pair, state_.seat_of(pair));
    state_.unseat(pair);
  }

  void take_back() {
    const auto undone = std::exchange(changes_, {});
    for (auto change = undone.rbegin(); change != undone.rend(); ++change) {
      if (change->second.is_taken())
        seat(change->first, change->second.slot, change->second.venue);
      else
        unseat(change->first);
    }
    changes_.clear();
  }

  void help(int who, std::int64_t steps, std::int64_t& spent) {
    std::vector<int> wished;
    for (const int pair : event_.pairs_of(who))
      if (!state_.is_seated(pair) && !event_.possible_slots(pair).empty() && event_.pair(pair).weight > 0)
        wished.push_back(pair);
    std::ranges::stable_sort(wished, std::greater{}, [&](int pair) { return event_.pair(pair).weight; });
    for (const int pair : wished) {
      bool is_kept = false;
      event_.possible_slots(pair).for_each([&](int slot) {
        for (int venue = 0; venue < event_.venue_count() && !is_kept && spent < steps; ++venue) {
          if (!event_.is_possible(pair, slot, venue)) continue;
          ++spent;
          is_kept = attempt(pair, slot, venue);
        }
      });
      if (is_kept) return;
    }
  }

  /// Seats the pair here if that serves the worst-served better.
  bool attempt(int pair, int slot, int venue) {
    changes_.clear();
    const std::int64_t share_before = share_balance_;
    std::vector<int> victims;
    while (!state_.is_free(pair, slot, venue)) {
      const int victim = static_cast<int>(victims.size()) < victims_max ? victim_for(pair, slot, venue) : none;
      if (victim == none) {
        take_back();
        return false;
      }
      unseat(victim);
      victims.push_back(victim);
    }
    seat(pair, slot, venue);
    for (const int victim : victims) seat_anywhere(victim);
    const bool keeps_share = share_balance_ >= 0 || share_balance_ >= share_before;
    if (value_ < value_min_ || !keeps_share || !serves_the_worst_better()) {
      take_back();
      return false;
    }
    for (const int who : touched()) queue(who);
    return true;
  }

  /// Of the meetings that stand in the way, one of those who are served best.
  int victim_for(int pair, int slot, int venue) {
    const auto blocks = state_.blocks(pair, slot, venue);
    if (blocks.empty()) return none;
    int best = none;
    double best_served = -1;
    const auto& crowd = blocks.front().meetings;
    const bool draws = crowd.size() > candidates_max;
    for (std::size_t at = 0; at < std::min(crowd.size(), candidates_max); ++at) {
      const int one = crowd[draws ? random_.below(crowd.size()) : at];
      if (event_.must_be_seated(one)) continue;
      const double served = std::min(satisfaction(event_.pair(one).first), satisfaction(event_.pair(one).second));
      if (served < best_served) continue;
      if (served == best_served && random_.below(2) == 0) continue;
      best = one;
      best_served = served;
    }
    return best;
  }

  void seat_anywhere(int pair) {
    bool is_done = false;
    event_.possible_slots(pair).for_each([&](int slot) {
      const int venue = is_done ? none : state_.free_venue(pair, slot);
      if (venue == none) return;
      seat(pair, slot, venue);
      is_done = true;
    });
  }

  std::vector<int> touched() const {
    std::vector<int> people;
    for (const auto& [pair, seat] : changes_) {
      people.push_back(event_.pair(pair).first);
      people.push_back(event_.pair(pair).second);
    }
    std::ranges::sort(people);
    people.erase(std::unique(people.begin(), people.end()), people.end());
    return people;
  }

  bool serves_the_worst_better() const {
    double worst_before = 1.0;
    double worst_now = 1.0;
    for (const int who : touched()) {
      const auto best = static_cast<double>(best_[Event::index(who)]);
      if (best <= 0) continue;
      std::int64_t before = obtained_[Event::index(who)];
      for (const auto& [pair, seat] : changes_) {
        const Pair& both = event_.pair(pair);
        if (both.first == who || both.second == who) before += seat.is_taken() ? both.weight : -both.weight;
      }
      worst_before = std::min(worst_before, static_cast<double>(before) / best);
      worst_now = std::min(worst_now, satisfaction(who));
    }
    return worst_now > worst_before;
  }

  PlanState& state_;
  const Event& event_;
  std::int64_t value_;
  std::int64_t value_min_;
  std::int64_t share_balance_ = 0;
  RandomStream random_;
  std::vector<std::int64_t> best_;
  std::vector<std::int64_t> obtained_;
  std::vector<std::pair<int, Seat>> changes_;
  std::priority_queue<Waiting, std::vector<Waiting>, std::greater<>> waiting_;
};

}  // namespace

std::int64_t fairness(PlanState& state, std::int64_t value_min, Seed seed, std::int64_t steps,
                      const Progress& progress) {
  return Fairness(state, value_min, seed).run(steps, progress);
}

}  // namespace zubia::meetings
