#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "engine/base/parallel.hpp"
#include "engine/base/result.hpp"
#include "engine/statistics/rank_test.hpp"

namespace zubia {

/// What becomes of pairs without a difference.
enum class ZeroDifferences : std::uint8_t {
  dropped,  ///< Wilcoxon (1945): left out before ranking
  ranked,   ///< Pratt (1959): ranked with the others, then left out of the sums
};

/// Whether the first answers of pairs (before and after, importance and effect) tend to be higher than the second:
///
///     W⁺ = Σ ranks of |difference| where it is above 0,   W⁻ = … below 0,   r = (W⁺ − W⁻) / (W⁺ + W⁻)
///
/// with mid-ranks for equal |differences|; r is the matched rank-biserial correlation. The exact p is the share, among
/// all ways to give the ranks a sign, of those at least as far from (W⁺ + W⁻) / 2 as the one seen; it is exact with
/// ties and zeros too. The asymptotic p has the variance Σ rank² / 4 and a continuity correction of ½.
///
/// Not defined, with the reason: `no-pairs`, `all-differences-zero`.
struct SignedRank {
  std::uint64_t pairs = 0;     ///< with both answers
  std::uint64_t zeros = 0;     ///< of them without a difference
  std::uint64_t left_out = 0;  ///< pairs of which an answer is missing
  ZeroDifferences zero_differences = ZeroDifferences::dropped;
  double positive = undefined;       ///< W⁺
  double negative = undefined;       ///< W⁻
  double rank_biserial = undefined;  ///< r
  PValue value = {};
  double asymptotic_p = undefined;
  /// The smallest |r| that a two-sided test of these differences could call significant; NaN where none could. Exact
  /// where the p is, else by the normal distribution.
  double significant_from = undefined;
  std::string undefined_because = {};
};

/// Compares the pairs `first[i]`, `second[i]`. NaN is no answer. Differences of answers that are not whole numbers are
/// taken as equal within 1e-9 of the largest, so that 0.3 − 0.2 ties with 0.2 − 0.1. Refused: lists of different
/// lengths (`uneven-pairs`), an infinite answer (`infinite-answer`).
Result<SignedRank> signed_rank(const std::vector<double>& first, const std::vector<double>& second,
                               ZeroDifferences zero_differences = ZeroDifferences::dropped,
                               const RankTestOptions& options = {}, Alternative alternative = Alternative::two_sided,
                               Parallelism parallelism = {});

}  // namespace zubia
