#pragma once

#include <cstddef>

#include "engine/base/labelled_table.hpp"
#include "engine/base/parallel.hpp"
#include "engine/base/progress.hpp"
#include "engine/base/result.hpp"
#include "engine/base/seed.hpp"
#include "engine/relatedness/presence.hpp"

namespace zubia {

struct NullModelOptions {
  std::size_t samples = 1000;
  std::size_t trades_per_activity = 5;  ///< trades between two samples, per activity
  Seed seed = {};
};

/// How the co-occurrences of a table compare with those of random tables of the same diversities and ubiquities.
/// Proximity has the same z-scores and p-values: both margins are fixed, so max(k_i, k_j) is a constant.
struct NullModelScores {
  ActivityMatrix z_scores;  ///< (observed − mean) / deviation; NaN where the deviation is 0, and on the diagonal
  ActivityMatrix p_values;  ///< two-sided, (1 + as extreme) / (1 + samples), doubled, at most 1
};

/// One trade of the curveball algorithm (Strona et al. 2014): two activities pool the territories that only one of them
/// is in and deal them out anew at random, each as many as before. Both margins stay.
void curveball_trade(std::uint64_t* one, std::uint64_t* other, std::size_t words, RandomStream& random);

/// Samples tables with fixed margins by curveball trades. Eight chains, started apart, share the samples, so that the
/// same seed gives the same bytes on any number of threads.
///
/// Refused: no samples (`invalid-options`), cancellation.
Result<NullModelScores> null_model_scores(const PresenceTable& presence, const NullModelOptions& options = {},
                                          const Progress& progress = {}, Parallelism parallelism = {});

}  // namespace zubia
