#include "engine/statistics/kruskal_wallis.hpp"

#include <algorithm>
#include <numeric>

#include "engine/statistics/distributions.hpp"
#include "engine/statistics/rank_sum_vectors.hpp"

namespace zubia {
namespace {

/// Σ R² / n over the groups, which grows as H does.
double spread(const std::vector<std::uint64_t>& doubled_sums, const std::vector<std::uint64_t>& sizes) {
  double sum = 0;
  for (std::size_t g = 0; g < sizes.size(); ++g) {
    const auto one = static_cast<double>(doubled_sums[g]);
    sum += one * one / static_cast<double>(sizes[g]);
  }
  return sum;
}

PValue dealt_p(const MidRanks& ranks, const std::vector<std::uint64_t>& sizes, double seen,
               const RankTestOptions& options, Parallelism parallelism) {
  std::vector<std::uint64_t> items;
  for (std::size_t v = 0; v < ranks.ties.size(); ++v) items.insert(items.end(), ranks.ties[v], ranks.doubled_ranks[v]);
  const std::uint64_t whole = std::accumulate(items.begin(), items.end(), std::uint64_t{0});
  const auto rest = static_cast<std::size_t>(std::ranges::max_element(sizes) - sizes.begin());
  return sampled_p(options, parallelism, [&](RandomStream& random, std::size_t samples) {
    std::vector<std::uint64_t> shuffled = items;
    std::vector<std::uint64_t> sums(sizes.size(), 0);
    std::size_t extreme = 0;
    for (std::size_t sample = 0; sample < samples; ++sample) {
      deal_to_front(shuffled, items.size() - sizes[rest], random);
      auto place = shuffled.begin();
      std::uint64_t others = 0;
      for (std::size_t g = 0; g < sizes.size(); ++g) {
        if (g == rest) continue;
        const auto next = place + static_cast<std::ptrdiff_t>(sizes[g]);
        sums[g] = std::accumulate(place, next, std::uint64_t{0});
        others += sums[g];
        place = next;
      }
      sums[rest] = whole - others;
      if (spread(sums, sizes) >= seen * (1 - 1e-12)) ++extreme;
    }
    return extreme;
  });
}

/// Without the groups that nobody of whom answered.
OrdinalTable without_empty_groups(const OrdinalTable& table, const MidRanks& ranks) {
  OrdinalTable kept{.values = table.values, .left_out = table.left_out};
  for (const std::uint64_t size : ranks.group_sizes) kept.groups += size > 0 ? 1 : 0;
  for (std::size_t v = 0; v < table.values.size(); ++v)
    for (std::size_t g = 0; g < table.groups; ++g)
      if (ranks.group_sizes[g] > 0) kept.counts.push_back(table.count(v, g));
  return kept;
}

}  // namespace

KruskalWallis kruskal_wallis(const OrdinalTable& table, const RankTestOptions& options, Parallelism parallelism) {
  const MidRanks all = mid_ranks(table);
  if (std::ranges::count(all.group_sizes, 0U) > 0)
    return kruskal_wallis(without_empty_groups(table, all), options, parallelism);
  KruskalWallis found;
  found.respondents = all.respondents;
  found.left_out = table.left_out;
  found.groups = table.groups;
  if (found.groups < 2 || table.values.size() < 2) {
    found.undefined_because = found.groups < 2 ? "fewer-than-two-groups" : "all-answers-equal";
    return found;
  }
  const auto n = static_cast<double>(all.respondents);
  // In doubled ranks: Σ R² / n over the groups less what it is when all groups have the mean rank.
  const double even = n * (n + 1) * (n + 1);
  const double rank_squares = (n * n * n - n - all.tie_term) / 3;
  const auto h_of = [&](double seen) { return (n - 1) * std::max(seen - even, 0.0) / rank_squares; };
  const double seen = spread(all.doubled_sums, all.group_sizes);
  found.h = h_of(seen);
  found.epsilon_squared = found.h / (n - 1);
  const auto degrees = static_cast<double>(found.groups - 1);
  found.asymptotic_p = chi_squared_upper_tail(found.h, degrees);
  const double asymptotic_from = chi_squared_quantile(1 - options.significance, degrees) / (n - 1);
  found.significant_from = asymptotic_from <= 1 ? asymptotic_from : undefined;
  const auto outcomes =
      dealt_rank_sums(all.doubled_ranks, all.ties, all.group_sizes, options.exact_steps_max / vector_step);
  if (outcomes) {
    const auto spread_of = [&](const auto& sums) { return spread(sums, all.group_sizes); };
    found.value = {.p = share_from(*outcomes, seen, spread_of), .method = PValueMethod::exact};
    found.significant_from = h_of(significant_statistic(*outcomes, options.significance, spread_of)) / (n - 1);
  } else if (may_sample(options, all.respondents - std::ranges::max(all.group_sizes))) {
    found.value = dealt_p(all, all.group_sizes, seen, options, parallelism);
  } else {
    found.value = {.p = found.asymptotic_p, .method = PValueMethod::asymptotic};
  }
  return found;
}

Result<KruskalWallis> kruskal_wallis(const std::vector<std::vector<double>>& groups, const RankTestOptions& options,
                                     Parallelism parallelism) {
  const auto table = ordinal_table(groups);
  if (!table) return refuse(table.error());
  return kruskal_wallis(*table, options, parallelism);
}

}  // namespace zubia
