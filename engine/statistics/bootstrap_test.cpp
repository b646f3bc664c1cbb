#include "engine/statistics/bootstrap.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <stop_token>

#include "engine/statistics/quantile.hpp"

namespace zubia {
namespace {

using Answers = std::vector<double>;

RespondentStatistics mean_of(const Answers& answers) {
  return [answers](std::span<const std::size_t> respondents) -> std::vector<double> {
    double sum = 0;
    for (const std::size_t i : respondents) sum += answers[i];
    return {sum / static_cast<double>(respondents.size())};
  };
}

const Answers skewed = {1.2, 0.7, 3.9, 2.2, 8.4, 1.1, 0.3, 5.6, 2.8, 1.9, 0.9, 12.5};

TEST(Bootstrap, RefusesWhatCannotBeDrawnFrom) {
  const auto problem = [](std::size_t respondents, const std::vector<std::size_t>& strata, BootstrapOptions options) {
    return bootstrap(respondents, mean_of(skewed), strata, options).error();
  };
  EXPECT_EQ(problem(12, {}, {.samples = 0}).code, "invalid-options");
  EXPECT_EQ(problem(12, {}, {.confidence = 1}).detail, "A bootstrap needs samples, and a confidence between 0 and 1.");
  EXPECT_EQ(problem(0, {}, {}).code, "no-respondents");
  EXPECT_EQ(problem(0, {}, {}).detail, "There are no respondents to draw from.");
  EXPECT_EQ(problem(12, {0, 1}, {}).code, "uneven-answers");
  EXPECT_EQ(problem(12, {0, 1}, {}).detail, "There are 12 respondents and the strata of 2.");
  EXPECT_EQ(problem(2, {0, 7}, {}).code, "unknown-stratum");
  std::stop_source stop;
  stop.request_stop();
  const auto cancelled = bootstrap(12, mean_of(skewed), {}, {}, Progress({}, stop.get_token()));
  EXPECT_EQ(cancelled.error().code, "cancelled");
}

TEST(Bootstrap, SaysWhyThereIsNoInterval) {
  const auto equal = bootstrap(4, mean_of({3, 3, 3, 3}));
  EXPECT_EQ(equal->statistics[0].undefined_because, "all-samples-equal");
  EXPECT_EQ(equal->statistics[0].estimate, 3);
  EXPECT_FALSE(is_defined(equal->statistics[0].low));
  EXPECT_EQ(bootstrap(1, mean_of({3}))->statistics[0].undefined_because, "all-samples-equal");
  EXPECT_EQ(bootstrap(2, mean_of({3, undefined}))->statistics[0].undefined_because, "statistic-undefined");
  const auto strata_of_one = bootstrap(2, mean_of({1, 5}), {0, 1});
  EXPECT_EQ(strata_of_one->statistics[0].undefined_because, "all-samples-equal");
  const RespondentStatistics unlike_all = [](std::span<const std::size_t> respondents) -> std::vector<double> {
    const bool is_whole = std::ranges::is_sorted(respondents, std::ranges::less_equal()) && respondents.size() > 1;
    return {is_whole ? 0.0 : 1.0 + static_cast<double>(respondents[0])};
  };
  const auto outside = bootstrap(12, unlike_all, {}, {.samples = 50});
  EXPECT_EQ(outside->statistics[0].undefined_because, "estimate-outside-samples");
}

/// By R: the quantiles of 400,000 samples at the levels of the formula (boot.ci gives the same but for how it
/// interpolates between samples).
TEST(Bootstrap, AgreesWithR) {
  const auto bca = bootstrap(12, mean_of(skewed), {}, {.samples = 100'000});
  EXPECT_NEAR(bca->statistics[0].low, 1.9417, 0.02);
  EXPECT_NEAR(bca->statistics[0].high, 6.2583, 0.05);
  EXPECT_NEAR(bca->statistics[0].standard_error, 1.0206, 0.01);
  const auto percentile =
      bootstrap(12, mean_of(skewed), {}, {.samples = 100'000, .interval = BootstrapInterval::percentile});
  EXPECT_NEAR(percentile->statistics[0].low, 1.6917, 0.02);
  EXPECT_NEAR(percentile->statistics[0].high, 5.6417, 0.03);
}

TEST(Bootstrap, IsTheSameOnAnyNumberOfThreads) {
  const auto one = bootstrap(12, mean_of(skewed), {}, {.seed = {9}}, {}, Parallelism{1});
  const auto many = bootstrap(12, mean_of(skewed), {}, {.seed = {9}}, {}, Parallelism{4});
  EXPECT_EQ(one->statistics[0].low, many->statistics[0].low);
  EXPECT_EQ(one->statistics[0].high, many->statistics[0].high);
  EXPECT_EQ(one->seed.value, 9U);
  EXPECT_EQ(one->samples, 2000U);
  const auto other = bootstrap(12, mean_of(skewed), {}, {.seed = {10}});
  EXPECT_NE(one->statistics[0].standard_error, other->statistics[0].standard_error);
}

TEST(Bootstrap, KeepsTheSizesOfTheStrata) {
  const std::vector<std::size_t> strata = {0, 0, 0, 1, 1, 1, 1, 1, 3, 3, 3, 3};
  const RespondentStatistics sizes = [&](std::span<const std::size_t> respondents) {
    std::vector<double> counts(4, 0.0);
    for (const std::size_t i : respondents) ++counts[strata[i]];
    return counts;
  };
  const auto drawn = bootstrap_samples(12, sizes, strata, {.samples = 100});
  for (std::size_t sample = 0; sample < 100; ++sample) {
    EXPECT_EQ(drawn->values[sample * 4], 3);
    EXPECT_EQ(drawn->values[sample * 4 + 1], 5);
    EXPECT_EQ(drawn->values[sample * 4 + 3], 4);
  }
}

/// Where strata differ by far more than their members do, keeping them narrows the interval.
TEST(Bootstrap, StrataNarrowTheInterval) {
  const Answers answers = {1, 2, 1, 2, 1, 2, 9, 10, 9, 10, 9, 10};
  const std::vector<std::size_t> strata = {0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1};
  const auto with = bootstrap(12, mean_of(answers), strata);
  const auto without = bootstrap(12, mean_of(answers));
  EXPECT_LT(with->statistics[0].standard_error, 0.2 * without->statistics[0].standard_error);
  EXPECT_NEAR(with->statistics[0].standard_error, std::sqrt(0.25 / 12), 0.01);
}

TEST(Bootstrap, DrawsAllStatisticsOfTheSameRespondents) {
  const RespondentStatistics twice = [](std::span<const std::size_t> respondents) -> std::vector<double> {
    double sum = 0;
    for (const std::size_t i : respondents) sum += skewed[i];
    return {sum, -2 * sum};
  };
  const auto drawn = bootstrap_samples(12, twice, {}, {.samples = 50});
  for (std::size_t sample = 0; sample < 50; ++sample)
    EXPECT_EQ(drawn->values[2 * sample + 1], -2 * drawn->values[2 * sample]);
}

TEST(Bootstrap, MovesWithTheAnswers) {
  Answers moved = skewed;
  for (double& answer : moved) answer = 2 * answer + 8;
  const auto found = bootstrap(12, mean_of(skewed))->statistics[0];
  const auto other = bootstrap(12, mean_of(moved))->statistics[0];
  EXPECT_NEAR(other.low, 2 * found.low + 8, 1e-9);
  EXPECT_NEAR(other.high, 2 * found.high + 8, 1e-9);
}

TEST(Quantile, InterpolatesAsRDoes) {
  EXPECT_FALSE(is_defined(quantile(Answers{}, 0.5)));
  EXPECT_EQ(quantile(Answers{4}, 0.975), 4);
  EXPECT_NEAR(quantile(Answers{1, 2, 4, 8}, 0.9), 6.8, 1e-12);
  EXPECT_EQ(quantile(Answers{1, 2, 4, 8}, 1), 8);
  EXPECT_EQ(median({5, undefined, 1, 3}), 3);
  EXPECT_EQ(median({4, 1}), 2.5);
  EXPECT_FALSE(is_defined(median({undefined})));
}

}  // namespace
}  // namespace zubia
