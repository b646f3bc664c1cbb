#pragma once

#include <string>
#include <vector>

#include "engine/meetings/plan.hpp"

namespace zubia::meetings {

/// The rules that a plan can break. Numbered as in `docs/methods/schedule_meetings.md`.
enum class Rule {
  unknown,           ///< a pair, slot or venue that the event does not have
  once,              ///< H1: a pair meets at most once
  delegates,         ///< H2: more meetings in a slot than delegates present
  venue_allowed,     ///< H3: a venue where the pair may not meet
  tables,            ///< H3: more meetings at a venue and slot than tables
  interpreters,      ///< H4: more meetings in a slot than interpreters
  maximum,           ///< H5: more meetings than a participant's maximum
  daily_maximum,     ///< H5: … in one day
  run,               ///< H6: too many meetings in a row for who comes alone
  venue_changes,     ///< H7: two changes of venue in consecutive slots for who comes alone
  cross_border,      ///< H8: too small a share of cross-border meetings
  lock,              ///< H9: a locked pair elsewhere or unseated
  session,           ///< H10: a slot in which the pair may not meet
  precedence,        ///< H10: a pair that should have met before
  required,          ///< a pair that must be seated and is not
  breaks_difference  ///< some participants have too many breaks more than others
};

/// One broken rule: where, and by how much.
struct Violation {
  Rule rule = Rule::unknown;
  int participant = none;
  int pair = none;
  int slot = none;
  int venue = none;
  int excess = 1;  ///< by how many meetings; for the share, how many more cross-border meetings it would take

  friend bool operator==(const Violation&, const Violation&) = default;
};

/// What the judge found.
struct Judgement {
  std::vector<Violation> violations = {};
  Figures figures = {};

  bool keeps_all_rules() const { return violations.empty(); }
};

/// The independent judge: checks every rule and counts every figure from the plan alone, in code that shares nothing
/// with the search. Meetings that do not exist in the event are reported and left out of the figures.
Judgement check_plan(const Event& event, const Plan& plan);

/// The rule in words: "more meetings in a slot than delegates present".
std::string name_of(Rule rule);

}  // namespace zubia::meetings
