#include "engine/relatedness/proximity.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include "engine/relatedness/co_occurrence.hpp"

namespace zubia {

namespace {

/// The row of φ from the row of counts; 0 / 0 is the NaN of an activity that is present nowhere.
__attribute__((target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default"))) void proximities_of(
    const std::uint32_t* counts, const std::uint32_t* ubiquity, std::uint32_t own, std::size_t activities,
    double* row) {
  for (std::size_t j = 0; j < activities; ++j)
    row[j] = static_cast<double>(counts[j]) / static_cast<double>(std::max(own, ubiquity[j]));
}

double correlation(const TerritoryActivityTable& table, std::size_t i, std::size_t j) {
  double count = 0.0;
  double mean_i = 0.0;
  double mean_j = 0.0;
  const auto both = [&](std::size_t r) { return is_defined(table(r, i)) && is_defined(table(r, j)); };
  for (std::size_t r = 0; r < table.row_count(); ++r)
    if (both(r)) {
      count += 1.0;
      mean_i += table(r, i);
      mean_j += table(r, j);
    }
  if (count < 2.0) return undefined;
  mean_i /= count;
  mean_j /= count;
  double covariance = 0.0;
  double variance_i = 0.0;
  double variance_j = 0.0;
  for (std::size_t r = 0; r < table.row_count(); ++r)
    if (both(r)) {
      covariance += (table(r, i) - mean_i) * (table(r, j) - mean_j);
      variance_i += (table(r, i) - mean_i) * (table(r, i) - mean_i);
      variance_j += (table(r, j) - mean_j) * (table(r, j) - mean_j);
    }
  // Rounding leaves a dust of variance where all quotients are the same.
  const auto varies = [count](double variance, double mean) {
    return std::sqrt(variance / count) > 1e-14 * std::abs(mean);
  };
  if (!varies(variance_i, mean_i) || !varies(variance_j, mean_j)) return undefined;
  return std::clamp(covariance / (std::sqrt(variance_i) * std::sqrt(variance_j)), -1.0, 1.0);
}

}  // namespace

ActivityMatrix proximity(const PresenceTable& presence, Parallelism parallelism) {
  const CoOccurrenceCounter counter(presence);
  const std::size_t activities = presence.activities().size();
  ActivityMatrix matrix(presence.activities(), presence.activities(), Unfilled{});
  for_each_block(activities, 16, parallelism, [&](std::size_t first, std::size_t last) {
    std::vector<std::uint32_t> counts((last - first) * counter.width());
    counter.count(first, last, counts);
    const auto& ubiquity = counter.ubiquity();
    for (std::size_t i = first; i < last; ++i) {
      const auto row = matrix.row(i);
      proximities_of(counts.data() + (i - first) * counter.width(), ubiquity.data(), ubiquity[i], activities,
                     row.data());
      for (std::size_t j = 0; j < activities; ++j)
        if (ubiquity[j] == 0 || ubiquity[i] == 0) row[j] = undefined;
    }
  });
  return matrix;
}

ActivityMatrix continuous_proximity(const TerritoryActivityTable& location_quotients, Parallelism parallelism) {
  const std::size_t activities = location_quotients.column_count();
  ActivityMatrix matrix(location_quotients.columns(), location_quotients.columns(), Unfilled{});
  for_each_block(activities, 4, parallelism, [&](std::size_t first, std::size_t last) {
    for (std::size_t i = first; i < last; ++i)
      for (std::size_t j = 0; j < activities; ++j) matrix(i, j) = 0.5 * (1.0 + correlation(location_quotients, i, j));
  });
  return matrix;
}

}  // namespace zubia
