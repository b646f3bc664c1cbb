#pragma once

#include <cstdint>

#include "engine/meetings/event.hpp"

namespace zubia::meetings {

/// No plan that seats all pairs has fewer breaks: the optimum of a linear programme in which each participant who comes
/// alone either meets in one row, at a mixture of its possible places, or has a break. It sees what clauses refute only
/// one combination at a time: that the rows together do not fit the tables.
///
/// 0 where the event has more than one day, is too large for the programme to be worth its time, or has no plan.
std::int64_t breaks_at_least(const Event& event);

}  // namespace zubia::meetings
