#pragma once

#include <vector>

#include "engine/networks/tie_network.hpp"

namespace zubia {

/// How far ties join nodes of the same group, against chance from how many ties each group has:
///
///     r = (Σ_g e_gg − Σ_g a_g b_g) / (1 − Σ_g a_g b_g)
///
/// with e the share of ties from one group to another, a and b its row and column sums; an undirected tie counts in
/// both directions. 1: all ties within groups. Ties with an end in no group do not count. NaN without ties, or where
/// all of them join one and the same group. After Newman (2003).
double nominal_assortativity(const TieNetwork& network, const Grouping& groups);

/// How far ties join nodes of like values: Pearson's correlation over the ties, of the value at their beginning with
/// that at their end; an undirected tie counts in both directions. Ties with an end whose value is NaN do not count.
/// NaN without ties, or where the values at either end are all the same.
double numeric_assortativity(const TieNetwork& network, const std::vector<double>& values);

}  // namespace zubia
