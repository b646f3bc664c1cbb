#include "engine/statistics/cliff_delta.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <cmath>
#include <limits>

#include "engine/statistics/mann_whitney.hpp"
#include "tests/generated_answers.hpp"

namespace zubia {
namespace {

using Answers = std::vector<double>;

/// Hogarty & Kromrey (1999); also in the tests of R's effsize.
const Answers treatment = {10, 10, 20, 20, 20, 30, 30, 30, 40, 50};
const Answers control = {10, 20, 30, 40, 40, 50};

TEST(CliffDelta, RefusesWhatHasNoInterval) {
  const auto surely = cliff_delta(treatment, control, {.confidence = 1});
  EXPECT_EQ(surely.error().code, "invalid-options");
  EXPECT_EQ(surely.error().detail, "The confidence of an interval lies between 0 and 1.");
  const auto one = cliff_delta(OrdinalTable{.values = {1}, .groups = 1, .counts = {1}});
  EXPECT_EQ(one.error().code, "not-two-groups");
  EXPECT_EQ(one.error().detail, "There are 1 groups, not two.");
  EXPECT_EQ(cliff_delta({std::numeric_limits<double>::infinity()}, {1}).error().code, "infinite-answer");
}

TEST(CliffDelta, SaysWhyThereIsNoInterval) {
  EXPECT_EQ(cliff_delta({}, control)->undefined_because, "empty-group");
  EXPECT_FALSE(is_defined(cliff_delta({undefined}, control)->delta));
  const auto one = cliff_delta({60}, control);
  EXPECT_EQ(one->delta, 1);
  EXPECT_EQ(one->undefined_because, "group-of-one");
  EXPECT_FALSE(is_defined(one->low));
  const auto equal = cliff_delta({3, 3, 3}, {3, 3});
  EXPECT_EQ(equal->delta, 0);
  EXPECT_EQ(equal->undefined_because, "all-answers-equal");
  EXPECT_FALSE(is_defined(equal->high));
}

TEST(CliffDelta, ReproducesHogartyAndKromrey) {
  const auto found = cliff_delta(treatment, control);
  EXPECT_NEAR(found->delta, -0.25, 1e-15);
  EXPECT_NEAR(found->variance, 0.0980555555555556, 1e-15);
  EXPECT_NEAR(found->low, -0.7265845889, 1e-10);
  EXPECT_NEAR(found->high, 0.3890061902, 1e-10);
  EXPECT_EQ(delta_size(found->delta), "small");
}

TEST(CliffDelta, HasFourIntervals) {
  const auto found =
      cliff_delta(treatment, control, {.variance = DeltaVariance::consistent, .quantile = DeltaQuantile::normal});
  EXPECT_NEAR(found->variance, 0.1060572016461, 1e-12);
  EXPECT_NEAR(found->low, -0.7125351, 1e-7);
  EXPECT_NEAR(found->high, 0.3639999, 1e-7);
}

TEST(CliffDelta, DoesNotClaimCertaintyWhereNoAnswersOverlap) {
  const auto above = cliff_delta({4, 5, 5, 4, 5}, {1, 2, 3, 1, 2, 3}, {.quantile = DeltaQuantile::normal});
  EXPECT_EQ(above->delta, 1);
  EXPECT_EQ(above->high, 1);
  EXPECT_NEAR(above->low, (5 - 3.841458820694) / (5 + 3.841458820694), 1e-12);
  const auto below = cliff_delta({1, 2, 3, 1, 2, 3}, {4, 5, 5, 4, 5}, {.quantile = DeltaQuantile::normal});
  EXPECT_EQ(below->low, -1);
  EXPECT_EQ(below->high, -above->low);
}

TEST(CliffDelta, NamesSizesByTheirBorders) {
  EXPECT_EQ(delta_size(0.1469), "negligible");
  EXPECT_EQ(delta_size(-0.147), "small");
  EXPECT_EQ(delta_size(0.33), "medium");
  EXPECT_EQ(delta_size(-0.474), "large");
  EXPECT_EQ(delta_size(undefined), "");
}

/// Both variances from the matrix of dominances itself.
double variance_by_matrix(const Answers& first, const Answers& second, DeltaVariance kind) {
  const auto n1 = static_cast<double>(first.size());
  const auto n2 = static_cast<double>(second.size());
  const auto dominance = [](double x, double y) { return x > y ? 1.0 : x < y ? -1.0 : 0.0; };
  double delta = 0;
  for (const double x : first)
    for (const double y : second) delta += dominance(x, y) / (n1 * n2);
  double rows = 0;
  double columns = 0;
  double cells = 0;
  for (const double x : first) {
    double mean = 0;
    for (const double y : second) {
      mean += dominance(x, y) / n2;
      cells += (dominance(x, y) - delta) * (dominance(x, y) - delta);
    }
    rows += (mean - delta) * (mean - delta);
  }
  for (const double y : second) {
    double mean = 0;
    for (const double x : first) mean += dominance(x, y) / n1;
    columns += (mean - delta) * (mean - delta);
  }
  if (kind == DeltaVariance::consistent)
    return ((n2 - 1) * rows / (n1 - 1) + (n1 - 1) * columns / (n2 - 1) + cells / ((n1 - 1) * (n2 - 1))) / (n1 * n2);
  const double unbiased = (n2 * n2 * rows + n1 * n1 * columns - cells) / (n1 * n2 * (n1 - 1) * (n2 - 1));
  return std::max(unbiased, (1 - delta * delta) / (n1 * n2 - 1));
}

TEST(CliffDelta, AgreesWithTheMatrixAndTurnsWithTheGroups) {
  EXPECT_TRUE(rc::check("variances from counts are those of the matrix; swapping groups mirrors the interval", [] {
    const Answers first = generated_answers(generated_size(2, 10), 5);
    const Answers second = generated_answers(generated_size(2, 10), 5);
    for (const DeltaVariance kind : {DeltaVariance::unbiased, DeltaVariance::consistent}) {
      const auto found = cliff_delta(first, second, {.variance = kind});
      const auto turned = cliff_delta(second, first, {.variance = kind});
      RC_ASSERT(std::abs(found->delta - mann_whitney(first, second)->delta) < 1e-12);
      if (!found->undefined_because.empty()) continue;
      RC_ASSERT(std::abs(found->low + turned->high) < 1e-9);
      RC_ASSERT(-1 <= found->low && found->low <= found->delta && found->delta <= found->high && found->high <= 1);
      if (std::abs(found->delta) < 1)
        RC_ASSERT(std::abs(found->variance - variance_by_matrix(first, second, kind)) < 1e-12);
    }
  }));
}

}  // namespace
}  // namespace zubia
