#pragma once

#include <cstdint>

#include "engine/base/progress.hpp"
#include "engine/base/seed.hpp"
#include "engine/meetings/plan_state.hpp"

namespace zubia::meetings {

/// What lowers the comfort of a participant, in one day.
struct ComfortPrices {
  std::int64_t gap = 100;  ///< a slot idle between two meetings, although the participant is present
  std::int64_t one_break = 10;
  std::int64_t change_of_venue = 4;
  int breaks_max = no_limit;         ///< breaks above so many …
  std::int64_t break_above_max = 0;  ///< … cost so much more each
};

/// Moves the meetings of a plan, all of which stay seated, so that fewer slots are idle between two meetings, then
/// fewer breaks, then fewer changes of venue, as the prices say. Each step moves one meeting to another slot, and with
/// it, to and fro between the two slots, those that stand in its way (a Kempe chain), by annealing. Gives the steps
/// spent.
std::int64_t comfort(PlanState& state, Seed seed, std::int64_t steps, const Progress& progress,
                     const ComfortPrices& prices = {});

}  // namespace zubia::meetings
