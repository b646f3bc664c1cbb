#include "engine/meetings/schedule_meetings.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <memory>
#include <optional>
#include <stdexcept>
#include <vector>

#include "engine/meetings/check_plan.hpp"
#include "engine/meetings/comfort.hpp"
#include "engine/meetings/exact_polish.hpp"
#include "engine/meetings/fairness.hpp"
#include "engine/meetings/fewest_breaks.hpp"
#include "engine/meetings/plan_value.hpp"
#include "engine/meetings/price_bound.hpp"
#include "engine/meetings/seat_search.hpp"
#include "engine/meetings/selection.hpp"
#include "engine/meetings/slot_selection.hpp"
#include "engine/meetings/standing.hpp"

namespace zubia::meetings {
namespace {

constexpr int nodes_max = 3'000;
constexpr int selections_max = 12;
/// How many searches start anew together, and the part of the work of one in which each moves meetings for value: whole
/// pairs chosen with shares of slots nearly always are a plan and only have to be seated, so that more start.
constexpr std::uint64_t starts = 2;
constexpr std::uint64_t streams_of_settled = 16;
constexpr std::int64_t improving = 2;
constexpr std::int64_t improving_of_settled = 8;
constexpr std::int64_t quick_starts = 8;
constexpr std::uint64_t first_quick_stream = 100;
constexpr double close_share = 0.01;
constexpr int price_rounds = 300;
constexpr std::int64_t slot_choices_max = 12'000;
constexpr std::int64_t steps_of_slot_choice = 20;
constexpr std::int64_t steps_of_settling = 100'000;  // whole pairs: so that hasty searches, as those of sizing, do not
constexpr std::int64_t steps_of_settled_choice = 25;
constexpr std::int64_t pairs_large = 25'000;
constexpr double exchanges_shared = 860.0;
constexpr double exchanges_per_step_min = 0.5;
constexpr double exchanges_per_step_max = 6.0;

// How much of the work is done when …
constexpr double selected_share = 0.2;
constexpr double started_share = 0.4;
constexpr double searched_share = 0.8;

/// Selects until no participant is chosen more often than there are slots for it. Every selection is a valid bound; the
/// smallest counts.
Selection settled_selection(const Event& event, Standing& standing) {
  std::vector<SelectionCut> cuts;
  Selection selection = select_pairs(event, cuts, nodes_max);
  for (int round = 1; round < selections_max && !selection.is_chosen.empty(); ++round) {
    standing.proved(selection.bound);
    if (standing.progress().cancelled()) break;
    const auto violated = violated_cuts(event, selection.is_chosen);
    if (violated.empty()) break;
    cuts.insert(cuts.end(), violated.begin(), violated.end());
    Selection next = select_pairs(event, cuts, nodes_max);
    if (next.bound > selection.bound) {
      next.bound = selection.bound;
      next.proof = selection.proof;
    }
    selection = std::move(next);
  }
  if (!selection.is_chosen.empty()) standing.proved(selection.bound);
  return selection;
}

struct Found {
  std::unique_ptr<SeatSearch> search;
  std::int64_t steps = 0;

  bool is_allowed() const { return search && search->is_allowed(); }
};

void keep_better(Found& best, Found&& other) {
  const bool is_better = !best.is_allowed() || other.search->value() > best.search->value();
  if (other.is_allowed() && is_better) best = std::move(other);
}

std::int64_t enough_of(const Selection& selection, const SchedulingOptions& options) {
  const auto gap = static_cast<std::int64_t>(options.gap_enough * std::abs(static_cast<double>(selection.bound)));
  return selection.bound - gap;
}

Found start(const Event& event, const Selection& selection, std::int64_t colour_steps, std::int64_t improve_steps,
            std::uint64_t stream, const SchedulingOptions& options, Standing& standing) {
  Found found;
  found.search = std::make_unique<SeatSearch>(event, options.seed, stream);
  found.steps = found.search->colour(selection, colour_steps, standing.progress());
  improve_steps += colour_steps - found.steps;
  found.steps += found.search->improve(improve_steps, enough_of(selection, options), standing);
  return found;
}

/// A colouring that is stuck seldom comes free, where another that starts anew often succeeds at once: so there are a
/// few short ones first, as long as they come close to what is enough. Gives the steps of all of them.
Found start_quickly(const Event& event, const Selection& selection, std::int64_t steps,
                    const SchedulingOptions& options, Standing& standing) {
  const std::int64_t enough = enough_of(selection, options);
  const auto close = static_cast<std::int64_t>(close_share * std::abs(static_cast<double>(enough)));
  const std::int64_t each = std::min<std::int64_t>(1'000 + 4LL * event.pair_count(), steps / quick_starts);
  Found found;
  for (std::uint64_t stream = 0; stream < static_cast<std::uint64_t>(quick_starts); ++stream) {
    found.search = std::make_unique<SeatSearch>(event, options.seed, first_quick_stream + stream);
    found.steps += found.search->colour(selection, each, standing.progress());
    const std::int64_t value = found.search->value();
    if (found.is_allowed()) standing.found(value);
    if (value >= enough || value + close < enough || standing.progress().cancelled()) break;
  }
  return found;
}

/// A step of the search costs as much as several exchanges, and a small event deserves them all; in a large one they
/// would take longer than the search.
double exchanges_per_step(const PlanState& state) {
  const auto seated = static_cast<double>(std::ranges::count_if(state.seats(), &Seat::is_taken));
  return std::clamp(std::pow(exchanges_shared / std::max(1.0, seated), 2), exchanges_per_step_min,
                    exchanges_per_step_max);
}

/// A quarter of what is left; fewer in a large event, where a step looks at all meetings of a crowded venue.
std::int64_t fairness_steps(const Event& event, std::int64_t steps) {
  return std::max<std::int64_t>(0, steps) / (4 + 4 * static_cast<std::int64_t>(event.pair_count()) / pairs_large);
}

std::int64_t steps_of_selecting(const Event& event, PartsOfPairs parts) {
  const std::int64_t choices = slot_choices_of(event);
  return parts == PartsOfPairs::settled ? steps_of_settling + choices * steps_of_settled_choice
                                        : choices * steps_of_slot_choice;
}

bool is_selected_by_slot(const Event& event, PartsOfPairs parts, std::int64_t steps_left) {
  return slot_choices_of(event) <= slot_choices_max && steps_of_selecting(event, parts) <= steps_left / 2;
}

/// Where what was selected cannot be seated, who is present together when says more: both what to seat, and a bound.
/// Gives the steps.
std::int64_t select_anew(Selection& selection, const Event& event, PartsOfPairs parts, const Found& best,
                         std::int64_t steps_left, Standing& standing) {
  if (!is_selected_by_slot(event, parts, steps_left) || standing.progress().cancelled()) return 0;
  const std::int64_t steps = steps_of_selecting(event, parts);
  const std::int64_t value = best.is_allowed() ? best.search->value() : std::numeric_limits<std::int64_t>::min();
  Selection by_slot = select_by_slot(event, parts, value, standing.progress());
  if (by_slot.is_chosen.empty()) return steps;
  selection.is_chosen = std::move(by_slot.is_chosen);
  selection.slots = std::move(by_slot.slots);
  if (by_slot.bound < selection.bound) {
    selection.bound = by_slot.bound;
    selection.proof = by_slot.proof;
    standing.proved(selection.bound);
  }
  return steps;
}

/// The best of several searches, which has the steps of all of them.
Found search(const Event& event, Selection& selection, const SchedulingOptions& options, Standing& standing) {
  const std::int64_t budget = std::max<std::int64_t>(1, options.steps / 5);
  Found best = start_quickly(event, selection, budget, options, standing);
  std::int64_t spent = best.steps;
  const auto is_enough = [&] { return best.is_allowed() && best.search->value() >= enough_of(selection, options); };
  const bool is_settled =
      !is_solved_whole(event) && is_selected_by_slot(event, PartsOfPairs::settled, options.steps - spent);
  const PartsOfPairs parts = is_settled ? PartsOfPairs::settled : PartsOfPairs::rounded;
  if (!is_enough() && !is_settled) {
    Found slow = start(event, selection, budget / 2, budget / improving, 0, options, standing);
    spent += slow.steps;
    keep_better(best, std::move(slow));
  }
  standing.reached(started_share);
  if (!is_enough()) spent += select_anew(selection, event, parts, best, options.steps - spent, standing);
  const std::int64_t improve_steps = budget / (is_settled ? improving_of_settled : improving);
  const std::uint64_t streams = is_settled ? streams_of_settled : starts;
  for (std::uint64_t stream = 1; stream <= streams && !is_enough() && !standing.progress().cancelled();
       stream += starts) {
    std::vector<Found> others(starts);
    for_each_block(others.size(), 1, options.parallelism, [&](std::size_t first, std::size_t last) {
      for (std::size_t at = first; at < last; ++at)
        others[at] = start(event, selection, budget / 2, improve_steps, stream + at, options, standing);
    });
    for (Found& other : others) {
      spent += other.steps;
      keep_better(best, std::move(other));
    }
    if (spent > 3 * options.steps / 4) break;
  }
  best.steps = spent;
  return best;
}

/// Where the gap is open, prices by slot may prove more than the selection, which knows no slots.
void tighten(Selection& selection, const Event& event, std::int64_t value, std::int64_t enough, Standing& standing) {
  if (value >= enough || standing.progress().cancelled()) return;
  const std::int64_t bound = price_bound(event, value, price_rounds, standing.progress());
  if (bound >= selection.bound) return;
  selection.bound = bound;
  selection.proof = BoundProof::price_bound;
  standing.proved(bound);
}

Problem nothing_found() {
  return {"no-plan-found",
          "What must be seated could not be in the steps allowed.",
          {},
          "Allow more steps, or require fewer meetings."};
}

Result<Schedule> most_value(const Event& event, const SchedulingOptions& options, const Progress& progress) {
  progress.report("selecting", 0.0);
  Standing standing(progress);
  Selection selection = settled_selection(event, standing);
  if (selection.is_chosen.empty() && event.pair_count() > 0)
    return refuse(
        {"no-plan",
         "No choice of meetings keeps all rules, wherever they were seated.",
         {},
         "Require fewer meetings, lower the share of cross-border meetings, or add tables and interpreters."});
  standing.reached(selected_share);
  Found best = search(event, selection, options, standing);
  std::int64_t spent = best.steps;
  // Where hardly anything keeps the quota, a search may miss it.
  std::optional<PlanState> first = best.is_allowed() ? best.search->state() : exact_plan(event);
  if (!first) return refuse(nothing_found());
  PlanState state = *std::move(first);
  tighten(selection, event, value_of(state), enough_of(selection, options), standing);
  standing.reached(searched_share);
  const PolishOutcome polished =
      exact_polish(state, enough_of(selection, options), options.seed, (options.steps - spent) / 2, progress);
  spent += polished.steps;
  if (polished.bound && *polished.bound < selection.bound) {
    selection.bound = *polished.bound;
    selection.proof = BoundProof::slot_indexed;
  }
  const std::int64_t value = value_of(state);
  standing.found(value);
  standing.proved(selection.bound);
  const auto given_up = static_cast<std::int64_t>(options.fairness_tolerance * std::abs(static_cast<double>(value)));
  spent += fairness(state, value - given_up, options.seed, fairness_steps(event, options.steps - spent), progress);
  const double rate = exchanges_per_step(state);
  const auto exchanges =
      static_cast<std::int64_t>(rate * static_cast<double>(std::max<std::int64_t>(0, options.steps - spent)));
  spent += std::llround(static_cast<double>(comfort(state, options.seed, exchanges, progress)) / rate);
  Schedule schedule;
  schedule.plan = state.plan();
  schedule.figures = check_plan(event, schedule.plan).figures;
  schedule.bound = selection.bound;
  schedule.proof = selection.proof;
  schedule.steps = spent;
  if (schedule.figures.value > schedule.bound)
    throw std::logic_error("a plan has more value than the bound that was proven");
  schedule.ending = schedule.figures.value == schedule.bound ? Ending::proven
                    : progress.cancelled()                   ? Ending::cancelled
                                                             : Ending::steps;
  return schedule;
}

}  // namespace

double gap_of(const Event& event, const Schedule& schedule) {
  if (event.rules().aim == Aim::all_meetings_fewest_breaks)
    return static_cast<double>(schedule.figures.breaks - schedule.bound);
  if (schedule.bound == schedule.figures.value) return 0.0;
  return static_cast<double>(schedule.bound - schedule.figures.value) / std::abs(static_cast<double>(schedule.bound));
}

Result<Schedule> schedule_meetings(const Event& event, const SchedulingOptions& options, const Progress& progress) {
  return event.rules().aim == Aim::most_value ? most_value(event, options, progress)
                                              : fewest_breaks(event, options, progress);
}

}  // namespace zubia::meetings
