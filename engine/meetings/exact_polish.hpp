#pragma once

#include <cstdint>
#include <optional>

#include "engine/base/progress.hpp"
#include "engine/base/seed.hpp"
#include "engine/meetings/plan_state.hpp"

namespace zubia::meetings {

struct PolishOutcome {
  std::int64_t steps = 0;                  ///< spent, by the size of the parts that were solved
  std::optional<std::int64_t> bound = {};  ///< no plan has more value; only where the whole event was solved
};

/// Whether the event is small enough to be solved as a whole, if there are steps enough.
bool is_solved_whole(const Event& event);

/// Raises the value of a plan by solving parts of it exactly, by branch and cut, with the rest of the plan where it is:
/// the meetings of a few participants around a wish that is not met, again and again. An event that is small enough is
/// solved as a whole. No part loses value, a required meeting or the quota. Ends when the value is `enough`.
PolishOutcome exact_polish(PlanState& state, std::int64_t enough, Seed seed, std::int64_t steps,
                           const Progress& progress);

/// A plan of the most value, from nothing, where the event is small enough to be solved as a whole; none where it is
/// not, or where none was found.
std::optional<PlanState> exact_plan(const Event& event);

}  // namespace zubia::meetings
