#pragma once

#include <cstdint>

#include "engine/base/progress.hpp"
#include "engine/base/seed.hpp"
#include "engine/meetings/plan_state.hpp"

namespace zubia::meetings {

/// Gives the worst-served participants more of what they wish, where
///
///     satisfaction(p) = Σ weights of p's meetings / Σ of the greatest weights that p's maximum allows.
///
/// One step seats a wished meeting of who is worst served, drops at most two that stand in its way and seats those
/// again where something is free. It is kept when the worst-served of all whom it touched is better served than the
/// worst-served of them before, the value stays at least `value_min`, and no required meeting or quota is lost. So the
/// smallest satisfaction never falls. Gives the steps spent.
std::int64_t fairness(PlanState& state, std::int64_t value_min, Seed seed, std::int64_t steps,
                      const Progress& progress);

}  // namespace zubia::meetings
