#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "engine/meetings/event.hpp"

namespace zubia::meetings {

/// Where and when a pair meets; both `none` where it does not.
struct Seat {
  int slot = none;
  int venue = none;

  bool is_taken() const { return slot != none; }
  friend bool operator==(const Seat&, const Seat&) = default;
};

/// One seated pair.
struct Meeting {
  int pair = 0;
  int slot = 0;
  int venue = 0;

  friend bool operator==(const Meeting&, const Meeting&) = default;
  friend auto operator<=>(const Meeting&, const Meeting&) = default;
};

/// What an event's people do: its meetings, by ascending pair. Whether it keeps the rules is for `check_plan` to say.
struct Plan {
  std::vector<Meeting> meetings = {};

  friend bool operator==(const Plan&, const Plan&) = default;
};

/// Seats by pair, from a plan whose numbers exist; the last of two meetings of a pair counts.
std::vector<Seat> seats_of(const Event& event, const Plan& plan);

/// The plan of these seats, one for each pair.
Plan plan_of(const std::vector<Seat>& seats);

/// What a plan amounts to.
struct Figures {
  std::int64_t value = 0;   ///< the weights of the seated pairs, less `shortfall_price` for each missing meeting
  std::int64_t weight = 0;  ///< the weights alone
  int meetings = 0;
  int shortfall = 0;            ///< meetings missing below the participants' minima
  int cross_border = 0;         ///< meetings across the border
  int gaps = 0;                 ///< slots without a meeting, between two meetings of a day, of somebody present
  int breaks = 0;               ///< groups of slots without a meeting between two meetings of a day
  int breaks_difference = 0;    ///< between the participants with the most and the fewest
  int moves = 0;                ///< changes of physical venue within a day, of those who come alone
  double satisfaction_min = 0;  ///< the worst-served participant's value, as a share of the best obtainable alone
  double satisfaction_low = 0;  ///< 5th percentile
  double satisfaction_median = 0;

  friend bool operator==(const Figures&, const Figures&) = default;
};

}  // namespace zubia::meetings
