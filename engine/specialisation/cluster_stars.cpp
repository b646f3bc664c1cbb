#include "engine/specialisation/cluster_stars.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "engine/specialisation/location_quotient.hpp"
#include "engine/specialisation/totals.hpp"

namespace zubia {

namespace {

/// The smallest value that is still among the largest `share` of the positive ones of a column.
std::vector<double> top_thresholds(const TerritoryActivityTable& table, double share) {
  std::vector<double> thresholds(table.column_count(), std::numeric_limits<double>::infinity());
  for (std::size_t i = 0; i < table.column_count(); ++i) {
    std::vector<double> values;
    for (std::size_t r = 0; r < table.row_count(); ++r)
      if (table(r, i) > 0.0) values.push_back(table(r, i));
    // 7 % of 100 are 7, although 0.07 · 100 comes out above.
    const auto count = static_cast<std::size_t>(std::ceil(share * static_cast<double>(values.size()) - 1e-9));
    if (count == 0) continue;
    std::ranges::sort(values, std::greater<>{});
    thresholds[i] = values[count - 1];
  }
  return thresholds;
}

}  // namespace

std::vector<ClusterStars> cluster_stars(const TerritoryActivityTable& employment, const ClusterStarOptions& options) {
  const TerritoryActivityTable quotients = location_quotients(employment);
  const TerritoryActivityTable shares = activity_shares(employment);
  const std::vector<double> size_min = top_thresholds(employment, options.size_share);
  const std::vector<double> focus_min = top_thresholds(shares, options.focus_share);
  std::vector<ClusterStars> starred;
  for (std::size_t r = 0; r < employment.row_count(); ++r)
    for (std::size_t i = 0; i < employment.column_count(); ++i) {
      const ClusterStars stars{employment.rows()[r], employment.columns()[i], employment(r, i) >= size_min[i],
                               quotients(r, i) >= options.location_quotient_min, shares(r, i) >= focus_min[i]};
      if (stars.count() > 0) starred.push_back(stars);
    }
  return starred;
}

}  // namespace zubia
