#pragma once

#include <cmath>
#include <cstddef>
#include <functional>
#include <string>
#include <vector>

#include "engine/base/parallel.hpp"
#include "engine/statistics/bootstrap.hpp"
#include "engine/statistics/cliff_delta.hpp"
#include "engine/statistics/dunn.hpp"
#include "engine/statistics/finite_population.hpp"
#include "engine/statistics/friedman.hpp"
#include "engine/statistics/kruskal_wallis.hpp"
#include "engine/statistics/mann_whitney.hpp"
#include "engine/statistics/signed_rank.hpp"
#include "engine/statistics/wilson_interval.hpp"

/// How often tests find a difference where there is none, and intervals hold what they estimate, in simulated surveys
/// on five steps: small in the tests of the slice, large in the benchmarks.
namespace zubia::error_rates {

/// How likely each of the steps 1 to 5 is.
using Steps = std::vector<double>;
inline const Steps even_steps = {0.1, 0.2, 0.4, 0.2, 0.1};
inline const Steps skewed_steps = {0.05, 0.1, 0.15, 0.3, 0.4};

inline double drawn_answer(RandomStream& random, const Steps& steps) {
  double left = random.unit();
  for (std::size_t i = 0; i + 1 < steps.size(); ++i) {
    if (left < steps[i]) return static_cast<double>(i + 1);
    left -= steps[i];
  }
  return static_cast<double>(steps.size());
}

inline std::vector<double> drawn_answers(RandomStream& random, std::size_t count, const Steps& steps) {
  std::vector<double> answers;
  for (std::size_t i = 0; i < count; ++i) answers.push_back(drawn_answer(random, steps));
  return answers;
}

/// The share of simulated surveys for which `holds`; each has a random stream of its own.
inline double share_of(std::size_t surveys, const std::function<bool(RandomStream&)>& holds) {
  std::vector<char> found(surveys, 0);
  for_each_block(surveys, 8, {}, [&](std::size_t first, std::size_t last) {
    for (std::size_t survey = first; survey < last; ++survey) {
      RandomStream random(Seed{2021}, survey);
      found[survey] = holds(random) ? 1 : 0;
    }
  });
  std::size_t count = 0;
  for (const char one : found) count += one != 0 ? 1U : 0U;
  return static_cast<double>(count) / static_cast<double>(surveys);
}

/// A test under its name: whether it finds a difference in a survey of so many respondents without one.
struct NamedTest {
  std::string name;
  std::function<bool(RandomStream&, std::size_t respondents, const Steps&)> finds;
};

inline std::vector<std::vector<double>> drawn_groups(RandomStream& random, std::size_t respondents, std::size_t groups,
                                                     const Steps& steps) {
  std::vector<std::vector<double>> drawn;
  for (std::size_t g = 0; g < groups; ++g)
    drawn.push_back(drawn_answers(random, respondents / groups + (g < respondents % groups ? 1 : 0), steps));
  return drawn;
}

inline bool is_significant(double p) { return p <= 0.05; }

/// The options with random assignments of the survey's own. With the same ones in every survey, all of them would be as
/// far off 5 % as these are.
inline RankTestOptions seeded(RankTestOptions options, RandomStream& random) {
  options.seed.value = random();
  return options;
}

/// `exact` for where the tests enumerate, with as many steps as a test may take here.
inline std::vector<NamedTest> named_tests(const RankTestOptions& exact) {
  const RankTestOptions sampled = {.exact_steps_max = 0, .samples = 199};
  const RankTestOptions asymptotic = {.exact_steps_max = 0, .samples = 0};
  const auto two_groups = [](RankTestOptions options) {
    return [options](RandomStream& random, std::size_t respondents, const Steps& steps) {
      const auto groups = drawn_groups(random, respondents, 2, steps);
      return is_significant(mann_whitney(groups[0], groups[1], seeded(options, random))->value.p);
    };
  };
  const auto two_answers = [](ZeroDifferences zeros, RankTestOptions options) {
    return [zeros, options](RandomStream& random, std::size_t respondents, const Steps& steps) {
      const auto first = drawn_answers(random, respondents, steps);
      const auto second = drawn_answers(random, respondents, steps);
      return is_significant(signed_rank(first, second, zeros, seeded(options, random))->value.p);
    };
  };
  const auto three_groups = [](RankTestOptions options) {
    return [options](RandomStream& random, std::size_t respondents, const Steps& steps) {
      const auto groups = drawn_groups(random, respondents, 3, steps);
      return is_significant(kruskal_wallis(groups, seeded(options, random))->value.p);
    };
  };
  const auto three_items = [](RankTestOptions options) {
    return [options](RandomStream& random, std::size_t respondents, const Steps& steps) {
      std::vector<std::vector<double>> rows;
      for (std::size_t i = 0; i < respondents; ++i) rows.push_back(drawn_answers(random, 3, steps));
      return is_significant(friedman(rows, seeded(options, random))->value.p);
    };
  };
  const auto any_pair = [](RandomStream& random, std::size_t respondents, const Steps& steps) {
    bool found = false;
    const auto compared = dunn(drawn_groups(random, respondents, 3, steps));
    for (const DunnPair& pair : *compared) found = found || is_significant(pair.holm_p);
    return found;
  };
  return {{"Mann–Whitney, exact", two_groups(exact)},
          {"Mann–Whitney, 199 samples", two_groups(sampled)},
          {"Mann–Whitney, asymptotic", two_groups(asymptotic)},
          {"signed rank, exact, zeros dropped", two_answers(ZeroDifferences::dropped, exact)},
          {"signed rank, exact, zeros ranked", two_answers(ZeroDifferences::ranked, exact)},
          {"signed rank, asymptotic, zeros ranked", two_answers(ZeroDifferences::ranked, asymptotic)},
          {"Kruskal–Wallis, exact or sampled", three_groups(exact)},
          {"Kruskal–Wallis, asymptotic", three_groups(asymptotic)},
          {"Friedman, exact or sampled", three_items(exact)},
          {"Friedman, asymptotic", three_items(asymptotic)},
          {"Dunn by Holm, any pair", any_pair}};
}

/// δ between two distributions over steps.
inline double true_delta(const Steps& first, const Steps& second) {
  double delta = 0;
  for (std::size_t i = 0; i < first.size(); ++i)
    for (std::size_t j = 0; j < second.size(); ++j) delta += first[i] * second[j] * (i > j ? 1.0 : i < j ? -1.0 : 0.0);
  return delta;
}

inline double true_mean(const Steps& steps) {
  double mean = 0;
  for (std::size_t i = 0; i < steps.size(); ++i) mean += steps[i] * static_cast<double>(i + 1);
  return mean;
}

/// How often the interval of δ holds the true one; surveys without an interval do not hold it.
inline double delta_coverage(std::size_t surveys, std::size_t respondents, const CliffDeltaOptions& options,
                             const Steps& first, const Steps& second) {
  return share_of(surveys, [&](RandomStream& random) {
    const auto found = cliff_delta(drawn_answers(random, respondents / 2, first),
                                   drawn_answers(random, respondents - respondents / 2, second), options);
    const double delta = true_delta(first, second);
    return found->low <= delta && delta <= found->high;
  });
}

inline double bootstrap_coverage(std::size_t surveys, std::size_t respondents, const BootstrapOptions& options,
                                 const Steps& steps) {
  return share_of(surveys, [&](RandomStream& random) {
    const auto answers = drawn_answers(random, respondents, steps);
    const RespondentStatistics mean = [&](std::span<const std::size_t> rows) -> std::vector<double> {
      double sum = 0;
      for (const std::size_t row : rows) sum += answers[row];
      return {sum / static_cast<double>(rows.size())};
    };
    BootstrapOptions own = options;
    own.seed.value = random();
    const auto found = bootstrap(respondents, mean, {}, own, {}, Parallelism{1});
    return found->statistics[0].low <= true_mean(steps) && true_mean(steps) <= found->statistics[0].high;
  });
}

/// How often the interval of the mean holds that of a population of which `respondents` are drawn.
inline double population_mean_coverage(std::size_t surveys, std::size_t respondents, std::size_t population,
                                       const Steps& steps) {
  return share_of(surveys, [&](RandomStream& random) {
    auto all = drawn_answers(random, population, steps);
    double mean = 0;
    for (const double answer : all) mean += answer / static_cast<double>(population);
    // They were drawn independently, so the first ones are as good a sample as any.
    all.resize(respondents);
    const auto found = population_mean(all, population);
    return found->low <= mean && mean <= found->high;
  });
}

/// Exactly, over all counts: how often Wilson's interval holds the share `p`.
inline double wilson_coverage(std::uint64_t respondents, double p) {
  double covered = 0;
  const auto n = static_cast<double>(respondents);
  for (std::uint64_t k = 0; k <= respondents; ++k) {
    const auto found = wilson_interval(k, respondents);
    const auto successes = static_cast<double>(k);
    const double log_chance = std::lgamma(n + 1) - std::lgamma(successes + 1) - std::lgamma(n - successes + 1) +
                              successes * std::log(p) + (n - successes) * std::log(1 - p);
    if (found->low <= p && p <= found->high) covered += std::exp(log_chance);
  }
  return covered;
}

}  // namespace zubia::error_rates
