#pragma once

#include <map>
#include <span>
#include <tuple>
#include <utility>
#include <vector>

#include "engine/meetings/plan_state.hpp"
#include "engine/optimisation/linear_programme.hpp"

namespace zubia::meetings {

/// A part of a plan as a programme: a yes-or-no variable for each free pair, slot and venue, under every rule of the
/// event. All other meetings stay where they are, and take up room. With all pairs free it is the whole event, and its
/// bound is one for every plan.
class SlotIndexedModel {
 public:
  /// Free pairs meet from the first slot on.
  SlotIndexedModel(const PlanState& state, std::span<const int> free_pairs, int first_slot = 0);

  /// Row 0, 1, … is that of the first, the second … free pair: how often it meets. The gain is the value that the free
  /// pairs add, less the price of the shortfalls that they can change.
  const LinearProgramme& programme() const { return programme_; }
  /// What each of the whole variables decides, in their order.
  std::span<const Meeting> choices() const { return choices_; }
  /// The gain of the free pairs as they are seated now.
  std::int64_t gain_now() const { return gain_now_; }
  /// The rows of tables that could be too few, by venue and slot, and of interpreters, by languages and slot.
  const std::map<std::pair<int, int>, int>& table_rows() const { return table_rows_; }
  const std::map<std::pair<int, int>, int>& interpreter_rows() const { return interpreter_rows_; }
  /// The row that asks for the share of cross-border meetings; `none` where the event does not.
  int share_row() const { return share_row_; }

 private:
  /// Yes-or-no variables, and how many meetings beside them are fixed.
  struct Terms {
    std::vector<int> variables = {};
    int fixed = 0;
  };
  /// Yes-or-no variables that share a room, and how much of what is taken now is theirs.
  struct Sharers {
    std::vector<int> variables = {};
    int given_back = 0;
  };
  using Key = std::pair<int, int>;

  void add_free(int pair);
  void add_fixed(int pair);
  void add_term(const Meeting& meeting, int variable);
  bool at_most(const std::vector<int>& variables, int most);
  void at_most(const Terms& terms, int most);
  Terms between(int participant, int first, int last) const;
  Terms of_pair(int pair, int first, int last) const;
  void add_participant(int number);
  void add_walks(int participant, int from);
  void add_shortfall(int participant, const Terms& all);
  void add_precedences(int pair);
  void add_share();

  const Event& event_;
  const PlanState& state_;
  int first_slot_;
  int share_row_ = none;
  int crossing_ = none;  // variables that count
  int within_ = none;
  std::vector<char> is_free_;
  LinearProgramme programme_;
  std::vector<Meeting> choices_;
  std::int64_t gain_now_ = 0;
  std::map<Key, Terms> of_pair_;        // pair, slot
  std::map<Key, Sharers> at_table_;     // venue, slot
  std::map<Key, Sharers> interpreted_;  // interpreters, slot
  std::map<Key, int> table_rows_;
  std::map<Key, int> interpreter_rows_;
  std::map<Key, Terms> in_slot_;                         // participant, slot
  std::map<std::tuple<int, int, int>, Terms> at_place_;  // participant, slot, physical venue
};

/// For a model of the whole event.
std::vector<int> every_pair(const Event& event);

}  // namespace zubia::meetings
