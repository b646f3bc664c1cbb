#pragma once

#include "engine/base/labelled_table.hpp"
#include "engine/relatedness/presence.hpp"

namespace zubia {

/// Complexity outlook of a territory: how near complex activities are that it does not have yet,
///
///     COI_r = Σ_i density(r, i) (1 − M_ri) PCI_i
///
/// with densities of proximities whose diagonal is 1, as in the Atlas. Activities without a density or a PCI add
/// nothing; NaN where none adds anything.
LabelledVector<Territory> complexity_outlook(const PresenceTable& presence, const TerritoryActivityTable& density,
                                             const LabelledVector<Activity>& pci);

/// Complexity outlook gain: what a new activity `i` would open to territory `r`,
///
///     COG_ri = (1 − M_ri) Σ_j (1 − M_rj) φ_ij PCI_j / Σ_k φ_kj
///
/// 0 where the territory has the activity already. NaN where the activity is present nowhere, and where the PCI of
/// nothing that the territory lacks is known.
TerritoryActivityTable complexity_outlook_gain(const PresenceTable& presence, const ActivityMatrix& proximity,
                                               const LabelledVector<Activity>& pci);

}  // namespace zubia
