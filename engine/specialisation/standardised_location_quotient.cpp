#include "engine/specialisation/standardised_location_quotient.hpp"

#include <algorithm>
#include <cmath>

namespace zubia {

TerritoryActivityTable standardised_location_quotients(const TerritoryActivityTable& location_quotients,
                                                       const StandardisationOptions& options) {
  TerritoryActivityTable scores(location_quotients.rows(), location_quotients.columns(), undefined);
  const auto scaled = [&](std::size_t r, std::size_t i) {
    const double quotient = location_quotients(r, i);
    if (options.scale == QuotientScale::quotient) return quotient;
    return quotient > 0.0 ? std::log(quotient) : undefined;
  };
  for (std::size_t i = 0; i < location_quotients.column_count(); ++i) {
    double sum = 0.0;
    double count = 0.0;
    for (std::size_t r = 0; r < location_quotients.row_count(); ++r)
      if (const double q = scaled(r, i); is_defined(q)) {
        sum += q;
        count += 1.0;
      }
    if (count < 2.0) continue;
    const double mean = sum / count;
    double squares = 0.0;
    for (std::size_t r = 0; r < location_quotients.row_count(); ++r)
      if (const double q = scaled(r, i); is_defined(q)) squares += (q - mean) * (q - mean);
    const double deviation = std::sqrt(squares / (options.deviation == Deviation::sample ? count - 1.0 : count));
    // Rounding leaves a dust of deviation where all quotients are the same; that of a logarithm does not shrink with
    // it.
    const double size = options.scale == QuotientScale::logarithm ? std::max(1.0, std::abs(mean)) : std::abs(mean);
    if (!(deviation > 1e-14 * size)) continue;
    for (std::size_t r = 0; r < location_quotients.row_count(); ++r) scores(r, i) = (scaled(r, i) - mean) / deviation;
  }
  return scores;
}

}  // namespace zubia
