#pragma once

#include <vector>

#include "engine/base/labelled_table.hpp"
#include "engine/base/parallel.hpp"

namespace zubia {

/// The sums of a table over the cells that have a number: by row, by column, and of everything.
struct Totals {
  std::vector<double> territories;
  std::vector<double> activities;
  double all = 0.0;
};

/// The order of the additions, and so every byte, is the same on any number of threads.
Totals totals_of(const TerritoryActivityTable& table, Parallelism parallelism = {});

/// The shares of the activities in each territory, 0–1: x_ri / x_r. NaN where the cell is absent or the territory
/// empty.
TerritoryActivityTable activity_shares(const TerritoryActivityTable& table);

}  // namespace zubia
