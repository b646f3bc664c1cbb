#pragma once

#include <algorithm>
#include <bit>
#include <cstdint>
#include <vector>

#include "engine/meetings/plan_state.hpp"

namespace zubia::meetings {

/// What lowers the comfort of a participant, in one day.
struct ComfortPrices {
  std::int64_t gap = 100;  ///< a slot idle between two meetings, although the participant is present
  std::int64_t one_break = 10;
  std::int64_t change_of_venue = 4;
  int breaks_max = no_limit;         ///< breaks above so many …
  std::int64_t break_above_max = 0;  ///< … cost so much more each
};

/// The discomfort of one participant on one day, from the day's slots as bits of a word.
class Discomfort {
 public:
  Discomfort(const Event& event, const ComfortPrices& prices);

  /// What the gaps and breaks cost of who is busy in these slots of the day.
  std::int64_t of_idling(int participant, int day, std::uint64_t busy) const {
    if ((busy & (busy - 1)) == 0) return 0;
    const std::uint64_t idle = idle_between(busy);
    if (idle == 0) return 0;
    const std::int64_t breaks = std::popcount(idle & ~(idle << 1));
    return std::popcount(idle & present(participant, day)) * prices_.gap + breaks * prices_.one_break +
           std::max<std::int64_t>(0, breaks - prices_.breaks_max) * prices_.break_above_max;
  }

  /// What the changes of venue cost in the plan as it stands.
  std::int64_t of_walking(const PlanState& state, int participant, int day) const;

  /// The idle slots between the first and the last busy one, of a word that is not empty.
  static std::uint64_t idle_between(std::uint64_t busy) {
    return ~busy & (~std::uint64_t{0} >> std::countl_zero(busy)) & (~std::uint64_t{0} << std::countr_zero(busy));
  }

  std::uint64_t present(int participant, int day) const {
    return present_[Event::index(participant) * Event::index(event_->day_count()) + Event::index(day)];
  }

  std::uint64_t busy(const PlanState& state, int participant, int day) const {
    const Day& when = event_->day(day);
    return state.busy(participant).window(when.first_slot, when.length);
  }

  /// Whether anybody could change venue at all.
  bool has_walks() const { return has_walks_; }

 private:
  const Event* event_;
  ComfortPrices prices_;
  std::vector<std::uint64_t> present_;  // by participant and day
  bool has_walks_ = false;
};

}  // namespace zubia::meetings
