#include "engine/meetings/break_clauses.hpp"

#include <gtest/gtest.h>

#include <functional>
#include <vector>

#include "engine/meetings/check_plan.hpp"
#include "tests/small_events.hpp"

namespace zubia::meetings {
namespace {

/// Whether some plan without any break seats all pairs: every slot of every pair is tried.
bool can_do_without_breaks(const Event& event) {
  Plan plan;
  const std::function<bool(int)> seat_from = [&](int pair) {
    if (pair == event.pair_count()) {
      const auto check = check_plan(event, plan);
      return check.keeps_all_rules() && check.figures.breaks == 0;
    }
    for (int slot = 0; slot < event.slot_count(); ++slot) {
      plan.meetings.push_back({pair, slot, 0});
      const bool is_done = seat_from(pair + 1);
      plan.meetings.pop_back();
      if (is_done) return true;
    }
    return false;
  };
  return seat_from(0);
}

TEST(BreakClauses, RefuteThatNobodyHasABreakExactlyWhereNoPlanIsWithout) {
  int possible = 0;
  int refuted = 0;
  for (std::uint64_t seed = 0; seed < 80; ++seed) {
    RandomStream random(Seed{seed}, 11);
    std::vector<std::pair<int, int>> pairs;
    for (int first = 0; first < 5; ++first)
      for (int second = first + 1; second < 5; ++second)
        if (random.below(2) == 0 && pairs.size() < 5) pairs.emplace_back(first, second);
    auto draft = plain_draft(5, 4, 1 + static_cast<int>(random.below(2)), pairs);
    draft.participants[random.below(5)].present[random.below(4)] = 0;
    if (pairs.size() > 2) draft.precedences.push_back({2, 0});
    draft.rules.aim = Aim::all_meetings_fewest_breaks;
    const auto event = check_event(std::move(draft));
    if (!event) continue;
    const bool is_possible = can_do_without_breaks(*event);
    for (const auto count : {BreakClauses::Count::meetings, BreakClauses::Count::busy_participants}) {
      BreakClauses clauses(*event, 0, count);
      for (const auto& counter : clauses.breaks())
        if (!counter.empty()) clauses.solver().add({-counter.front()});
      const Verdict verdict = clauses.solver().solve({}, 100'000).verdict;
      EXPECT_EQ(verdict, is_possible ? Verdict::satisfiable : Verdict::refuted) << seed;
    }
    ++(is_possible ? possible : refuted);
  }
  EXPECT_GT(possible, 5);
  EXPECT_GT(refuted, 5);
}

}  // namespace
}  // namespace zubia::meetings
