#pragma once

#include "engine/base/labelled_table.hpp"
#include "engine/base/result.hpp"

namespace zubia {

using TerritoryMatrix = LabelledTable<Territory, Territory>;

/// How alike the structures of two territories are (Finger & Kreinin 1979):
///
///     FK(r, c) = Σ_i min(s_ri, s_ci)
///
/// with s the shares of the activities. 0 nothing in common, 1 the same structure. Symmetric. NaN for a territory
/// without jobs. Cells without a number count as none.
TerritoryMatrix finger_kreinin(const TerritoryActivityTable& employment);

/// How well what one territory sells fits what another one buys (Michaely 1996):
///
///     TCI(seller r, buyer c) = 1 − ½ Σ_i |m_ci − x_ri|
///
/// with x the shares of the seller's exports and m those of the buyer's imports. 0 no fit, 1 a perfect one. Rows are
/// sellers, columns buyers. NaN for one without trade. Refused where the activities differ (`labels-differ`).
Result<TerritoryMatrix> trade_complementarity(const TerritoryActivityTable& exports,
                                              const TerritoryActivityTable& imports);

}  // namespace zubia
