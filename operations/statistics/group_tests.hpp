#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "engine/statistics/p_value.hpp"
#include "operations/operation.hpp"

namespace zubia::operations {

/// The answers to one item, group after group; NaN is no answer.
struct GroupedItem {
  std::string name = {};
  std::vector<std::vector<double>> groups = {};
};

/// Whether groups answer one item differently.
struct GroupTest {
  std::string item;
  std::string test;  ///< `mann-whitney` of two groups, `kruskal-wallis` of more
  std::int64_t respondents;
  std::int64_t left_out;
  double statistic;    ///< U of the first group, or H
  std::string effect;  ///< `delta` of the first group against the second, or `epsilon-squared`
  double effect_size;
  double low;  ///< of δ, 95 %
  double high;
  double p;
  double adjusted_p;
  std::string p_method;
  double significant_from;  ///< the smallest effect that could have been significant; not defined: none could
  std::string undefined_because;
};
BOOST_DESCRIBE_STRUCT(GroupTest, (),
                      (item, test, respondents, left_out, statistic, effect, effect_size, low, high, p, adjusted_p,
                       p_method, significant_from, undefined_because))

/// Tests item after item, all of the same groups: two by Mann–Whitney, more by Kruskal–Wallis. `adjusted_p` is p, for
/// `finish_tests`. Refused: an infinite answer (`infinite-answer`), cancellation.
Result<std::vector<GroupTest>> test_groups(const std::vector<GroupedItem>& items, const RankTestOptions& options,
                                           const Work& work);

}  // namespace zubia::operations
