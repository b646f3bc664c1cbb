#pragma once

#include <cstdint>
#include <vector>

#include "engine/base/parallel.hpp"
#include "engine/networks/tie_network.hpp"

namespace zubia {

/// How long a tie is as part of a path.
enum class TieLength : std::uint8_t {
  one,             ///< every tie alike
  inverse_weight,  ///< 1 / weight: what is strong is near
};

struct Betweenness {
  /// Σ over the pairs of others of the share of their shortest paths that lead through the node; in an undirected
  /// network each pair counts once.
  std::vector<double> paths = {};
  /// The same divided by the number of pairs of others: (n − 1)(n − 2) in a directed network, half of it in an
  /// undirected one. NaN below three nodes.
  std::vector<double> share = {};
};

/// How often each node lies on the shortest paths between others. After Freeman (1977), by the algorithm of Brandes
/// (2001). Paths whose lengths differ by less than 10⁻¹⁰ of their length are equally long, so that 1/3 + 1/3 + 1/3 is
/// as far as 1.
Betweenness betweenness(const TieNetwork& network, TieLength length = TieLength::one, Parallelism parallelism = {});

}  // namespace zubia
