#pragma once

#include <cstddef>
#include <vector>

#include "engine/classifications/activity_code.hpp"

namespace zubia {

/// One code in the tree of those that contain it and those it contains.
struct ActivityNode {
  PlacedActivity place;
  std::vector<std::size_t> children;  ///< nodes directly inside, in the order of the nomenclature
};

/// Which node a column stands for, or stands beside.
struct ColumnPair {
  std::size_t column = 0;
  std::size_t other_column = 0;
};

/// Placed codes by containment.
struct ActivityTree {
  std::vector<ActivityNode> nodes;      ///< parents before their children
  std::vector<std::size_t> roots;       ///< nodes inside no other
  std::vector<ColumnPair> same_as;      ///< a second spelling, and the column that stands for it
  std::vector<ColumnPair> overlapping;  ///< what shares something with another without being part of it, and that one
};

/// Derives from stretches which code is directly inside which. Of two codes that overlap without one containing the
/// other, the one that begins first is kept.
ActivityTree activity_tree(std::vector<PlacedActivity> placed);

}  // namespace zubia
