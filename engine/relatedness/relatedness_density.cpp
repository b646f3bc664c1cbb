#include "engine/relatedness/relatedness_density.hpp"

#include <array>
#include <cstring>
#include <numeric>
#include <span>
#include <vector>

namespace zubia {

namespace {

/// Eight numbers side by side, added at once where the processor can.
using Lane [[gnu::vector_size(64), gnu::may_alias]] = double;
constexpr std::size_t panel_columns = 8;

struct alignas(sizeof(Lane)) PanelRow {
  std::array<double, panel_columns> values{};
};

/// The rows of a panel that `held` names, added up. Four sums, so that an addition need not wait for the one before.
[[gnu::always_inline]] inline void add_rows(const Lane* rows, std::span<const std::uint32_t> held, Lane& all) {
  Lane sum[4] = {};
  const std::uint32_t* const row = held.data();
  std::size_t place = 0;
  for (; place + 4 <= held.size(); place += 4)
    for (std::size_t k = 0; k < 4; ++k) sum[k] += rows[row[place + k]];
  for (; place < held.size(); ++place) sum[0] += rows[row[place]];
  all = (sum[0] + sum[1]) + (sum[2] + sum[3]);
}

/// The share of each territory in each column of a panel, in the columns of `shares` from `first` on.
__attribute__((target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default"))) void shares_in_panel(
    const Lane* rows, std::span<const std::uint32_t> everything, const PresenceTable::Lists& lists, std::size_t columns,
    double* shares, std::size_t stride) {
  Lane all;
  add_rows(rows, everything, all);
  for (std::size_t r = 0; r + 1 < lists.starts.size(); ++r) {
    Lane held;
    add_rows(rows, lists.of(r), held);
    // 0 / 0 is the NaN of an activity to which nothing is related; rounding lifts no share above the whole.
    held /= all;
    held = held > 1.0 ? 1.0 : held;
    if (columns == panel_columns)
      std::memcpy(shares + r * stride, &held, sizeof(held));
    else
      std::memcpy(shares + r * stride, &held, columns * sizeof(double));
  }
}

/// Some columns of the proximities, side by side, so that all rows of them stay in the cache: φ_ji with NaN as none and
/// the diagonal as wanted. φ is symmetric, so its rows serve as its columns.
std::vector<PanelRow> panel_of(const ActivityMatrix& proximity, std::size_t first, std::size_t last,
                               ProximityDiagonal diagonal) {
  std::vector<PanelRow> panel(proximity.row_count());
  for (std::size_t i = first; i < last; ++i) {
    const double* const row = proximity.row(i).data();
    for (std::size_t j = 0; j < panel.size(); ++j) panel[j].values[i - first] = is_defined(row[j]) ? row[j] : 0.0;
    panel[i].values[i - first] = diagonal == ProximityDiagonal::one ? 1.0 : 0.0;
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
    const std::vector<PanelRow> panel = panel_of(proximity, first, last, diagonal);
    shares_in_panel(reinterpret_cast<const Lane*>(panel.data()), everything, lists, last - first,
                    density.values().data() + first, activities);
  });
  return density;
}

}  // namespace zubia
