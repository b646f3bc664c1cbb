#pragma once

#include <vector>

#include "engine/base/label.hpp"
#include "engine/base/labelled_table.hpp"
#include "engine/base/result.hpp"
#include "engine/classifications/recode.hpp"

namespace zubia {

/// A territory of the user's own.
struct BuiltTerritory {
  Territory code;
  std::vector<Territory> parts;  ///< empty: the territory of that code as the table has it
};

/// The territories that users build from others (a cross-border area from NUTS 3 regions), one row each, in the order
/// given:
///
///     y(b, i) = Σ_{p ∈ parts of b} x(p, i)
///
/// A cell with an absent part is absent, confidential before missing, unless partial sums are allowed. Two built
/// territories may share a part; then they must not be added up.
///
/// Refused: a part that the table does not have (`unknown-territory`), a part named twice or inside another part of
/// the same territory, as ES211 is inside ES21 (`overlapping-parts`), two built territories of one code
/// (`duplicate-territory`).
Result<TerritoryActivityTable> build_territories(const TerritoryActivityTable& table,
                                                 const std::vector<BuiltTerritory>& built,
                                                 PartialSums partial_sums = PartialSums::refused);

}  // namespace zubia
