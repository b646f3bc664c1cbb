#include "engine/meetings/share_conflict.hpp"

#include <gtest/gtest.h>

#include "engine/meetings/schedule_meetings.hpp"
#include "tests/small_events.hpp"

namespace zubia::meetings {
namespace {

/// Two meetings of one side that have to be, and three across the border, of which P0 can have but one.
EventDraft crowded_draft(double share) {
  EventDraft draft = plain_draft(8, 3, 3, {{0, 4}, {0, 5}, {0, 6}, {1, 2}, {2, 3}});
  for (const std::size_t across : {0U, 1U, 2U}) draft.pairs[across].is_cross_border = true;
  for (const std::size_t within : {3U, 4U}) draft.pairs[within].is_required = true;
  draft.participants[0].meetings_max = 1;
  draft.rules.cross_border_share_min = share;
  return draft;
}

TEST(ShareConflict, NamesTheShareThatCouldBeAndHowManyFewerWouldDo) {
  const auto event = check_event(crowded_draft(0.5));
  ASSERT_TRUE(event.has_value());
  const auto found = share_conflict(*event);
  ASSERT_TRUE(found.has_value());
  EXPECT_EQ(found->code, "share-out-of-reach");
  EXPECT_EQ(
      found->detail,
      "2 meetings that do not cross the border have to take place, and at most 1 that does can: a share of 0.3333, "
      "below the 0.5 that is asked for.");
  EXPECT_EQ(found->mend, "Lower it to 0.3333, or require 1 meeting fewer that does not cross the border.");
}

TEST(ShareConflict, EitherRelaxationIsEnough) {
  const auto lower = check_event(crowded_draft(0.3333));
  ASSERT_TRUE(lower.has_value());
  EXPECT_FALSE(share_conflict(*lower).has_value());
  EXPECT_TRUE(schedule_meetings(*lower).has_value());
  EventDraft draft = crowded_draft(0.5);
  draft.pairs[3].is_required = false;
  const auto fewer = check_event(draft);
  ASSERT_TRUE(fewer.has_value());
  EXPECT_FALSE(share_conflict(*fewer).has_value());
  EXPECT_TRUE(schedule_meetings(*fewer).has_value());
}

TEST(ShareConflict, IsNoneWhereNothingHasToBe) {
  EventDraft draft = crowded_draft(1);
  for (Pair& pair : draft.pairs) pair.is_required = false;
  const auto event = check_event(draft);
  ASSERT_TRUE(event.has_value());
  EXPECT_FALSE(share_conflict(*event).has_value());
}

TEST(ShareConflict, AgreesWithTheSearchThatThereIsNoPlan) {
  const auto event = check_event(crowded_draft(0.9));
  ASSERT_TRUE(event.has_value());
  EXPECT_TRUE(share_conflict(*event).has_value());
  const auto schedule = schedule_meetings(*event);
  ASSERT_FALSE(schedule.has_value());
  EXPECT_EQ(schedule.error().code, "no-plan");
}

}  // namespace
}  // namespace zubia::meetings
