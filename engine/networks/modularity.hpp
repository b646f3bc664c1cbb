#pragma once

#include <cstddef>
#include <vector>

#include "engine/networks/constraint.hpp"
#include "engine/networks/tie_network.hpp"

namespace zubia {

/// How much of the ties lies within the communities beyond what their nodes' numbers of ties give by chance:
///
///     Q = Σ_c [ w_c / m − γ (k_c / 2m)² ]
///
/// with m the ties, w_c those within community c, k_c the sum of its nodes' ties, γ the resolution. Directed ties count
/// without their direction, a tie in both directions twice. A node in no group is a community of its own. NaN without
/// ties. After Newman & Girvan (2004), Reichardt & Bornholdt (2006).
double modularity(const TieNetwork& network, const std::vector<std::size_t>& community_of_node,
                  TieStrength strength = TieStrength::counted, double resolution = 1.0);

/// How far two ways to divide the same nodes agree, over the nodes that both give a group.
struct PartitionAgreement {
  /// Hubert & Arabie (1985): 1 for the same division, 0 as by chance. NaN where it is not defined: less than two nodes,
  /// or neither division divides.
  double adjusted_rand = 0;
  /// Mutual information divided by the mean of the two entropies: 0–1, not corrected for chance. NaN where both
  /// entropies are 0.
  double normalised_mutual_information = 0;
  std::size_t nodes = 0;
};

PartitionAgreement partition_agreement(const std::vector<std::size_t>& one, const std::vector<std::size_t>& other);

}  // namespace zubia
