#pragma once

#include <cstddef>
#include <vector>

#include "engine/base/labelled_table.hpp"
#include "engine/base/parallel.hpp"
#include "engine/base/progress.hpp"
#include "engine/base/result.hpp"
#include "engine/base/seed.hpp"

namespace zubia {

struct ComplexityRankOptions {
  std::size_t samples = 200;
  double confidence = 0.95;
  double presence_threshold = 1.0;
  double jobs_per_unit = 1.0;
  Seed seed = {};
};

/// Where a territory stands by ECI, and how far chance could move it. Rank 1 is the most complex.
struct ComplexityRank {
  Territory territory;
  double rank = undefined;
  double rank_low = undefined;  ///< the better end
  double rank_high = undefined;
};

/// Draws the table anew, cell by cell as a Poisson number of units, and ranks the territories by ECI each time; the
/// middle 95 % of the ranks are the interval. Samples whose network falls apart are left out. NaN for a territory
/// without ECI. The same seed gives the same bytes on any number of threads.
///
/// Refused: as `complexity`, no samples or a confidence outside (0, 1) (`invalid-options`), cancellation.
Result<std::vector<ComplexityRank>> complexity_rank_intervals(const TerritoryActivityTable& employment,
                                                              const ComplexityRankOptions& options = {},
                                                              const Progress& progress = {},
                                                              Parallelism parallelism = {});

}  // namespace zubia
