#pragma once

#include <cstddef>
#include <vector>

#include "engine/networks/tie_network.hpp"

namespace zubia {

/// The parts of a network between which there is no tie; the direction of ties does not matter (weak components).
struct Components {
  std::vector<std::size_t> of_node = {};  ///< a place in `sizes`
  std::vector<std::size_t> sizes = {};    ///< largest first; equal ones by their first node

  std::size_t isolates() const;
};

Components components(const TieNetwork& network);

/// How many pairs of nodes lie in one component: who could reach whom.
double connected_pairs(const Components& parts);

/// The same for pairs of different groups. Nodes without a group do not count.
double connected_pairs_between_groups(const Components& parts, const Grouping& groups);

/// The density of ties within each group and between each two.
struct BlockDensity {
  std::size_t from = 0;  ///< a place in the names of the groups
  std::size_t to = 0;    ///< in an undirected network at or after `from`
  std::size_t ties = 0;
  double density = 0;  ///< ties that are there, of those that could be; NaN where none could be
};

/// The blocks by the order of the groups. Ties with an end in no group are in no block.
std::vector<BlockDensity> block_densities(const TieNetwork& network, const Grouping& groups);

}  // namespace zubia
