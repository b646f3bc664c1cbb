#pragma once

#include <cstdint>

#include "engine/base/progress.hpp"
#include "engine/base/seed.hpp"
#include "engine/meetings/plan_state.hpp"

namespace zubia::meetings {

/// Moves the meetings of a plan, all of which stay seated, so that fewer slots are idle between two meetings, then
/// fewer breaks, then fewer changes of venue. Each step moves one meeting to another slot, and with it, to and fro
/// between the two slots, those that stand in its way (a Kempe chain), by annealing. Gives the steps spent.
std::int64_t comfort(PlanState& state, Seed seed, std::int64_t steps, const Progress& progress);

}  // namespace zubia::meetings
