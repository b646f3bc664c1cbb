#include "engine/classifications/activity_tree.hpp"

#include <algorithm>
#include <tuple>

namespace zubia {

ActivityTree activity_tree(std::vector<PlacedActivity> placed) {
  // Parents first: among equal starts the longer stretch, among equal stretches the coarser level.
  std::sort(placed.begin(), placed.end(), [](const PlacedActivity& a, const PlacedActivity& b) {
    return std::tuple(a.first, b.last, a.level, b.span_count, a.column) <
           std::tuple(b.first, a.last, b.level, a.span_count, b.column);
  });
  ActivityTree tree;
  std::vector<std::size_t> around;  // the nodes that contain the current start, outermost first
  for (const PlacedActivity& place : placed) {
    while (!around.empty() && tree.nodes[around.back()].place.last <= place.first) around.pop_back();
    if (!around.empty()) {
      const PlacedActivity& parent = tree.nodes[around.back()].place;
      if (parent.first == place.first && parent.last == place.last && parent.level == place.level) {
        tree.same_as.push_back({place.column, parent.column});
        continue;
      }
      if (parent.last < place.last) {
        tree.overlapping.push_back({place.column, parent.column});
        continue;
      }
    }
    const std::size_t node = tree.nodes.size();
    tree.nodes.push_back({place, {}});
    if (around.empty())
      tree.roots.push_back(node);
    else
      tree.nodes[around.back()].children.push_back(node);
    around.push_back(node);
  }
  return tree;
}

}  // namespace zubia
