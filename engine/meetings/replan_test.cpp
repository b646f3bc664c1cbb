#include "engine/meetings/replan.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>

#include "engine/meetings/check_plan.hpp"
#include "tests/small_events.hpp"

namespace zubia::meetings {
namespace {

/// The same event, but for what `happens` to its draft.
template <class Happens>
EventDraft after(const Event& event, Happens happens) {
  EventDraft draft = event.draft();
  happens(draft);
  return draft;
}

TEST(Replan, ALostTableMovesTheOneMeetingThatFitsElsewhere) {
  const Event event = checked(plain_draft(4, 2, 2, {{0, 1}, {2, 3}}));
  const Plan announced{{{0, 0, 0}, {1, 0, 0}}};
  const Event changed = checked(after(event, [](EventDraft& draft) { draft.venues[0].tables[0] = 1; }));
  const Replan done = replan(changed, announced);
  ASSERT_EQ(done.moved.size(), 1u);
  EXPECT_EQ(done.moved[0].after, (Seat{1, 0}));
  EXPECT_TRUE(done.cancelled.empty());
  EXPECT_TRUE(done.is_fewest_moves);
}

TEST(Replan, ANoShowCancelsItsMeetingsAndGivesTheOthersWhatTheyMissed) {
  // P1 had no slot left for P2 until P0 stays away.
  const Event event = checked(plain_draft(3, 1, 2, {{0, 1}, {1, 2}}));
  const Plan announced{{{0, 0, 0}}};
  const Event changed = checked(after(event, [](EventDraft& draft) { draft.participants[0].present[0] = 0; }));
  const Replan done = replan(changed, announced);
  EXPECT_EQ(done.cancelled, (std::vector<ChangedMeeting>{{0, {0, 0}, {}}}));
  EXPECT_EQ(done.added, (std::vector<Meeting>{{1, 0, 0}}));
  EXPECT_TRUE(done.moved.empty());
}

TEST(Replan, AMustMeetMovesTheMeetingInItsWayRatherThanFailing) {
  const Event event = checked(plain_draft(3, 2, 1, {{0, 1}, {1, 2}}));
  // The new pair may meet in the first slot only, where P1 meets P0.
  const Event changed = checked(after(event, [](EventDraft& draft) { draft.pairs[1].slots = SlotSet::only(0); }));
  const Replan done = replan(changed, {{{0, 0, 0}}}, {.musts = {1}});
  EXPECT_EQ(done.moved, (std::vector<ChangedMeeting>{{0, {0, 0}, {1, 0}}}));
  EXPECT_EQ(done.added, (std::vector<Meeting>{{1, 0, 0}}));
  EXPECT_TRUE(done.missed_musts.empty());
}

TEST(Replan, WhatIsPastStaysEvenWhereItsPlaceIsGone) {
  const Event event = checked(plain_draft(4, 3, 1, {{0, 1}, {2, 3}}));
  const Plan announced{{{0, 0, 0}, {1, 1, 0}}};
  const Event changed = checked(after(event, [](EventDraft& draft) { draft.venues[0].tables = {0, 0, 1}; }));
  const Replan done = replan(changed, announced, {.first_slot = 1});
  EXPECT_EQ(done.plan, (Plan{{{0, 0, 0}, {1, 2, 0}}}));
}

TEST(Replan, AMustMeetThatCannotBeIsNamed) {
  const Event event = checked(plain_draft(2, 1, 1, {{0, 1}}));
  const Event changed = checked(after(event, [](EventDraft& draft) { draft.pairs[0].venues = 0; }));
  EXPECT_EQ(replan(changed, {}, {.musts = {0}}).missed_musts, std::vector<int>{0});
}

TEST(Replan, WhoIsCancelledIsTheLeastWorthEvenInAnotherSlot) {
  const Event event = checked(plain_draft(6, 2, 1, {{0, 1}, {2, 3}}));
  const Event changed = checked(after(event, [](EventDraft& draft) {
    draft.venues[0].tables = {0, 1};
    draft.pairs[0].weight = 40;
  }));
  const Replan done = replan(changed, {{{0, 0, 0}, {1, 1, 0}}});
  EXPECT_EQ(done.cancelled, (std::vector<ChangedMeeting>{{1, {1, 0}, {}}}));
  EXPECT_EQ(done.moved, (std::vector<ChangedMeeting>{{0, {0, 0}, {1, 0}}}));
}

TEST(Replan, AHeavyMeetingReachesTheLeastWorthThroughAChain) {
  // P0–P1 can only take the place of P0–P2, which in turn takes that of P3–P4.
  const Event event = checked(plain_draft(5, 3, 1, {{0, 1}, {0, 2}, {3, 4}}));
  const Event changed = checked(after(event, [](EventDraft& draft) {
    draft.venues[0].tables = {0, 1, 1};
    draft.pairs[0].weight = 40;
    draft.pairs[0].slots = SlotSet::range(0, 2);
    draft.pairs[1].weight = 30;
  }));
  const Replan done = replan(changed, {{{0, 0, 0}, {1, 1, 0}, {2, 2, 0}}});
  EXPECT_EQ(done.plan, (Plan{{{0, 1, 0}, {1, 2, 0}}}));
}

TEST(Replan, EqualsDoNotDisplaceEachOther) {
  // P0 can meet in the first slot only, and both its meetings weigh the same: the first stays in what is left.
  const Event event = checked(plain_draft(3, 3, 2, {{0, 1}, {0, 2}}));
  const Event changed = checked(after(event, [](EventDraft& draft) { draft.venues[0].tables = {2, 0, 0}; }));
  const Replan done = replan(changed, {{{0, 1, 0}, {1, 2, 0}}});
  EXPECT_EQ(done.plan, (Plan{{{0, 0, 0}}}));
}

TEST(Replan, ANewMustDisplacesTheCheapestMeetingThatIsNone) {
  const Event event = checked(plain_draft(8, 3, 1, {{0, 1}, {2, 3}, {4, 5}, {6, 7}}));
  const Event changed = checked(after(event, [](EventDraft& draft) {
    draft.pairs[0].weight = 5;
    draft.pairs[1].weight = 20;
    draft.pairs[2].weight = 30;
    draft.pairs[3].weight = 1;
  }));
  const Replan done = replan(changed, {{{0, 0, 0}, {1, 1, 0}, {2, 2, 0}}}, {.musts = {0, 3}});
  EXPECT_EQ(done.added, (std::vector<Meeting>{{3, 1, 0}}));
  EXPECT_EQ(done.cancelled, (std::vector<ChangedMeeting>{{1, {1, 0}, {}}}));
  EXPECT_TRUE(done.missed_musts.empty());
}

TEST(Replan, ANewMustMayCostBothTheirMeetings) {
  const Event event = checked(plain_draft(4, 1, 2, {{0, 1}, {2, 3}, {1, 2}}));
  const Replan done = replan(event, {{{0, 0, 0}, {1, 0, 0}}}, {.musts = {2}});
  EXPECT_EQ(done.plan, (Plan{{{2, 0, 0}}}));
}

/// Four meetings of which half have to be cross-border, of eight companies in two slots.
EventDraft half_across(bool third_is) {
  EventDraft draft = plain_draft(8, 2, 2, {{0, 1}, {2, 3}, {4, 5}, {6, 7}});
  draft.pairs[0].is_cross_border = true;
  draft.pairs[2].is_cross_border = third_is;
  draft.rules.cross_border_share_min = 0.5;
  return draft;
}

TEST(Replan, TheShareOfCrossBorderMeetingsIsKeptByWhoIsCancelled) {
  EventDraft draft = half_across(true);
  for (const std::size_t pair : {0U, 2U}) draft.pairs[pair].weight = 1;
  draft.venues[0].tables = {2, 1};
  const Event changed = checked(draft);
  const Replan done = replan(changed, {{{0, 0, 0}, {1, 0, 0}, {2, 1, 0}, {3, 1, 0}}});
  EXPECT_TRUE(check_plan(changed, done.plan).keeps_all_rules());
  EXPECT_EQ(done.cancelled.size(), 1u);
}

TEST(Replan, TheShareIsKeptByDroppingOthersWhereNothingElseDoes) {
  EventDraft draft = half_across(true);
  draft.participants[4].present = {0, 0};
  const Event changed = checked(draft);
  const Replan done = replan(changed, {{{0, 0, 0}, {1, 0, 0}, {2, 1, 0}, {3, 1, 0}}});
  EXPECT_TRUE(check_plan(changed, done.plan).keeps_all_rules());
  EXPECT_EQ(done.plan.meetings.size(), 2u);
}

TEST(Replan, WhereThePastLeavesNoWayToKeepTheShareNobodyIsDroppedForIt) {
  EventDraft draft = half_across(false);
  draft.pairs[2].is_cross_border = true;
  draft.pairs[0].is_cross_border = false;
  draft.participants[4].present = {1, 0};
  const Event changed = checked(draft);
  const Replan done = replan(changed, {{{0, 0, 0}, {1, 0, 0}, {2, 1, 0}, {3, 1, 0}}}, {.first_slot = 1});
  EXPECT_EQ(done.plan, (Plan{{{0, 0, 0}, {1, 0, 0}, {3, 1, 0}}}));
  const auto judgement = check_plan(changed, done.plan);
  ASSERT_EQ(judgement.violations.size(), 1u);
  EXPECT_EQ(judgement.violations[0].rule, Rule::cross_border);
}

TEST(Replan, WhoIsInAHurryGetsAPlanThatIsNotProven) {
  const Event event = checked(plain_draft(6, 1, 3, {{0, 1}, {2, 3}, {4, 5}}));
  const Plan announced{{{0, 0, 0}, {1, 0, 0}, {2, 0, 0}}};
  const Event changed = checked(after(event, [](EventDraft& draft) { draft.venues[0].tables[0] = 1; }));
  const Replan hasty = replan(changed, announced, {.steps = 2});
  EXPECT_FALSE(hasty.is_fewest_moves);
  EXPECT_TRUE(check_plan(changed, hasty.plan).keeps_all_rules());
  const Replan patient = replan(changed, announced, {.steps = 3});
  EXPECT_TRUE(patient.is_fewest_moves);
  EXPECT_EQ(patient.cancelled.size(), 2u);
}

TEST(ReplanLaws, WithoutAnIncidentNothingIsTouched) {
  EXPECT_TRUE(rc::check("no incident, no change", [] {
    const auto seed = *rc::gen::inRange<std::uint64_t>(1, 1'000'000);
    const Event event = checked(random_draft({seed}, 12, 6));
    const Plan announced = greedy_plan(event);
    const Replan done = replan(event, announced, {.first_slot = *rc::gen::inRange(0, 6)});
    RC_ASSERT(done.plan == announced);
    RC_ASSERT(done.moved.empty() && done.cancelled.empty() && done.added.empty());
    RC_ASSERT(done.is_fewest_moves);
  }));
}

/// A busy event that asks for a third of its meetings across the border, and a plan that keeps it.
struct QuotaDay {
  Event event;
  Plan announced;
};

QuotaDay quota_day(Seed seed) {
  EventDraft draft = random_draft(seed, 10, 5);
  RandomStream random(seed, 13);
  for (Pair& pair : draft.pairs) pair.is_cross_border = random.below(100) < 40;
  draft.rules.cross_border_share_min = 0.33;
  const Event event = checked(draft);
  return {event, greedy_plan_with_share(event)};
}

TEST(ReplanLaws, WithAQuotaAndNoIncidentNothingIsTouched) {
  EXPECT_TRUE(rc::check("a quota, no incident", [] {
    const QuotaDay day = quota_day(any_seed());
    const Replan done = replan(day.event, day.announced, {.first_slot = *rc::gen::inRange(0, 5)});
    RC_ASSERT(done.plan == day.announced);
    RC_ASSERT(done.is_fewest_moves);
  }));
}

TEST(ReplanLaws, AQuotaIsKeptAfterAnyIncidentWhereAnyPlanCan) {
  EXPECT_TRUE(rc::check("a quota and an incident", [] {
    const QuotaDay day = quota_day(any_seed());
    const int first = *rc::gen::inRange(0, 5);
    const auto who = *rc::gen::inRange<std::size_t>(0, 10);
    const bool is_no_show = *rc::gen::arbitrary<bool>();
    const Event now = checked(after(day.event, [&](EventDraft& changed) {
      for (std::size_t slot = Event::index(first); slot < 5; ++slot) {
        if (is_no_show) changed.participants[who].present[slot] = 0;
        if (!is_no_show) changed.venues[who % 2].tables[slot] /= 2;
      }
    }));
    const Replan done = replan(now, day.announced, {.first_slot = first});
    const auto judgement = check_plan(now, done.plan);
    for (const Violation& one : judgement.violations) RC_ASSERT(one.rule == Rule::cross_border);
    // Without the meetings that nobody has to have, the past alone says whether the quota can be kept.
    Plan past = day.announced;
    std::erase_if(past.meetings, [&](const Meeting& one) { return one.slot >= first; });
    const auto is_missed_before = !check_plan(now, past).keeps_all_rules();
    RC_ASSERT(judgement.keeps_all_rules() || is_missed_before);
  }));
}

TEST(ReplanLaws, LocksHoldWhateverHappens) {
  EXPECT_TRUE(rc::check("locks", [] {
    const Event free = checked(random_draft(any_seed(), 10, 5));
    const Plan announced = greedy_plan(free);
    RC_PRE(announced.meetings.size() > 2);
    const auto locked = *rc::gen::inRange<std::size_t>(0, announced.meetings.size());
    const Meeting kept = announced.meetings[locked];
    const auto who = *rc::gen::inRange<int>(0, 10);
    RC_PRE(free.pair(kept.pair).first != who && free.pair(kept.pair).second != who);
    const Event now = checked(after(free, [&](EventDraft& changed) {
      changed.locks.push_back({kept.pair, kept.slot, kept.venue});
      for (int& present : changed.participants[Event::index(who)].present) present = 0;
      // One table is left at least, for who is locked.
      for (Venue& venue : changed.venues) venue.tables[Event::index(kept.slot)] = 1;
    }));
    const Replan done = replan(now, announced);
    RC_ASSERT(seats_of(now, done.plan)[Event::index(kept.pair)] == (Seat{kept.slot, kept.venue}));
    RC_ASSERT(check_plan(now, done.plan).keeps_all_rules());
  }));
}

TEST(ReplanLaws, AMustIsSeatedWhereverAnyPlanSeatsIt) {
  EXPECT_TRUE(rc::check("a must displaces whom it has to", [] {
    const Event event = checked(random_draft(any_seed(), 10, 5));
    const Plan announced = greedy_plan(event);
    const int must = *rc::gen::inRange(0, std::max(1, event.pair_count()));
    RC_PRE(event.pair_count() > 0);
    const Replan done = replan(event, announced, {.musts = {must}});
    RC_ASSERT(check_plan(event, done.plan).keeps_all_rules());
    // Alone it could meet at any possible time; nothing but another must may keep it from one.
    RC_ASSERT(done.missed_musts.empty() == !event.possible_slots(must).empty());
  }));
}

TEST(ReplanLaws, AfterAnyIncidentThePlanKeepsTheRulesAndThePast) {
  EXPECT_TRUE(rc::check("any incident", [] {
    const auto seed = *rc::gen::inRange<std::uint64_t>(1, 1'000'000);
    const Event event = checked(random_draft({seed}, 12, 6));
    const Plan announced = greedy_plan(event);
    const int first = *rc::gen::inRange(0, 6);
    const int kind = *rc::gen::inRange(0, 4);
    const int which = *rc::gen::inRange(0, 12);
    const auto draft = after(event, [&](EventDraft& changed) {
      for (std::size_t slot = Event::index(first); slot < 6; ++slot) {
        if (kind == 0) changed.participants[Event::index(which)].present[slot] = 0;
        if (kind == 1) changed.venues[Event::index(which % 2)].tables[slot] /= 2;
        if (kind == 2) changed.interpreters[0].available[slot] = 0;
        if (kind == 3 && slot == Event::index(first))
          for (Venue& venue : changed.venues) venue.tables[slot] = 0;
      }
    });
    const Event now = checked(draft);
    const Replan done = replan(now, announced, {.first_slot = first});
    for (const Violation& one : check_plan(now, done.plan).violations) RC_FAIL(name_of(one.rule));
    const auto before = seats_of(now, announced);
    const auto then = seats_of(now, done.plan);
    for (int pair = 0; pair < now.pair_count(); ++pair)
      if (before[Event::index(pair)].is_taken() && before[Event::index(pair)].slot < first)
        RC_ASSERT(before[Event::index(pair)] == then[Event::index(pair)]);
    RC_ASSERT(std::ranges::none_of(done.added, [&](const Meeting& one) { return one.slot < first; }));
    // Who meets as announced is in no list, and everybody else is in exactly one.
    const auto changed = static_cast<std::size_t>(std::ranges::count_if(announced.meetings, [&](const Meeting& one) {
      return then[Event::index(one.pair)] != Seat{one.slot, one.venue};
    }));
    RC_ASSERT(done.moved.size() + done.cancelled.size() == changed);
  }));
}

}  // namespace
}  // namespace zubia::meetings
