#pragma once

#include <vector>

#include "engine/meetings/event.hpp"

namespace zubia::meetings {

/// What an event can have too little of.
enum class Resource { tables, interpreters, slots };

/// What one more table of a venue, or interpreter of two languages, would be worth in one slot.
struct RoomPrice {
  Resource resource = Resource::tables;
  int number = none;  ///< the venue, or the row of interpreters
  int slot = 0;
  double worth = 0;  ///< > 0

  friend bool operator==(const RoomPrice&, const RoomPrice&) = default;
};

struct RoomPrices {
  bool is_computed = false;            ///< false where the event is too large for its slot-indexed programme
  double bound = 0;                    ///< the value of the relaxation: no plan has more
  std::vector<RoomPrice> prices = {};  ///< the dearest first; what is not here has no price
};

/// The dual prices y of tables and interpreters in each slot, from the relaxation z of the slot-indexed model (whole
/// meetings may be split between slots):
///
///     z(one more) ≤ z + y
///
/// So no plan with one more has more value than `bound` + `worth`: the price is a bound, not a promise. It is what one
/// more brings where the best plan has the value of the relaxation and the prices do not change within one table. What
/// has no price brings nothing to the bound. Prices of several do not add up to what they bring together.
///
/// Only slots in which there are any are priced. Pairs are weighed as they are; the aim has to be `Aim::most_value`.
RoomPrices room_prices(const Event& event);

}  // namespace zubia::meetings
