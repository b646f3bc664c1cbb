#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "engine/diagnosis/dimension_scores.hpp"

namespace zubia::diagnosis {

/// What was published of the scores of a class in one dimension.
struct PublishedScores {
  double mean = 0;                  ///< NaN where it is not shown
  std::vector<double> from = {};    ///< where each step of scores begins, from 0 on; the last ends at 100
  std::vector<double> shares = {};  ///< of the members in each step, 0–1; empty where they are not shown
};

/// A class that an organisation is compared with: those of its size, or all.
struct PublishedClass {
  std::string name = {};
  std::vector<PublishedScores> dimensions = {};  ///< in the order of the instrument
};

/// Where an organisation stands in one dimension, and how much it would gain by coming up.
struct DimensionGap {
  std::string dimension;
  double score = 0;
  double average = 0;                       ///< mean of the class; NaN where it is not shown
  double target = 0;                        ///< of the class; NaN where there is none to compare with
  double gap = 0;                           ///< target − score; below 0 a strength
  double priority = 0;                      ///< importance · gap
  std::optional<std::size_t> comparison{};  ///< the class that was used, by its place
  std::optional<int> band{};
};

/// The gaps of an organisation in every dimension, the highest priority first and undefined ones last.
///
///     target = 75th percentile of the class; gap = target − score; priority = importance · gap
///
/// `classes` go from the narrowest to the widest. Each dimension takes the first that shows the distribution of its
/// scores, for the percentile is read from that; where none does, the first that shows a mean, and there is no target.
/// METHODS: innovation diagnosis, after the benchmarking classes of IMP³rove.
std::vector<DimensionGap> diagnose(const std::vector<DimensionScore>& scores,
                                   const std::vector<PublishedClass>& classes);

/// The score below which `share` of a class lie, 0–1, known by the shares of its steps alone. Within a step scores are
/// taken as evenly spread, as percentiles of grouped data are. NaN where no shares are shown.
double grouped_percentile(const PublishedScores& published, double share);

}  // namespace zubia::diagnosis
