#pragma once

#include <string>
#include <vector>

#include "operations/meetings/event_book.hpp"

namespace zubia::operations {

/// What incidents change, beside the event itself.
struct IncidentEffects {
  int first_slot = 0;      ///< the earliest slot that one of them touches
  std::vector<int> musts;  ///< what has to be seated if at all possible, by pair: new must-meets and required pairs
};

/// Changes the event of a book by incidents, each written as
///
///     no-show:B4@10:30               late:B4@11:00          leaves:B4@12:00   table-loss:hall-2:5@14:00
///     interpreter-loss:es-fr:1@14:00 cancelled-slot@10:30   delay:20@10:30    must-meet:A17:B4
///
/// The time is when it begins; `@10:30..11:30` also says when it ends. Who is late or leaves is so on that day. A delay
/// of all, in minutes, takes the slots that would start while everything waits. Pairs that were required or locked may
/// stay out of the plan from then on, where nothing else is possible. Refused: `invalid-incident`,
/// `unknown-participant`, `unknown-venue`, `unknown-interpreters`, times that the event does not have,
/// `impossible-must-meet`.
Result<IncidentEffects> apply_incidents(const std::vector<std::string>& incidents, EventBook& book);

}  // namespace zubia::operations
