#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "engine/statistics/bootstrap.hpp"

namespace zubia {

/// How many respondents of a stratum gave each answer of a scale of whole steps, the lowest first.
using StepCounts = std::vector<std::uint64_t>;

struct ExactBootstrapOptions {
  double lowest = 1;  ///< the lowest answer
  double confidence = 0.95;
  BootstrapInterval interval = BootstrapInterval::bca;
};

/// The bootstrap interval of the mean of answers on a scale, as drawing without end would give it: no samples, no seed.
/// Who gave no answer is not drawn. `strata` keep their numbers of respondents and have the same steps.
///
/// The sum of draws takes whole numbers only, so its distribution comes back from its characteristic function
///
///     φ(θ) = Π_h (Σ_s p_hs e^{iθs})^{n_h}
///
/// at the multiples of 2π / M (M: how many sums lie within 12 standard deviations), of which all but some dozens vanish.
/// Quantiles are the smallest sums that reach their level. BCa as `bootstrap` has it; the influence of a respondent on a
/// mean is known without leaving anybody out.
///
/// Not defined, with the reason, as of `bootstrap`: `statistic-undefined` (nobody answered), `all-samples-equal`,
/// `estimate-outside-samples`.
BootstrappedStatistic exact_bootstrap_mean(std::span<const StepCounts> strata,
                                           const ExactBootstrapOptions& options = {});

}  // namespace zubia
