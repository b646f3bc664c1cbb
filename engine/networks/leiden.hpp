#pragma once

#include <cstddef>
#include <vector>

#include "engine/base/absence.hpp"
#include "engine/base/parallel.hpp"
#include "engine/base/result.hpp"
#include "engine/base/seed.hpp"
#include "engine/networks/constraint.hpp"
#include "engine/networks/tie_network.hpp"

namespace zubia {

struct LeidenOptions {
  double resolution = 1.0;  ///< above 1: more and smaller communities
  std::size_t runs = 20;    ///< from different random orders; the best one is given
  TieStrength strength = TieStrength::counted;
  Seed seed = {};
};

/// Groups of nodes with more ties among them than chance would give.
struct Communities {
  std::vector<std::size_t> of_node = {};  ///< numbered by size, largest first, equal ones by their first node
  std::size_t count = 0;
  double modularity = undefined;  ///< NaN without ties
  /// How far the runs agree with the best one: the mean of their adjusted Rand indices with it. Well below 1, the
  /// communities are a matter of chance. NaN of a single run, or where it is not defined.
  double stability = undefined;
  Seed seed = {};
};

/// Communities by the Leiden algorithm (Traag, Waltman & van Eck 2019), for modularity. Every community is connected,
/// and the modularity is at least that of nodes on their own. Directed ties count without their direction.
///
/// Refused: no runs, or a resolution that is not above 0 (`invalid-options`).
Result<Communities> leiden_communities(const TieNetwork& network, const LeidenOptions& options = {},
                                       Parallelism parallelism = {});

}  // namespace zubia
