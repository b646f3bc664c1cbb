#pragma once

#include "engine/base/labelled_table.hpp"
#include "engine/base/result.hpp"

namespace zubia {

/// Krugman's index of how far the structure of each territory is from that of the whole area, itself included:
/// Σ_i |s_ri − s_i|, 0 the same … 2 nothing in common. NaN for an empty territory. Absent cells count as none.
LabelledVector<Territory> krugman(const TerritoryActivityTable& employment);

/// The same against the unweighted mean of the structures of all other territories: Σ_i |s_ri − mean_{q≠r} s_qi|. NaN
/// where there is no other territory.
LabelledVector<Territory> krugman_against_others(const TerritoryActivityTable& employment);

/// Hachman's index of likeness to the whole area: 1 / Σ_i LQ_ri s_ri, near 0 … 1 the same structure.
LabelledVector<Territory> hachman(const TerritoryActivityTable& employment);

/// One line per territory with the measures of its structure.
struct TerritorySpecialisation {
  Territory territory;
  double employment = undefined;
  double herfindahl = undefined;
  double herfindahl_normalised = undefined;
  double equivalent_number = undefined;
  double krugman = undefined;
  double hoover = undefined;  ///< half of Krugman's index
  double gini = undefined;    ///< of localisation: structure against that of the area
  double hachman = undefined;
  double entropy = undefined;  ///< bits
  double theil = undefined;    ///< Theil T of the amounts by activity
};

/// All of them at once. Refused: a negative cell (`negative-amount`).
Result<std::vector<TerritorySpecialisation>> territory_specialisation(const TerritoryActivityTable& employment);

}  // namespace zubia
