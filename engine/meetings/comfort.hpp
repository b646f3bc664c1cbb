#pragma once

#include <cstdint>

#include "engine/base/progress.hpp"
#include "engine/base/seed.hpp"
#include "engine/meetings/discomfort.hpp"
#include "engine/meetings/plan_state.hpp"

namespace zubia::meetings {

/// Moves the meetings of a plan, all of which stay seated, so that fewer slots are idle between two meetings, then
/// fewer breaks, then fewer changes of venue, as the prices say. Each step is one exchange between two slots or venues
/// (see `SlotExchange`), mostly one that would fill somebody's gap, by annealing. Gives the steps spent.
std::int64_t comfort(PlanState& state, Seed seed, std::int64_t steps, const Progress& progress,
                     const ComfortPrices& prices = {});

}  // namespace zubia::meetings
