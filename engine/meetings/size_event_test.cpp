#include "engine/meetings/size_event.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>

#include "tests/small_events.hpp"

namespace zubia::meetings {
namespace {

constexpr SchedulingOptions few_steps{.steps = 20'000};

EventSize size_of(const EventDraft& draft) {
  const auto size = size_event(checked(draft), few_steps);
  EXPECT_TRUE(size.has_value()) << (size ? "" : size.error().detail);
  return size ? *size : EventSize{};
}

const SizedResource& of(const EventSize& size, Resource resource, int number = none) {
  return *std::ranges::find_if(size.resources,
                               [&](const auto& one) { return one.resource == resource && one.number == number; });
}

TEST(SizeEvent, SixMeetingsAtOneTableInTwoSlotsWantThreeTables) {
  // Six pairs of people who meet nobody else, two slots, one table: the worked number of docs/methods/size_event.md.
  const auto size = size_of(plain_draft(12, 2, 1, {{0, 1}, {2, 3}, {4, 5}, {6, 7}, {8, 9}, {10, 11}}));
  EXPECT_EQ(size.now, (Outcome{2, 20, 20}));
  EXPECT_EQ(size.enough.value, 60);
  const SizedResource& tables = of(size, Resource::tables, 0);
  EXPECT_EQ(tables.has, 1);
  EXPECT_EQ(tables.wants, 3);
  EXPECT_EQ(tables.with_one_more, (Outcome{4, 40, 40}));
  const SizedResource& slots = of(size, Resource::slots);
  EXPECT_EQ(slots.has, 2);
  EXPECT_EQ(slots.wants, 2);
  EXPECT_EQ(slots.with_one_more, (Outcome{3, 30, 30}));
}

TEST(SizeEvent, AFriendOfAllWantsASlotForEach) {
  const auto size = size_of(plain_draft(6, 2, 4, {{0, 1}, {0, 2}, {0, 3}, {0, 4}, {0, 5}}));
  EXPECT_EQ(of(size, Resource::slots).wants, 5);
  EXPECT_EQ(of(size, Resource::tables, 0).wants, 1);
  EXPECT_EQ(size.all.meetings, 5);
}

TEST(SizeEvent, InterpretersThatAreNowhereAreWantedWhereTheyAreNeeded) {
  EventDraft draft = plain_draft(4, 2, 2, {{0, 1}, {2, 3}});
  draft.interpreters.push_back({"es-fr", {0, 0}});
  for (Pair& pair : draft.pairs) pair.interpreters = 0;
  const auto size = size_of(draft);
  EXPECT_EQ(size.now.meetings, 0);
  EXPECT_EQ(of(size, Resource::interpreters, 0).wants, 1);
  EXPECT_EQ(of(size, Resource::interpreters, 0).with_one_more.meetings, 2);
}

TEST(SizeEvent, AHallThatNobodyNeedsWantsNoTables) {
  EventDraft draft = plain_draft(4, 2, 2, {{0, 1}, {2, 3}});
  draft.venues.push_back({"annexe", false, {3, 3}});
  const auto size = size_of(draft);
  EXPECT_EQ(of(size, Resource::tables, 0).wants + of(size, Resource::tables, 1).wants, 1);
}

TEST(SizeEvent, WhatIsRequiredIsWeighedSoThatAnEventThatIsTooSmallCanBeSized) {
  EventDraft draft = plain_draft(4, 1, 2, {{0, 1}, {2, 3}});
  draft.rules.aim = Aim::all_meetings_fewest_breaks;
  const auto size = size_of(draft);
  EXPECT_EQ(size.now, (Outcome{2, 2, 2}));
}

TEST(SizeEvent, MoreSlotsThanADayCanHaveAreNotPromised) {
  std::vector<std::pair<int, int>> pairs;
  for (int other = 1; other <= 80; ++other) pairs.emplace_back(0, other);
  EXPECT_EQ(of(size_of(plain_draft(81, 2, 1, pairs)), Resource::slots).wants, none);
}

TEST(SizeEvent, StopsWhenAsked) {
  std::stop_source stop;
  stop.request_stop();
  const auto size = size_event(checked(plain_draft(4, 2, 1, {{0, 1}, {2, 3}})), few_steps, {{}, stop.get_token()});
  ASSERT_FALSE(size.has_value());
  EXPECT_EQ(size.error().code, "cancelled");
}

TEST(SizeEventLaws, MoreNeverHurtsAndWhatIsWantedIsEnough) {
  EXPECT_TRUE(rc::check("sizes of busy events", [] {
    const auto seed = *rc::gen::inRange<std::uint64_t>(1, 1'000'000);
    const Event event = checked(random_draft({seed}, 8, 3));
    const auto size = size_event(event, few_steps);
    RC_ASSERT(size.has_value());
    for (const SizedResource& one : size->resources) {
      RC_ASSERT(one.with_one_more.value >= size->now.value);
      RC_ASSERT(one.with_one_more.bound >= size->now.value);
    }
    RC_ASSERT(size->enough.value >= size->now.value);
    RC_ASSERT(size->all.value >= size->enough.value);
    // The plan of the recommended size meets what could be met with any number of tables and interpreters.
    const auto recommended = schedule_meetings(checked(size->recommended), few_steps);
    RC_ASSERT(recommended.has_value());
    RC_ASSERT(recommended->figures.value == size->enough.value);
    EventDraft ample = size->recommended;
    for (Venue& venue : ample.venues)
      for (int& tables : venue.tables) tables = tables > 0 ? 8 : 0;
    for (Interpreters& row : ample.interpreters)
      for (int& available : row.available) available = available > 0 ? 8 : 0;
    const auto with_more = schedule_meetings(checked(ample), few_steps);
    RC_ASSERT(with_more.has_value());
    RC_ASSERT(with_more->figures.value <= size->enough.value);
  }));
}

}  // namespace
}  // namespace zubia::meetings
