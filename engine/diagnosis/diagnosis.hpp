#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "engine/base/result.hpp"
#include "engine/diagnosis/dimension_scores.hpp"

namespace zubia::diagnosis {

/// A class that an organisation is compared with: those of its size, activity and territory, of its size and activity …
struct ComparisonClass {
  std::string name = {};
  /// For each member the scores of all dimensions, in the order of the instrument; NaN where there is none.
  std::vector<std::vector<double>> scores = {};
};

/// Where an organisation stands in one dimension, and how much it would gain by coming up.
struct DimensionGap {
  std::string dimension;
  double score = 0;
  double target = 0;                        ///< of the class; NaN where there is none to compare with
  double gap = 0;                           ///< target − score; below 0 a strength
  double priority = 0;                      ///< importance · gap
  std::optional<std::size_t> comparison{};  ///< the class that was used, by its place
  std::size_t members = 0;                  ///< of that class, with a score in this dimension
  bool is_fallback = false;                 ///< a narrower class was too small, so a wider one stands in
  std::optional<int> band{};
};

struct DiagnosisRules {
  std::size_t members_min = 5;  ///< a smaller class would show what its members answered
  double target_share = 0.75;
};

/// The gaps of an organisation in every dimension, the highest priority first and undefined ones last.
///
///     target = 75th percentile of the class; gap = target − score; priority = importance · gap
///
/// `classes` go from the narrowest to the widest. Each dimension takes the first in which at least `members_min`
/// members have a score; the figures of a smaller one are not even computed. Percentiles interpolate between the two
/// nearest members (type 7 of Hyndman and Fan, the default of R). METHODS: innovation diagnosis, after the benchmarking
/// classes of IMP³rove.
///
/// Refused: `uneven-rows` (a member has another number of dimensions), `wrong-rules`.
Result<std::vector<DimensionGap>> diagnose(const std::vector<DimensionScore>& scores,
                                           const std::vector<ComparisonClass>& classes,
                                           const DiagnosisRules& rules = {});

/// What was published of a class: the mean score of each dimension, in the order of the instrument; NaN where none is
/// shown.
struct PublishedClass {
  std::string name = {};
  std::vector<double> means = {};
};

/// The same against what was published, from the narrowest class to the widest. Each dimension takes the first in which
/// a mean is shown as its target; how many members are behind it is not known.
std::vector<DimensionGap> diagnose_against(const std::vector<DimensionScore>& scores,
                                           const std::vector<PublishedClass>& classes);

/// The value below which `share` of the values lie. NaN of nothing.
double percentile(std::vector<double> values, double share);

}  // namespace zubia::diagnosis
