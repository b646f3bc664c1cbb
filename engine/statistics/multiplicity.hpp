#pragma once

#include <vector>

#include "engine/base/result.hpp"

namespace zubia {

/// p-values of a family of tests, raised so that looking at many does not find what is not there. Sorted p₁ ≤ … ≤ p_m:
///
///     Holm:                 p̃_i = max over j ≤ i of min(1, (m − j + 1) p_j)
///     Benjamini–Hochberg:   p̃_i = min over j ≥ i of min(1, m / j · p_j)
///
/// Of those that stay below 5 %, Holm lets a false one into at most 5 % of families; of Benjamini and Hochberg's, at
/// most 5 % are false on average.
///
/// Holm for the few hypotheses stated beforehand, Benjamini–Hochberg for long lists of items explored. Results stand in
/// the order of the input; equal p get equal results. Tests that are not defined (NaN) belong to no family: they stay
/// NaN and are not counted in m. Refused: a number outside 0–1 (`not-a-probability`).
/// After Holm (1979), Benjamini & Hochberg (1995).
Result<std::vector<double>> holm(const std::vector<double>& p_values);

/// Benjamini and Hochberg's false discovery rate; see `holm`.
Result<std::vector<double>> benjamini_hochberg(const std::vector<double>& p_values);

}  // namespace zubia
