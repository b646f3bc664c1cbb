#pragma once

#include <cstdint>

#include "engine/base/progress.hpp"
#include "engine/base/seed.hpp"
#include "engine/meetings/discomfort.hpp"
#include "engine/meetings/plan_state.hpp"

namespace zubia::meetings {

/// The temperatures of the annealing, in the unit of the prices: it falls from hot to cold, and at the very end hardly
/// anything may get worse.
struct Cooling {
  double hot = 60.0;  ///< from half a gap down to less than a break
  double cold = 12.0;
  double frozen = 1.0;
  /// All steps are one annealing. Otherwise rounds that grow, until some in a row find nothing better.
  bool is_one_round = false;
};

/// Moves the meetings of a plan, all of which stay seated, so that fewer slots are idle between two meetings, then
/// fewer breaks, then fewer changes of venue, as the prices say. Each step is one exchange between two slots or venues
/// (see `SlotExchange`), mostly one that would fill somebody's gap, by annealing. Gives the steps spent.
std::int64_t comfort(PlanState& state, Seed seed, std::int64_t steps, const Progress& progress,
                     const ComfortPrices& prices = {}, const Cooling& cooling = {});

}  // namespace zubia::meetings
