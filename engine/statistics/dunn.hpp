#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "engine/base/result.hpp"
#include "engine/statistics/ordinal_table.hpp"

namespace zubia {

/// Which groups differ, after Kruskal–Wallis said that some do. For each pair of groups
///
///     z = (R̄_a − R̄_b) / √[ (N (N + 1) / 12 − Σ (t³ − t) / (12 (N − 1))) · (1 / n_a + 1 / n_b) ]
///
/// with the mid-ranks among all groups, p from the normal distribution (two-sided) and by Holm over the pairs. NaN
/// where one of the two groups is empty, or where all answers are equal. The normal distribution is rough below about
/// five respondents a group: prefer exact Mann–Whitney tests there. After Dunn (1964).
struct DunnPair {
  std::size_t first = 0;   ///< number of the group, from 0
  std::size_t second = 0;  ///< likewise, larger
  double z = 0;            ///< above 0 where the first group is higher
  double p = 0;
  double holm_p = 0;
};

std::vector<DunnPair> dunn(const OrdinalTable& table);

/// The same of answers by groups; NaN is no answer. Refused: an infinite answer (`infinite-answer`).
Result<std::vector<DunnPair>> dunn(const std::vector<std::vector<double>>& groups);

}  // namespace zubia
