#pragma once

#include <cstddef>
#include <vector>

#include "engine/base/absence.hpp"
#include "engine/base/parallel.hpp"
#include "engine/base/result.hpp"
#include "engine/networks/label_permutation.hpp"
#include "engine/networks/tie_network.hpp"

namespace zubia {

/// A figure in two waves, and how often chance alone would move it as far or farther: if each tie that only one wave
/// has might as well be the other wave's. All 2^changes ways to exchange them count (exact, by their binomial numbers).
/// Ties are taken as independent of each other, so that this p-value is too small where they hang together, say where
/// one node makes many of them: read it beside the test by labels.
struct WaveChange {
  double before = undefined;
  double after = undefined;
  double change = undefined;
  double p_two_sided = undefined;  ///< the share of ways with a change at least as large, in either direction
};

/// What became of the ties of the same nodes between two waves.
struct NetworkChange {
  TieNetwork before = {};  ///< among the nodes that both waves have, in the order of the first
  TieNetwork after = {};
  Grouping groups = {};  ///< of these nodes
  std::vector<Node> only_before = {};
  std::vector<Node> only_after = {};
  std::size_t kept = 0;
  std::size_t formed = 0;
  std::size_t dissolved = 0;
  double jaccard = undefined;  ///< kept / (kept + formed + dissolved): how stable the ties are; NaN without ties
  WaveChange density = {};
  WaveChange ei = {};  ///< of the E–I index
  /// The change of the E–I index beside those of all or random ways to deal the same nodes into groups of the same
  /// sizes: whether the ties changed across the borders of the groups more than across any other division of the nodes.
  PermutationTest ei_by_labels = {};
  /// How far both waves have their ties in the same places (`qap_correlation`).
  PermutationTest correlation = {};
};

/// Compares two waves over the nodes that both have. `groups` are those of the nodes of `before`.
///
/// Refused: `too-few-common-nodes` (less than 3), `different-directions`.
Result<NetworkChange> network_change(const TieNetwork& before, const TieNetwork& after, const Grouping& groups,
                                     const PermutationOptions& options = {}, Parallelism parallelism = {});

}  // namespace zubia
