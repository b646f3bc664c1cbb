#include "engine/statistics/quantile.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>

#include "engine/base/absence.hpp"

namespace zubia {

double quantile(std::span<const double> sorted, double p) {
  if (sorted.empty()) return undefined;
  const double place = p * static_cast<double>(sorted.size() - 1);
  const auto below = static_cast<std::size_t>(place);
  const std::size_t above = std::min(below + 1, sorted.size() - 1);
  const double share = place - static_cast<double>(below);
  return (1 - share) * sorted[below] + share * sorted[above];
}

double median(std::vector<double> values) {
  std::erase_if(values, [](double value) { return std::isnan(value); });
  std::ranges::sort(values);
  return quantile(values, 0.5);
}

}  // namespace zubia
