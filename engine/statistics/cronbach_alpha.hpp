#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "engine/base/result.hpp"

namespace zubia {

/// How far the items of a scale agree, and whether that can be relied on:
///
///     α = k / (k − 1) · (1 − Σ var(item) / var(sum of the items))
///
/// with k items and sample variances over the respondents who answered all of them. NaN where there are less than two
/// items or two such respondents, or where everybody has the same sum. After Cronbach (1951).
struct CronbachAlpha {
  double alpha = 0;
  std::size_t respondents = 0;  ///< who answered every item
  /// The correlation of each item with the sum of the others. NaN where one of the two does not vary.
  std::vector<double> item_rest_correlations = {};
  std::vector<double> alpha_without = {};  ///< of the scale without each item; NaN below three items
  /// What speaks against using the scale: `low-alpha` (below 0.7), `few-respondents` (below 30), `item-against-scale`
  /// (an item that runs against the others: perhaps it is reversed), `item-without-variance`.
  std::vector<std::string> warnings = {};
};

/// `answers` holds one vector for each respondent, with one number for each item, NaN where there is none. Reversed
/// items are to be turned before. Refused: `uneven-rows` (the respondents have different numbers of items).
Result<CronbachAlpha> cronbach_alpha(const std::vector<std::vector<double>>& answers);

}  // namespace zubia
