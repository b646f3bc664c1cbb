#include "engine/meetings/check_plan.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "tests/small_events.hpp"

namespace zubia::meetings {
namespace {

/// The rules that a plan breaks.
std::vector<Rule> broken(const EventDraft& draft, const Plan& plan) {
  const auto event = check_event(draft);
  EXPECT_TRUE(event.has_value()) << (event ? "" : event.error().detail);
  std::vector<Rule> rules;
  if (event)
    for (const Violation& one : check_plan(*event, plan).violations) rules.push_back(one.rule);
  return rules;
}

using Broken = std::vector<Rule>;

EventDraft triangle() { return plain_draft(3, 4, 2, {{0, 1}, {0, 2}, {1, 2}}); }

TEST(CheckPlan, AGoodPlanBreaksNothing) {
  EXPECT_EQ(broken(triangle(), {{{0, 0, 0}, {1, 1, 0}, {2, 2, 0}}}), Broken{});
}

TEST(CheckPlan, WhatTheEventDoesNotHaveIsReported) {
  for (const Meeting& meeting : {Meeting{3, 0, 0}, Meeting{-1, 0, 0}, Meeting{0, 4, 0}, Meeting{0, 0, 1}})
    EXPECT_EQ(broken(triangle(), {{meeting}}), Broken{Rule::unknown});
}

TEST(CheckPlan, APairMeetsOnce) { EXPECT_EQ(broken(triangle(), {{{0, 0, 0}, {0, 2, 0}}}), Broken{Rule::once}); }

TEST(CheckPlan, NobodyIsInTwoPlaces) {
  EXPECT_EQ(broken(triangle(), {{{0, 0, 0}, {1, 0, 0}}}), Broken{Rule::delegates});
}

TEST(CheckPlan, TablesVenuesAndInterpretersAreCounted) {
  EventDraft draft = plain_draft(4, 2, 1, {{0, 1}, {2, 3}});
  EXPECT_EQ(broken(draft, {{{0, 0, 0}, {1, 0, 0}}}), Broken{Rule::tables});
  draft.venues.push_back({"annexe", false, {1, 1}});
  for (Pair& pair : draft.pairs) pair.interpreters = 0;
  draft.interpreters.push_back({"es-fr", {1, 1}});
  EXPECT_EQ(broken(draft, {{{0, 0, 0}, {1, 0, 1}}}), Broken{Rule::interpreters});
  draft.pairs[0].venues = 1;
  EXPECT_EQ(broken(draft, {{{0, 0, 1}}}), Broken{Rule::venue_allowed});
}

TEST(CheckPlan, MaximaRowsAndSessionsAreKept) {
  EventDraft draft = triangle();
  draft.participants[0].meetings_max = 1;
  EXPECT_EQ(broken(draft, {{{0, 0, 0}, {1, 1, 0}}}), Broken{Rule::maximum});
  draft = triangle();
  draft.participants[0].meetings_per_day_max = 1;
  EXPECT_EQ(broken(draft, {{{0, 0, 0}, {1, 1, 0}}}), Broken{Rule::daily_maximum});
  draft = triangle();
  draft.rules.run_max = 1;
  EXPECT_EQ(broken(draft, {{{0, 0, 0}, {1, 1, 0}}}), Broken{Rule::run});
  draft = triangle();
  draft.pairs[0].slots = SlotSet::only(2);
  EXPECT_EQ(broken(draft, {{{0, 0, 0}}}), Broken{Rule::session});
}

TEST(CheckPlan, TwoChangesOfVenueInARowAreOneTooMany) {
  EventDraft draft = plain_draft(4, 3, 1, {{0, 1}, {0, 2}, {0, 3}});
  draft.venues.push_back({"annexe", false, {1, 1, 1}});
  EXPECT_EQ(broken(draft, {{{0, 0, 0}, {1, 1, 1}, {2, 2, 0}}}), Broken{Rule::venue_changes});
  EXPECT_EQ(broken(draft, {{{0, 0, 0}, {1, 1, 1}, {2, 2, 1}}}), Broken{});
}

TEST(CheckPlan, QuotaLocksPrecedencesAndRequiredMeetingsAreKept) {
  EventDraft draft = triangle();
  draft.rules.cross_border_share_min = 0.5;
  draft.pairs[1].is_cross_border = true;
  EXPECT_EQ(broken(draft, {{{0, 0, 0}}}), Broken{Rule::cross_border});
  EXPECT_EQ(broken(draft, {{{0, 0, 0}, {1, 1, 0}}}), Broken{});
  draft = triangle();
  draft.locks.push_back({0, 1, 0});
  EXPECT_EQ(broken(draft, {{{0, 0, 0}}}), Broken{Rule::lock});
  draft = triangle();
  draft.precedences.push_back({0, 1});
  EXPECT_EQ(broken(draft, {{{0, 2, 0}, {1, 1, 0}}}), Broken{Rule::precedence});
  draft = triangle();
  draft.pairs[2].is_required = true;
  EXPECT_EQ(broken(draft, {}), Broken{Rule::required});
}

TEST(CheckPlan, TheFiguresAreCountedFromThePlan) {
  EventDraft draft = triangle();
  draft.rules.shortfall_price = 7;
  draft.participants[2].meetings_min = 2;
  const auto event = check_event(draft);
  ASSERT_TRUE(event.has_value());
  const Figures figures = check_plan(*event, {{{0, 0, 0}, {1, 3, 0}}}).figures;
  EXPECT_EQ(figures.weight, 20);
  EXPECT_EQ(figures.shortfall, 1);
  EXPECT_EQ(figures.value, 13);
  EXPECT_EQ(figures.gaps, 2);
  EXPECT_EQ(figures.breaks, 1);
  EXPECT_EQ(figures.breaks_difference, 1);
  EXPECT_DOUBLE_EQ(figures.satisfaction_min, 0.5);
}

}  // namespace
}  // namespace zubia::meetings
