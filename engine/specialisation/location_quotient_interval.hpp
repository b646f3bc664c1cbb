#pragma once

#include <cstddef>

#include "engine/base/labelled_table.hpp"
#include "engine/base/parallel.hpp"
#include "engine/base/progress.hpp"
#include "engine/base/result.hpp"
#include "engine/base/seed.hpp"

namespace zubia {

struct LocationQuotientIntervalOptions {
  std::size_t samples = 1000;
  double confidence = 0.95;
  double jobs_per_unit = 1.0;  ///< jobs that come and go together; the variance of a cell is this times its jobs
  Seed seed = {};
};

struct LocationQuotientInterval {
  TerritoryActivityTable low;
  TerritoryActivityTable high;
};

/// Percentile bootstrap intervals of location quotients. Each sample draws every cell anew as a Poisson number of units
/// (`jobs_per_unit` jobs each) around what was counted, and computes all quotients again. It answers "how much would
/// the quotient move if as many jobs came and went by chance", so intervals are wide for small cells and narrow for
/// large ones; it knows nothing of errors in the source. Absent and empty cells keep NaN. The same seed gives the same
/// bytes on any number of threads.
///
/// Refused: no samples, a confidence outside (0, 1), units that are not positive (`invalid-options`), cancellation.
Result<LocationQuotientInterval> location_quotient_intervals(const TerritoryActivityTable& employment,
                                                             const LocationQuotientIntervalOptions& options = {},
                                                             const Progress& progress = {},
                                                             Parallelism parallelism = {});

}  // namespace zubia
