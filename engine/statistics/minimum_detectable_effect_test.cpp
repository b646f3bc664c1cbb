#include "engine/statistics/minimum_detectable_effect.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "engine/base/seed.hpp"
#include "engine/statistics/mann_whitney.hpp"

namespace zubia {
namespace {

TEST(MinimumDetectableEffect, IsNotDefinedWithoutRespondents) {
  EXPECT_FALSE(is_defined(detectable_delta(0, 5).significant_from));
  EXPECT_FALSE(is_defined(detectable_rank_biserial(0).significant_from));
  EXPECT_FALSE(is_defined(detectable_epsilon_squared({4, 0}).significant_from));
  EXPECT_FALSE(is_defined(detectable_kendall_w(0, 4).significant_from));
  EXPECT_FALSE(is_defined(detectable_kendall_w(4, 1).significant_from));
}

TEST(MinimumDetectableEffect, SaysWhichDesignsCannotDetectAnything) {
  EXPECT_FALSE(is_defined(detectable_delta(3, 3).significant_from));
  EXPECT_FALSE(is_defined(detectable_delta(3, 3).detectable));
  EXPECT_FALSE(is_defined(detectable_delta(1, 30).significant_from));
  EXPECT_EQ(detectable_delta(1, 39).significant_from, 1);
  EXPECT_EQ(detectable_delta(4, 4).significant_from, 1);
  EXPECT_FALSE(is_defined(detectable_delta(4, 4).detectable));
  EXPECT_FALSE(is_defined(detectable_rank_biserial(5).significant_from));
  EXPECT_EQ(detectable_rank_biserial(6).significant_from, 1);
  EXPECT_FALSE(is_defined(detectable_epsilon_squared({1, 1, 1}).significant_from));
  EXPECT_FALSE(is_defined(detectable_kendall_w(1, 3).significant_from));
}

/// Two-sided 5 %, exact, no ties: the facts that the field's users are rarely told.
TEST(MinimumDetectableEffect, KnowsThePowerOfSmallGroups) {
  EXPECT_NEAR(detectable_delta(5, 5).significant_from, 0.84, 1e-12);
  EXPECT_NEAR(detectable_delta(8, 8).significant_from, 0.59375, 1e-12);
  EXPECT_NEAR(detectable_delta(10, 10).significant_from, 0.54, 1e-12);
  EXPECT_NEAR(detectable_delta(15, 15).significant_from, 0.431111111111, 1e-12);
  EXPECT_NEAR(detectable_delta(20, 20).significant_from, 0.365, 1e-12);
}

/// All six who say yes in one group: 2 · C(34, 14) / C(40, 20) = 0.0202.
TEST(MinimumDetectableEffect, IsLessWhereAnswersTie) {
  std::vector<double> first(20, 0.0);
  std::fill_n(first.begin(), 6, 1.0);
  const auto tied = mann_whitney(first, std::vector<double>(20, 0.0));
  EXPECT_NEAR(tied->value.p, 0.020196020196, 1e-11);
  EXPECT_NEAR(tied->significant_from, 0.3, 1e-12);
  EXPECT_LT(tied->significant_from, detectable_delta(20, 20).significant_from);
}

/// Friedman's own tables: with three items, six respondents need Q ≥ 7, so W ≥ 7/12 (α = 0.05).
TEST(MinimumDetectableEffect, AgreesWithTheTablesOfFriedman) {
  EXPECT_NEAR(detectable_kendall_w(6, 3).significant_from, 7.0 / 12, 1e-12);
  EXPECT_NEAR(detectable_kendall_w(3, 3).significant_from, 1, 1e-12);
}

TEST(MinimumDetectableEffect, FallsWithRespondentsAndRisesWithPower) {
  double before = 1;
  for (const std::uint64_t size : {10U, 20U, 40U, 400U, 40'000U}) {
    const auto found = detectable_delta(size, size);
    EXPECT_LT(found.detectable, before);
    EXPECT_LE(found.significant_from, found.detectable);
    before = found.detectable;
  }
  EXPECT_LT(detectable_delta(20, 20, {.power = 0.5}).detectable, detectable_delta(20, 20, {.power = 0.9}).detectable);
  EXPECT_NEAR(detectable_delta(20, 20).detectable, 2 * 2.801585 / std::sqrt(120), 1e-6);
  EXPECT_LT(detectable_rank_biserial(40).detectable, detectable_rank_biserial(20).detectable);
  EXPECT_LT(detectable_epsilon_squared({20, 20, 20}).detectable, detectable_epsilon_squared({8, 8, 8}).detectable);
  EXPECT_LT(detectable_kendall_w(30, 4).detectable, detectable_kendall_w(12, 4).detectable);
}

/// Normal answers that differ by as much as the design says it finds: found in about four of five surveys.
TEST(MinimumDetectableEffect, IsFoundWithThePowerPromised) {
  const std::uint64_t size = 25;
  const double delta = detectable_delta(size, size).detectable;
  // δ = 2 Φ(shift / √2) − 1.
  double low = 0;
  double high = 4;
  for (int step = 0; step < 60; ++step) {
    const double middle = (low + high) / 2;
    (std::erf(middle / 2) < delta ? low : high) = middle;
  }
  const std::size_t surveys = 1500;
  std::size_t found = 0;
  for (std::size_t survey = 0; survey < surveys; ++survey) {
    RandomStream random(Seed{2021}, survey);
    std::vector<double> first;
    std::vector<double> second;
    for (std::uint64_t i = 0; i < size; ++i) first.push_back(random.normal() + low);
    for (std::uint64_t i = 0; i < size; ++i) second.push_back(random.normal());
    found += mann_whitney(first, second)->value.p <= 0.05 ? 1U : 0U;
  }
  EXPECT_NEAR(static_cast<double>(found) / static_cast<double>(surveys), 0.8, 0.045);
}

}  // namespace
}  // namespace zubia
