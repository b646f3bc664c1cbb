#include "engine/statistics/finite_population.hpp"

#include <gtest/gtest.h>

namespace zubia {
namespace {

TEST(FinitePopulation, RefusesImpossibleCounts) {
  const auto share = population_share(2, 5, 4);
  EXPECT_EQ(share.error().code, "invalid-count");
  EXPECT_EQ(share.error().detail, "5 of 4 organisations cannot answer.");
  EXPECT_EQ(population_share(6, 5, 40).error().detail, "6 of 5 respondents cannot say so.");
  EXPECT_EQ(population_mean({1, 2, 3}, 2).error().code, "invalid-count");
  EXPECT_EQ(population_mean({1, 2, 3}, 20, 1.5).error().code, "invalid-options");
}

TEST(FinitePopulation, SaysWhyNothingIsDefined) {
  EXPECT_EQ(population_share(0, 0, 40)->undefined_because, "no-answers");
  EXPECT_EQ(population_mean({undefined}, 40)->undefined_because, "no-answers");
  const auto one = population_mean({undefined, 4}, 40);
  EXPECT_EQ(one->undefined_because, "one-respondent");
  EXPECT_EQ(one->estimate, 4);
  EXPECT_FALSE(is_defined(one->standard_error));
}

TEST(FinitePopulation, CorrectsByTheShareThatAnswered) {
  EXPECT_NEAR(finite_population_correction(34, 81), 0.766485485838, 1e-12);
  EXPECT_EQ(finite_population_correction(81, 81), 0);
  EXPECT_EQ(finite_population_correction(1, 1), 0);
  EXPECT_EQ(finite_population_correction(1, 81), 1);
  EXPECT_FALSE(is_defined(finite_population_correction(0, 81)));
  EXPECT_FALSE(is_defined(finite_population_correction(82, 81)));
}

/// The example of `ci.prop.fpc` in R's statpsych: 12 of 100 of a population of 400.
TEST(FinitePopulation, ReproducesStatpsych) {
  const auto found = population_share(12, 100, 400);
  EXPECT_NEAR(found->estimate, 0.1346154, 5e-8);
  EXPECT_NEAR(found->standard_error, 0.0290208, 5e-8);
  EXPECT_NEAR(found->low, 0.07773565, 5e-9);
  EXPECT_NEAR(found->high, 0.1914951, 5e-8);
}

/// By R, from the formula.
TEST(FinitePopulation, EstimatesTheMeanOfAll) {
  const auto found = population_mean({4, 5, 3, undefined, 2, 5}, 12);
  EXPECT_NEAR(found->estimate, 3.8, 1e-15);
  EXPECT_NEAR(found->standard_error, 0.4453463071962462, 1e-14);
  EXPECT_NEAR(found->low, 2.5635204252670691, 1e-12);
  EXPECT_NEAR(found->high, 5.0364795747329305, 1e-12);
  const auto all = population_mean({4, 5, 3}, 3);
  EXPECT_EQ(all->low, 4);
  EXPECT_EQ(all->high, 4);
  const auto equal = population_mean({4, 4, 4}, 12);
  EXPECT_EQ(equal->undefined_because, "all-answers-equal");
  EXPECT_EQ(equal->estimate, 4);
  EXPECT_FALSE(is_defined(equal->low));
}

}  // namespace
}  // namespace zubia
