#pragma once

#include <optional>

#include "engine/meetings/event.hpp"

namespace zubia::meetings {

/// The locks of a draft whose numbers exist contradict each other, or a rule, whatever else is planned. Two locks of
/// one pair that agree are one.
std::optional<Problem> lock_conflict(EventDraft& draft);

/// What must be seated cannot be, whatever else is planned: a required pair without a slot, a participant with more
/// required meetings than slots or than the maximum, more than the tables or interpreters take, a circle of
/// precedences.
std::optional<Problem> requirement_conflict(const Event& event);

}  // namespace zubia::meetings
