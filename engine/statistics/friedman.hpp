#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "engine/base/parallel.hpp"
#include "engine/base/result.hpp"
#include "engine/statistics/rank_test.hpp"

namespace zubia {

/// Whether respondents rank several items differently, each respondent against the own mean:
///
///     Q = 12 Σ_j (R_j − n (k + 1) / 2)² / (n k (k + 1) − Σ (t³ − t) / (k − 1)),   W = Q / (n (k − 1))
///
/// with n respondents, k items, R_j the sum of the mid-ranks of item j and t the ties within respondents. W is
/// Kendall's coefficient of concordance: 0 where respondents rank at odds, 1 where all rank alike. The exact p is the
/// share, among all ways to reorder the answers within each respondent, of those with a Q at least as large; the
/// asymptotic p is that of χ² with k − 1 degrees of freedom.
///
/// Not defined, with the reason: `fewer-than-two-items`, `no-whole-rows`, `all-answers-equal` (within every
/// respondent). After Friedman (1937), Kendall & Babington Smith (1939).
struct Friedman {
  std::uint64_t respondents = 0;  ///< who answered every item
  std::uint64_t left_out = 0;     ///< who did not
  std::size_t items = 0;
  double q = undefined;
  double kendall_w = undefined;
  std::vector<double> mean_ranks = {};  ///< of each item
  PValue value = {};
  double asymptotic_p = undefined;
  /// The smallest W that a test of these answers could call significant; exact where the p is, else by χ². NaN where
  /// none could.
  double significant_from = undefined;
  std::string undefined_because = {};
};

/// `answers` holds one vector for each respondent, with one number for each item, NaN where there is none. Refused:
/// respondents with different numbers of items (`uneven-rows`), an infinite answer (`infinite-answer`).
Result<Friedman> friedman(const std::vector<std::vector<double>>& answers, const RankTestOptions& options = {},
                          Parallelism parallelism = {});

}  // namespace zubia
