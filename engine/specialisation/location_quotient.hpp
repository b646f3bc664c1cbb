#pragma once

#include "engine/base/labelled_table.hpp"
#include "engine/base/parallel.hpp"

namespace zubia {

/// How over- or under-represented each activity is in each territory:
///
///     LQ(r, i) = (x_ri / x_r) / (x_i / x)
///
/// 1 means "as common as in the whole area", the territory itself included. NaN where the cell is absent or the
/// territory or the activity is empty: an unknown share is not a small one, so never 0. Totals are sums over the cells
/// that have a number. Identical to Balassa's (1965) revealed comparative advantage.
TerritoryActivityTable location_quotients(const TerritoryActivityTable& employment, Parallelism parallelism = {});

/// The same on a scale from −1 to 1 around 0 (Dalum, Laursen & Villumsen 1998): (LQ − 1) / (LQ + 1). NaN stays NaN.
TerritoryActivityTable symmetric_location_quotients(const TerritoryActivityTable& location_quotients);

}  // namespace zubia
