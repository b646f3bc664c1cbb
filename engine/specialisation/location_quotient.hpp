#pragma once

#include "engine/base/labelled_table.hpp"

namespace zubia {

/// How over- or under-represented each activity is in each territory:
///
///     LQ(r, i) = (x_ri / x_r) / (x_i / x)
///
/// 1 means "as common as in the whole area", the territory itself included. NaN where the cell is absent or the
/// territory or the activity is empty: an unknown share is not a small one, so never 0. Totals are sums over the cells
/// that have a number. Identical to Balassa's (1965) revealed comparative advantage.
TerritoryActivityTable location_quotients(const TerritoryActivityTable& employment);

}  // namespace zubia
