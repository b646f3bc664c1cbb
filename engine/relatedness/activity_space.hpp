#pragma once

#include <cstddef>
#include <vector>

#include "engine/base/labelled_table.hpp"

namespace zubia {

/// Two activities that are drawn together.
struct ActivityEdge {
  Activity activity;
  Activity other;
  double proximity = undefined;
  bool in_tree = false;  ///< part of the maximum spanning tree
};

/// The network that is drawn of proximities (Hidalgo et al. 2007): the maximum spanning tree, so that every activity
/// hangs on to its nearest, and every further pair of at least `proximity_min`. Pairs without a proximity above 0 are
/// never drawn, so activities that go with nothing stay alone. Strongest first; ties by table order.
std::vector<ActivityEdge> activity_space(const ActivityMatrix& proximity, double proximity_min = 0.55);

}  // namespace zubia
