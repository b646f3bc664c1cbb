#pragma once

#include <vector>

#include "engine/meetings/plan.hpp"

namespace zubia::meetings {

class PlanState;

/// What keeps a pair from a slot.
enum class Hindrance {
  absent,                ///< `participant` is not present
  session,               ///< the pair may not meet then
  venue_closed,          ///< the venue has no table then
  no_interpreter_works,  ///< none of the languages works then
  busy,                  ///< all delegates of `participant` meet others: `meetings`
  tables_taken,          ///< by `meetings`
  interpreters_taken,    ///< by `meetings`
  maximum,               ///< `participant` has its `meetings`
  daily_maximum,         ///< on that day
  run,                   ///< too many in a row for `participant`
  venue_changes,         ///< two changes of venue in a row for `participant`
  precedence             ///< `meetings` should be earlier or later
};

struct Reason {
  Hindrance hindrance = Hindrance::session;
  int participant = none;
  std::vector<int> meetings = {};  ///< by pair
};

/// Why not in this slot: at the venue where the least stands in the way.
struct SlotReasons {
  int slot = 0;
  int venue = none;
  std::vector<Reason> reasons = {};  ///< empty: it fits there
};

/// One change that helps to let a pair in.
enum class Change {
  move_meeting,  ///< `pair` to `seat`, where it fits
  add_table,     ///< at the venue and slot of the relaxation
  add_interpreter,
  be_present,     ///< `participant`, with one more delegate than now
  open_session,   ///< let the two meet then
  raise_maximum,  ///< of `participant`, by one
  raise_daily_maximum,
  allow_longer_run,  ///< for `participant`
  allow_venue_change,
  drop_precedence
};

struct NeededChange {
  Change change = Change::move_meeting;
  int participant = none;
  int pair = none;
  Seat seat = {};

  friend bool operator==(const NeededChange&, const NeededChange&) = default;
};

/// Changes that together let a pair in at one slot and venue.
struct Relaxation {
  Seat seat = {};
  std::vector<NeededChange> changes = {};  ///< empty: it fits as it is

  bool is_found() const { return seat.is_taken(); }
};

struct RequestExplanation {
  Seat seat = {};                       ///< where the pair meets, if it does
  std::vector<SlotReasons> slots = {};  ///< of an unseated pair, every slot
  Relaxation smallest = {};             ///< with the fewest changes; among those, the fewest that are no mere moves
};

/// Why a pair is not in a plan, slot by slot, and the smallest relaxation that would let it in.
///
/// A relaxation is tried out before it is named: moved meetings are seated where they then fit, and what stands in the
/// way is gone. It is the smallest among those that remove each hindrance by one change of its own.
RequestExplanation explain_request(const Event& event, const Plan& plan, int pair);

/// What most stands in the way of an unseated pair, over all slots. Cheap: for lists of all unmet requests.
struct MainReason {
  Hindrance hindrance = Hindrance::session;
  int participant = none;  ///< whose, where it is one participant's
  int slots = 0;           ///< in how many slots
  bool fits = false;  ///< it could be seated as things are, but is not worth it or breaks the share of cross-border
};
MainReason main_reason(const PlanState& state, int pair);

}  // namespace zubia::meetings
