#include "engine/meetings/price_bound.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>

#include "tests/small_events.hpp"

namespace zubia::meetings {
namespace {

constexpr int rounds = 200;

/// What no plan can exceed, without any proof: the weights of all who can meet at all.
std::int64_t weight_of_all(const Event& event) {
  std::int64_t sum = 0;
  for (int pair = 0; pair < event.pair_count(); ++pair)
    if (!event.possible_slots(pair).empty()) sum += event.pair(pair).weight;
  return sum;
}

TEST(PriceBound, WithoutMeetingsThereIsNothing) {
  EXPECT_EQ(price_bound(checked(plain_draft(3, 2, 1, {})), 0, rounds, {}), 0);
}

TEST(PriceBound, TablesThatAreTooFewAreSeen) {
  // Three pairs of other people, one table, two slots: two of them can meet.
  const Event event = checked(plain_draft(6, 2, 1, {{0, 1}, {2, 3}, {4, 5}}));
  EXPECT_EQ(price_bound(event, 20, rounds, {}), 20);
}

TEST(PriceBound, OneRoundIsABoundAlready) {
  const Event event = checked(random_draft({7}, 10, 4));
  EXPECT_EQ(price_bound(event, 0, 1, {}), weight_of_all(event));
}

TEST(PriceBound, WhoStopsItHasABound) {
  std::stop_source stop;
  stop.request_stop();
  const Event event = checked(random_draft({7}, 10, 4));
  EXPECT_EQ(price_bound(event, 0, rounds, Progress({}, stop.get_token())), weight_of_all(event));
}

TEST(PriceBoundLaws, NoPlanOfATinyEventHasMore) {
  EXPECT_TRUE(rc::check("prices", [] {
    const auto event = check_event(tiny_draft({*rc::gen::inRange<std::uint64_t>(1, 1'000'000)}));
    if (!event) return;
    PlanState state(*event);
    const auto best = most_value_of(state);
    if (!best) return;
    // Whatever value it is told of, too: a poor one only spoils the steps.
    const std::int64_t told = *best - *rc::gen::inRange(0, 30);
    const std::int64_t bound = price_bound(*event, told, *rc::gen::inRange(1, rounds), {});
    RC_ASSERT(bound >= *best);
    RC_ASSERT(bound <= weight_of_all(*event));
  }));
}

}  // namespace
}  // namespace zubia::meetings
