#pragma once

#include <string>
#include <string_view>

#include "engine/meetings/event.hpp"

namespace zubia::formats {

/// Reads an instance of the business-to-business meeting scheduling problem of Bofill et al. (JAIR 74, 2022) in its
/// MiniZinc data format: all meetings are seated, at `nTables` tables in each slot, with the fewest breaks and at most
/// `breaks_difference_max` breaks more for one participant than for another.
///
/// Sessions 1 and 2 are the slots before and after `nMorningSlots`; `forbidden` and `precedences` count from 1, `fixed`
/// 0 is free. The redundant tables are not read.
///
/// Refused with `not-a-dzn-event`, `truncated-file` and `broken-dzn`. Whether the event is possible is for
/// `check_event` to say.
Result<meetings::EventDraft> read_dzn_event(std::string_view text, const std::string& file_name,
                                            int breaks_difference_max = 2);

}  // namespace zubia::formats
