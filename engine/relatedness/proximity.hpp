#pragma once

#include "engine/base/labelled_table.hpp"
#include "engine/base/parallel.hpp"
#include "engine/relatedness/presence.hpp"

namespace zubia {

/// How often two activities go together:
///
///     φ(i, j) = Σ_r M_ri M_rj / max(k_i, k_j)
///
/// the smaller of the two conditional probabilities that a territory that has one has the other. Symmetric, 0–1; the
/// diagonal is 1 where the activity is present anywhere and NaN otherwise, as is every pair with an activity that is
/// present nowhere. After Hidalgo et al. (2007).
ActivityMatrix proximity(const PresenceTable& presence, Parallelism parallelism = {});

/// The same without a threshold: (1 + corr(LQ_i, LQ_j)) / 2, the correlation over the territories where both quotients
/// are defined. NaN where one of them does not vary there, or fewer than two territories are left.
ActivityMatrix continuous_proximity(const TerritoryActivityTable& location_quotients, Parallelism parallelism = {});

}  // namespace zubia
