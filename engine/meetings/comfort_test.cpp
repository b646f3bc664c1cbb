#include "engine/meetings/comfort.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include "engine/meetings/check_plan.hpp"
#include "engine/meetings/slot_exchange.hpp"
#include "tests/small_events.hpp"

namespace zubia::meetings {
namespace {

/// Two days, two halls, who comes with two, absences.
Event any_event() {
  const Seed seed = any_seed();
  EventDraft draft = random_draft(seed, 14, 8);
  draft.slot_days = {0, 0, 0, 0, 0, 1, 1, 1};
  RandomStream random(seed, 13);
  for (Participant& who : draft.participants)
    if (random.below(100) < 25) {
      who.delegates = 2;
      for (int& present : who.present) present = std::min(2, 2 * present);
    }
  return checked(std::move(draft));
}

/// The day of a participant, slot by slot.
std::int64_t discomfort_slot_by_slot(const PlanState& state, const ComfortPrices& prices, int who, int number) {
  const Event& event = state.event();
  const Day& day = event.day(number);
  std::int64_t cost = 0;
  int breaks = 0;
  int last = none;
  int place = none;
  for (int slot = day.first_slot; slot < day.first_slot + day.length; ++slot) {
    if (!state.busy(who).contains(slot)) continue;
    if (last != none && slot > last + 1) {
      cost += ++breaks > prices.breaks_max ? prices.one_break + prices.break_above_max : prices.one_break;
      for (int idle = last + 1; idle < slot; ++idle)
        if (event.participant(who).present[Event::index(idle)] > 0) cost += prices.gap;
    }
    last = slot;
    const int here = event.is_alone(who) ? state.place_of(who, slot) : none;
    if (here == none) continue;
    if (place != none && place != here) cost += prices.change_of_venue;
    place = here;
  }
  return cost;
}

TEST(Comfort, AGapBetweenTwoMeetingsIsClosed) {
  const Event event = checked(plain_draft(3, 5, 1, {{0, 1}, {0, 2}}));
  PlanState state(event);
  state.seat(0, 0, 0);
  state.seat(1, 4, 0);
  comfort(state, {1}, 1'000, {});
  EXPECT_EQ(check_plan(event, state.plan()).figures.gaps, 0);
}

TEST(Comfort, WhereEveryTableIsTakenMeetingsChangePlaces) {
  // One table: the meeting in the gap of the first must go where one of the first's meetings was.
  const Event event = checked(plain_draft(5, 3, 1, {{0, 1}, {0, 2}, {3, 4}}));
  PlanState state(event);
  state.seat(0, 0, 0);
  state.seat(2, 1, 0);
  state.seat(1, 2, 0);
  comfort(state, {1}, 1'000, {});
  EXPECT_EQ(check_plan(event, state.plan()).figures.gaps, 0);
}

/// What is left of the breaks of a day when they are what counts.
int breaks_after(const Event& event, const Cooling& cooling) {
  PlanState state(event, greedy_plan(event));
  comfort(state, {1}, 20'000, {}, {.gap = 1, .one_break = 10, .change_of_venue = 0}, cooling);
  return check_plan(event, state.plan()).figures.breaks;
}

TEST(Comfort, WhereBreaksAreTheDearestTheAnnealingHasToBeAsCold) {
  // A circle in which everybody meets the next three: all could be seated with few breaks.
  std::vector<std::pair<int, int>> pairs;
  for (int who = 0; who < 24; ++who)
    for (int further = 1; further <= 3; ++further) pairs.emplace_back(who, (who + further) % 24);
  const Event event = checked(plain_draft(24, 10, 9, pairs));
  const int at_the_cold = breaks_after(event, {.hot = 7.0, .cold = 1.2, .frozen = 0.7});
  EXPECT_LT(at_the_cold, breaks_after(event, {}));
  EXPECT_LT(at_the_cold, check_plan(event, greedy_plan(event)).figures.breaks);
}

TEST(ComfortLaws, DiscomfortFromBitsIsThatOfTheSlots) {
  EXPECT_TRUE(rc::check("bits", [] {
    const Event event = any_event();
    const PlanState state(event, greedy_plan(event));
    ComfortPrices prices;
    if (*rc::gen::arbitrary<bool>()) {
      prices.breaks_max = 1;
      prices.break_above_max = 1'000;
    }
    const Discomfort discomfort(event, prices);
    for (int who = 0; who < event.participant_count(); ++who)
      for (int day = 0; day < event.day_count(); ++day)
        RC_ASSERT(discomfort.of_idling(who, day, discomfort.busy(state, who, day)) +
                      discomfort.of_walking(state, who, day) ==
                  discomfort_slot_by_slot(state, prices, who, day));
  }));
}

TEST(ComfortLaws, AnExchangeKeepsMeetingsAndRulesAndCanBeTakenBack) {
  EXPECT_TRUE(rc::check("exchange", [] {
    const Event event = any_event();
    PlanState state(event, greedy_plan(event));
    SlotExchange exchange(state);
    RandomStream random(any_seed(), 3);
    for (int round = 0; round < 40; ++round) {
      const int pair = static_cast<int>(random.below(static_cast<std::uint64_t>(event.pair_count())));
      const int to = static_cast<int>(random.below(static_cast<std::uint64_t>(event.slot_count())));
      if (!state.is_seated(pair)) continue;
      const Plan before = state.plan();
      if (!exchange.prepare(pair, to, random) || !exchange.carry_out()) {
        RC_ASSERT(state.plan() == before);
        continue;
      }
      RC_ASSERT(state.seat_of(pair).slot == to);
      const Judgement after = check_plan(event, state.plan());
      RC_ASSERT(after.keeps_all_rules());
      RC_ASSERT(after.figures.meetings == static_cast<int>(before.meetings.size()));
      if (random.below(2) == 0) continue;
      exchange.take_back();
      RC_ASSERT(state.plan() == before);
    }
  }));
}

}  // namespace
}  // namespace zubia::meetings
