#include "tests/error_rates.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace zubia {
namespace {

using namespace error_rates;

/// Three standard errors of a share of 5 % among so many surveys.
double allowance(std::size_t surveys) { return 3 * std::sqrt(0.05 * 0.95 / static_cast<double>(surveys)); }

TEST(ErrorRates, NoTestFindsMoreThanFivePercentWhereThereIsNothing) {
  const std::size_t surveys = 400;
  for (const NamedTest& test : named_tests({.exact_steps_max = 3e5, .samples = 199}))
    for (const std::size_t respondents : {6U, 13U, 24U, 40U}) {
      const double rate = share_of(surveys, [&](RandomStream& random) {
        return test.finds(random, respondents, respondents % 2 == 0 ? even_steps : skewed_steps);
      });
      EXPECT_LE(rate, 0.05 + allowance(surveys)) << test.name << " of " << respondents;
      // Nor does any sleep: with 24 respondents ties leave few gaps between the p-values that occur.
      EXPECT_GE(rate, respondents >= 24 ? 0.015 : 0.0) << test.name << " of " << respondents;
    }
}

TEST(ErrorRates, IntervalsHoldWhatTheyEstimate) {
  const std::size_t surveys = 400;
  for (const DeltaVariance variance : {DeltaVariance::unbiased, DeltaVariance::consistent})
    for (const DeltaQuantile quantile : {DeltaQuantile::student, DeltaQuantile::normal}) {
      const double covered =
          delta_coverage(surveys, 24, {.variance = variance, .quantile = quantile}, skewed_steps, even_steps);
      EXPECT_GE(covered, 0.95 - allowance(surveys) - 0.015);
    }
  for (const BootstrapInterval interval : {BootstrapInterval::percentile, BootstrapInterval::bca})
    EXPECT_GE(bootstrap_coverage(200, 30, {.samples = 400, .interval = interval}, skewed_steps),
              0.95 - allowance(200) - 0.02);
  EXPECT_GE(population_mean_coverage(surveys, 20, 40, skewed_steps), 0.95 - allowance(surveys) - 0.015);
}

TEST(ErrorRates, WilsonHoldsTheShareOnAverage) {
  for (const std::uint64_t respondents : {10U, 20U, 40U}) {
    double mean = 0;
    for (int percent = 5; percent <= 95; percent += 5) {
      const double covered = wilson_coverage(respondents, percent / 100.0);
      EXPECT_GE(covered, 0.89) << respondents << " respondents, " << percent << " %";
      mean += covered / 19;
    }
    EXPECT_NEAR(mean, 0.95, 0.012) << respondents;
  }
}

}  // namespace
}  // namespace zubia
