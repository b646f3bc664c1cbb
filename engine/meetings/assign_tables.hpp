#pragma once

#include <vector>

#include "engine/meetings/plan.hpp"

namespace zubia::meetings {

/// The table of each meeting at its venue, counted from 1; 0 at a virtual venue. Tables in `kept`, by pair, stay where
/// they are free (0: none). Then who sat at a table in the slot before stays there, and others take the first free one.
std::vector<int> assign_tables(const Event& event, const Plan& plan, const std::vector<int>& kept = {});

}  // namespace zubia::meetings
