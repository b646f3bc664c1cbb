#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "engine/base/parallel.hpp"
#include "engine/base/result.hpp"
#include "engine/statistics/ordinal_table.hpp"
#include "engine/statistics/rank_test.hpp"

namespace zubia {

/// Whether the answers of one group tend to be higher than those of another:
///
///     U = #{pairs with the first higher} + ½ #{equal pairs},   δ = (#higher − #lower) / (n₁ n₂) = 2 U / (n₁ n₂) − 1
///
/// The exact p is the share, among all ways to deal the given answers to groups of these sizes, of those whose U lies
/// at least as far from n₁ n₂ / 2 as the one seen (on the side asked for, if one is). Equal answers share mid-ranks, so
/// it is exact with ties too; the ways are counted by the shift algorithm (Streitberg & Röhmel 1986). The asymptotic p
/// has the variance n₁ n₂ / 12 · [(N + 1) − Σ (t³ − t) / (N (N − 1))] and a continuity correction of ½.
///
/// Not defined, with the reason: `empty-group`, `all-answers-equal` (δ is 0 then, and p has no meaning).
/// After Wilcoxon (1945), Mann & Whitney (1947); δ is Cliff's (1993), and the rank-biserial correlation.
struct MannWhitney {
  std::uint64_t first = 0;     ///< respondents of the first group
  std::uint64_t second = 0;    ///< of the second
  std::uint64_t left_out = 0;  ///< without an answer
  double u = undefined;
  double delta = undefined;
  PValue value = {};
  double asymptotic_p = undefined;
  /// The smallest |δ| that a two-sided test of these answers could call significant; exact where the p is, else by the
  /// normal distribution. NaN where none could: then the test cannot detect anything, and "no difference" is not said.
  double significant_from = undefined;
  std::string undefined_because = {};
};

/// Compares two groups. NaN is no answer. Refused: an infinite answer (`infinite-answer`).
Result<MannWhitney> mann_whitney(const std::vector<double>& first, const std::vector<double>& second,
                                 const RankTestOptions& options = {}, Alternative alternative = Alternative::two_sided,
                                 Parallelism parallelism = {});

/// The same of two groups that are counted already. Refused: not two groups (`not-two-groups`).
Result<MannWhitney> mann_whitney(const OrdinalTable& table, const RankTestOptions& options = {},
                                 Alternative alternative = Alternative::two_sided, Parallelism parallelism = {});

}  // namespace zubia
