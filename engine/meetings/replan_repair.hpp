#pragma once

#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "engine/meetings/plan_state.hpp"

namespace zubia::meetings {

/// Puts meetings that have no seat back into a plan, from a first slot on, moving or taking out others where it must.
///
/// The places that a change left too full are found once; only their meetings have to leave. All work is counted in
/// looks at places, and ends where the looks that are allowed end: the same calls give the same plan on any machine.
class Repair {
 public:
  Repair(PlanState& state, int first_slot, const std::vector<int>& musts);

  /// From now on so many looks more may be taken.
  void allow(std::int64_t looks) { looks_left_ = looks; }
  bool is_exhausted() const { return looks_left_ <= 0; }
  std::int64_t looks_left() const { return looks_left_; }

  /// The meetings of a place that is fuller than it may be; empty where there is none.
  std::vector<int> overfull() const;
  /// Whether more than one kind of place was too full. A meeting that leaves two places of different kinds at once
  /// makes the number of moves that are needed less certain.
  bool is_crowded_in_many_ways() const;
  /// False where there are fewer tables, interpreters or delegates in all than the seated and these would need.
  bool have_room(const std::vector<int>& open) const;

  /// Seats all of `open`, with at most so many other meetings ejected and seated elsewhere. Otherwise nothing has
  /// changed.
  bool seat_all(std::vector<int> open, int ejections);
  /// Takes the meetings that cost least out of every place that is too full.
  std::vector<int> empty_crowds();

  /// What may be cancelled so that an open pair is seated: those worth less, or those that are not cross-border.
  enum class Victims { nobody, worth_less, not_cross_border };
  struct Settled {
    bool is_seated = false;
    int victim = none;  ///< who has no seat now
  };
  /// Seats an open pair at a free place, or else at the price of the victim of least worth, by a chain in which each
  /// takes the seat of the next. With `chains` false the pair takes the seat of the victim itself.
  Settled settle(int pair, Victims victims, bool chains = true);
  /// Seats a must where it costs least, and returns who had to leave; with nothing seated and empty where nowhere.
  std::vector<int> force_in(int pair);
  /// Seats a pair at the first free place, if there is one.
  bool seat_freely(int pair);
  /// Moved meetings go back to where they were, where that is free by now.
  void go_home(const PlanState& before);
  void unseat(int pair);
  /// Everything from the first slot on is as it was in these seats, by pair.
  void restore(const std::vector<Seat>& seats);

  /// Whom nobody may displace, and who moves only as locks let them.
  bool is_must(int pair) const { return is_must_[Event::index(pair)] != 0; }
  bool is_movable(int pair) const;
  std::int64_t worth(int pair) const;
  /// By worth, the most first.
  void sort_by_worth(std::vector<int>& pairs) const;
  /// The announced meetings that may be cancelled or moved, the least worth first; `open` may be among them later.
  void list_victims(const std::vector<int>& open);
  const std::vector<int>& by_worth() const { return by_worth_; }

 private:
  enum class Kind { venue, interpreters, participant };
  struct Crowd {
    Kind kind = Kind::venue;
    int number = 0;
    int slot = 0;
  };

  void find_crowds();
  void update_room(int pair, Seat seat);
  void seat(int pair, int slot, int venue);
  SlotSet open_slots(int pair, int venue) const;
  int free_places(int pair, int count_max) const;
  bool has_free_place(int pair) const { return free_places(pair, 1) > 0; }
  std::size_t hardest(const std::vector<int>& open) const;
  bool make_room(std::vector<int> open, std::vector<int> crowd, int ejections);
  bool put(int pair, const std::vector<int>& open, int ejections);
  bool force(int pair, int slot, int venue, std::vector<int> open, int ejections);
  bool can_take_seat(int pair, int other);
  bool may_be_victim(int pair, int of, Victims victims) const;
  bool has_other_place(int pair);
  bool shift(int last, bool to_a_free_place);
  int reach(int pair, int from, int lightest, std::vector<int>& queue);
  using Evicted = std::vector<std::pair<int, Seat>>;
  std::optional<Evicted> evict(int pair, int slot, int venue);
  template <class Visit>
  bool any_free_place(int pair, Visit visit) const;

  PlanState& state_;
  const Event& event_;
  int first_slot_;
  SlotSet future_;
  mutable std::int64_t looks_left_ = 0;
  std::vector<char> is_must_;
  std::vector<SlotSet> tables_;        // by venue, the slots with a free table
  std::vector<SlotSet> interpreters_;  // by row, the slots with a free interpreter
  std::vector<Crowd> crowds_;
  std::vector<int> by_worth_;
  std::vector<int> taken_from_;  // in a chain: by pair, who would take its seat
};

/// In the order of slots, then of venues.
template <class Visit>
bool Repair::any_free_place(int pair, Visit visit) const {
  SlotSet some;
  for (int venue = 0; venue < event_.venue_count(); ++venue) some = some | open_slots(pair, venue);
  --looks_left_;
  for (; !some.empty(); some.erase(some.first())) {
    for (int venue = 0; venue < event_.venue_count(); ++venue) {
      --looks_left_;
      if (state_.is_free(pair, some.first(), venue) && visit(some.first(), venue)) return true;
    }
  }
  return false;
}

}  // namespace zubia::meetings
