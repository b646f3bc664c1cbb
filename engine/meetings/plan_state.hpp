#pragma once

#include <span>
#include <vector>

#include "engine/meetings/plan.hpp"

namespace zubia::meetings {

/// What keeps a pair from a slot and venue.
enum class Obstacle {
  not_possible,      ///< absent, the session, the venue, the lock, no table or interpreter at all: nothing to move
  participant_busy,  ///< H2: meetings of `participant` in the slot
  no_table,          ///< H3: the meetings at the venue and slot
  no_interpreter,    ///< H4: the meetings with those interpreters in the slot
  maximum,           ///< H5: all meetings of `participant`
  daily_maximum,     ///< H5: the meetings of `participant` that day
  run,               ///< H6: the meetings of the row that would become too long
  venue_changes,     ///< H7: the meetings that would make two changes of venue in a row
  precedence         ///< H10: the meetings that should be earlier or later
};

/// One obstacle; it is gone when one of these meetings is moved or dropped. No meetings: nothing can be moved. The
/// obstacles `run` and `venue_changes` may leave others behind when a meeting goes.
struct Block {
  Obstacle obstacle = Obstacle::not_possible;
  int participant = none;
  std::vector<int> meetings = {};  ///< by pair
};

/// A plan under construction, which can tell at once what fits. It never breaks H1–H7, H9 and H10 as long as only what
/// `is_free` is seated; the quota (H8), minima and required pairs are for the caller. Copies are independent.
class PlanState {
 public:
  explicit PlanState(const Event& event);
  PlanState(const Event& event, const Plan& plan);

  const Event& event() const { return *event_; }
  Seat seat_of(int pair) const { return seats_[Event::index(pair)]; }
  bool is_seated(int pair) const { return seat_of(pair).is_taken(); }
  const std::vector<Seat>& seats() const { return seats_; }
  Plan plan() const { return plan_of(seats_); }

  void seat(int pair, int slot, int venue);
  void unseat(int pair);

  /// The unseated pair fits here, with no other meeting touched.
  bool is_free(int pair, int slot, int venue) const;
  /// The first venue where the pair fits in the slot, physical ones first; `none` where there is none.
  int free_venue(int pair, int slot) const;
  /// Everything that keeps the unseated pair from this slot and venue; empty where it fits.
  std::vector<Block> blocks(int pair, int slot, int venue) const;

  int meetings_of(int participant) const { return total_[Event::index(participant)]; }
  int meetings_on(int participant, int day) const { return daily_[at_day(participant, day)]; }
  int meetings_in(int participant, int slot) const { return static_cast<int>(in_slot(participant, slot)); }
  /// The slots in which the participant meets somebody.
  SlotSet busy(int participant) const { return busy_[Event::index(participant)]; }
  /// The physical venue of a participant in a slot; `none` where there is no meeting or a virtual one.
  int place_of(int participant, int slot) const { return place_[at_slot(participant, slot)]; }
  /// The meeting of who comes alone; of others the one seated last. `none` where there is none or it is not known.
  int meeting_at(int participant, int slot) const { return latest_[at_slot(participant, slot)]; }
  /// The meetings of a participant in a slot.
  std::vector<int> meetings_at(int participant, int slot) const;
  std::span<const int> meetings_at_venue(int slot, int venue) const { return at_venue_[at_table(slot, venue)]; }
  std::span<const int> meetings_with(int interpreters, int slot) const {
    return with_interpreters_[at_interpreter(interpreters, slot)];
  }
  int free_tables(int slot, int venue) const {
    return event_->venue(venue).tables[Event::index(slot)] - static_cast<int>(at_venue_[at_table(slot, venue)].size());
  }

 private:
  std::size_t at_slot(int participant, int slot) const {
    return Event::index(participant) * slot_total_ + Event::index(slot);
  }
  std::size_t at_day(int participant, int day) const {
    return Event::index(participant) * day_total_ + Event::index(day);
  }
  std::size_t at_table(int slot, int venue) const { return Event::index(slot) * venue_total_ + Event::index(venue); }
  std::size_t at_interpreter(int interpreters, int slot) const {
    return Event::index(interpreters) * slot_total_ + Event::index(slot);
  }
  unsigned in_slot(int participant, int slot) const { return in_slot_[at_slot(participant, slot)]; }
  bool run_fits(int participant, int slot) const;
  bool venue_fits(int participant, int slot, int venue) const;

  const Event* event_;
  std::size_t slot_total_;
  std::size_t day_total_;
  std::size_t venue_total_;
  std::vector<Seat> seats_;
  std::vector<int> total_;
  std::vector<int> daily_;
  std::vector<unsigned short> in_slot_;
  std::vector<signed char> place_;
  std::vector<int> latest_;
  std::vector<SlotSet> busy_;
  std::vector<std::vector<int>> at_venue_;
  std::vector<std::vector<int>> with_interpreters_;
  std::vector<int> venue_position_;
  std::vector<int> interpreter_position_;
};

}  // namespace zubia::meetings
