#include "engine/specialisation/location_quotient_interval.hpp"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <mutex>
#include <vector>

#include "engine/specialisation/location_quotient.hpp"

namespace zubia {

namespace {

TerritoryActivityTable resampled(const TerritoryActivityTable& employment, double jobs_per_unit, RandomStream random) {
  TerritoryActivityTable drawn = employment;
  for (double& jobs : drawn.values())
    if (is_defined(jobs)) jobs = random.poisson(jobs / jobs_per_unit) * jobs_per_unit;
  return drawn;
}

/// The value below which the share `p` of sorted values lies, by linear interpolation (R's type 7).
double quantile(const std::vector<float>& sorted, double p) {
  const double place = p * static_cast<double>(sorted.size() - 1);
  const auto below = static_cast<std::size_t>(place);
  const std::size_t above = std::min(below + 1, sorted.size() - 1);
  const double share = place - static_cast<double>(below);
  return (1.0 - share) * static_cast<double>(sorted[below]) + share * static_cast<double>(sorted[above]);
}

}  // namespace

Result<LocationQuotientInterval> location_quotient_intervals(const TerritoryActivityTable& employment,
                                                             const LocationQuotientIntervalOptions& options,
                                                             const Progress& progress, Parallelism parallelism) {
  if (options.samples == 0 || !(options.confidence > 0.0 && options.confidence < 1.0) || !(options.jobs_per_unit > 0.0))
    return refuse(
        {"invalid-options", "Intervals need samples, a confidence between 0 and 1, and units above 0.", {}, {}});
  const std::size_t cells = employment.values().size();
  // Sample after sample, so that one stream belongs to one sample; single precision is far finer than the sampling.
  std::vector<float> quotients(cells * options.samples);
  std::atomic<std::size_t> finished = 0;
  std::mutex one_report;
  for_each_block(options.samples, 8, parallelism, [&](std::size_t first, std::size_t last) {
    for (std::size_t sample = first; sample < last && !progress.cancelled(); ++sample) {
      const auto drawn = location_quotients(
          resampled(employment, options.jobs_per_unit, RandomStream(options.seed, sample)), Parallelism{1});
      for (std::size_t cell = 0; cell < cells; ++cell)
        quotients[cell * options.samples + sample] = static_cast<float>(drawn.values()[cell]);
    }
    finished += last - first;
    const std::lock_guard lock(one_report);
    progress.report("Resampling", static_cast<double>(finished) / static_cast<double>(options.samples));
  });
  if (progress.cancelled()) return refuse(Progress::cancellation());
  LocationQuotientInterval interval{TerritoryActivityTable(employment.rows(), employment.columns(), undefined),
                                    TerritoryActivityTable(employment.rows(), employment.columns(), undefined)};
  const auto point = location_quotients(employment, parallelism);
  for_each_block(cells, 256, parallelism, [&](std::size_t first, std::size_t last) {
    for (std::size_t cell = first; cell < last; ++cell) {
      if (!is_defined(point.values()[cell])) continue;
      std::vector<float> sorted;
      for (std::size_t sample = 0; sample < options.samples; ++sample) {
        const float quotient = quotients[cell * options.samples + sample];
        if (!std::isnan(quotient)) sorted.push_back(quotient);
      }
      if (sorted.empty()) continue;
      std::ranges::sort(sorted);
      interval.low.values()[cell] = quantile(sorted, 0.5 * (1.0 - options.confidence));
      interval.high.values()[cell] = quantile(sorted, 0.5 * (1.0 + options.confidence));
    }
  });
  return interval;
}

}  // namespace zubia
