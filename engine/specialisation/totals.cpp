#include "engine/specialisation/totals.hpp"

namespace zubia {

Totals totals_of(const TerritoryActivityTable& table, Parallelism parallelism) {
  const std::size_t grain = 128;
  const std::size_t columns = table.column_count();
  const std::size_t blocks = (table.row_count() + grain - 1) / grain;
  Totals totals{std::vector<double>(table.row_count(), 0.0), std::vector<double>(columns, 0.0), 0.0};
  std::vector<double> partial(blocks * columns, 0.0);
  for_each_block(table.row_count(), grain, parallelism, [&](std::size_t first, std::size_t last) {
    double* const sums = partial.data() + first / grain * columns;
    for (std::size_t r = first; r < last; ++r) {
      const auto row = table.row(r);
      double total = 0.0;
      for (std::size_t i = 0; i < columns; ++i) {
        const double value = is_defined(row[i]) ? row[i] : 0.0;
        total += value;
        sums[i] += value;
      }
      totals.territories[r] = total;
    }
  });
  for (std::size_t block = 0; block < blocks; ++block)
    for (std::size_t i = 0; i < columns; ++i) totals.activities[i] += partial[block * columns + i];
  for (const double total : totals.territories) totals.all += total;
  return totals;
}

TerritoryActivityTable activity_shares(const TerritoryActivityTable& table) {
  const Totals totals = totals_of(table);
  TerritoryActivityTable shares = table;
  for (std::size_t r = 0; r < table.row_count(); ++r)
    for (double& share : shares.row(r)) share = totals.territories[r] > 0.0 ? share / totals.territories[r] : undefined;
  return shares;
}

}  // namespace zubia
