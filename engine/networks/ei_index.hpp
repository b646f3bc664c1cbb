#pragma once

#include <cstddef>
#include <vector>

#include "engine/networks/label_permutation.hpp"
#include "engine/networks/tie_network.hpp"

namespace zubia {

/// How far ties lead out of the own group rather than stay in it:
///
///     E–I = (E − I) / (E + I)
///
/// with E the ties between different groups (external) and I those within one (internal), each tie counted once
/// whatever its weight. −1: all within groups; +1: all between them. Ties with an end in no group do not count. NaN
/// where no tie counts. After Krackhardt & Stern (1988).
struct EiIndex {
  std::size_t external = 0;
  std::size_t internal = 0;
  std::size_t uncounted = 0;  ///< ties with an end in no group
  double index = undefined;
  /// Of a network with all possible ties: what group sizes alone give. NaN without two nodes in groups.
  double expected = undefined;
  /// From −1 to +1 between the least and the greatest index that so many ties and these group sizes allow; NaN where
  /// they leave no choice.
  double rescaled = undefined;
  std::vector<double> of_group = {};  ///< over the ties with an end in the group, each once
  std::vector<double> of_node = {};   ///< over the ties of the node, in both directions
};

EiIndex ei_index(const TieNetwork& network, const Grouping& groups);

/// Whether the ties lead out of the groups more or less often than if the same nodes had been dealt into groups of the
/// same sizes by chance. The ties stay as they are.
PermutationTest ei_index_test(const TieNetwork& network, const Grouping& groups, const PermutationOptions& options = {},
                              Parallelism parallelism = {});

/// (external − internal) / (external + internal); NaN where there are neither.
double ei_of(double external, double internal);

}  // namespace zubia
