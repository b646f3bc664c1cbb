#pragma once

#include <cstdint>

#include "engine/meetings/plan_state.hpp"

namespace zubia::meetings {

/// The weights of the seated pairs, less the price of the shortfalls.
std::int64_t value_of(const PlanState& state);

/// What seating the pair would add to the value now, or, if it is seated, what it adds.
std::int64_t worth_of(const PlanState& state, int pair);

}  // namespace zubia::meetings
