#include "engine/meetings/exact_polish.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>
#include <vector>

#include "engine/meetings/plan_value.hpp"
#include "engine/meetings/slot_indexed_model.hpp"
#include "engine/optimisation/split_programme.hpp"

namespace zubia::meetings {
namespace {

constexpr std::uint64_t polish_stream = 77;
constexpr std::int64_t whole_choices_max = 2'000;
constexpr std::int64_t plan_choices_max = 400;  // from nothing, without a value that prunes
constexpr std::int64_t part_choices_max = 250;
constexpr std::int64_t steps_of_choice = 20;  // about as long as so many moves of a search
constexpr int whole_nodes_max = 2'000;
constexpr int part_nodes_max = 10;

std::int64_t choices_of(const Event& event, int pair) {
  std::int64_t venues = 0;
  for (int venue = 0; venue < event.venue_count(); ++venue)
    venues += contains(event.possible_venues(pair), venue) ? 1 : 0;
  return venues * event.possible_slots(pair).size();
}

/// Seats the free pairs as the solution says.
void take(PlanState& state, std::span<const int> free_pairs, const SlotIndexedModel& model,
          const LinearSolution& solution) {
  for (const int pair : free_pairs)
    if (state.is_seated(pair)) state.unseat(pair);
  for (std::size_t choice = 0; choice < model.choices().size(); ++choice) {
    if (solution.values[choice] < 0.5) continue;
    const Meeting& meeting = model.choices()[choice];
    if (!state.is_free(meeting.pair, meeting.slot, meeting.venue))
      throw std::logic_error("a part of a plan was solved to break a rule");
    state.seat(meeting.pair, meeting.slot, meeting.venue);
  }
}

/// The pairs among a few participants: those of a wish that is not met, and whom they and these meet.
class Neighbourhood {
 public:
  Neighbourhood(const PlanState& state, RandomStream& random) : state_(state), random_(random) {}

  std::vector<int> around(int pair) {
    const Event& event = state_.event();
    people_ = {event.pair(pair).first, event.pair(pair).second};
    free_.clear();
    choices_ = 0;
    add(pair);
    for (std::size_t at = 0; at < people_.size() && choices_ < part_choices_max; ++at) add_meetings_of(people_[at]);
    return free_;
  }

 private:
  /// The meetings of a participant can move where those of the others are free too.
  void add_meetings_of(int who) {
    const Event& event = state_.event();
    std::vector<int> pairs(event.pairs_of(who).begin(), event.pairs_of(who).end());
    for (std::size_t at = pairs.size(); at > 1; --at) std::swap(pairs[at - 1], pairs[random_.below(at)]);
    for (const int pair : pairs) {
      const int other = event.other(pair, who);
      const bool is_known = std::ranges::find(people_, other) != people_.end();
      if (!state_.is_seated(pair) && !is_known) continue;
      if (!add(pair)) return;
      if (!is_known) people_.push_back(other);
    }
  }

  bool add(int pair) {
    if (std::ranges::find(free_, pair) != free_.end()) return true;
    choices_ += choices_of(state_.event(), pair);
    if (choices_ > part_choices_max && !free_.empty()) return false;
    free_.push_back(pair);
    return true;
  }

  const PlanState& state_;
  RandomStream& random_;
  std::vector<int> people_;
  std::vector<int> free_;
  std::int64_t choices_ = 0;
};

std::vector<int> unmet(const PlanState& state) {
  std::vector<int> pairs;
  for (int pair = 0; pair < state.event().pair_count(); ++pair)
    if (!state.is_seated(pair) && !state.event().possible_slots(pair).empty()) pairs.push_back(pair);
  return pairs;
}

PolishOutcome solve_everything(PlanState& state, std::int64_t choices, const Progress& progress) {
  const std::vector<int> all = every_pair(state.event());
  const SlotIndexedModel model(state, all);
  const LinearSolution solution =
      solve_split(model.programme(), whole_nodes_max, static_cast<double>(model.gain_now()), progress);
  if (solution.is_feasible && std::llround(solution.gain) > model.gain_now()) take(state, all, model, solution);
  PolishOutcome outcome{choices * steps_of_choice, {}};
  const std::int64_t value = value_of(state);
  if (solution.is_optimal)
    outcome.bound = value;
  else if (solution.bound < unlimited)
    outcome.bound = std::max(value, static_cast<std::int64_t>(std::floor(solution.bound + 1e-4)));
  return outcome;
}

std::int64_t choices_of(const Event& event) {
  std::int64_t choices = 0;
  for (int pair = 0; pair < event.pair_count(); ++pair) choices += choices_of(event, pair);
  return choices;
}

}  // namespace

bool is_solved_whole(const Event& event) { return choices_of(event) <= whole_choices_max; }

std::optional<PlanState> exact_plan(const Event& event) {
  if (choices_of(event) > plan_choices_max) return {};
  PlanState state(event);
  const std::vector<int> all = every_pair(event);
  const SlotIndexedModel model(state, all);
  const LinearSolution solution = solve_whole(model.programme(), whole_nodes_max, -unlimited);
  if (!solution.is_feasible) return {};
  take(state, all, model, solution);
  return state;
}

PolishOutcome exact_polish(PlanState& state, std::int64_t enough, Seed seed, std::int64_t steps,
                           const Progress& progress) {
  const Event& event = state.event();
  PolishOutcome outcome;
  if (value_of(state) >= enough || progress.cancelled()) return outcome;
  const std::int64_t choices = choices_of(event);
  if (is_solved_whole(event) && choices <= steps / steps_of_choice) return solve_everything(state, choices, progress);
  RandomStream random(seed, polish_stream);
  while (outcome.steps < steps && value_of(state) < enough && !progress.cancelled()) {
    const std::vector<int> waiting = unmet(state);
    if (waiting.empty()) break;
    const std::vector<int> free_pairs = Neighbourhood(state, random).around(waiting[random.below(waiting.size())]);
    const SlotIndexedModel model(state, free_pairs);
    outcome.steps += steps_of_choice * static_cast<std::int64_t>(std::max<std::size_t>(1, model.choices().size()));
    const LinearSolution solution =
        solve_whole(model.programme(), part_nodes_max, static_cast<double>(model.gain_now()));
    if (solution.is_feasible && std::llround(solution.gain) > model.gain_now())
      take(state, free_pairs, model, solution);
  }
  return outcome;
}

}  // namespace zubia::meetings
