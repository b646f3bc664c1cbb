#pragma once

#include <span>
#include <vector>

#include "engine/base/seed.hpp"
#include "engine/meetings/plan_state.hpp"

namespace zubia::meetings {

/// One meeting on its way from a seat to another.
struct SeatChange {
  int pair = none;
  Seat before = {};
  Seat after = {};
};

/// Moves a meeting to another slot, and with it, to and fro between the two slots, those that stand in its way (a Kempe
/// chain): meetings of the same people, and, where the tables or interpreters of a slot are all taken, some meeting
/// that has one of them. What was seated before is seated after.
class SlotExchange {
 public:
  explicit SlotExchange(PlanState& state);

  /// Works out the exchange that brings the seated pair to slot `to`; false where a chain is too long or cannot be.
  /// Where `to` is the pair's own slot, it goes to another venue, in exchange for a meeting there if need be.
  bool prepare(int pair, int to, RandomStream& random);
  std::span<const SeatChange> changes() const { return changes_; }

  /// Carries it out, or changes nothing and says false: rows, changes of venue, days' maxima and precedences are looked
  /// at here.
  bool carry_out();
  /// The plan as it was before `carry_out` did what it should.
  void take_back();

 private:
  bool add(int pair, int to, int venue, RandomStream& random);
  int venue_in(int pair, int side, int slot) const;
  bool exchange_crowded(RandomStream& random);
  bool exchange_one_of(std::span<const int> meetings, int there, int interpreters, int venue, RandomStream& random);
  bool is_moving(int pair) const { return moved_at_[Event::index(pair)] == round_; }
  int side_of(int slot) const { return slot == slots_[0] ? 0 : 1; }
  int& tables_left(int side, int venue) { return tables_left_[Event::index(side * event_.venue_count() + venue)]; }
  int tables_left(int side, int venue) const { return tables_left_[Event::index(side * event_.venue_count() + venue)]; }
  int& interpreters_left(int side, int number) {
    return interpreters_left_[Event::index(side) * event_.draft().interpreters.size() + Event::index(number)];
  }

  PlanState& state_;
  const Event& event_;
  std::vector<SeatChange> changes_;
  std::vector<int> tables_left_;        // after the exchange; negative: as many more meetings have to go
  std::vector<int> interpreters_left_;  // the same
  std::vector<std::int64_t> moved_at_;  // by pair, the round in which it moved last
  std::int64_t round_ = 0;
  int slots_[2] = {none, none};
};

}  // namespace zubia::meetings
