#pragma once

#include <optional>

#include "engine/meetings/event.hpp"

namespace zubia::meetings {

/// Why no plan of an event has the share of cross-border meetings that its rules ask for: so many meetings that do not
/// cross the border have to take place, and at most so many that do could. Nothing where the share is within reach as
/// far as this bound tells; it leaves slots aside, so a share may be out of reach all the same.
///
/// The problem, `share-out-of-reach`, has the smallest relaxation in `mend`: the share that could be kept, or how many
/// requirements fewer would do.
std::optional<Problem> share_conflict(const Event& event);

}  // namespace zubia::meetings
