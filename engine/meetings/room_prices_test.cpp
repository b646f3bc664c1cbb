#include "engine/meetings/room_prices.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>

#include "engine/meetings/slot_indexed_model.hpp"
#include "tests/small_events.hpp"

namespace zubia::meetings {
namespace {

/// The best value that any plan of the draft has.
double best_value(const EventDraft& draft) {
  const Event event = checked(draft);
  const auto best = solve_whole(SlotIndexedModel(PlanState(event), every_pair(event)).programme(), 100'000, -1e30);
  EXPECT_TRUE(best.is_optimal && best.is_feasible);
  return best.gain;
}

EventDraft with_one_more(EventDraft draft, Resource resource, int number, int slot) {
  auto& counts = resource == Resource::tables ? draft.venues[Event::index(number)].tables
                                              : draft.interpreters[Event::index(number)].available;
  ++counts[Event::index(slot)];
  return draft;
}

TEST(RoomPrices, OneMoreTableIsWorthTheHeaviestMeetingThatHasNone) {
  // Three meetings of six people, one slot, one table: the worked number of docs/methods/size_event.md.
  EventDraft draft = plain_draft(6, 1, 1, {{0, 1}, {2, 3}, {4, 5}});
  draft.pairs[0].weight = 50;
  draft.pairs[1].weight = 30;
  const RoomPrices found = room_prices(checked(draft));
  ASSERT_TRUE(found.is_computed);
  EXPECT_NEAR(found.bound, 50, 1e-6);
  ASSERT_EQ(found.prices.size(), 1u);
  // Any number from 30 to 50 is a price here; which one the solver gives is its own affair.
  EXPECT_GE(found.prices[0].worth, 30 - 1e-6);
  EXPECT_LE(found.prices[0].worth, 50 + 1e-6);
  EXPECT_NEAR(best_value(with_one_more(draft, Resource::tables, 0, 0)), 80, 1e-6);
}

TEST(RoomPrices, AreThoseOfTheSlotThatLacksTables) {
  EventDraft draft = plain_draft(8, 2, 1, {{0, 1}, {2, 3}, {4, 5}});
  draft.venues[0].tables = {1, 4};
  for (Pair& pair : draft.pairs) pair.slots = SlotSet::only(0);
  const RoomPrices found = room_prices(checked(draft));
  ASSERT_EQ(found.prices.size(), 1u);
  EXPECT_EQ(found.prices[0].slot, 0);
  EXPECT_NEAR(found.prices[0].worth, 10, 1e-6);
}

TEST(RoomPrices, OfInterpretersAreFoundToo) {
  EventDraft draft = plain_draft(4, 1, 4, {{0, 1}, {2, 3}});
  draft.interpreters.push_back({"es-fr", {1}});
  for (Pair& pair : draft.pairs) pair.interpreters = 0;
  const RoomPrices found = room_prices(checked(draft));
  ASSERT_EQ(found.prices.size(), 1u);
  EXPECT_EQ(found.prices[0].resource, Resource::interpreters);
  EXPECT_NEAR(found.prices[0].worth, 10, 1e-6);
}

TEST(RoomPrices, WhereNothingLacksNothingHasAPrice) {
  const RoomPrices found = room_prices(checked(plain_draft(4, 2, 2, {{0, 1}, {2, 3}})));
  EXPECT_TRUE(found.is_computed);
  EXPECT_TRUE(found.prices.empty());
}

TEST(RoomPricesLaws, NoPlanWithOneMoreExceedsTheBoundAndThePrice) {
  EXPECT_TRUE(rc::check("solved again with one more", [] {
    const EventDraft draft = random_draft(any_seed(), 8, 3);
    const RoomPrices found = room_prices(checked(draft));
    RC_ASSERT(found.is_computed);
    RC_ASSERT(best_value(draft) <= found.bound + 1e-6);
    const auto price_of = [&](Resource resource, int number, int slot) {
      const auto at = std::ranges::find_if(found.prices, [&](const RoomPrice& one) {
        return one.resource == resource && one.number == number && one.slot == slot;
      });
      return at == found.prices.end() ? 0.0 : at->worth;
    };
    for (int slot = 0; slot < 3; ++slot) {
      for (int venue = 0; venue < 2; ++venue)
        RC_ASSERT(best_value(with_one_more(draft, Resource::tables, venue, slot)) <=
                  found.bound + price_of(Resource::tables, venue, slot) + 1e-4);
      RC_ASSERT(best_value(with_one_more(draft, Resource::interpreters, 0, slot)) <=
                found.bound + price_of(Resource::interpreters, 0, slot) + 1e-4);
    }
  }));
}

}  // namespace
}  // namespace zubia::meetings
