#include "engine/specialisation/location_quotient.hpp"

#include <vector>

namespace zubia {

TerritoryActivityTable location_quotients(const TerritoryActivityTable& employment) {
  const std::size_t territories = employment.row_count();
  const std::size_t activities = employment.column_count();
  std::vector<double> territory_total(territories, 0.0);
  std::vector<double> activity_total(activities, 0.0);
  double total = 0.0;
  for (std::size_t r = 0; r < territories; ++r) {
    for (std::size_t i = 0; i < activities; ++i) {
      const double jobs = employment(r, i);
      if (!is_defined(jobs)) continue;
      territory_total[r] += jobs;
      activity_total[i] += jobs;
    }
    total += territory_total[r];
  }
  TerritoryActivityTable quotients(employment.rows(), employment.columns(), undefined);
  for (std::size_t r = 0; r < territories; ++r)
    for (std::size_t i = 0; i < activities; ++i)
      if (territory_total[r] > 0.0 && activity_total[i] > 0.0)
        quotients(r, i) = (employment(r, i) / territory_total[r]) / (activity_total[i] / total);
  return quotients;
}

}  // namespace zubia
