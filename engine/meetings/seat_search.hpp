#pragma once

#include <cstdint>
#include <vector>

#include "engine/base/progress.hpp"
#include "engine/base/seed.hpp"
#include "engine/meetings/plan_state.hpp"
#include "engine/meetings/selection.hpp"
#include "engine/meetings/standing.hpp"

namespace zubia::meetings {

/// Gives pairs slots and venues: a pair that has none is seated where the cheapest meetings stand in the way; those
/// are unseated, and seated again wherever something is free. Every step is one such insertion.
class SeatSearch {
 public:
  SeatSearch(const Event& event, Seed seed, std::uint64_t stream);

  /// Seats what it can of the chosen, in their slots if told, and goes on until all are seated or the steps are spent.
  /// A meeting costs more each time it is unseated, so that no two go round for ever. Ends with the best plan it met;
  /// gives the steps spent.
  std::int64_t colour(const Selection& selection, std::int64_t steps, const Progress& progress);

  /// Goes on with all pairs and the value itself, by annealing: an insertion that loses value is taken back, but for
  /// small losses early on. Ends with the best plan it met, at once when its value is `enough`; gives the steps spent.
  /// `standing` hears of every better plan that is allowed.
  std::int64_t improve(std::int64_t steps, std::int64_t enough, Standing& standing);

  const PlanState& state() const { return state_; }
  std::int64_t value() const { return value_; }
  bool seats_all_it_must() const;
  bool keeps_share() const { return share_balance_ >= 0; }
  bool is_allowed() const { return keeps_share() && seats_all_it_must(); }

 private:
  struct Option {
    int slot = none;
    int venue = none;
    std::int64_t cost = 0;
    std::vector<int> victims = {};
  };

  void seat(int pair, int slot, int venue);
  void unseat(int pair);
  Option cheapest(int pair, bool by_value);
  bool add_victims(int pair, int slot, int venue, bool by_value, Option& option);
  int cheapest_of(std::span<const int> meetings, bool by_value, const Option& option);
  std::int64_t price(int pair, bool by_value) const;
  bool insert(int pair, const Option& option, std::vector<int>& unseated);
  bool seat_anywhere(int pair);
  void wait(int pair);
  void stop_waiting(int pair);
  void restore(const std::vector<Seat>& seats);
  bool try_improvement(int pair, double temperature);

  const Event& event_;
  PlanState state_;
  RandomStream random_;
  std::vector<std::int64_t> penalty_;
  std::vector<int> waiting_;
  std::vector<int> waiting_at_;
  std::vector<std::pair<int, Seat>> changes_;
  bool records_ = false;
  std::int64_t value_ = 0;
  std::int64_t share_balance_ = 0;  // as Event::share_balance_of adds it up
};

}  // namespace zubia::meetings
