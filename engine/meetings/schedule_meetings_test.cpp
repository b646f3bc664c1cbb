#include "engine/meetings/schedule_meetings.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <optional>

#include "engine/meetings/check_plan.hpp"
#include "engine/meetings/comfort.hpp"
#include "engine/meetings/fairness.hpp"
#include "engine/meetings/plan_value.hpp"
#include "tests/small_events.hpp"

namespace zubia::meetings {
namespace {

/// An event so small that every plan can be tried: four companies, three slots, at most five pairs.
EventDraft tiny_draft(Seed seed) {
  RandomStream random(seed, 11);
  const auto chance = [&](std::uint64_t percent) { return random.below(100) < percent; };
  std::vector<std::pair<int, int>> pairs;
  for (int first = 0; first < 4; ++first)
    for (int second = first + 1; second < 4; ++second)
      if (pairs.size() < 5 && chance(75)) pairs.emplace_back(first, second);
  EventDraft draft = plain_draft(4, 3, chance(50) ? 1 : 2, pairs);
  if (chance(30)) draft.slot_days = {0, 0, 1};
  draft.interpreters.push_back({"es-fr", {1, chance(50) ? 1 : 0, 1}});
  for (Pair& pair : draft.pairs) {
    pair.weight = 1 + static_cast<int>(random.below(30));
    if (chance(20)) pair.interpreters = 0;
    if (chance(15)) pair.slots = SlotSet::range(0, 2);
    pair.is_cross_border = chance(60);
  }
  for (Participant& who : draft.participants) {
    for (int& present : who.present)
      if (chance(12)) present = 0;
    if (chance(20)) who.meetings_max = 1 + static_cast<int>(random.below(2));
    if (chance(20)) who.meetings_min = 1;
  }
  if (chance(30)) draft.rules.run_max = 1 + static_cast<int>(random.below(2));
  if (chance(30)) draft.rules.cross_border_share_min = 0.5;
  draft.rules.shortfall_price = chance(50) ? 12 : 0;
  return draft;
}

/// The best of all plans that keep the rules: the most value, or, where all are seated, the fewest breaks.
class EveryPlan {
 public:
  explicit EveryPlan(const Event& event) : event_(event) { extend(0); }

  std::optional<std::int64_t> best() const { return best_; }

 private:
  void extend(int pair) {
    if (pair == event_.pair_count()) {
      const Judgement judgement = check_plan(event_, plan_);
      if (!judgement.keeps_all_rules()) return;
      const bool wants_value = event_.rules().aim == Aim::most_value;
      const std::int64_t here = wants_value ? judgement.figures.value : -judgement.figures.breaks;
      best_ = std::max(best_.value_or(here), here);
      return;
    }
    extend(pair + 1);
    for (int slot = 0; slot < event_.slot_count(); ++slot)
      for (int venue = 0; venue < event_.venue_count(); ++venue) {
        if (!event_.is_possible(pair, slot, venue)) continue;
        plan_.meetings.push_back({pair, slot, venue});
        extend(pair + 1);
        plan_.meetings.pop_back();
      }
  }

  const Event& event_;
  Plan plan_;
  std::optional<std::int64_t> best_;
};

/// Thirty companies that are there for half a day each, want to meet nearly everybody, and have few tables and a quota:
/// of about 2,500 pairs and slots, more than are solved as a whole.
EventDraft tight_draft(Seed seed) {
  RandomStream random(seed, 12);
  std::vector<std::pair<int, int>> pairs;
  for (int first = 0; first < 30; ++first)
    for (int second = first + 1; second < 30; ++second)
      if (random.below(100) < 90) pairs.emplace_back(first, second);
  EventDraft draft = plain_draft(30, 14, 8, pairs);
  for (Pair& pair : draft.pairs) {
    pair.weight = 1 + static_cast<int>(random.below(40));
    pair.is_cross_border = (pair.first < 15) != (pair.second < 15);
  }
  for (Participant& who : draft.participants) {
    const bool is_early = random.below(2) == 0;
    for (int slot = 0; slot < 14; ++slot)
      if (random.below(3) > 0 && (slot < 7) != is_early) who.present[Event::index(slot)] = 0;
  }
  draft.rules.cross_border_share_min = 0.6;
  return draft;
}

const SchedulingOptions quick{.steps = 4'000};

/// The value of a tiny event, which the search always finds.
std::int64_t value_of_tiny(const EventDraft& draft) {
  const auto schedule = schedule_meetings(checked(draft), quick);
  RC_ASSERT(schedule.has_value());
  return schedule->figures.value;
}

TEST(ScheduleMeetings, MoreMeetingsInARowThanAllowedAreNotPromisedByTheBound) {
  EventDraft draft = plain_draft(4, 3, 2, {{0, 1}, {0, 2}, {0, 3}});
  draft.rules.run_max = 2;
  const auto schedule = schedule_meetings(checked(draft), quick);
  ASSERT_TRUE(schedule.has_value());
  EXPECT_EQ(schedule->figures.meetings, 2);
  EXPECT_EQ(schedule->bound, 20);
  EXPECT_TRUE(schedule->is_optimal());
}

TEST(ScheduleMeetings, RequiredMeetingsThatLeaveNoChoiceAreRefused) {
  // Two of three meetings of one company must be, on an event with a quota that they cannot keep.
  EventDraft draft = plain_draft(3, 2, 1, {{0, 1}, {0, 2}});
  for (Pair& pair : draft.pairs) pair.is_required = true;
  draft.rules.cross_border_share_min = 0.5;
  const auto schedule = schedule_meetings(checked(draft), quick);
  ASSERT_FALSE(schedule.has_value());
  EXPECT_EQ(schedule.error().code, "no-plan");
  EXPECT_FALSE(schedule.error().mend.empty());
}

TEST(ScheduleMeetings, AnEventWithoutWishesHasAnEmptyPlan) {
  const auto schedule = schedule_meetings(checked(plain_draft(3, 2, 1, {})), quick);
  ASSERT_TRUE(schedule.has_value());
  EXPECT_TRUE(schedule->plan.meetings.empty());
  EXPECT_TRUE(schedule->is_optimal());
}

TEST(ScheduleMeetings, WholePairsWithSharesOfSlotsProveATightDay) {
  const Event event = checked(tight_draft({3}));
  const auto hasty = schedule_meetings(event, {.steps = 120'000});
  const auto settled = schedule_meetings(event, {.steps = 500'000});
  ASSERT_TRUE(hasty.has_value() && settled.has_value());
  EXPECT_FALSE(hasty->is_optimal());
  EXPECT_TRUE(settled->is_optimal());
  EXPECT_EQ(settled->proof, BoundProof::slot_relaxation);
  EXPECT_LT(settled->bound, hasty->bound);
  EXPECT_GT(settled->figures.value, hasty->figures.value);
  EXPECT_TRUE(check_plan(event, settled->plan).keeps_all_rules());
}

TEST(ScheduleMeetings, WhoCancelsGetsTheBestPlanSoFar) {
  std::stop_source stop;
  stop.request_stop();
  const Event event = checked(random_draft({3}, 12, 6));
  const auto schedule = schedule_meetings(event, quick, Progress({}, stop.get_token()));
  ASSERT_TRUE(schedule.has_value());
  EXPECT_TRUE(check_plan(event, schedule->plan).keeps_all_rules());
}

TEST(ScheduleMeetingsLaws, NoPlanOfATinyEventIsBetterNorAboveTheBound) {
  EXPECT_TRUE(rc::check("most value", [] {
    const auto event = check_event(tiny_draft(any_seed()));
    if (!event) return;
    const auto schedule = schedule_meetings(*event, quick);
    const auto best = EveryPlan(*event).best();
    RC_ASSERT(schedule.has_value() == best.has_value());
    if (!best) return;
    RC_ASSERT(check_plan(*event, schedule->plan).keeps_all_rules());
    RC_ASSERT(schedule->figures.value == *best);
    RC_ASSERT(schedule->bound >= *best);
  }));
}

TEST(ScheduleMeetingsLaws, NoPlanOfATinyEventHasFewerBreaks) {
  EXPECT_TRUE(rc::check("fewest breaks", [] {
    EventDraft draft = tiny_draft(any_seed());
    draft.rules.aim = Aim::all_meetings_fewest_breaks;
    draft.rules.breaks_difference_max = *rc::gen::element(0, 1, 2, no_limit);
    const auto event = check_event(draft);
    if (!event) return;
    const auto schedule = schedule_meetings(*event, quick);
    const auto best = EveryPlan(*event).best();
    RC_ASSERT(schedule.has_value() == best.has_value());
    if (!best) return RC_ASSERT(schedule.error().code == "no-plan");
    RC_ASSERT(check_plan(*event, schedule->plan).keeps_all_rules());
    RC_ASSERT(-schedule->figures.breaks == *best);
    RC_ASSERT(schedule->is_optimal());
  }));
}

TEST(ScheduleMeetingsLaws, NamesDoNotMatter) {
  EXPECT_TRUE(rc::check("participants and pairs in another order", [] {
    const EventDraft draft = tiny_draft(any_seed());
    if (!check_event(draft)) return;
    EventDraft turned = draft;
    std::ranges::reverse(turned.participants);
    std::ranges::reverse(turned.pairs);
    for (Pair& pair : turned.pairs) {
      pair.first = 3 - pair.first;
      pair.second = 3 - pair.second;
    }
    RC_ASSERT(value_of_tiny(draft) == value_of_tiny(turned));
  }));
}

TEST(ScheduleMeetingsLaws, MoreTablesNeverHurt) {
  EXPECT_TRUE(rc::check("one table more", [] {
    EventDraft draft = tiny_draft(any_seed());
    if (!check_event(draft)) return;
    const std::int64_t before = value_of_tiny(draft);
    ++draft.venues[0].tables[*rc::gen::inRange<std::size_t>(0, 3)];
    RC_ASSERT(value_of_tiny(draft) >= before);
  }));
}

TEST(ScheduleMeetings, AQuotaThatOnlyOtherMeetingsKeepIsFound) {
  // What is selected first keeps the quota and has no slots for all of it; without one of them the quota is missed.
  EventDraft draft = tiny_draft({235838});
  ++draft.venues[0].tables[1];
  EXPECT_TRUE(schedule_meetings(checked(draft), quick).has_value());
}

TEST(ScheduleMeetingsLaws, AWishThatWasNotMetCanBeTakenBack) {
  EXPECT_TRUE(rc::check("without the wish", [] {
    EventDraft draft = tiny_draft(any_seed());
    const auto event = check_event(draft);
    if (!event) return;
    const auto schedule = schedule_meetings(*event, quick);
    RC_ASSERT(schedule.has_value());
    const auto seats = seats_of(*event, schedule->plan);
    for (std::size_t pair = 0; pair < seats.size(); ++pair) {
      if (seats[pair].is_taken()) continue;
      draft.pairs.erase(draft.pairs.begin() + static_cast<std::ptrdiff_t>(pair));
      RC_ASSERT(value_of_tiny(draft) == schedule->figures.value);
      return;
    }
  }));
}

TEST(ScheduleMeetingsLaws, LocksHold) {
  EXPECT_TRUE(rc::check("a lock", [] {
    EventDraft draft = random_draft(any_seed(), 12, 5);
    if (draft.pairs.empty()) return;
    const int pair = *rc::gen::inRange(0, static_cast<int>(draft.pairs.size()));
    const Lock lock{pair, *rc::gen::inRange(0, 5), *rc::gen::inRange(0, 2)};
    draft.locks.push_back(lock);
    const auto event = check_event(draft);
    if (!event) return;
    const auto schedule = schedule_meetings(*event, quick);
    RC_ASSERT(schedule.has_value());
    RC_ASSERT(seats_of(*event, schedule->plan)[Event::index(pair)] == (Seat{lock.slot, lock.venue}));
    RC_ASSERT(check_plan(*event, schedule->plan).keeps_all_rules());
  }));
}

TEST(ScheduleMeetingsLaws, TheNumberOfThreadsChangesNothing) {
  EXPECT_TRUE(rc::check("1 and 4 threads", [] {
    const Event event = checked(random_draft(any_seed(), 14, 5));
    const auto one = schedule_meetings(event, {.steps = 20'000, .parallelism = {1}});
    const auto four = schedule_meetings(event, {.steps = 20'000, .parallelism = {4}});
    RC_ASSERT(one.has_value() && four.has_value());
    RC_ASSERT(one->plan == four->plan);
    RC_ASSERT(one->bound == four->bound && one->steps == four->steps);
  }));
}

TEST(ScheduleMeetingsLaws, FairnessGivesUpNoMoreThanAllowedAndServesNobodyBelowTheWorst) {
  EXPECT_TRUE(rc::check("fairness", [] {
    const Event event = checked(random_draft(any_seed(), 14, 5));
    PlanState state(event, greedy_plan(event));
    const Figures before = check_plan(event, state.plan()).figures;
    RC_ASSERT(value_of(state) == before.value);
    const std::int64_t value_min = before.value - *rc::gen::inRange(0, 40);
    fairness(state, value_min, {5}, 5'000, {});
    const Judgement after = check_plan(event, state.plan());
    RC_ASSERT(after.keeps_all_rules());
    RC_ASSERT(after.figures.value >= value_min);
    RC_ASSERT(after.figures.satisfaction_min >= before.satisfaction_min);
  }));
}

TEST(ScheduleMeetingsLaws, ComfortKeepsEveryMeeting) {
  EXPECT_TRUE(rc::check("comfort", [] {
    const Event event = checked(random_draft(any_seed(), 14, 6));
    PlanState state(event, greedy_plan(event));
    const Figures before = check_plan(event, state.plan()).figures;
    comfort(state, {5}, 5'000, {});
    const Judgement after = check_plan(event, state.plan());
    RC_ASSERT(after.keeps_all_rules());
    RC_ASSERT(after.figures.value == before.value && after.figures.meetings == before.meetings);
    const auto price = [](const Figures& one) { return 100 * one.gaps + 10 * one.breaks + 4 * one.moves; };
    RC_ASSERT(price(after.figures) <= price(before));
  }));
}

}  // namespace
}  // namespace zubia::meetings
