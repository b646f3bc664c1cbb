#pragma once

#include <string>
#include <string_view>

#include "engine/meetings/plan.hpp"

namespace zubia::formats {

/// Reads a meeting event in the text format `B2BX 1`: a line of sizes (`dims`), the rules (`param`), the day of each
/// slot, then one line for each venue, row of interpreters, participant, pair and lock, and `end`.
///
/// Refused with `not-a-b2bx-file`, `truncated-file` (no `end`, or fewer lines than the sizes say), `broken-b2bx` (a
/// line that says something else than it should), each with its line. Whether the event is possible is for
/// `check_event` to say.
Result<meetings::EventDraft> read_b2bx(std::string_view text, const std::string& file_name);

/// A plan as lines `pair slot venue`, as that format has its solutions.
std::string write_b2bx_plan(const meetings::Plan& plan);

}  // namespace zubia::formats
