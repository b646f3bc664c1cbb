#pragma once

#include <cstdint>
#include <vector>

#include "engine/meetings/room_prices.hpp"
#include "engine/meetings/schedule_meetings.hpp"

namespace zubia::meetings {

/// The best plan found, and what no plan exceeds.
struct Outcome {
  int meetings = 0;
  std::int64_t value = 0;
  std::int64_t bound = 0;

  friend bool operator==(const Outcome&, const Outcome&) = default;
};

/// One resource: a venue's tables, the interpreters of one pair of languages, or slots.
struct SizedResource {
  Resource resource = Resource::tables;
  int number = none;           ///< the venue, or the row of interpreters
  int has = 0;                 ///< in the slot with the most; of slots: how many there are
  int wants = 0;               ///< more would meet nothing more; `none`: more slots than can be planned
  Outcome with_one_more = {};  ///< in each slot where there are any; of slots: one more like the last
};

/// How much an event asks for. Pairs are weighed here, not required: what must be seated weighs as much as it does.
struct EventSize {
  Outcome now = {};     ///< with what there is
  Outcome enough = {};  ///< in the same slots, with the tables and interpreters that are wanted
  Outcome all = {};     ///< with the slots that are wanted too
  std::vector<SizedResource> resources = {};
  RoomPrices prices = {};       ///< of one more in one slot, for the event as it is
  EventDraft recommended = {};  ///< the event with the tables and interpreters that are wanted, in its own slots
};

/// How many tables, interpreters and slots the wishes of an event ask for, and what one more of each would bring.
///
/// Tables and interpreters are wanted as many in each slot as let a plan reach the value that it has where neither
/// lacks; slots, as many as let it reach the value of a day without end. Each level is first raised until its bound
/// allows that value and then until a plan has it, so a wanted number is always proven by a plan. It is the least for
/// this order of resources where search found what the bounds allow.
///
/// Each plan is searched with `options`; more of a resource never makes an outcome worse, because the plan without it
/// is still a plan. Refused: what `schedule_meetings` refuses, and `cancelled`.
Result<EventSize> size_event(const Event& event, const SchedulingOptions& options = {}, const Progress& progress = {});

}  // namespace zubia::meetings
