#pragma once

#include <cstdint>
#include <vector>

#include "engine/base/absence.hpp"

namespace zubia {

struct DesignOptions {
  double significance = 0.05;
  double power = 0.8;
  double exact_steps_max = 2e7;  ///< beyond it, the border of significance is that of many respondents
};

/// What a survey of this size could see at all, told before the field work: the answer to "no difference found".
struct DetectableEffect {
  /// The smallest effect in the sample that a two-sided test calls significant when no answers tie: exact where that is
  /// cheap. NaN: none would be, however large. Ties move this border both ways, since tied answers vary less: each test
  /// says it for its own answers.
  double significant_from = undefined;
  /// The effect in the population that is found with the power asked for: by the normal or χ² approximation, never
  /// below `significant_from`. NaN where not even the largest effect would.
  double detectable = undefined;
};

/// |δ| of two groups, by Mann–Whitney; the power after Noether (1987): 2 (z_α + z_β) / √(12 n₁ n₂ / N).
DetectableEffect detectable_delta(std::uint64_t first, std::uint64_t second, const DesignOptions& options = {});

/// The matched rank-biserial correlation of pairs, by signed ranks; the power after Noether: 2 (z_α + z_β) / √(3 n).
DetectableEffect detectable_rank_biserial(std::uint64_t pairs, const DesignOptions& options = {});

/// ε² of several groups, by Kruskal–Wallis; the power by a χ² off centre by λ: ε² = λ / (N − 1). Empty groups do not
/// count.
DetectableEffect detectable_epsilon_squared(const std::vector<std::uint64_t>& groups,
                                            const DesignOptions& options = {});

/// Kendall's W of items ranked by each respondent, by Friedman; the power likewise: W = λ / (n (k − 1)).
DetectableEffect detectable_kendall_w(std::uint64_t respondents, std::uint64_t items,
                                      const DesignOptions& options = {});

}  // namespace zubia
