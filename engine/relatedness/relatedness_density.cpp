#include "engine/relatedness/relatedness_density.hpp"

#include <numeric>
#include <vector>

namespace zubia {

namespace {

constexpr std::size_t panel_columns = 32;

/// Eight numbers side by side, added at once where the processor can.
using Lane [[gnu::vector_size(64), gnu::aligned(8), gnu::may_alias]] = double;

/// Adds the rows of a panel that `held` names. The sums stay in registers, which a loop over columns would not do.
__attribute__((target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default"))) void add_rows(const double* panel,
                                                                                            const std::uint32_t* held,
                                                                                            std::size_t count,
                                                                                            double* sums) {
  Lane lane[4] = {};
  for (std::size_t place = 0; place < count; ++place) {
    const auto* row = reinterpret_cast<const Lane*>(panel + std::size_t{held[place]} * panel_columns);
    lane[0] += row[0];
    lane[1] += row[1];
    lane[2] += row[2];
    lane[3] += row[3];
  }
  auto* target = reinterpret_cast<Lane*>(sums);
  for (std::size_t k = 0; k < 4; ++k) target[k] = lane[k];
}

/// Some columns of the proximities, side by side, so that all rows of them stay in the cache: φ_ji with NaN as none and
/// the diagonal as wanted. φ is symmetric, so its rows serve as its columns.
std::vector<double> panel_of(const ActivityMatrix& proximity, std::size_t first, std::size_t last,
                             ProximityDiagonal diagonal) {
  std::vector<double> panel(proximity.row_count() * panel_columns, 0.0);
  for (std::size_t j = 0; j < proximity.row_count(); ++j) {
    const double* const row = proximity.row(j).data();
    double* const target = panel.data() + j * panel_columns;
    for (std::size_t i = first; i < last; ++i) target[i - first] = is_defined(row[i]) ? row[i] : 0.0;
    if (j >= first && j < last) target[j - first] = diagonal == ProximityDiagonal::one ? 1.0 : 0.0;
  }
  return panel;
}

}  // namespace

TerritoryActivityTable relatedness_density(const PresenceTable& presence, const ActivityMatrix& proximity,
                                           ProximityDiagonal diagonal, Parallelism parallelism) {
  const std::size_t activities = presence.activities().size();
  TerritoryActivityTable density(presence.territories(), presence.activities(), Unfilled{});
  const PresenceTable::Lists lists = presence.lists();
  std::vector<std::uint32_t> everything(activities);
  std::iota(everything.begin(), everything.end(), 0U);
  for_each_block(activities, panel_columns, parallelism, [&](std::size_t first, std::size_t last) {
    const std::vector<double> panel = panel_of(proximity, first, last, diagonal);
    std::vector<double> all(panel_columns, 0.0);
    add_rows(panel.data(), everything.data(), activities, all.data());
    std::vector<double> sums(panel_columns);
    for (std::size_t r = 0; r < presence.territories().size(); ++r) {
      const auto held = lists.of(r);
      add_rows(panel.data(), held.data(), held.size(), sums.data());
      double* const row = density.row(r).data() + first;
      const double* const held_sums = sums.data();
      const double* const all_sums = all.data();
      for (std::size_t i = 0; i < last - first; ++i)
        row[i] = all_sums[i] > 0.0 ? held_sums[i] / all_sums[i] : undefined;
    }
  });
  return density;
}

}  // namespace zubia
