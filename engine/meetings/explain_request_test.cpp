#include "engine/meetings/explain_request.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>

#include "tests/small_events.hpp"

namespace zubia::meetings {
namespace {

TEST(ExplainRequest, WhoMeetsIsToldWhere) {
  const Event event = checked(plain_draft(2, 2, 1, {{0, 1}}));
  EXPECT_EQ(explain_request(event, {{{0, 1, 0}}}, 0).seat, (Seat{1, 0}));
}

TEST(ExplainRequest, ATakenTableIsNamedWithTheMeetingThatCanMove) {
  // Slot 0 has one table, taken by P2–P3, who could meet in slot 1; P0 is there in slot 0 only.
  EventDraft draft = plain_draft(4, 2, 1, {{0, 1}, {2, 3}});
  draft.participants[0].present = {1, 0};
  const auto told = explain_request(checked(draft), {{{1, 0, 0}}}, 0);
  ASSERT_EQ(told.slots.size(), 2u);
  EXPECT_EQ(told.slots[0].reasons.at(0).hindrance, Hindrance::tables_taken);
  EXPECT_EQ(told.slots[0].reasons.at(0).meetings, std::vector<int>{1});
  EXPECT_EQ(told.slots[1].reasons.at(0).hindrance, Hindrance::absent);
  EXPECT_EQ(told.slots[1].reasons.at(0).participant, 0);
  EXPECT_EQ(told.smallest.seat, (Seat{0, 0}));
  EXPECT_EQ(told.smallest.changes, (std::vector<NeededChange>{{Change::move_meeting, none, 1, {1, 0}}}));
}

TEST(ExplainRequest, WhereNothingCanMoveATableIsAdded) {
  const auto told = explain_request(checked(plain_draft(4, 1, 1, {{0, 1}, {2, 3}})), {{{1, 0, 0}}}, 0);
  EXPECT_EQ(told.smallest.changes, (std::vector<NeededChange>{{Change::add_table, none, none, {}}}));
}

TEST(ExplainRequest, AMaximumIsRaisedBecauseMovingDoesNotHelp) {
  EventDraft draft = plain_draft(3, 3, 2, {{0, 1}, {0, 2}});
  draft.participants[0].meetings_max = 1;
  const auto told = explain_request(checked(draft), {{{1, 0, 0}}}, 0);
  EXPECT_EQ(told.smallest.changes, (std::vector<NeededChange>{{Change::raise_maximum, 0, none, {}}}));
  EXPECT_NE(told.smallest.seat.slot, 0);
}

TEST(ExplainRequest, WhatLacksAtOnceIsCountedAtOnce) {
  EventDraft draft = plain_draft(2, 1, 1, {{0, 1}});
  draft.participants[0].present = {0};
  draft.interpreters.push_back({"es-fr", {0}});
  draft.pairs[0].interpreters = 0;
  const auto told = explain_request(checked(draft), {}, 0);
  EXPECT_EQ(told.smallest.changes,
            (std::vector<NeededChange>{{Change::be_present, 0, none, {}}, {Change::add_interpreter, none, none, {}}}));
}

/// The event with the changes made, and the plan with the meetings moved.
std::pair<EventDraft, Plan> relaxed(const Event& event, const Plan& plan, int pair, const Relaxation& relaxation) {
  EventDraft draft = event.draft();
  auto seats = seats_of(event, plan);
  const auto slot = Event::index(relaxation.seat.slot);
  for (const NeededChange& change : relaxation.changes) {
    Pair& both = draft.pairs[Event::index(pair)];
    switch (change.change) {
      case Change::move_meeting:
        seats[Event::index(change.pair)] = change.seat;
        break;
      case Change::add_table:
        ++draft.venues[Event::index(relaxation.seat.venue)].tables[slot];
        break;
      case Change::add_interpreter:
        ++draft.interpreters[Event::index(both.interpreters)].available[slot];
        break;
      case Change::be_present: {
        Participant& who = draft.participants[Event::index(change.participant)];
        who.delegates = std::max(who.delegates, ++who.present[slot]);
        break;
      }
      case Change::open_session:
        both.slots.insert(relaxation.seat.slot);
        break;
      case Change::raise_maximum:
        ++draft.participants[Event::index(change.participant)].meetings_max;
        break;
      case Change::raise_daily_maximum:
        ++draft.participants[Event::index(change.participant)].meetings_per_day_max;
        break;
      case Change::allow_longer_run:
        draft.rules.run_max = no_limit;
        break;
      case Change::allow_venue_change:
        // Who does not come alone may change venue as they like.
        draft.participants[Event::index(change.participant)].delegates = 2;
        break;
      case Change::drop_precedence:
        draft.precedences.clear();
    }
  }
  return {draft, plan_of(seats)};
}

TEST(ExplainRequestLaws, TheRelaxationLetsThePairIn) {
  EXPECT_TRUE(rc::check("the pair fits after the changes", [] {
    const auto seed = *rc::gen::inRange<std::uint64_t>(1, 1'000'000);
    const Event event = checked(random_draft({seed}, 12, 5));
    const Plan plan = greedy_plan(event);
    const PlanState state(event, plan);
    for (int pair = 0; pair < event.pair_count(); ++pair) {
      if (state.is_seated(pair)) continue;
      const auto told = explain_request(event, plan, pair);
      RC_ASSERT(told.slots.size() == Event::index(event.slot_count()));
      RC_ASSERT(told.smallest.is_found());
      const auto [draft, moved] = relaxed(event, plan, pair, told.smallest);
      const auto now = check_event(draft);
      RC_ASSERT(now.has_value());
      const PlanState then(*now, moved);
      RC_ASSERT(then.is_free(pair, told.smallest.seat.slot, told.smallest.seat.venue));
    }
  }));
}

}  // namespace
}  // namespace zubia::meetings
