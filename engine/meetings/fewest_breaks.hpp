#pragma once

#include "engine/meetings/schedule_meetings.hpp"

namespace zubia::meetings {

/// Seats every pair with the fewest breaks, and proves it: the event in clauses; then, from a number of breaks that
/// every plan has (`breaks_at_least`), one more whenever the solver refutes that some participants keep to what they
/// were allowed (core by core, after Morgado, Dodaro & Marques-Silva 2014), until a plan with just so many is found.
///
/// Refused with `no-plan` and `no-plan-found`, as `schedule_meetings`.
Result<Schedule> fewest_breaks(const Event& event, const SchedulingOptions& options, const Progress& progress);

}  // namespace zubia::meetings
