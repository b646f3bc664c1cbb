#pragma once

#include <vector>

#include "engine/meetings/event.hpp"

namespace zubia::meetings {

/// Where two participants come at the same times, want the same number of meetings with the same others, and nothing
/// else tells them apart, each plan is as good as the same plan with the two exchanged. One order for each such couple,
/// of their meetings with an other who comes alone, leaves one plan of the two.
///
/// Only for events in which all pairs are seated: weights and minima are not looked at. Pairs with locks or precedences
/// are told apart by them.
std::vector<Precedence> interchangeable_meetings(const Event& event);

}  // namespace zubia::meetings
