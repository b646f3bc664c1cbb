#pragma once

#include <vector>

#include "engine/base/labelled_table.hpp"
#include "engine/base/result.hpp"
#include "engine/relatedness/presence.hpp"
#include "engine/relatedness/relatedness_density.hpp"

namespace zubia {

/// What a partner would add to the relatedness of a territory to each activity (Balland & Boschma 2021):
///
///     Add(r ← c, i) = Σ_j φ_ij (1 − M_rj) M_cj / Σ_j φ_ij
///
/// 0–1, with the two arguments of the diagonal of relatedness_density. NaN where nothing is related to `i`. Refused: a
/// territory that the table does not have (`unknown-territory`).
Result<LabelledVector<Activity>> added_relatedness_density(const PresenceTable& presence,
                                                           const ActivityMatrix& proximity, const Territory& receiver,
                                                           const Territory& partner,
                                                           ProximityDiagonal diagonal = ProximityDiagonal::zero);

/// The relatedness density that several territories have together: an activity counts as held where any of them has
/// it. For two, joint = own of the first + added by the second.
Result<LabelledVector<Activity>> joint_relatedness_density(const PresenceTable& presence,
                                                           const ActivityMatrix& proximity,
                                                           const std::vector<Territory>& territories,
                                                           ProximityDiagonal diagonal = ProximityDiagonal::zero);

/// What working together brings over the best of them alone: joint − max_r own(r, i) ≥ 0.
Result<LabelledVector<Activity>> cross_border_gain(const PresenceTable& presence, const ActivityMatrix& proximity,
                                                   const std::vector<Territory>& territories,
                                                   ProximityDiagonal diagonal = ProximityDiagonal::zero);

}  // namespace zubia
