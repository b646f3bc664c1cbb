#include "engine/statistics/minimum_detectable_effect.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "engine/statistics/distributions.hpp"
#include "engine/statistics/friedman.hpp"
#include "engine/statistics/kruskal_wallis.hpp"
#include "engine/statistics/mann_whitney.hpp"
#include "engine/statistics/signed_rank.hpp"

namespace zubia {
namespace {

/// Only the border of significance is asked for, so nothing is drawn at random.
RankTestOptions without_sampling(const DesignOptions& options) {
  return {.significance = options.significance, .exact_steps_max = options.exact_steps_max, .samples = 0};
}

double quantile_sum(const DesignOptions& options) {
  return normal_quantile(1 - options.significance / 2) + normal_quantile(options.power);
}

DetectableEffect bounded(double significant_from, double detectable) {
  DetectableEffect found{.significant_from = significant_from};
  if (!is_defined(significant_from)) return found;
  const double effect = std::max(significant_from, detectable);
  found.detectable = effect <= 1 ? effect : undefined;
  return found;
}

double non_centrality(double degrees, const DesignOptions& options) {
  return chi_squared_non_centrality(chi_squared_quantile(1 - options.significance, degrees), degrees, options.power);
}

}  // namespace

DetectableEffect detectable_delta(std::uint64_t first, std::uint64_t second, const DesignOptions& options) {
  if (first == 0 || second == 0) return {};
  std::vector<double> ones(first);
  std::vector<double> others(second);
  std::iota(ones.begin(), ones.end(), 1.0);
  std::iota(others.begin(), others.end(), static_cast<double>(first + 1));
  const auto test = mann_whitney(ones, others, without_sampling(options));
  const auto n1 = static_cast<double>(first);
  const auto n2 = static_cast<double>(second);
  return bounded(test->significant_from, 2 * quantile_sum(options) / std::sqrt(12 * n1 * n2 / (n1 + n2)));
}

DetectableEffect detectable_rank_biserial(std::uint64_t pairs, const DesignOptions& options) {
  if (pairs == 0) return {};
  std::vector<double> answers(pairs);
  std::iota(answers.begin(), answers.end(), 1.0);
  const auto test =
      signed_rank(answers, std::vector<double>(pairs, 0.0), ZeroDifferences::dropped, without_sampling(options));
  return bounded(test->significant_from, 2 * quantile_sum(options) / std::sqrt(3 * static_cast<double>(pairs)));
}

DetectableEffect detectable_epsilon_squared(const std::vector<std::uint64_t>& groups, const DesignOptions& options) {
  std::vector<std::vector<double>> answers;
  double next = 1;
  for (const std::uint64_t size : groups) {
    if (size == 0) continue;
    auto& group = answers.emplace_back(size);
    std::iota(group.begin(), group.end(), next);
    next += static_cast<double>(size);
  }
  const auto test = kruskal_wallis(answers, without_sampling(options));
  if (!test->undefined_because.empty()) return {};
  return bounded(test->significant_from, non_centrality(static_cast<double>(test->groups - 1), options) / (next - 2));
}

DetectableEffect detectable_kendall_w(std::uint64_t respondents, std::uint64_t items, const DesignOptions& options) {
  if (respondents == 0 || items < 2) return {};
  std::vector<double> row(items);
  std::iota(row.begin(), row.end(), 1.0);
  const auto test = friedman(std::vector<std::vector<double>>(respondents, row), without_sampling(options));
  const auto degrees = static_cast<double>(items - 1);
  return bounded(test->significant_from,
                 non_centrality(degrees, options) / (static_cast<double>(respondents) * degrees));
}

}  // namespace zubia
