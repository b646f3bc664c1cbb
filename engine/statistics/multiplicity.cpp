#include "engine/statistics/multiplicity.hpp"

#include <algorithm>
#include <cstddef>
#include <string>

#include "engine/base/absence.hpp"

namespace zubia {
namespace {

/// Which tests are defined, from the smallest p to the largest.
Result<std::vector<std::size_t>> ascending(const std::vector<double>& p_values) {
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < p_values.size(); ++i) {
    if (!is_defined(p_values[i])) continue;
    if (p_values[i] < 0 || p_values[i] > 1)
      return refuse({"not-a-probability",
                     "The p-value of test " + std::to_string(i + 1) + " is not between 0 and 1.",
                     {},
                     "Give p-values, and NaN where a test is not defined."});
    order.push_back(i);
  }
  std::ranges::stable_sort(order, {}, [&](std::size_t i) { return p_values[i]; });
  return order;
}

}  // namespace

Result<std::vector<double>> holm(const std::vector<double>& p_values) {
  const auto order = ascending(p_values);
  if (!order) return refuse(order.error());
  std::vector<double> adjusted(p_values.size(), undefined);
  double reached = 0;
  for (std::size_t i = 0; i < order->size(); ++i) {
    reached = std::max(reached, std::min(1.0, static_cast<double>(order->size() - i) * p_values[(*order)[i]]));
    adjusted[(*order)[i]] = reached;
  }
  return adjusted;
}

Result<std::vector<double>> benjamini_hochberg(const std::vector<double>& p_values) {
  const auto order = ascending(p_values);
  if (!order) return refuse(order.error());
  std::vector<double> adjusted(p_values.size(), undefined);
  const auto family = static_cast<double>(order->size());
  double reached = 1;
  for (std::size_t i = order->size(); i-- > 0;) {
    reached = std::min(reached, family / static_cast<double>(i + 1) * p_values[(*order)[i]]);
    adjusted[(*order)[i]] = reached;
  }
  return adjusted;
}

}  // namespace zubia
