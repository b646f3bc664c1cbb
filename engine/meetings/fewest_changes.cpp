#include "engine/meetings/fewest_changes.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <optional>

#include "engine/meetings/plan_value.hpp"
#include "engine/meetings/slot_indexed_model.hpp"

namespace zubia::meetings {
namespace {

/// A pair that may be seated from the first slot on.
enum class Claim { must, announced, extra };
struct Demand {
  int pair = 0;
  Claim claim = Claim::announced;
};

bool has_future(const Event& event, int pair, int first_slot) {
  return !(event.possible_slots(pair) & SlotSet::range(first_slot, event.slot_count())).empty();
}

/// Every pair that is announced for the future or a must, and, where the share is asked for, those that can help it.
std::vector<Demand> demands_of(const PlanState& before, const ReplanOptions& options, ShareRule share) {
  const Event& event = before.event();
  std::vector<char> is_must(Event::index(event.pair_count()), 0);
  for (const int pair : options.musts) is_must[Event::index(pair)] = 1;
  std::vector<Demand> demands;
  for (int pair = 0; pair < event.pair_count(); ++pair) {
    const bool is_announced = before.is_seated(pair);
    if (is_announced && before.seat_of(pair).slot < options.first_slot) continue;
    const Pair& both = event.pair(pair);
    if (is_must[Event::index(pair)] != 0)
      demands.push_back({pair, Claim::must});
    else if (is_announced)
      demands.push_back({pair, Claim::announced});
    else if (share == ShareRule::kept && both.is_cross_border && both.weight > 0 &&
             has_future(event, pair, options.first_slot))
      demands.push_back({pair, Claim::extra});
  }
  return demands;
}

std::vector<int> pairs_of(const std::vector<Demand>& demands) {
  std::vector<int> pairs;
  pairs.reserve(demands.size());
  for (const Demand& demand : demands) pairs.push_back(demand.pair);
  return pairs;
}

/// The meetings that nobody can move any more.
PlanState past_of(const PlanState& before, int first_slot) {
  PlanState past(before.event());
  for (const Meeting& meeting : before.plan().meetings)
    if (meeting.slot < first_slot) past.seat(meeting.pair, meeting.slot, meeting.venue);
  return past;
}

/// The slot-indexed programme with a variable more for each demand: it has no seat.
class ChangesModel {
 public:
  ChangesModel(const PlanState& before, const ReplanOptions& options, ShareRule share, int nodes_max)
      : before_(before),
        past_(past_of(before, options.first_slot)),
        demands_(demands_of(before, options, share)),
        nodes_max_(nodes_max) {
    const SlotIndexedModel whole(past_, pairs_of(demands_), options.first_slot);
    programme_ = whole.programme();
    choices_.assign(whole.choices().begin(), whole.choices().end());
    if (share == ShareRule::left_out && whole.share_row() != none)
      programme_.rows[Event::index(whole.share_row())].least = -unlimited;
    for (std::size_t at = 0; at < demands_.size(); ++at) {
      const bool is_bound =
          demands_[at].claim == Claim::announced && before.event().lock_of(demands_[at].pair) != nullptr;
      LinearRow& row = programme_.rows[at];
      row.least = row.most = 1;
      lost_.push_back(programme_.add_variable(0, 0, is_bound ? 0 : 1));
      row.variables.push_back(lost_.back());
      row.coefficients.push_back(1);
    }
  }

  /// What has to be bettered from now on.
  void know(const PlanState& now) {
    best_.emplace(programme_.gains.size(), 0.0);
    auto& values = *best_;
    for (std::size_t at = 0; at < choices_.size(); ++at)
      if (now.seat_of(choices_[at].pair) == Seat{choices_[at].slot, choices_[at].venue}) values[at] = 1;
    for (std::size_t at = 0; at < demands_.size(); ++at)
      if (!now.is_seated(demands_[at].pair)) values[Event::index(lost_[at])] = 1;
  }

  /// The answer after all four questions, or the best known.
  FewestChanges answer() {
    const auto is_must = [](const Demand& one) { return one.claim == Claim::must ? 1 : 0; };
    const auto is_announced = [](const Demand& one) { return one.claim == Claim::announced ? 1 : 0; };
    const auto weight = [&](const Demand& one) { return is_announced(one) * event().pair(one.pair).weight; };
    const bool is_settled = fewest_lost(is_must) && fewest_lost(is_announced) && fewest_lost(weight) && fewest_moved();
    FewestChanges fewest{.is_found = best_.has_value(), .is_proven = is_settled || is_impossible_};
    if (!best_) return fewest;
    fewest.seats = past_.seats();
    for (std::size_t at = 0; at < choices_.size(); ++at)
      if ((*best_)[at] > 0.5) fewest.seats[Event::index(choices_[at].pair)] = {choices_[at].slot, choices_[at].venue};
    for (const Demand& one : demands_) {
      const Seat now = fewest.seats[Event::index(one.pair)];
      if (before_.is_seated(one.pair) && now.is_taken() && now != before_.seat_of(one.pair)) ++fewest.moved;
      if (now.is_taken()) continue;
      fewest.missed += is_must(one);
      fewest.cancelled += is_announced(one);
      fewest.cancelled_weight += weight(one);
    }
    return fewest;
  }

 private:
  const Event& event() const { return before_.event(); }

  template <class Cost>
  bool fewest_lost(Cost cost) {
    std::vector<double> costs(programme_.gains.size(), 0.0);
    for (std::size_t at = 0; at < demands_.size(); ++at) costs[Event::index(lost_[at])] = cost(demands_[at]);
    return lower(costs);
  }

  /// Where as few are moved, the fewer are seated that nobody announced the better: who gets those is for `replan`.
  bool fewest_moved() {
    const auto is_extra = [](const Demand& one) { return one.claim == Claim::extra; };
    const auto extras = static_cast<double>(std::ranges::count_if(demands_, is_extra));
    std::vector<double> costs(programme_.gains.size(), 0.0);
    for (std::size_t at = 0; at < choices_.size(); ++at) {
      const Seat announced = before_.seat_of(choices_[at].pair);
      if (announced.is_taken() && announced != Seat{choices_[at].slot, choices_[at].venue}) costs[at] = extras + 1;
    }
    for (std::size_t at = 0; at < demands_.size(); ++at)
      if (is_extra(demands_[at])) costs[Event::index(lost_[at])] = -1;
    return lower(costs);
  }

  /// Finds the plan of least cost, which no later question may exceed. False where that is not proven.
  bool lower(const std::vector<double>& costs) {
    const double known = best_ ? cost_of_best(costs) : unlimited;
    // Nothing costs less than what costs nothing, unless some of it is wished for.
    bool is_proven = known == 0 && std::ranges::all_of(costs, [](double cost) { return cost >= 0; });
    if (!is_proven) {
      for (std::size_t at = 0; at < costs.size(); ++at) programme_.gains[at] = -costs[at];
      const LinearSolution found = solve_whole(programme_, nodes_max_, -known);
      // What is as good is known already, and better for the questions that follow.
      if (found.is_feasible && -found.gain < known - 0.5) best_ = found.values;
      is_impossible_ = !best_ && found.is_optimal;
      is_proven = found.is_optimal;
    }
    if (!best_) return false;
    LinearRow limit{{}, {}, -unlimited, std::round(cost_of_best(costs))};
    for (std::size_t at = 0; at < costs.size(); ++at) {
      if (costs[at] == 0) continue;
      limit.variables.push_back(static_cast<int>(at));
      limit.coefficients.push_back(costs[at]);
    }
    programme_.rows.push_back(std::move(limit));
    return is_proven;
  }

  double cost_of_best(const std::vector<double>& costs) const {
    double cost = 0;
    for (std::size_t at = 0; at < costs.size(); ++at) cost += costs[at] * (*best_)[at];
    return cost;
  }

  const PlanState& before_;
  PlanState past_;
  std::vector<Demand> demands_;
  int nodes_max_;
  LinearProgramme programme_;
  std::vector<Meeting> choices_;
  std::vector<int> lost_;                    // by demand, its variable
  std::optional<std::vector<double>> best_;  // the best solution known
  bool is_impossible_ = false;
};

}  // namespace

FewestChanges fewest_changes(const PlanState& before, const PlanState& now, const ReplanOptions& options,
                             ShareRule share, int nodes_max) {
  ChangesModel model(before, options, share, nodes_max);
  if (share == ShareRule::left_out || share_balance(now) >= 0) model.know(now);
  return model.answer();
}

std::size_t choices_of_changes(const PlanState& before, const ReplanOptions& options, ShareRule share) {
  const Event& event = before.event();
  const SlotSet future = SlotSet::range(options.first_slot, event.slot_count());
  std::size_t choices = 0;
  for (const Demand& one : demands_of(before, options, share))
    choices += static_cast<std::size_t>((event.possible_slots(one.pair) & future).size() *
                                        std::popcount(event.possible_venues(one.pair)));
  return choices;
}

}  // namespace zubia::meetings
