#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "engine/base/absence.hpp"
#include "engine/base/result.hpp"
#include "engine/networks/tie_network.hpp"

namespace zubia {

/// A network without one of its nodes, or with it: of the *other* nodes in both cases, so that the two compare.
struct NetworkStanding {
  double ties = 0;  ///< all of the network, those of the node included while it is there
  double components = 0;
  double isolates = 0;
  double connected_pairs = 0;          ///< pairs of others with a path between them
  double connected_pairs_between = 0;  ///< of those, pairs of different groups
  double ei = undefined;
  double bridging = 0;  ///< gatekeeper + representative + liaison chains, over all nodes that are there
};

/// What a network loses with one node: whether the cluster organisation builds the bridges, or the members do.
struct NodeRemoval {
  Node node = {};
  NetworkStanding with = {};
  NetworkStanding without = {};
  /// The share of all bridging chains of the network that the node brokers; NaN where there is none, or where it has no
  /// group.
  double bridging_share = undefined;
  /// What the component of the node falls into, largest first; one part where it holds together.
  std::vector<std::vector<Node>> parts = {};
};

/// Takes a node out. Bridging is brokerage between groups (`brokerage`), with whole credit.
///
/// Refused: `unknown-node`.
Result<NodeRemoval> node_removal(const TieNetwork& network, const Grouping& groups, const std::string& name);

}  // namespace zubia
