#pragma once

#include <string>
#include <vector>

#include "engine/networks/tie_network.hpp"
#include "operations/operation.hpp"

namespace zubia::operations {

/// The network of one wave.
struct WaveNetwork {
  std::string wave;  ///< empty where there is only one
  TieNetwork network;
  Grouping groups;
  std::vector<double> numbers;  ///< of each node; empty: not known
};

/// The networks of all waves in their order, and what to tell about them.
struct WaveNetworks {
  std::vector<WaveNetwork> waves;
  std::string group_column;   ///< what divides the nodes; empty: nothing
  std::string number_column;  ///< what the numbers are; empty: there are none
  bool has_weights = false;
  std::vector<Notice> notices;
};

}  // namespace zubia::operations
