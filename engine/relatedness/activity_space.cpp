#include "engine/relatedness/activity_space.hpp"

#include <algorithm>
#include <numeric>

namespace zubia {

std::vector<ActivityEdge> activity_space(const ActivityMatrix& proximity, double proximity_min) {
  struct Pair {
    std::size_t i, j;
    double proximity;
  };
  std::vector<Pair> pairs;
  for (std::size_t i = 0; i < proximity.row_count(); ++i)
    for (std::size_t j = i + 1; j < proximity.column_count(); ++j)
      if (proximity(i, j) > 0.0) pairs.push_back({i, j, proximity(i, j)});
  std::ranges::stable_sort(pairs, std::greater<>{}, &Pair::proximity);
  // Kruskal (1956): the strongest pair that joins two parts belongs to the tree.
  std::vector<std::size_t> parent(proximity.row_count());
  std::iota(parent.begin(), parent.end(), std::size_t{0});
  const auto root = [&](std::size_t place) {
    while (parent[place] != place) place = parent[place] = parent[parent[place]];
    return place;
  };
  std::vector<ActivityEdge> edges;
  for (const Pair& pair : pairs) {
    const std::size_t one = root(pair.i);
    const std::size_t other = root(pair.j);
    const bool in_tree = one != other;
    if (in_tree) parent[std::max(one, other)] = std::min(one, other);
    if (in_tree || pair.proximity >= proximity_min)
      edges.push_back({proximity.rows()[pair.i], proximity.rows()[pair.j], pair.proximity, in_tree});
  }
  return edges;
}

}  // namespace zubia
