#pragma once

#include "engine/base/parallel.hpp"
#include "engine/base/result.hpp"
#include "engine/networks/constraint.hpp"
#include "engine/networks/label_permutation.hpp"
#include "engine/networks/tie_network.hpp"

namespace zubia {

/// Whether two networks of the same nodes have their ties in the same places: Pearson's correlation over all pairs of
/// nodes of the tie in one with the tie in the other (0 where there is none), judged by renaming the nodes of one
/// network in every way, or at random (quadratic assignment procedure). The structure of both stays, so that ties which
/// depend on each other do not make chance look like a finding. NaN where one network has no tie, or the same tie
/// everywhere. After Hubert & Schultz (1976), Krackhardt (1987).
///
/// Refused: `different-nodes` (not the same nodes in the same order), `different-directions`.
Result<PermutationTest> qap_correlation(const TieNetwork& one, const TieNetwork& other,
                                        TieStrength strength = TieStrength::counted,
                                        const PermutationOptions& options = {}, Parallelism parallelism = {});

}  // namespace zubia
