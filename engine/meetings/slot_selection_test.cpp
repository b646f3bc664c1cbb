#include "engine/meetings/slot_selection.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>

#include "engine/meetings/exact_polish.hpp"
#include "engine/meetings/plan_state.hpp"
#include "engine/meetings/plan_value.hpp"
#include "tests/small_events.hpp"

namespace zubia::meetings {
namespace {

/// Tiny, with a quota or none.
EventDraft draft_with_quota(Seed seed) {
  EventDraft draft = tiny_draft(seed);
  RandomStream random(seed, 18);
  draft.rules.cross_border_share_min = 0.25 * static_cast<double>(random.below(3));
  return draft;
}

TEST(SlotSelection, WhoIsPresentTogetherWhenIsSeen) {
  // Each of the three has room for two meetings, but only in the first slot are two of them present together.
  EventDraft draft = plain_draft(3, 2, 3, {{0, 1}, {0, 2}, {1, 2}});
  draft.participants[1].present = {1, 0};
  draft.participants[2].present = {1, 0};
  const Event event = checked(std::move(draft));
  const Selection relaxed = select_by_slot(event, PartsOfPairs::rounded, 0, {});
  EXPECT_EQ(slot_choices_of(event), 3);
  EXPECT_EQ(relaxed.proof, BoundProof::slot_relaxation);
  EXPECT_EQ(relaxed.bound, 15);  // a half of each
  const Selection selection = select_by_slot(event, PartsOfPairs::settled, 0, {});
  // Of whole pairs one can be seated, but what is more than 4 below 15 was not looked at.
  EXPECT_EQ(selection.bound, 11);
  EXPECT_EQ(selection.value, 10);
  EXPECT_EQ(std::ranges::count(selection.is_chosen, 1), 1);
  EXPECT_EQ(select_pairs(event, {}, 0).bound, 20);
}

TEST(SlotSelection, WithoutPairsThereIsNothing) {
  EXPECT_EQ(select_by_slot(checked(plain_draft(3, 2, 1, {})), PartsOfPairs::settled, 0, {}).bound, 0);
}

TEST(SlotSelectionLaws, NoPlanOfATinyEventHasMore) {
  EXPECT_TRUE(rc::check("shares", [] {
    const auto event = check_event(draft_with_quota({*rc::gen::inRange<std::uint64_t>(1, 1'000'000)}));
    if (!event) return;
    PlanState state(*event);
    const auto best = most_value_of(state);
    if (!best) return;
    RC_ASSERT(select_by_slot(*event, PartsOfPairs::rounded, 0, {}).bound >= *best);
    const Selection selection = select_by_slot(*event, PartsOfPairs::settled, *best - 1, {});
    RC_ASSERT(selection.bound >= *best);
    for (int pair = 0; pair < event->pair_count(); ++pair) {
      const SlotSet& possible = event->possible_slots(pair);
      const int slot = selection.slots[Event::index(pair)];
      const bool is_possible = slot == none ? possible.empty() : possible.contains(slot);
      RC_ASSERT(is_possible);
    }
    // Told that so much is reached already, it finds that there is no more.
    RC_ASSERT(select_by_slot(*event, PartsOfPairs::settled, selection.bound, {}).bound == selection.bound);
    // Branch and cut over the whole event, its counts split first, is the other way to the same value.
    const auto plan = exact_plan(*event);
    RC_ASSERT(plan.has_value());
    RC_ASSERT(value_of(*plan) == *best);
    PlanState polished = *plan;
    for (int pair = 0; pair < event->pair_count(); ++pair)
      if (polished.is_seated(pair) && !event->must_be_seated(pair) && event->share_part() == 0) polished.unseat(pair);
    const PolishOutcome outcome = exact_polish(polished, *best + 1, {}, 100'000, {});
    RC_ASSERT(outcome.bound == *best);
    RC_ASSERT(value_of(polished) == *best);
  }));
}

}  // namespace
}  // namespace zubia::meetings
