#include "engine/meetings/seat_search.hpp"

#include <gtest/gtest.h>

#include "tests/small_events.hpp"

namespace zubia::meetings {
namespace {

TEST(SeatSearch, ChosenPairsTakeTheSlotsTheyWereTold) {
  const Event event = checked(plain_draft(4, 3, 2, {{0, 1}, {2, 3}, {0, 2}}));
  SeatSearch search(event, {7}, 0);
  EXPECT_EQ(search.colour({.is_chosen = {1, 1, 0}, .slots = {2, 1, 0}}, 100, {}), 0);
  EXPECT_EQ(search.state().seat_of(0).slot, 2);
  EXPECT_EQ(search.state().seat_of(1).slot, 1);
  EXPECT_FALSE(search.state().is_seated(2));
}

TEST(SeatSearch, WhoeverCannotHaveItsSlotIsSeatedElsewhere) {
  // One table: both want slot 1; and nobody knows a slot for the third.
  const Event event = checked(plain_draft(6, 3, 1, {{0, 1}, {2, 3}, {4, 5}}));
  SeatSearch search(event, {7}, 0);
  search.colour({.is_chosen = {1, 1, 1}, .slots = {1, 1, none}}, 100, {});
  EXPECT_EQ(search.value(), 30);
  EXPECT_EQ(search.state().seat_of(0).slot, 1);
}

}  // namespace
}  // namespace zubia::meetings
