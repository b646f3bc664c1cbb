#pragma once

#include "engine/base/labelled_table.hpp"
#include "engine/base/parallel.hpp"
#include "engine/relatedness/presence.hpp"

namespace zubia {

/// Whether an activity counts as related to itself. The choice changes results much, so it is always stated.
enum class ProximityDiagonal {
  zero,  ///< left out: a territory cannot be close to what it already is (EconGeo)
  one,   ///< kept as 1 (py-ecomplexity, Stata)
};

/// Share of the activities related to `i` that territory `r` already has:
///
///     density(r, i) = Σ_j M_rj φ_ij / Σ_j φ_ij
///
/// 0–1. NaN where nothing is related to `i`. NaN proximities count as none. After Hidalgo et al. (2007).
TerritoryActivityTable relatedness_density(const PresenceTable& presence, const ActivityMatrix& proximity,
                                           ProximityDiagonal diagonal = ProximityDiagonal::zero,
                                           Parallelism parallelism = {});

}  // namespace zubia
