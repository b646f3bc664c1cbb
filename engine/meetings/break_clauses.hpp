#pragma once

#include <vector>

#include "engine/meetings/clause_solver.hpp"
#include "engine/meetings/plan.hpp"

namespace zubia::meetings {

/// At most 5,000 pairs times slots, and a quarter of the tables stays free: chosen on the published events, where it is
/// best to count meetings for these, and busy participants for all others.
bool has_room_and_few_seats(const Event& event);

/// An event in which every pair is seated, said in clauses: H1–H7, H9 and H10, and the breaks of each participant as
/// counters. Some rules are implied by others and said all the same, because the solver then refutes sooner.
class BreakClauses {
 public:
  /// What is counted where the tables of a slot are few; either says the same, and one refutes sooner.
  enum class Count { meetings, busy_participants };

  /// Every participant has `breaks_min` … `breaks_min + breaks_difference_max` breaks.
  BreakClauses(const Event& event, int breaks_min)
      : BreakClauses(event, breaks_min, has_room_and_few_seats(event) ? Count::meetings : Count::busy_participants) {}
  BreakClauses(const Event& event, int breaks_min, Count count);

  ClauseSolver& solver() { return solver_; }
  /// By participant: the k-th holds where there are more than k breaks. Empty where there can be none.
  const std::vector<std::vector<Literal>>& breaks() const { return breaks_; }
  /// The plan that the solver found last.
  Plan plan() const;

 private:
  struct Placing {
    int pair;
    int slot;
    int venue;
    Literal literal;
  };

  void narrow_slots();
  void place_pairs();
  void place_pair(int pair);
  void order_pairs();
  void limit_places();
  void limit_slot(int slot);
  void limit_interpreters(int slot);
  bool everybody_is_alone() const;
  void follow_participant(int participant);
  void limit_walk(int participant);
  void count_breaks(int participant, int breaks_min);
  void place_row(int participant, const std::vector<Literal>& begun);
  Literal any_of(const std::vector<Literal>& literals);

  const Event& event_;
  Count count_;
  ClauseSolver solver_;
  std::vector<SlotSet> slots_;  // by pair, what the precedences leave
  std::vector<Placing> placings_;
  std::vector<std::vector<Literal>> in_slot_;  // by pair and slot; 0 where impossible
  std::vector<std::vector<Literal>> used_;     // by participant and slot; 0 where impossible
  std::vector<std::vector<Literal>> breaks_;
};

}  // namespace zubia::meetings
