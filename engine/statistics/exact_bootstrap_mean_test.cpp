#include "engine/statistics/exact_bootstrap_mean.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "engine/base/seed.hpp"

namespace zubia {
namespace {

/// The answers behind the counts, and the stratum of each.
struct Drawn {
  std::vector<double> answers;
  std::vector<std::size_t> strata;
};

Drawn answers_of(const std::vector<StepCounts>& strata) {
  Drawn drawn;
  for (std::size_t stratum = 0; stratum < strata.size(); ++stratum)
    for (std::size_t step = 0; step < strata[stratum].size(); ++step)
      for (std::uint64_t i = 0; i < strata[stratum][step]; ++i) {
        drawn.answers.push_back(1.0 + static_cast<double>(step));
        drawn.strata.push_back(stratum);
      }
  return drawn;
}

BootstrappedStatistic sampled(const std::vector<StepCounts>& strata, BootstrapInterval interval) {
  const Drawn drawn = answers_of(strata);
  const RespondentStatistics mean = [&](std::span<const std::size_t> respondents) -> std::vector<double> {
    double sum = 0;
    for (const std::size_t i : respondents) sum += drawn.answers[i];
    return {sum / static_cast<double>(respondents.size())};
  };
  return bootstrap(drawn.answers.size(), mean, drawn.strata, {.samples = 20'000, .interval = interval})->statistics[0];
}

/// The smallest mean that the share `level` of all n^n draws does not exceed, by drawing all of them.
double enumerated_quantile(const std::vector<double>& answers, double level) {
  const std::size_t n = answers.size();
  std::vector<double> sums;
  std::vector<std::size_t> draw(n, 0);
  for (bool is_over = false; !is_over;) {
    double sum = 0;
    for (const std::size_t i : draw) sum += answers[i];
    sums.push_back(sum);
    std::size_t place = 0;
    while (place < n && ++draw[place] == n) draw[place++] = 0;
    is_over = place == n;
  }
  std::ranges::sort(sums);
  const auto place = static_cast<std::size_t>(std::ceil(level * static_cast<double>(sums.size()) - 1e-9)) - 1;
  return sums[place] / static_cast<double>(n);
}

TEST(ExactBootstrapMean, SaysWhyThereIsNoInterval) {
  EXPECT_EQ(exact_bootstrap_mean({}).undefined_because, "statistic-undefined");
  const std::vector<StepCounts> nobody = {{0, 0, 0}};
  EXPECT_EQ(exact_bootstrap_mean(nobody).undefined_because, "statistic-undefined");
  const std::vector<StepCounts> equal = {{0, 0, 4, 0, 0}};
  EXPECT_EQ(exact_bootstrap_mean(equal).undefined_because, "all-samples-equal");
  EXPECT_EQ(exact_bootstrap_mean(equal).estimate, 3);
  EXPECT_FALSE(is_defined(exact_bootstrap_mean(equal).low));
  const std::vector<StepCounts> each_alone = {{1, 0, 0, 0, 0}, {0, 0, 0, 0, 1}};
  EXPECT_EQ(exact_bootstrap_mean(each_alone).undefined_because, "all-samples-equal");
  EXPECT_EQ(exact_bootstrap_mean(each_alone).estimate, 3);
}

TEST(ExactBootstrapMean, IsThatOfAllDraws) {
  for (const StepCounts& counts : {StepCounts{1, 2, 0, 1, 2}, StepCounts{3, 0, 0, 0, 3}, StepCounts{5, 0, 1, 0, 0},
                                   StepCounts{0, 2, 2, 0, 0}, StepCounts{0, 1, 0, 0, 0, 1}}) {
    const std::vector<StepCounts> strata = {counts};
    const auto answers = answers_of(strata).answers;
    const auto found = exact_bootstrap_mean(strata, {.confidence = 0.9, .interval = BootstrapInterval::percentile});
    EXPECT_NEAR(found.low, enumerated_quantile(answers, 0.05), 1e-12);
    EXPECT_NEAR(found.high, enumerated_quantile(answers, 0.95), 1e-12);
  }
}

TEST(ExactBootstrapMean, IsWhatManySamplesComeNear) {
  const std::vector<std::vector<StepCounts>> surveys = {{{3, 5, 9, 8, 4}},
                                                        {{3, 5, 9, 8, 4}, {0, 0, 2, 5, 7}, {4, 1, 0, 0, 0}},
                                                        {{40, 2, 1, 0, 1}},
                                                        {{9, 0, 0, 0, 7}, {0, 0, 0, 0, 3}}};
  for (const auto& strata : surveys)
    for (const BootstrapInterval interval : {BootstrapInterval::percentile, BootstrapInterval::bca}) {
      const auto found = exact_bootstrap_mean(strata, {.interval = interval});
      const auto near = sampled(strata, interval);
      // Samples of a lattice jump from one sum to the next.
      const double step = 1.0 / static_cast<double>(answers_of(strata).answers.size());
      EXPECT_NEAR(found.estimate, near.estimate, 1e-12);
      EXPECT_NEAR(found.standard_error, near.standard_error, 0.02 * near.standard_error);
      EXPECT_NEAR(found.low, near.low, 4 * step + 1e-9);
      EXPECT_NEAR(found.high, near.high, 4 * step + 1e-9);
    }
}

TEST(ExactBootstrapMean, IsNearTheNormalOneOfManyRespondents) {
  const std::vector<StepCounts> strata = {{10'000, 10'000, 10'000, 10'000, 10'000}};
  const auto found = exact_bootstrap_mean(strata, {.interval = BootstrapInterval::percentile});
  EXPECT_NEAR(found.low, 3 - 1.959964 * std::sqrt(2.0 / 50'000), 5e-5);
  EXPECT_NEAR(found.high, 3 + 1.959964 * std::sqrt(2.0 / 50'000), 5e-5);
  // One of 50,000 differs: a Poisson distribution, whose 97.5 % quantile is 3.
  const std::vector<StepCounts> rare = {{49'999, 1}};
  const auto skewed = exact_bootstrap_mean(rare, {.interval = BootstrapInterval::percentile});
  EXPECT_NEAR(skewed.low, 1.0, 1e-12);
  EXPECT_NEAR(skewed.high, 1.0 + 3.0 / 50'000, 1e-12);
}

TEST(ExactBootstrapMean, OfTheReversedScaleIsMirrored) {
  RandomStream random(Seed{7}, 0);
  for (int survey = 0; survey < 200; ++survey) {
    StepCounts counts(5);
    for (auto& count : counts) count = random.below(9);
    StepCounts reversed(counts.rbegin(), counts.rend());
    const std::vector<StepCounts> strata = {counts};
    const std::vector<StepCounts> mirrored = {reversed};
    const auto one = exact_bootstrap_mean(strata);
    const auto other = exact_bootstrap_mean(mirrored);
    EXPECT_EQ(one.undefined_because, other.undefined_because);
    if (!is_defined(one.low)) continue;
    // The smallest sum that reaches a level, and its mirror, may be one sum apart.
    const double step = 1.0 / static_cast<double>(answers_of(strata).answers.size());
    EXPECT_NEAR(one.low, 6 - other.high, step + 1e-9);
    EXPECT_NEAR(one.high, 6 - other.low, step + 1e-9);
    EXPECT_LT(one.low, one.estimate + 1e-12);
    EXPECT_GT(one.high, one.estimate - 1e-12);
  }
}

}  // namespace
}  // namespace zubia
