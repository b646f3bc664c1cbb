#include "engine/relatedness/relatedness_density.hpp"

#include <algorithm>
#include <vector>

namespace zubia {

namespace {

constexpr std::size_t panel_columns = 64;

/// Adds the rows of a panel that `held` names.
__attribute__((target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default"))) void add_rows(const double* panel,
                                                                                            const std::uint32_t* held,
                                                                                            std::size_t count,
                                                                                            double* sums) {
  for (std::size_t i = 0; i < panel_columns; ++i) sums[i] = 0.0;
  for (std::size_t place = 0; place < count; ++place) {
    const double* row = panel + std::size_t{held[place]} * panel_columns;
    for (std::size_t i = 0; i < panel_columns; ++i) sums[i] += row[i];
  }
}

/// Some columns of the proximities, side by side, so that all rows of them stay in the cache: φ_ji with NaN as none and
/// the diagonal as wanted. φ is symmetric, so its rows serve as its columns.
std::vector<double> panel_of(const ActivityMatrix& proximity, std::size_t first, std::size_t last,
                             ProximityDiagonal diagonal) {
  std::vector<double> panel(proximity.row_count() * panel_columns, 0.0);
  for (std::size_t j = 0; j < proximity.row_count(); ++j)
    for (std::size_t i = first; i < last; ++i) {
      const double related = i == j ? (diagonal == ProximityDiagonal::one ? 1.0 : 0.0) : proximity(j, i);
      panel[j * panel_columns + i - first] = is_defined(related) ? related : 0.0;
    }
  return panel;
}

}  // namespace

TerritoryActivityTable relatedness_density(const PresenceTable& presence, const ActivityMatrix& proximity,
                                           ProximityDiagonal diagonal, Parallelism parallelism) {
  const std::size_t activities = presence.activities().size();
  TerritoryActivityTable density(presence.territories(), presence.activities(), Unfilled{});
  const PresenceTable::Lists lists = presence.lists();
  for_each_block(activities, panel_columns, parallelism, [&](std::size_t first, std::size_t last) {
    const std::vector<double> panel = panel_of(proximity, first, last, diagonal);
    std::vector<double> all(panel_columns, 0.0);
    for (std::size_t j = 0; j < activities; ++j)
      for (std::size_t i = 0; i < panel_columns; ++i) all[i] += panel[j * panel_columns + i];
    std::vector<double> sums(panel_columns);
    for (std::size_t r = 0; r < presence.territories().size(); ++r) {
      const auto held = lists.of(r);
      add_rows(panel.data(), held.data(), held.size(), sums.data());
      for (std::size_t i = first; i < last; ++i)
        density(r, i) = all[i - first] > 0.0 ? sums[i - first] / all[i - first] : undefined;
    }
  });
  return density;
}

}  // namespace zubia
