#include "engine/statistics/mann_whitney.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <numeric>

#include "engine/statistics/distributions.hpp"
#include "engine/statistics/subset_sums.hpp"

namespace zubia {
namespace {

/// The ranks of the smaller group among all, in whole numbers as small as they get: the sum of `drawn` of the items
/// says all that U does.
struct Scores {
  std::vector<std::uint64_t> items = {};  ///< one for each respondent
  std::uint64_t drawn = 0;
  std::uint64_t seen = 0;  ///< the sum of the smaller group
  std::int64_t unit = 1;   ///< one of these numbers in doubled ranks
  bool is_first = true;    ///< whether the smaller group is the first

  /// How far a sum lies from its expectation, in 1/N of a unit; upwards where the first group is higher.
  std::int64_t deviation(std::uint64_t sum) const {
    const auto size = static_cast<std::int64_t>(items.size());
    const std::int64_t off = size * static_cast<std::int64_t>(sum) - expected;
    return is_first ? off : -off;
  }
  std::int64_t expected = 0;
};

Scores scores_of(const OrdinalTable& table, const MidRanks& ranks) {
  Scores scores;
  scores.is_first = ranks.group_sizes[0] <= ranks.group_sizes[1];
  const std::size_t group = scores.is_first ? 0 : 1;
  scores.drawn = ranks.group_sizes[group];
  const std::uint64_t lowest = ranks.doubled_ranks.front();
  std::uint64_t unit = 0;
  for (const std::uint64_t rank : ranks.doubled_ranks) unit = std::gcd(unit, rank - lowest);
  scores.unit = static_cast<std::int64_t>(unit);
  std::uint64_t whole = 0;
  for (std::size_t v = 0; v < table.values.size(); ++v) {
    const std::uint64_t score = (ranks.doubled_ranks[v] - lowest) / unit;
    scores.items.insert(scores.items.end(), ranks.ties[v], score);
    scores.seen += table.count(v, group) * score;
    whole += ranks.ties[v] * score;
  }
  scores.expected = static_cast<std::int64_t>(scores.drawn * whole);
  return scores;
}

/// The p of the exact distribution, and the smallest deviation that a two-sided test calls significant (0: none).
struct Exact {
  double p = 0;
  std::int64_t significant_from = 0;
};

Exact exact_p(const Scores& scores, double significance, Alternative alternative) {
  const auto probabilities = drawn_sum_probabilities(scores.items, scores.drawn);
  const std::int64_t seen = scores.deviation(scores.seen);
  Exact exact;
  std::vector<std::pair<std::int64_t, double>> by_distance;
  for (std::size_t sum = 0; sum < probabilities.size(); ++sum) {
    if (probabilities[sum] <= 0) continue;
    const std::int64_t deviation = scores.deviation(sum);
    if (as_extreme(deviation, seen, alternative)) exact.p += probabilities[sum];
    by_distance.emplace_back(std::abs(deviation), probabilities[sum]);
  }
  exact.p = std::min(exact.p, 1.0);
  std::ranges::sort(by_distance, std::ranges::greater());
  double tail = 0;
  for (std::size_t i = 0; i < by_distance.size(); ++i) {
    tail += by_distance[i].second;
    if (i + 1 < by_distance.size() && by_distance[i + 1].first == by_distance[i].first) continue;
    // A share of exactly 5 % may come out as 5 % and a rounding error.
    if (tail > significance * (1 + 1e-9) || by_distance[i].first == 0) break;
    exact.significant_from = by_distance[i].first;
  }
  return exact;
}

PValue drawn_p(const Scores& scores, const RankTestOptions& options, Alternative alternative, Parallelism parallelism) {
  const std::int64_t seen = scores.deviation(scores.seen);
  return sampled_p(options, parallelism, [&](RandomStream& random, std::size_t samples) {
    std::vector<std::uint64_t> items = scores.items;
    std::size_t extreme = 0;
    for (std::size_t sample = 0; sample < samples; ++sample) {
      deal_to_front(items, scores.drawn, random);
      const auto last = items.begin() + static_cast<std::ptrdiff_t>(scores.drawn);
      const std::uint64_t sum = std::accumulate(items.begin(), last, std::uint64_t{0});
      if (as_extreme(scores.deviation(sum), seen, alternative)) ++extreme;
    }
    return extreme;
  });
}

}  // namespace

Result<MannWhitney> mann_whitney(const OrdinalTable& table, const RankTestOptions& options, Alternative alternative,
                                 Parallelism parallelism) {
  if (table.groups != 2)
    return refuse({"not-two-groups",
                   "There are " + std::to_string(table.groups) + " groups, not two.",
                   {},
                   "Compare more than two groups by Kruskal–Wallis."});
  const MidRanks ranks = mid_ranks(table);
  MannWhitney found;
  found.first = ranks.group_sizes[0];
  found.second = ranks.group_sizes[1];
  found.left_out = table.left_out;
  if (found.first == 0 || found.second == 0) {
    found.undefined_because = "empty-group";
    return found;
  }
  const auto n1 = static_cast<double>(found.first);
  const auto n2 = static_cast<double>(found.second);
  found.u = 0.5 * (static_cast<double>(ranks.doubled_sums[0]) - n1 * (n1 + 1));
  found.delta = 2 * found.u / (n1 * n2) - 1;
  if (table.values.size() < 2) {
    found.undefined_because = "all-answers-equal";
    return found;
  }
  const double n = n1 + n2;
  const double deviation_sd = std::sqrt(n1 * n2 / 12 * ((n + 1) - ranks.tie_term / (n * (n - 1))));
  found.asymptotic_p = normal_p(found.u - n1 * n2 / 2, deviation_sd, alternative);
  const double asymptotic_from = (normal_quantile(1 - options.significance / 2) * deviation_sd + 0.5) * 2 / (n1 * n2);
  found.significant_from = asymptotic_from <= 1 ? asymptotic_from : undefined;
  const std::uint64_t smaller = std::min(found.first, found.second);
  // Whether it could be exact at all is known before 50,000 answers are laid out one by one.
  const bool is_small = n * static_cast<double>(smaller) <= options.exact_steps_max;
  if (!is_small && !may_sample(options, smaller)) {
    found.value = {.p = found.asymptotic_p, .method = PValueMethod::asymptotic};
    return found;
  }
  const Scores scores = scores_of(table, ranks);
  if (is_small && drawn_sum_steps(scores.items, scores.drawn) <= options.exact_steps_max) {
    const Exact exact = exact_p(scores, options.significance, alternative);
    found.value = {.p = exact.p, .method = PValueMethod::exact};
    const double from = static_cast<double>(exact.significant_from) * static_cast<double>(scores.unit) / (n * n1 * n2);
    found.significant_from = exact.significant_from > 0 ? from : undefined;
  } else if (may_sample(options, scores.drawn)) {
    found.value = drawn_p(scores, options, alternative, parallelism);
  } else {
    found.value = {.p = found.asymptotic_p, .method = PValueMethod::asymptotic};
  }
  return found;
}

Result<MannWhitney> mann_whitney(const std::vector<double>& first, const std::vector<double>& second,
                                 const RankTestOptions& options, Alternative alternative, Parallelism parallelism) {
  const auto table = ordinal_table({first, second});
  if (!table) return refuse(table.error());
  return mann_whitney(*table, options, alternative, parallelism);
}

}  // namespace zubia
