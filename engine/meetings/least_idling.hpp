#pragma once

#include <cstdint>

#include "engine/meetings/discomfort.hpp"

namespace zubia::meetings {

/// The least that the gaps and breaks of a participant can cost with so many meetings, wherever those of others are:
/// who may have five in a row and has six on a day cannot be without a break. Nothing is counted for breaks above the
/// maximum. What no arrangement allows costs nothing.
std::int64_t least_idling(const Event& event, int participant, int meetings, const ComfortPrices& prices);

}  // namespace zubia::meetings
