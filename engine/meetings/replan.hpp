#pragma once

#include <cstdint>
#include <vector>

#include "engine/meetings/plan.hpp"

namespace zubia::meetings {

/// What a replanning may touch.
struct ReplanOptions {
  int first_slot = 0;           ///< earlier slots are past: their meetings stay, and nothing is put there
  std::vector<int> musts = {};  ///< pairs that should be seated now if at all possible, such as new must-meets
  std::int64_t steps = 20'000;  ///< seats and ejections that may be tried, in all; see below for what is solved exactly
};

/// An announced meeting that is somewhere else now, or nowhere.
struct ChangedMeeting {
  int pair = 0;
  Seat before = {};
  Seat after = {};  ///< not taken where it is cancelled

  friend bool operator==(const ChangedMeeting&, const ChangedMeeting&) = default;
};

struct Replan {
  Plan plan = {};
  std::vector<ChangedMeeting> moved = {};  ///< by pair, as the next ones
  std::vector<ChangedMeeting> cancelled = {};
  std::vector<Meeting> added = {};     ///< not announced before: musts, and comfort for who lost a meeting
  std::vector<int> missed_musts = {};  ///< that could not be seated
  bool is_fewest_moves = false;        ///< proven that no plan that cancels no more moves fewer
};

/// Fits an announced plan to an event that has changed: tables or interpreters fewer, people late or gone, slots
/// cancelled, meetings that must be now. In this order: the past stays; musts are seated; as few announced meetings as
/// possible are cancelled, those of least weight; as few as possible are moved; and who lost a meeting gets another one
/// where that moves nobody. A must may displace a meeting that is not one, the cheapest first.
///
/// The meetings that the change makes impossible are put elsewhere, with ejection chains: a meeting that stands in the
/// way of one may have to move itself. Chains are tried by their length, so the first that fits moves the fewest. Where
/// not all fit, each takes, the most worth first and by a chain of moves, the place of the least worth that it reaches.
/// Where the budget of steps ends first, `is_fewest_moves` is false. Without a change nothing is touched. What is not
/// proven so is solved exactly in small events, those with no more choices of a slot and a venue than there are steps
/// and at most 12,000: see `fewest_changes`.
///
/// The share of cross-border meetings is a rule: where a change breaks it, more of them are seated in free places, then
/// in the places of others, and at last others are dropped. Where the past leaves no way to keep it, the plan misses it
/// and nobody is dropped for it; `check_plan` says by how much.
///
/// The event has neither locks nor required pairs that the change broke: who calls turns them into `musts`. The
/// announced plan kept the rules of the event before the change.
Replan replan(const Event& event, const Plan& announced, const ReplanOptions& options = {});

}  // namespace zubia::meetings
