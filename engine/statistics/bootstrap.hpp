#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "engine/base/absence.hpp"
#include "engine/base/parallel.hpp"
#include "engine/base/progress.hpp"
#include "engine/base/result.hpp"
#include "engine/base/seed.hpp"

namespace zubia {

enum class BootstrapInterval : std::uint8_t {
  percentile,  ///< from quantile to quantile of the samples
  bca,         ///< bias-corrected and accelerated (Efron 1987)
};

struct BootstrapOptions {
  std::size_t samples = 2000;
  double confidence = 0.95;
  BootstrapInterval interval = BootstrapInterval::bca;
  Seed seed = {};
};

/// One or more statistics of some respondents, given by their numbers; a respondent drawn twice stands there twice.
/// Called from several threads at a time. NaN where a statistic is not defined for those.
using RespondentStatistics = std::function<std::vector<double>(std::span<const std::size_t> respondents)>;

/// The respondents drawn anew, with replacement, as often as asked; each stratum keeps its number of respondents, so
/// that the samples are as balanced as the survey. `stratum_of` has one number for each respondent; empty: one stratum.
/// All statistics are computed of the same draws, so what they say of each other (an importance against an effect) is
/// kept. Sample s of statistic j stands at `values[s · statistics + j]`.
struct BootstrapSamples {
  std::size_t statistics = 0;
  std::vector<double> estimates = {};  ///< of all respondents, each once
  std::vector<double> values = {};
  std::size_t samples = 0;
  Seed seed = {};
};

/// Refused: no samples or a confidence outside 0–1 (`invalid-options`), no respondents (`no-respondents`), strata of
/// another number of respondents (`uneven-answers`) or numbered beyond it (`unknown-stratum`), cancellation.
Result<BootstrapSamples> bootstrap_samples(std::size_t respondents, const RespondentStatistics& statistics,
                                           const std::vector<std::size_t>& stratum_of, const BootstrapOptions& options,
                                           const Progress& progress = {}, Parallelism parallelism = {});

/// A statistic and between which numbers it lies, with chance alone to blame. Not defined, with the reason:
/// `statistic-undefined` (for BCa also of all respondents but one), `all-samples-equal` (nobody differs, so the draws
/// cannot say how far answers would vary), `estimate-outside-samples` (BCa: every draw lies on one side of the
/// estimate).
struct BootstrappedStatistic {
  double estimate = undefined;
  double low = undefined;
  double high = undefined;
  double standard_error = undefined;
  std::size_t undefined_samples = 0;  ///< draws for which the statistic was not defined; left out
  std::string undefined_because = {};
};

struct Bootstrap {
  std::vector<BootstrappedStatistic> statistics = {};
  std::size_t samples = 0;
  Seed seed = {};
};

/// The level that BCa takes in place of `level`, with the bias z₀ and the acceleration a of a statistic.
double bca_level(double level, double bias, double acceleration);

/// Bootstrap intervals of statistics, stratified. Percentile: the quantiles of the samples at (1 ∓ confidence) / 2. BCa
/// moves the two levels α to
///
///     Φ(z₀ + (z₀ + z_α) / (1 − a (z₀ + z_α)))
///
/// where Φ(z₀) is the share of samples below the estimate (equal ones count half: scales of five steps tie often) and
/// a = Σ (l/n)³ / 6 (Σ (l/n)²)^1.5 the acceleration, with jackknife influences l and stratum sizes n (Davison & Hinkley
/// 1997, 5.3). A finite population is not allowed for: intervals are then too wide, never too narrow.
Result<Bootstrap> bootstrap(std::size_t respondents, const RespondentStatistics& statistics,
                            const std::vector<std::size_t>& stratum_of = {}, const BootstrapOptions& options = {},
                            const Progress& progress = {}, Parallelism parallelism = {});

}  // namespace zubia
