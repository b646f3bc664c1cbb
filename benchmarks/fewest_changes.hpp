#pragma once

#include <vector>

#include "engine/meetings/plan.hpp"

namespace zubia::benchmarks {

/// What changing an announced plan costs at least.
struct FewestChanges {
  int cancelled = 0;
  int missed = 0;                  ///< musts that nobody announced and that cannot be
  long long cancelled_weight = 0;  ///< of the fewest
  int moved = 0;
  bool is_proven = false;  ///< each number is the least possible after those before it
};

/// What a must weighs more than any other meeting, where one of the two is cancelled.
inline constexpr int weight_of_a_must = 1'000;

/// The least that an event which has changed asks of an announced plan, by an exact solver on the slot-indexed model of
/// the announced meetings and the musts. The order is that of `replan`: the musts are seated, then as few as possible
/// are cancelled, then the least weight is cancelled, then as few as possible are moved. Slots before the first stay as
/// they were. The share of cross-border meetings is not asked for: where `replan` has to cancel more to keep it, this
/// is a lower bound.
FewestChanges fewest_changes(const meetings::Event& event, const meetings::Plan& announced, int first_slot,
                             const std::vector<int>& musts);

}  // namespace zubia::benchmarks
