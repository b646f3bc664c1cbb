#include "engine/statistics/wilson_interval.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <cmath>

namespace zubia {
namespace {

TEST(WilsonInterval, RefusesImpossibleCounts) {
  const auto too_many = wilson_interval(8, 7);
  EXPECT_EQ(too_many.error().code, "invalid-count");
  EXPECT_EQ(too_many.error().detail, "8 of 7 respondents cannot say so.");
  const auto too_few = wilson_interval(3, 7, 0.95, 6);
  EXPECT_EQ(too_few.error().code, "invalid-count");
  EXPECT_EQ(too_few.error().detail, "7 of 6 organisations cannot answer.");
  EXPECT_EQ(wilson_interval(3, 7, 0).error().code, "invalid-options");
}

TEST(WilsonInterval, IsNotDefinedWithoutRespondents) {
  const auto nobody = wilson_interval(0, 0);
  EXPECT_FALSE(is_defined(nobody->share));
  EXPECT_FALSE(is_defined(nobody->low));
}

/// By R's prop.test without continuity correction.
TEST(WilsonInterval, AgreesWithR) {
  const auto found = wilson_interval(7, 13);
  EXPECT_NEAR(found->low, 0.291437957145060, 1e-14);
  EXPECT_NEAR(found->high, 0.767939321904617, 1e-14);
  const auto none = wilson_interval(0, 10);
  EXPECT_EQ(none->low, 0);
  EXPECT_NEAR(none->high, 0.2775327998628891, 1e-14);
  EXPECT_EQ(wilson_interval(10, 10)->high, 1);
  const auto one = wilson_interval(1, 1);
  EXPECT_EQ(one->high, 1);
  EXPECT_NEAR(one->low, 0.206549314377, 1e-12);
}

TEST(WilsonInterval, NarrowsAsThePopulationAnswers) {
  const auto endless = wilson_interval(7, 13);
  const auto large = wilson_interval(7, 13, 0.95, 1'000'000);
  const auto cluster = wilson_interval(7, 13, 0.95, 20);
  const auto all = wilson_interval(7, 13, 0.95, 13);
  EXPECT_NEAR(large->low, endless->low, 1e-5);
  EXPECT_GT(cluster->low, large->low);
  EXPECT_LT(cluster->high, large->high);
  EXPECT_EQ(all->low, all->share);
  EXPECT_EQ(all->high, all->share);
}

TEST(WilsonInterval, HoldsTheShareAndMirrors) {
  EXPECT_TRUE(rc::check("the share lies within; who does not say so has the mirrored interval", [] {
    const auto respondents = *rc::gen::inRange<std::uint64_t>(1, 60);
    const auto successes = *rc::gen::inRange<std::uint64_t>(0, respondents + 1);
    const auto found = wilson_interval(successes, respondents);
    const auto others = wilson_interval(respondents - successes, respondents);
    RC_ASSERT(0 <= found->low && found->low <= found->share && found->share <= found->high && found->high <= 1);
    RC_ASSERT(std::abs(found->low - (1 - others->high)) < 1e-12);
  }));
}

}  // namespace
}  // namespace zubia
