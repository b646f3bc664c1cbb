#include "engine/specialisation/location_quotient.hpp"

#include "engine/specialisation/totals.hpp"

namespace zubia {

TerritoryActivityTable location_quotients(const TerritoryActivityTable& employment, Parallelism parallelism) {
  const Totals totals = totals_of(employment, parallelism);
  std::vector<double> area_share(totals.activities.size(), undefined);
  for (std::size_t i = 0; i < totals.activities.size(); ++i)
    if (totals.activities[i] > 0.0) area_share[i] = totals.activities[i] / totals.all;
  TerritoryActivityTable quotients(employment.rows(), employment.columns(), Unfilled{});
  for_each_block(employment.row_count(), 64, parallelism, [&](std::size_t first, std::size_t last) {
    for (std::size_t r = first; r < last; ++r) {
      const auto jobs = employment.row(r);
      const auto quotient = quotients.row(r);
      const double total = totals.territories[r] > 0.0 ? totals.territories[r] : undefined;
      // Two divisions as in the formula: with inverses a quotient of exactly 1 would come out below it.
      for (std::size_t i = 0; i < jobs.size(); ++i) quotient[i] = jobs[i] / total / area_share[i];
    }
  });
  return quotients;
}

TerritoryActivityTable symmetric_location_quotients(const TerritoryActivityTable& location_quotients) {
  TerritoryActivityTable symmetric = location_quotients;
  for (double& quotient : symmetric.values()) quotient = (quotient - 1.0) / (quotient + 1.0);
  return symmetric;
}

}  // namespace zubia
