#pragma once

#include <span>

#include "engine/base/result.hpp"

namespace zubia {

// Measures of one structure: amounts of the parts of a whole, such as the jobs of a territory by activity. Amounts need
// not add up to 1. NaN amounts are left out. All are NaN where nothing is left or everything is 0, and refused
// (`negative-amount`) where an amount is below 0.

/// Herfindahl–Hirschman index in its three usual forms.
struct Herfindahl {
  double index;              ///< Σ s², 1/N … 1
  double normalised;         ///< (Σ s² − 1/N) / (1 − 1/N), 0 … 1; NaN for a single part
  double equivalent_number;  ///< 1 / Σ s²: how many parts of equal size are as concentrated
};
Result<Herfindahl> herfindahl(std::span<const double> amounts);

/// Shannon entropy −Σ s log_base s; in bits by default. Empty parts add nothing.
Result<double> entropy(std::span<const double> amounts, double base = 2.0);

/// Gini coefficient of unequal amounts, 0 all equal … 1 − 1/N all in one: Σ_j Σ_k |x_j − x_k| / (2 N² mean).
Result<double> gini(std::span<const double> amounts);

/// Theil T, the generalised entropy GE(1): mean of (x/μ) ln(x/μ). 0 all equal … ln N.
Result<double> theil(std::span<const double> amounts);

/// Mean log deviation (Theil L), GE(0): mean of ln(μ/x). NaN where an amount is 0.
Result<double> mean_log_deviation(std::span<const double> amounts);

/// GE(α) = (mean of (x/μ)^α − 1) / (α (α − 1)); GE(0) and GE(1) are its limits. GE(2) is half the squared coefficient
/// of variation.
Result<double> generalised_entropy(std::span<const double> amounts, double alpha);

/// Hoover's index of how differently an amount and a reference are spread, 0 … 1: ½ Σ |s_j − t_j|. `reference` is, say,
/// the population of the same territories. Refused where the lengths differ (`lengths-differ`).
Result<double> hoover(std::span<const double> amounts, std::span<const double> reference);

/// Gini coefficient of localisation, 0 … 1: of amounts against a reference, by the Lorenz curve of the parts in the
/// order of their quotient amount / reference. Refused where the lengths differ (`lengths-differ`).
Result<double> locational_gini(std::span<const double> amounts, std::span<const double> reference);

}  // namespace zubia
