#include "engine/statistics/bootstrap.hpp"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <mutex>
#include <numeric>
#include <optional>

#include "engine/statistics/distributions.hpp"
#include "engine/statistics/quantile.hpp"

namespace zubia {
namespace {

using Strata = std::vector<std::vector<std::size_t>>;

/// The respondents of each stratum. Without strata, all are in one.
Strata strata_of(std::size_t respondents, const std::vector<std::size_t>& stratum_of) {
  Strata strata(1);
  for (std::size_t i = 0; i < respondents; ++i) {
    const std::size_t stratum = stratum_of.empty() ? 0 : stratum_of[i];
    if (stratum >= strata.size()) strata.resize(stratum + 1);
    strata[stratum].push_back(i);
  }
  std::erase_if(strata, [](const auto& stratum) { return stratum.empty(); });
  return strata;
}

std::optional<Problem> problem_of(std::size_t respondents, const std::vector<std::size_t>& stratum_of,
                                  const BootstrapOptions& options) {
  if (options.samples == 0 || !(options.confidence > 0 && options.confidence < 1))
    return Problem{"invalid-options", "A bootstrap needs samples, and a confidence between 0 and 1.", {}, {}};
  if (respondents == 0)
    return Problem{
        "no-respondents", "There are no respondents to draw from.", {}, "Choose answers that somebody gave."};
  if (!stratum_of.empty() && stratum_of.size() != respondents)
    return Problem{"uneven-answers",
                   "There are " + std::to_string(respondents) + " respondents and the strata of " +
                       std::to_string(stratum_of.size()) + ".",
                   {},
                   "Give one stratum for each respondent."};
  // Strata are counted from 0; a number far beyond the respondents would be a list of empty ones.
  if (std::ranges::any_of(stratum_of, [&](std::size_t stratum) { return stratum >= respondents; }))
    return Problem{
        "unknown-stratum", "A stratum has a number beyond that of the respondents.", {}, "Number the strata from 0."};
  return std::nullopt;
}

/// One column of the samples, sorted, without what is not defined.
std::vector<double> sorted_samples(const BootstrapSamples& drawn, std::size_t statistic) {
  std::vector<double> sorted;
  sorted.reserve(drawn.samples);
  for (std::size_t sample = 0; sample < drawn.samples; ++sample) {
    const double value = drawn.values[sample * drawn.statistics + statistic];
    if (is_defined(value)) sorted.push_back(value);
  }
  std::ranges::sort(sorted);
  return sorted;
}

double standard_deviation(const std::vector<double>& values) {
  const auto n = static_cast<double>(values.size());
  const double mean = std::accumulate(values.begin(), values.end(), 0.0) / n;
  double squares = 0;
  for (const double value : values) squares += (value - mean) * (value - mean);
  return std::sqrt(squares / (n - 1));
}

/// The accelerations of all statistics, by leaving out one respondent after another; NaN where a statistic is then not
/// defined.
std::vector<double> accelerations(const Strata& strata, const RespondentStatistics& statistics, std::size_t count,
                                  Parallelism parallelism) {
  std::vector<std::size_t> everybody;
  for (const auto& stratum : strata) everybody.insert(everybody.end(), stratum.begin(), stratum.end());
  std::vector<double> without(everybody.size() * count);
  for_each_block(everybody.size(), 16, parallelism, [&](std::size_t first, std::size_t last) {
    for (std::size_t i = first; i < last; ++i) {
      std::vector<std::size_t> others = everybody;
      others.erase(others.begin() + static_cast<std::ptrdiff_t>(i));
      const auto values = statistics(others);
      std::ranges::copy(values, without.begin() + static_cast<std::ptrdiff_t>(i * count));
    }
  });
  std::vector<double> found;
  for (std::size_t j = 0; j < count; ++j) {
    double cubes = 0;
    double squares = 0;
    std::size_t begin = 0;
    for (const auto& stratum : strata) {
      const auto n = static_cast<double>(stratum.size());
      double mean = 0;
      for (std::size_t i = begin; i < begin + stratum.size(); ++i) mean += without[i * count + j] / n;
      // Whoever is alone in a stratum is in every draw.
      const std::size_t drawn = stratum.size() > 1 ? stratum.size() : 0;
      for (std::size_t i = begin; i < begin + drawn; ++i) {
        const double influence = (n - 1) / n * (mean - without[i * count + j]);
        squares += influence * influence;
        cubes += influence * influence * influence;
      }
      begin += stratum.size();
    }
    found.push_back(squares == 0 ? 0.0 : cubes / (6 * std::pow(squares, 1.5)));
  }
  return found;
}

BootstrappedStatistic summary(const BootstrapSamples& drawn, std::size_t j, const BootstrapOptions& options,
                              double acceleration) {
  BootstrappedStatistic found{.estimate = drawn.estimates[j]};
  const auto sorted = sorted_samples(drawn, j);
  found.undefined_samples = drawn.samples - sorted.size();
  if (!is_defined(found.estimate) || sorted.size() < 2 || !is_defined(acceleration)) {
    found.undefined_because = "statistic-undefined";
    return found;
  }
  if (sorted.front() == sorted.back()) {
    found.undefined_because = "all-samples-equal";
    return found;
  }
  found.standard_error = standard_deviation(sorted);
  double low = (1 - options.confidence) / 2;
  double high = 1 - low;
  if (options.interval == BootstrapInterval::bca) {
    // The same mean added up in another order differs by rounding, and still is the same.
    const double same = 1e-9 * (sorted.back() - sorted.front());
    const auto first = std::ranges::lower_bound(sorted, found.estimate - same);
    const auto last = std::ranges::upper_bound(sorted, found.estimate + same);
    const double below = static_cast<double>(first - sorted.begin()) + 0.5 * static_cast<double>(last - first);
    const double share = below / static_cast<double>(sorted.size());
    if (share <= 0 || share >= 1) {
      found.undefined_because = "estimate-outside-samples";
      return found;
    }
    const double bias = normal_quantile(share);
    low = bca_level(low, bias, acceleration);
    high = bca_level(high, bias, acceleration);
  }
  found.low = quantile(sorted, low);
  found.high = quantile(sorted, high);
  return found;
}

}  // namespace

double bca_level(double level, double bias, double acceleration) {
  const double z = bias + normal_quantile(level);
  return normal_lower_tail(bias + z / (1 - acceleration * z));
}

Result<BootstrapSamples> bootstrap_samples(std::size_t respondents, const RespondentStatistics& statistics,
                                           const std::vector<std::size_t>& stratum_of, const BootstrapOptions& options,
                                           const Progress& progress, Parallelism parallelism) {
  if (auto problem = problem_of(respondents, stratum_of, options)) return refuse(*std::move(problem));
  const Strata strata = strata_of(respondents, stratum_of);
  std::vector<std::size_t> everybody(respondents);
  std::iota(everybody.begin(), everybody.end(), std::size_t{0});
  BootstrapSamples drawn{.estimates = statistics(everybody), .samples = options.samples, .seed = options.seed};
  drawn.statistics = drawn.estimates.size();
  drawn.values.resize(drawn.statistics * drawn.samples);
  std::atomic<std::size_t> finished = 0;
  std::mutex one_report;
  for_each_block(options.samples, 64, parallelism, [&](std::size_t first, std::size_t last) {
    std::vector<std::size_t> rows(respondents);
    for (std::size_t sample = first; sample < last && !progress.cancelled(); ++sample) {
      RandomStream random(options.seed, sample);
      std::size_t place = 0;
      for (const auto& stratum : strata)
        for (std::size_t i = 0; i < stratum.size(); ++i) rows[place++] = stratum[random.below(stratum.size())];
      const auto values = statistics(rows);
      std::ranges::copy(values, drawn.values.begin() + static_cast<std::ptrdiff_t>(sample * drawn.statistics));
    }
    finished += last - first;
    const std::lock_guard lock(one_report);
    progress.report("Resampling", static_cast<double>(finished) / static_cast<double>(options.samples));
  });
  if (progress.cancelled()) return refuse(Progress::cancellation());
  return drawn;
}

Result<Bootstrap> bootstrap(std::size_t respondents, const RespondentStatistics& statistics,
                            const std::vector<std::size_t>& stratum_of, const BootstrapOptions& options,
                            const Progress& progress, Parallelism parallelism) {
  const auto drawn = bootstrap_samples(respondents, statistics, stratum_of, options, progress, parallelism);
  if (!drawn) return refuse(drawn.error());
  std::vector<double> acceleration(drawn->statistics, 0.0);
  if (options.interval == BootstrapInterval::bca)
    acceleration = accelerations(strata_of(respondents, stratum_of), statistics, drawn->statistics, parallelism);
  Bootstrap found{std::vector<BootstrappedStatistic>(drawn->statistics), drawn->samples, drawn->seed};
  for_each_block(drawn->statistics, 1, parallelism, [&](std::size_t j, std::size_t) {
    found.statistics[j] = summary(*drawn, j, options, acceleration[j]);
  });
  return found;
}

}  // namespace zubia
