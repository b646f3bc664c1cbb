#pragma once

#include <cstdint>
#include <vector>

#include "engine/networks/tie_network.hpp"

namespace zubia {

/// Whether a figure counts ties, or adds up their weights.
enum class TieStrength : std::uint8_t { counted, weighted };

/// How far the contacts of each node lead back to one another, so that it has nobody to broker between:
///
///     c(i) = Σ_j (p_ij + Σ_q p_iq p_qj)²,   p_ij = (a_ij + a_ji) / Σ_k (a_ik + a_ki)
///
/// over the contacts j of i, and q other than both. Low: structural holes around the node; of an isolate NaN. May
/// exceed 1 where a node has two contacts that know each other. After Burt (1992).
std::vector<double> constraint(const TieNetwork& network, TieStrength strength = TieStrength::counted);

}  // namespace zubia
