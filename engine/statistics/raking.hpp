#pragma once

#include <cstddef>
#include <vector>

#include "engine/base/result.hpp"
#include "engine/statistics/post_stratification.hpp"
#include "engine/statistics/response_weights.hpp"

namespace zubia {

struct RakingOptions {
  double tolerance = 1e-9;  ///< the largest difference from a count of the register, as a share of the register
  std::size_t rounds_max = 1000;
};

/// Weights with which the respondents have the register's counts in several margins at once (size, territory, type)
/// where the cells of all together are too small to be filled: iterative proportional fitting (Deming & Stephan 1940).
/// All weights start at 1; round after round, margin after margin, the weights of each category are multiplied by
///
///     count of the register / sum of the weights
///
/// until all margins hold. Of all weights with these margins, those are the nearest to equal ones (in relative
/// entropy). `category_of[m]` has the category of each respondent in margin m. One margin alone is post-stratification.
///
/// Refused, besides what `post_stratify` refuses: no margins (`no-margins`), margins of different registers
/// (`margins-disagree`), and weights that do not settle (`cannot-rake`), with the category farthest off and, where two
/// margins contradict each other for who answered, which of their categories do.
Result<ResponseWeights> rake(const std::vector<RegisterMargin>& margins,
                             const std::vector<std::vector<std::size_t>>& category_of,
                             const RakingOptions& options = {});

}  // namespace zubia
