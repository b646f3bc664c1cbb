#include "engine/meetings/break_bound.hpp"

#include <gtest/gtest.h>

#include "engine/meetings/schedule_meetings.hpp"
#include "tests/small_events.hpp"

namespace zubia::meetings {
namespace {

TEST(BreakBound, WhoeverCannotMeetInOneRowHasABreak) {
  auto draft = plain_draft(3, 3, 2, {{0, 1}, {0, 2}});
  EXPECT_EQ(breaks_at_least(checked(draft)), 0);
  draft.pairs[0].slots = SlotSet::range(0, 1);
  draft.pairs[1].slots = SlotSet::range(2, 3);
  EXPECT_EQ(breaks_at_least(checked(draft)), 1);
}

TEST(BreakBound, RowsThatFitAloneMayNotFitTheTablesTogether) {
  // With one table the three meetings of a circle follow one another, and whoever is in the first and last has a break.
  auto draft = plain_draft(3, 3, 1, {{0, 1}, {1, 2}, {0, 2}});
  EXPECT_LE(breaks_at_least(checked(draft)), 1);
  draft.rules.aim = Aim::all_meetings_fewest_breaks;
  const auto schedule = schedule_meetings(checked(draft), {.steps = 200'000});
  ASSERT_TRUE(schedule.has_value());
  EXPECT_EQ(schedule->figures.breaks, 1);
  EXPECT_TRUE(schedule->is_optimal());
}

TEST(BreakBound, IsNeverAboveTheFewestBreaksThatClausesProve) {
  int above_none = 0;
  for (std::uint64_t seed = 0; seed < 60; ++seed) {
    RandomStream random(Seed{seed}, 3);
    std::vector<std::pair<int, int>> pairs;
    for (int first = 0; first < 6; ++first)
      for (int second = first + 1; second < 6; ++second)
        if (random.below(2) == 0) pairs.emplace_back(first, second);
    auto draft = plain_draft(6, 6, 2, pairs);
    for (Participant& who : draft.participants) who.present[random.below(6)] = 0;
    draft.rules.aim = Aim::all_meetings_fewest_breaks;
    const auto event = check_event(std::move(draft));
    if (!event) continue;
    const auto schedule = schedule_meetings(*event, {.steps = 20'000});
    if (!schedule || !schedule->is_optimal()) continue;
    EXPECT_LE(breaks_at_least(*event), schedule->figures.breaks) << seed;
    above_none += breaks_at_least(*event) > 0 ? 1 : 0;
  }
  EXPECT_GT(above_none, 0);
}

TEST(BreakBound, SaysNothingOfSeveralDays) {
  auto draft = plain_draft(3, 4, 2, {{0, 1}, {0, 2}});
  draft.slot_days = {0, 0, 1, 1};
  draft.pairs[0].slots = SlotSet::range(0, 1);
  draft.pairs[1].slots = SlotSet::range(3, 4);
  EXPECT_EQ(breaks_at_least(checked(draft)), 0);
}

}  // namespace
}  // namespace zubia::meetings
