#include "benchmarks/fewest_changes.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

#include "engine/meetings/slot_indexed_model.hpp"

namespace zubia::benchmarks {
namespace {

using namespace meetings;

/// Nodes of branch and cut that each question may take.
constexpr int nodes_max = 2'000;

/// One pair that is announced or a must.
struct Demand {
  int pair = 0;
  Seat announced = {};
  int weight = 0;
};

std::vector<Demand> demands_of(const Event& event, const Plan& announced, const std::vector<int>& musts) {
  const auto is_must = [&](int pair) { return std::ranges::find(musts, pair) != musts.end(); };
  const auto weight_of = [&](int pair) { return event.pair(pair).weight + (is_must(pair) ? weight_of_a_must : 0); };
  std::vector<Demand> demands;
  for (const Meeting& meeting : announced.meetings)
    demands.push_back({meeting.pair, {meeting.slot, meeting.venue}, weight_of(meeting.pair)});
  const std::vector<Seat> seats = seats_of(event, announced);
  for (const int pair : musts)
    if (!seats[Event::index(pair)].is_taken()) demands.push_back({pair, {}, weight_of(pair)});
  return demands;
}

bool is_past(const Demand& demand, int first_slot) {
  return demand.announced.is_taken() && demand.announced.slot < first_slot;
}

/// The event with those pairs alone, the past ones where they were.
EventDraft reduced(const Event& event, const std::vector<Demand>& demands, int first_slot) {
  EventDraft draft = event.draft();
  draft.pairs.clear();
  draft.precedences.clear();
  draft.rules.cross_border_share_min = 0;
  draft.rules.shortfall_price = 0;
  for (const Demand& demand : demands) {
    Pair pair = event.pair(demand.pair);
    if (is_past(demand, first_slot)) {
      pair.slots = SlotSet::only(demand.announced.slot);
      pair.venues = VenueSet{1} << static_cast<unsigned>(demand.announced.venue);
    } else {
      pair.slots = pair.slots & SlotSet::range(first_slot, event.slot_count());
    }
    draft.pairs.push_back(pair);
  }
  return draft;
}

/// The programme with a variable more for each demand: it is lost.
class ChangesModel {
 public:
  ChangesModel(const Event& event, const std::vector<Demand>& demands, int first_slot)
      : ChangesModel(SlotIndexedModel(PlanState(event), every_pair(event)), demands, first_slot) {}

  ChangesModel(const SlotIndexedModel& whole, const std::vector<Demand>& demands, int first_slot)
      : demands_(demands), programme_(whole.programme()), meetings_(whole.choices().begin(), whole.choices().end()) {
    for (std::size_t at = 0; at < demands.size(); ++at) {
      LinearRow& row = programme_.rows[at];
      row.least = row.most = 1;
      lost_.push_back(programme_.add_variable(0, 0, is_past(demands[at], first_slot) ? 0 : 1));
      row.variables.push_back(lost_.back());
      row.coefficients.push_back(1);
    }
  }

  /// The least of what each lost demand costs, which is also a limit from then on.
  template <class Cost>
  std::optional<long long> fewest_lost(Cost cost) {
    std::ranges::fill(programme_.gains, 0.0);
    LinearRow limit;
    for (std::size_t at = 0; at < demands_.size(); ++at) {
      programme_.gains[Event::index(lost_[at])] = -cost(demands_[at]);
      limit.variables.push_back(lost_[at]);
      limit.coefficients.push_back(cost(demands_[at]));
    }
    const auto least = solved();
    if (!least) return std::nullopt;
    limit.least = -1e30;
    limit.most = static_cast<double>(*least);
    programme_.rows.push_back(std::move(limit));
    return least;
  }

  std::optional<long long> fewest_moved() {
    std::ranges::fill(programme_.gains, 0.0);
    for (std::size_t at = 0; at < meetings_.size(); ++at) {
      const Meeting& meeting = meetings_[at];
      const Seat announced = demands_[Event::index(meeting.pair)].announced;
      if (announced.is_taken() && announced != Seat{meeting.slot, meeting.venue}) programme_.gains[at] = -1;
    }
    return solved();
  }

 private:
  std::optional<long long> solved() const {
    const LinearSolution found = solve_whole(programme_, nodes_max, -1e30);
    if (!found.is_optimal || !found.is_feasible) return std::nullopt;
    return std::llround(-found.gain);
  }

  const std::vector<Demand>& demands_;
  LinearProgramme programme_;
  std::vector<Meeting> meetings_;
  std::vector<int> lost_;
};

}  // namespace

FewestChanges fewest_changes(const Event& event, const Plan& announced, int first_slot, const std::vector<int>& musts) {
  const std::vector<Demand> demands = demands_of(event, announced, musts);
  FewestChanges fewest;
  const auto small = check_event(reduced(event, demands, first_slot));
  if (!small) return fewest;
  ChangesModel model(*small, demands, first_slot);
  const auto is_announced = [](const Demand& demand) { return demand.announced.is_taken(); };
  const bool has_new = !std::ranges::all_of(demands, is_announced);
  const auto missed = has_new ? model.fewest_lost([&](const Demand& demand) { return is_announced(demand) ? 0 : 1; })
                              : std::optional(0LL);
  if (!missed) return fewest;
  const auto cancelled = model.fewest_lost([&](const Demand& demand) { return is_announced(demand) ? 1 : 0; });
  if (!cancelled) return fewest;
  const auto weight = *cancelled == 0 ? cancelled : model.fewest_lost([&](const Demand& demand) {
    return is_announced(demand) ? demand.weight : 0;
  });
  if (!weight) return fewest;
  const auto moved = model.fewest_moved();
  if (!moved) return fewest;
  return {static_cast<int>(*cancelled), static_cast<int>(*missed), *weight, static_cast<int>(*moved), true};
}

}  // namespace zubia::benchmarks
