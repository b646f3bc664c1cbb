#include "engine/statistics/cliff_delta.hpp"

#include <algorithm>
#include <cmath>

#include "engine/statistics/distributions.hpp"

namespace zubia {
namespace {

/// Sums over the matrix of dominances d_ij = sign(x_i − y_j), from the counts.
struct Dominance {
  double first_size = 0;
  double second_size = 0;
  double delta = 0;
  double squares = 0;         ///< Σ d_ij²
  double row_squares = 0;     ///< Σ (mean of row i)²
  double column_squares = 0;  ///< Σ (mean of column j)²
};

Dominance dominance_of(const OrdinalTable& table, double n1, double n2) {
  Dominance found{.first_size = n1, .second_size = n2};
  double first_below = 0;
  double second_below = 0;
  double sum = 0;
  for (std::size_t v = 0; v < table.values.size(); ++v) {
    const auto first = static_cast<double>(table.count(v, 0));
    const auto second = static_cast<double>(table.count(v, 1));
    const double row = second_below - (n2 - second_below - second);
    const double column = (n1 - first_below - first) - first_below;
    sum += first * row;
    found.squares += first * (n2 - second);
    found.row_squares += first * (row / n2) * (row / n2);
    found.column_squares += second * (column / n1) * (column / n1);
    first_below += first;
    second_below += second;
  }
  found.delta = sum / (n1 * n2);
  return found;
}

double variance_of(const Dominance& found, DeltaVariance kind) {
  const double n1 = found.first_size;
  const double n2 = found.second_size;
  const double square = found.delta * found.delta;
  const double rows = found.row_squares - n1 * square;
  const double columns = found.column_squares - n2 * square;
  const double cells = found.squares - n1 * n2 * square;
  if (kind == DeltaVariance::consistent)
    return ((n2 - 1) * rows / (n1 - 1) + (n1 - 1) * columns / (n2 - 1) + cells / ((n1 - 1) * (n2 - 1))) / (n1 * n2);
  const double unbiased = (n2 * n2 * rows + n1 * n1 * columns - cells) / (n1 * n2 * (n1 - 1) * (n2 - 1));
  return std::max(unbiased, (1 - square) / (n1 * n2 - 1));
}

}  // namespace

Result<CliffDelta> cliff_delta(const OrdinalTable& table, const CliffDeltaOptions& options) {
  if (table.groups != 2)
    return refuse({"not-two-groups",
                   "There are " + std::to_string(table.groups) + " groups, not two.",
                   {},
                   "Compare the groups two by two."});
  if (!(options.confidence > 0 && options.confidence < 1))
    return refuse({"invalid-options", "The confidence of an interval lies between 0 and 1.", {}, {}});
  const MidRanks ranks = mid_ranks(table);
  const auto n1 = static_cast<double>(ranks.group_sizes[0]);
  const auto n2 = static_cast<double>(ranks.group_sizes[1]);
  CliffDelta result;
  if (n1 == 0 || n2 == 0) {
    result.undefined_because = "empty-group";
    return result;
  }
  const Dominance found = dominance_of(table, n1, n2);
  result.delta = found.delta;
  if (n1 < 2 || n2 < 2 || table.values.size() < 2) {
    result.undefined_because = n1 < 2 || n2 < 2 ? "group-of-one" : "all-answers-equal";
    return result;
  }
  const double tail = 1 - (1 - options.confidence) / 2;
  const double z =
      options.quantile == DeltaQuantile::normal ? normal_quantile(tail) : student_quantile(tail, n1 + n2 - 2);
  const double delta = result.delta;
  result.variance = std::max(0.0, variance_of(found, options.variance));
  if (std::abs(delta) == 1) {
    result.variance = 0;
    const double smaller = std::min(n1, n2);
    const double inner = (smaller - z * z) / (smaller + z * z);
    result.low = delta > 0 ? inner : -1;
    result.high = delta > 0 ? 1 : -inner;
    return result;
  }
  const double spread = z * std::sqrt(result.variance);
  const double square = 1 - delta * delta;
  const double half = spread * std::sqrt(square * square + spread * spread);
  const double scale = square + spread * spread;
  result.low = std::max(-1.0, (delta * square - half) / scale);
  result.high = std::min(1.0, (delta * square + half) / scale);
  return result;
}

Result<CliffDelta> cliff_delta(const std::vector<double>& first, const std::vector<double>& second,
                               const CliffDeltaOptions& options) {
  const auto table = ordinal_table({first, second});
  if (!table) return refuse(table.error());
  return cliff_delta(*table, options);
}

std::string_view delta_size(double delta) {
  if (!is_defined(delta)) return "";
  const double size = std::abs(delta);
  if (size < 0.147) return "negligible";
  if (size < 0.33) return "small";
  return size < 0.474 ? "medium" : "large";
}

}  // namespace zubia
