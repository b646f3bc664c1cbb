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

/// Whether the answers of several groups differ in height:
///
///     H = (N − 1) Σ n_g (R̄_g − R̄)² / Σ (r − R̄)²,   ε² = H (N + 1) / (N² − 1)
///
/// with mid-ranks r, which is Kruskal and Wallis's H divided by its correction for ties. ε² lies in 0–1 and says how
/// much of the spread of the ranks the groups account for. The exact p is the share, among all ways to deal the answers
/// to groups of these sizes, of those with an H at least as large; the asymptotic p is that of χ² with (groups − 1)
/// degrees of freedom. Groups without an answer take no part.
///
/// Not defined, with the reason: `fewer-than-two-groups`, `all-answers-equal`. After Kruskal & Wallis (1952).
struct KruskalWallis {
  std::uint64_t respondents = 0;
  std::uint64_t left_out = 0;
  std::size_t groups = 0;  ///< with an answer
  double h = undefined;
  double epsilon_squared = undefined;
  PValue value = {};
  double asymptotic_p = undefined;
  /// The smallest ε² that a test of these answers could call significant; exact where the p is, else by χ². NaN where
  /// none could.
  double significant_from = undefined;
  std::string undefined_because = {};
};

/// Compares groups; NaN is no answer. Refused: an infinite answer (`infinite-answer`).
Result<KruskalWallis> kruskal_wallis(const std::vector<std::vector<double>>& groups,
                                     const RankTestOptions& options = {}, Parallelism parallelism = {});

/// The same of groups that are counted already.
KruskalWallis kruskal_wallis(const OrdinalTable& table, const RankTestOptions& options = {},
                             Parallelism parallelism = {});

}  // namespace zubia
