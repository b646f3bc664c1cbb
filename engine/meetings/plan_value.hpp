#pragma once

#include <cstdint>

#include "engine/meetings/plan_state.hpp"

namespace zubia::meetings {

/// The weights of the seated pairs, less the price of the shortfalls.
std::int64_t value_of(const PlanState& state);

/// What seating the pair would add to the value now, or, if it is seated, what it adds.
std::int64_t worth_of(const PlanState& state, int pair);

/// Ten thousand times the cross-border meetings, less as many as the share of all that is asked for: kept from 0 on.
std::int64_t share_balance(const PlanState& state);

}  // namespace zubia::meetings
