#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "engine/base/absence.hpp"
#include "engine/base/result.hpp"

namespace zubia {

/// How much a standard error shrinks because the population is small and much of it answered:
///
///     √((N − n) / (N − 1))
///
/// 1 where one of many answered, 0 where all did. NaN for nobody or for more respondents than population; for a
/// population of one it is 0.
double finite_population_correction(std::uint64_t respondents, std::uint64_t population);

/// An estimate for a population of `population` organisations of which `respondents` answered.
struct PopulationEstimate {
  double estimate = undefined;
  double standard_error = undefined;
  double low = undefined;
  double high = undefined;
  std::uint64_t respondents = 0;
  std::string undefined_because = {};
};

/// The share of a population that would say so, with two successes and two failures added (Agresti & Coull 1998):
///
///     p̃ = (f + 2) / (n + 4),   s = √[p̃ (1 − p̃) / (n + 4) · (N − n) / (N − 1)],   p̃ ∓ z s, cut at 0 and 1
///
/// which is statpsych's `ci.prop.fpc`. Refused: impossible counts (`invalid-count`), a confidence outside 0–1
/// (`invalid-options`). Not defined without respondents (`no-answers`).
Result<PopulationEstimate> population_share(std::uint64_t successes, std::uint64_t respondents,
                                            std::uint64_t population, double confidence = 0.95);

/// The mean of a population, from the sample standard deviation s with n − 1 below:
///
///     x̄ ∓ t · s / √n · √(1 − n / N)
///
/// with Student's t. The factor is √((N − n) / N) here, not the one with N − 1 above, because s² already estimates the
/// population's variance with N − 1 below (Cochran 1977, 2.3). NaN is no answer. Not defined: nobody (`no-answers`), or
/// one of several (`one-respondent`), or several who all say the same (`all-answers-equal`: that does not tell how far
/// the others would vary); of the last two the estimate is given. Where all answered there is no doubt left. Refused as
/// above.
Result<PopulationEstimate> population_mean(const std::vector<double>& answers, std::uint64_t population,
                                           double confidence = 0.95);

}  // namespace zubia
