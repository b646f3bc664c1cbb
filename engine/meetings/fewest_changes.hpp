#pragma once

#include <vector>

#include "engine/meetings/plan_state.hpp"
#include "engine/meetings/replan.hpp"

namespace zubia::meetings {

/// What a change asks of an announced plan, and a plan that asks no more.
struct FewestChanges {
  bool is_found = false;           ///< false and proven: no plan keeps the share of cross-border meetings
  bool is_proven = false;          ///< each number is the least possible after those before it
  int missed = 0;                  ///< musts without a seat
  int cancelled = 0;               ///< announced meetings that are no musts and have no seat
  long long cancelled_weight = 0;  ///< of these
  int moved = 0;                   ///< announced meetings that are elsewhere
  std::vector<Seat> seats = {};    ///< by pair
};

/// Whether the share of cross-border meetings is asked for; pairs that nobody announced may then be seated for it.
enum class ShareRule { left_out, kept };

/// The fewest changes, by branch and cut on the slot-indexed model, in the order of `replan`: the fewest musts are
/// missed, then the fewest announced meetings are cancelled, then those of least weight, then the fewest are moved.
///
/// `now` is a plan that is known and keeps the past: it is what has to be bettered, unless the share is asked for and
/// it does not keep it. Each of the four questions may take `nodes_max` nodes; where they do not do, the answer is the
/// best known.
FewestChanges fewest_changes(const PlanState& before, const PlanState& now, const ReplanOptions& options,
                             ShareRule share, int nodes_max);

/// How many variables that takes at most, one for each slot and venue of each pair that may move.
std::size_t choices_of_changes(const PlanState& before, const ReplanOptions& options, ShareRule share);

}  // namespace zubia::meetings
