#include "engine/meetings/exact_polish.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <limits>

#include "engine/meetings/check_plan.hpp"
#include "engine/meetings/plan_value.hpp"
#include "engine/meetings/slot_indexed_model.hpp"
#include "tests/small_events.hpp"

namespace zubia::meetings {
namespace {

constexpr std::int64_t never_enough = std::numeric_limits<std::int64_t>::max();

PlanState filled(const Event& event) { return {event, greedy_plan(event)}; }

TEST(ExactPolish, ASmallEventIsSolvedAndProven) {
  // Two wishes of a company that comes for one slot: the plan holds the lesser.
  EventDraft draft = plain_draft(3, 1, 1, {{0, 1}, {0, 2}});
  draft.pairs[0].weight = 3;
  draft.pairs[1].weight = 8;
  const auto event = check_event(std::move(draft));
  ASSERT_TRUE(event.has_value());
  PlanState state(*event);
  state.seat(0, 0, 0);
  const PolishOutcome outcome = exact_polish(state, never_enough, {}, 10'000, {});
  EXPECT_EQ(outcome.bound, 8);
  EXPECT_TRUE(state.is_seated(1));
  EXPECT_FALSE(state.is_seated(0));
}

TEST(ExactPolish, NothingIsDoneWhereTheValueIsEnough) {
  const auto event = check_event(plain_draft(3, 1, 1, {{0, 1}, {0, 2}}));
  ASSERT_TRUE(event.has_value());
  PlanState state = filled(*event);
  EXPECT_EQ(exact_polish(state, value_of(state), {}, 10'000, {}).steps, 0);
}

TEST(ExactPolish, WhoCancelsKeepsThePlan) {
  std::stop_source stop;
  stop.request_stop();
  const auto event = check_event(random_draft({3}, 24, 8));
  ASSERT_TRUE(event.has_value());
  PlanState state = filled(*event);
  const Plan before = state.plan();
  exact_polish(state, never_enough, {}, 100'000, Progress({}, stop.get_token()));
  EXPECT_EQ(state.plan(), before);
}

TEST(ExactPolishLaws, NoPartLosesValueOrBreaksARule) {
  EXPECT_TRUE(rc::check("parts", [] {
    const auto event = check_event(random_draft(any_seed(), 24, 8));
    if (!event) return;
    PlanState state = filled(*event);
    const std::int64_t before = value_of(state);
    const bool kept_before = check_plan(*event, state.plan()).keeps_all_rules();
    exact_polish(state, never_enough, any_seed(), 5'000, {});
    RC_ASSERT(value_of(state) >= before);
    RC_ASSERT(!kept_before || check_plan(*event, state.plan()).keeps_all_rules());
  }));
}

TEST(SlotIndexedModelLaws, TheGainOfWhatStandsIsItsValue) {
  EXPECT_TRUE(rc::check("gain", [] {
    const auto event = check_event(random_draft(any_seed(), 12, 6));
    if (!event) return;
    const PlanState state = filled(*event);
    RC_ASSERT(SlotIndexedModel(state, every_pair(*event)).gain_now() == value_of(state));
  }));
}

}  // namespace
}  // namespace zubia::meetings
