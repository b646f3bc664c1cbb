#include "engine/statistics/wilson_interval.hpp"

#include <algorithm>
#include <cmath>
#include <string>

#include "engine/statistics/distributions.hpp"

namespace zubia {

Result<ShareInterval> wilson_interval(std::uint64_t successes, std::uint64_t respondents, double confidence,
                                      std::uint64_t population) {
  if (!(confidence > 0 && confidence < 1))
    return refuse({"invalid-options", "The confidence of an interval lies between 0 and 1.", {}, {}});
  if (successes > respondents)
    return refuse({"invalid-count",
                   std::to_string(successes) + " of " + std::to_string(respondents) + " respondents cannot say so.",
                   {},
                   "Count each respondent once."});
  if (population > 0 && respondents > population)
    return refuse({"invalid-count",
                   std::to_string(respondents) + " of " + std::to_string(population) + " organisations cannot answer.",
                   {},
                   "Give the size of the population that was asked."});
  ShareInterval found;
  if (respondents == 0) return found;
  auto n = static_cast<double>(respondents);
  found.share = static_cast<double>(successes) / n;
  if (respondents == population) {
    found.low = found.high = found.share;
    return found;
  }
  if (population > 0) {
    const auto whole = static_cast<double>(population);
    n *= (whole - 1) / (whole - n);
  }
  const double p = found.share;
  const double z = normal_quantile(1 - (1 - confidence) / 2);
  const double middle = p + z * z / (2 * n);
  const double half = z * std::sqrt(p * (1 - p) / n + z * z / (4 * n * n));
  const double scale = 1 + z * z / n;
  found.low = successes == 0 ? 0 : std::max(0.0, (middle - half) / scale);
  found.high = successes == respondents ? 1 : std::min(1.0, (middle + half) / scale);
  return found;
}

}  // namespace zubia
