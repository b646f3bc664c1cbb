#include "engine/specialisation/diversity_measures.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <cmath>
#include <vector>

#include "engine/base/absence.hpp"

namespace zubia {
namespace {

using Amounts = std::vector<double>;

Amounts positive(const std::vector<std::uint16_t>& drawn) {
  Amounts amounts;
  for (const auto jobs : drawn) amounts.push_back(jobs + 1.0);
  return amounts;
}

TEST(DiversityMeasures, NegativeAmountsAreRefused) {
  EXPECT_EQ(herfindahl(Amounts{1, -1}).error().code, "negative-amount");
  EXPECT_EQ(entropy(Amounts{1, -1}).error().code, "negative-amount");
  EXPECT_EQ(hoover(Amounts{1, -1}, Amounts{1, 1}).error().code, "negative-amount");
  EXPECT_EQ(hoover(Amounts{1, 1}, Amounts{1}).error().code, "lengths-differ");
}

TEST(DiversityMeasures, NothingIsNotDefined) {
  for (const Amounts& amounts : {Amounts{}, Amounts{0, 0}, Amounts{undefined}}) {
    EXPECT_FALSE(is_defined(herfindahl(amounts)->index));
    EXPECT_FALSE(is_defined(*entropy(amounts)));
    EXPECT_FALSE(is_defined(*gini(amounts)));
    EXPECT_FALSE(is_defined(*theil(amounts)));
  }
  EXPECT_FALSE(is_defined(*hoover(Amounts{0, 0}, Amounts{1, 1})));
  EXPECT_FALSE(is_defined(herfindahl(Amounts{5})->normalised));
}

TEST(Herfindahl, ReproducesDoersam) {  // METHODS T2
  const auto index = herfindahl(Amounts{20, 50, 20, 10});
  EXPECT_NEAR(index->index, 0.34, 1e-12);
  EXPECT_NEAR(index->normalised, 0.12, 1e-12);
  EXPECT_NEAR(index->equivalent_number, 2.94117647, 1e-8);
}

TEST(Theil, AndTheMeanLogDeviationCarryTheirRightNames) {  // METHODS T6
  const Amounts amounts = {10, 10, 10, 20, 50};
  EXPECT_NEAR(*theil(amounts), 0.250201212, 1e-9);
  EXPECT_NEAR(*mean_log_deviation(amounts), 0.232630162, 1e-9);
  EXPECT_FALSE(is_defined(*mean_log_deviation(Amounts{0, 1})));
}

TEST(GeneralisedEntropy, OfTwoIsHalfTheSquaredCoefficientOfVariation) {
  const Amounts amounts = {10, 10, 10, 20, 50};
  const double mean = 20.0;
  EXPECT_NEAR(*generalised_entropy(amounts, 2.0), (300.0 + 0.0 + 900.0) / 5.0 / (2.0 * mean * mean), 1e-12);
}

TEST(Hoover, ReproducesThePublishedExampleAndIsZeroInProportion) {  // METHODS T10, in percent there
  const Amounts population = {10, 15, 20, 25, 30};
  EXPECT_NEAR(*hoover(Amounts{0, 10, 10, 30, 50}, population), 0.25, 1e-12);
  EXPECT_NEAR(*hoover(Amounts{20, 30, 40, 50, 60}, population), 0.0, 1e-12);
}

TEST(Gini, ReproducesR) {
  // R: x <- c(10,10,10,20,50); sum(abs(outer(x, x, "-"))) / (2 * 25 * mean(x))
  EXPECT_NEAR(*gini(Amounts{10, 10, 10, 20, 50}), 0.36, 1e-12);
}

TEST(LocationalGini, IsTheGiniWhereTheReferenceIsUniform) {
  const Amounts amounts = {10, 10, 10, 20, 50};
  EXPECT_NEAR(*locational_gini(amounts, Amounts{1, 1, 1, 1, 1}), *gini(amounts), 1e-12);
}

TEST(LocationalGini, DoesNotMindWhereAPartStandsThatBothSidesLack) {
  // Shares 1/2, 1/2 against 1/3, 2/3: twice the area between the Lorenz curve and the diagonal is 1/6.
  EXPECT_NEAR(*locational_gini(Amounts{1, 0, 1}, Amounts{1, 0, 2}), 1.0 / 6.0, 1e-12);
  EXPECT_NEAR(*locational_gini(Amounts{0, 1, 1}, Amounts{0, 1, 2}), 1.0 / 6.0, 1e-12);
}

TEST(DiversityMeasures, AreBlindToSizeAndOrder) {
  EXPECT_TRUE(rc::check([](const std::vector<std::uint16_t>& drawn) {
    RC_PRE(drawn.size() >= 2U);
    const Amounts amounts = positive(drawn);
    Amounts changed(amounts.rbegin(), amounts.rend());
    for (double& jobs : changed) jobs *= 37.0;
    RC_ASSERT(std::abs(herfindahl(amounts)->index - herfindahl(changed)->index) < 1e-9);
    RC_ASSERT(std::abs(*entropy(amounts) - *entropy(changed)) < 1e-9);
    RC_ASSERT(std::abs(*gini(amounts) - *gini(changed)) < 1e-9);
    RC_ASSERT(std::abs(*theil(amounts) - *theil(changed)) < 1e-9);
  }));
}

TEST(Gini, IsThatOfAllPairsOfTheDefinition) {
  EXPECT_TRUE(rc::check([](const std::vector<std::uint16_t>& drawn) {
    RC_PRE(!drawn.empty());
    const Amounts amounts = positive(drawn);
    double apart = 0.0;
    double sum = 0.0;
    for (const double x : amounts) {
      sum += x;
      for (const double y : amounts) apart += std::abs(x - y);
    }
    RC_ASSERT(std::abs(*gini(amounts) - apart / (2.0 * static_cast<double>(amounts.size()) * sum)) < 1e-9);
  }));
}

}  // namespace
}  // namespace zubia
