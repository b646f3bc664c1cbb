#include "engine/meetings/event.hpp"

#include <gtest/gtest.h>

#include <functional>
#include <string>

#include "tests/small_events.hpp"

namespace zubia::meetings {
namespace {

EventDraft small() { return plain_draft(4, 3, 2, {{0, 1}, {0, 2}, {0, 3}, {2, 3}}); }

/// The code that an event is refused with after a change; every refusal says what to do.
std::string refused(const std::function<void(EventDraft&)>& change) {
  EventDraft draft = small();
  change(draft);
  const auto event = check_event(std::move(draft));
  if (event) return "possible";
  EXPECT_FALSE(event.error().detail.empty());
  EXPECT_FALSE(event.error().mend.empty()) << event.error().code;
  return event.error().code;
}

TEST(CheckEvent, AnEventThatIsWholeIsAccepted) {
  EXPECT_EQ(refused([](EventDraft&) {}), "possible");
}

TEST(CheckEvent, SlotsAreCheckedFirst) {
  EXPECT_EQ(refused([](EventDraft& draft) { draft.slot_days = {}; }), "no-slots");
  EXPECT_EQ(refused([](EventDraft& draft) { draft.slot_days.assign(500, 0); }), "too-many-slots");
  EXPECT_EQ(refused([](EventDraft& draft) { draft.slot_days.assign(65, 0); }), "too-many-slots");
  EXPECT_EQ(refused([](EventDraft& draft) { draft.slot_days = {0, 2, 1}; }), "days-out-of-order");
  EXPECT_EQ(refused([](EventDraft& draft) { draft.slot_days = {1, 1, 1}; }), "days-out-of-order");
}

TEST(CheckEvent, PeopleAreWhole) {
  const auto first = [](auto change) { return refused([&](EventDraft& draft) { change(draft.participants[0]); }); };
  EXPECT_EQ(refused([](EventDraft& draft) { draft.participants.clear(); }), "no-participants");
  EXPECT_EQ(first([](Participant& who) { who.present = {1, 1}; }), "wrong-slot-count");
  EXPECT_EQ(first([](Participant& who) { who.present[0] = -1; }), "negative-number");
  EXPECT_EQ(first([](Participant& who) { who.present[0] = 2; }), "more-present-than-come");
  EXPECT_EQ(first([](Participant& who) { who.delegates = 0; }), "negative-number");
  EXPECT_EQ(first([](Participant& who) { who.meetings_min = -1; }), "negative-number");
  EXPECT_EQ(first([](Participant& who) { who.meetings_min = 3, who.meetings_max = 2; }), "minimum-above-maximum");
  EXPECT_EQ(refused([](EventDraft& draft) {
              for (Participant& who : draft.participants) who.present = {0, 0, 0};
            }),
            "nobody-available");
}

TEST(CheckEvent, FortyDelegatesMayAllMeetAtOnce) {
  EXPECT_EQ(refused([](EventDraft& draft) {
              draft.participants[0].delegates = 40, draft.participants[0].present = {40, 40, 40};
            }),
            "possible");
}

TEST(CheckEvent, PlacesAreWhole) {
  EXPECT_EQ(refused([](EventDraft& draft) { draft.venues[0].tables = {0, 0, 0}; }), "no-tables");
  EXPECT_EQ(refused([](EventDraft& draft) { draft.venues.clear(); }), "no-tables");
  EXPECT_EQ(refused([](EventDraft& draft) { draft.venues[0].tables = {1}; }), "wrong-slot-count");
  EXPECT_EQ(refused([](EventDraft& draft) { draft.venues.resize(33, draft.venues[0]); }), "too-many-venues");
  EXPECT_EQ(refused([](EventDraft& draft) { draft.interpreters.push_back({"es-fr", {1, -1, 1}}); }), "negative-number");
}

TEST(CheckEvent, PairsAreWhole) {
  const auto first = [](auto change) { return refused([&](EventDraft& draft) { change(draft.pairs[0]); }); };
  EXPECT_EQ(first([](Pair& pair) { pair.second = 4; }), "unknown-participant");
  EXPECT_EQ(first([](Pair& pair) { pair.second = 0; }), "self-meeting");
  EXPECT_EQ(first([](Pair& pair) { pair.first = 2, pair.second = 0; }), "duplicate-pair");
  EXPECT_EQ(first([](Pair& pair) { pair.weight = -1; }), "negative-weight");
  EXPECT_EQ(first([](Pair& pair) { pair.venues = 2; }), "unknown-venue");
  EXPECT_EQ(first([](Pair& pair) { pair.interpreters = 0; }), "unknown-interpreters");
}

TEST(CheckEvent, LocksAndRulesAreWhole) {
  EXPECT_EQ(refused([](EventDraft& draft) { draft.locks.push_back({4, 0, 0}); }), "unknown-pair");
  EXPECT_EQ(refused([](EventDraft& draft) { draft.locks.push_back({0, 3, 0}); }), "unknown-slot");
  EXPECT_EQ(refused([](EventDraft& draft) { draft.locks.push_back({0, 0, 1}); }), "unknown-venue");
  EXPECT_EQ(refused([](EventDraft& draft) { draft.precedences.push_back({0, 9}); }), "unknown-pair");
  EXPECT_EQ(refused([](EventDraft& draft) { draft.rules.cross_border_share_min = 1.5; }), "share-out-of-range");
  EXPECT_EQ(refused([](EventDraft& draft) { draft.rules.run_max = 0; }), "negative-number");
}

TEST(CheckEvent, ContradictionsAreNamed) {
  EXPECT_EQ(refused([](EventDraft& draft) { draft.locks = {{0, 0, 0}, {0, 1, 0}}; }), "contradictory-locks");
  EXPECT_EQ(refused([](EventDraft& draft) { draft.locks = {{0, 0, 0}, {1, 0, 0}}; }), "contradictory-locks");
  EXPECT_EQ(refused([](EventDraft& draft) {
              draft.participants[1].present[0] = 0, draft.locks = {{0, 0, 0}};
            }),
            "impossible-lock");
  EXPECT_EQ(refused([](EventDraft& draft) { draft.precedences = {{0, 1}, {1, 0}}; }), "precedence-circle");
}

TEST(CheckEvent, AnInterpreterIsNotInTwoPlaces) {
  EXPECT_EQ(refused([](EventDraft& draft) {
              draft.interpreters.push_back({"es-fr", {1, 1, 1}});
              draft.pairs[0].interpreters = draft.pairs[3].interpreters = 0;
              draft.locks = {{0, 0, 0}, {3, 0, 0}};
            }),
            "contradictory-locks");
}

TEST(CheckEvent, MoreRequiredMeetingsThanSlotsNameTheCompanyAndTheSmallestRelaxation) {
  EventDraft draft = small();
  for (Pair& pair : draft.pairs) pair.is_required = true;
  draft.participants[0].present = {1, 1, 0};
  const auto event = check_event(draft);
  ASSERT_FALSE(event.has_value());
  EXPECT_EQ(event.error().code, "too-many-required-meetings");
  EXPECT_EQ(event.error().detail, "P0 must meet P1, P2 and P3, but has room for 2 of these 3 meetings.");
  EXPECT_EQ(event.error().mend, "Make P0 available for 1 more of them, or require 1 fewer.");
}

TEST(CheckEvent, RequiredMeetingsWithoutTablesInterpretersOrACommonSlotAreRefused) {
  const auto require_all = [](EventDraft& draft) {
    for (Pair& pair : draft.pairs) pair.is_required = true;
  };
  EXPECT_EQ(refused([&](EventDraft& draft) {
              require_all(draft), draft.venues[0].tables = {1, 1, 1};
            }),
            "too-few-tables");
  EXPECT_EQ(refused([&](EventDraft& draft) {
              require_all(draft);
              draft.interpreters.push_back({"es-fr", {0, 1, 0}});
              draft.pairs[0].interpreters = draft.pairs[3].interpreters = 0;
            }),
            "too-few-interpreters");
  EXPECT_EQ(refused([&](EventDraft& draft) {
              require_all(draft);
              draft.participants[1].present = {1, 0, 0};
              draft.pairs[0].slots = SlotSet::range(1, 3);
            }),
            "impossible-required-meeting");
}

}  // namespace
}  // namespace zubia::meetings
