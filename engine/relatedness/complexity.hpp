#pragma once

#include <cstddef>
#include <cstdint>

#include "engine/base/labelled_table.hpp"
#include "engine/base/parallel.hpp"
#include "engine/base/result.hpp"
#include "engine/relatedness/presence.hpp"

namespace zubia {

/// The standard deviation that scores are divided by.
enum class ScoreDeviation : std::uint8_t {
  population,  ///< divides by n (py-ecomplexity, the Atlas)
  sample,      ///< divides by n − 1 (the R packages)
};

struct ComplexityOptions {
  ScoreDeviation deviation = ScoreDeviation::population;
};

/// Economic complexity of territories (ECI) and activities (PCI), Hidalgo & Hausmann (2009).
struct Complexity {
  LabelledVector<Territory> eci;  ///< NaN for a territory without activities
  LabelledVector<Activity> pci;   ///< NaN for an activity that is present nowhere
  double second_eigenvalue = undefined;
  double third_eigenvalue = undefined;
  std::size_t components = 0;  ///< connected parts of the network of territories and activities

  /// λ2 − λ3: near 0 the second eigenvector, and so the ranking, hangs by a thread.
  double spectral_gap() const { return second_eigenvalue - third_eigenvalue; }

  /// Two or more parts cannot be ranked against each other: λ2 = 1, and ECI and PCI are NaN throughout.
  bool is_connected() const { return components == 1; }
};

/// With W = D⁻¹ M U⁻¹ Mᵀ, D the diversity and U the ubiquity, ECI is the eigenvector of the second largest eigenvalue
/// and PCI the mean of ECI over the territories that have the activity, over λ2. Computed from the symmetric form
/// D^{-½} M U⁻¹ Mᵀ D^{-½} on whichever side is smaller.
///
/// Sign: ECI correlates with diversity positively. Both are standardised with the mean and deviation of ECI, so that
/// the ECI of a territory is the mean PCI of its activities. Empty rows and columns are left out first and stay NaN.
/// Where all territories have the same activities, λ2 = 0: nothing ranks them, and ECI and PCI are NaN throughout.
///
/// Refused: fewer than three territories or activities that are not empty (`too-few-to-rank`).
Result<Complexity> complexity(const PresenceTable& presence, const ComplexityOptions& options = {},
                              Parallelism parallelism = {});

}  // namespace zubia
