#include "engine/relatedness/complexity_rank_interval.hpp"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <mutex>

#include "engine/relatedness/complexity.hpp"
#include "engine/relatedness/presence.hpp"
#include "engine/specialisation/location_quotient.hpp"

namespace zubia {

namespace {

/// 1 + how many are more complex; NaN stays NaN.
std::vector<double> ranks_of(const std::vector<double>& eci) {
  std::vector<double> sorted;
  for (const double score : eci)
    if (is_defined(score)) sorted.push_back(score);
  std::ranges::sort(sorted, std::greater<>{});
  std::vector<double> ranks(eci.size(), undefined);
  for (std::size_t r = 0; r < eci.size(); ++r)
    if (is_defined(eci[r]))
      ranks[r] = 1.0 + static_cast<double>(std::ranges::lower_bound(sorted, eci[r], std::greater<>{}) - sorted.begin());
  return ranks;
}

double quantile(const std::vector<double>& sorted, double p) {
  const double place = p * static_cast<double>(sorted.size() - 1);
  const auto below = static_cast<std::size_t>(place);
  const double share = place - static_cast<double>(below);
  return sorted[below] + share * (sorted[std::min(below + 1, sorted.size() - 1)] - sorted[below]);
}

}  // namespace

Result<std::vector<ComplexityRank>> complexity_rank_intervals(const TerritoryActivityTable& employment,
                                                              const ComplexityRankOptions& options,
                                                              const Progress& progress, Parallelism parallelism) {
  if (options.samples == 0 || !(options.confidence > 0.0 && options.confidence < 1.0) || !(options.jobs_per_unit > 0.0))
    return refuse(
        {"invalid-options", "Intervals need samples, a confidence between 0 and 1, and units above 0.", {}, {}});
  const auto point = complexity(presence(location_quotients(employment), options.presence_threshold));
  if (!point) return refuse(point.error());
  std::vector<std::vector<double>> ranks(options.samples);
  std::atomic<std::size_t> finished = 0;
  std::mutex one_report;
  for_each_block(options.samples, 1, parallelism, [&](std::size_t sample, std::size_t) {
    if (progress.cancelled()) return;
    RandomStream random(options.seed, sample);
    TerritoryActivityTable drawn = employment;
    for (double& jobs : drawn.values())
      if (is_defined(jobs)) jobs = random.poisson(jobs / options.jobs_per_unit) * options.jobs_per_unit;
    const auto drawn_again =
        complexity(presence(location_quotients(drawn, Parallelism{1}), options.presence_threshold), {}, Parallelism{1});
    if (drawn_again && drawn_again->is_connected()) ranks[sample] = ranks_of(drawn_again->eci.values);
    const std::lock_guard lock(one_report);
    progress.report("Resampling", static_cast<double>(++finished) / static_cast<double>(options.samples));
  });
  if (progress.cancelled()) return refuse(Progress::cancellation());
  const std::vector<double> observed = ranks_of(point->eci.values);
  std::vector<ComplexityRank> result;
  for (std::size_t r = 0; r < employment.row_count(); ++r) {
    ComplexityRank line{.territory = employment.rows()[r], .rank = observed[r]};
    std::vector<double> seen;
    for (const auto& sample : ranks)
      if (!sample.empty() && is_defined(sample[r])) seen.push_back(sample[r]);
    if (!seen.empty() && is_defined(line.rank)) {
      std::ranges::sort(seen);
      line.rank_low = quantile(seen, 0.5 * (1.0 - options.confidence));
      line.rank_high = quantile(seen, 0.5 * (1.0 + options.confidence));
    }
    result.push_back(std::move(line));
  }
  return result;
}

}  // namespace zubia
