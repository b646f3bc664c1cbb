#include "engine/networks/components.hpp"

#include <algorithm>
#include <functional>
#include <map>
#include <numeric>
#include <utility>

#include "engine/base/absence.hpp"

namespace zubia {
namespace {

constexpr std::size_t unseen = no_group;

/// Numbers the component of `start` and everyone in it.
std::size_t number_component(const TieNetwork& network, std::uint32_t start, std::size_t number,
                             std::vector<std::size_t>& of_node) {
  std::vector<std::uint32_t> reached = {start};
  of_node[start] = number;
  for (std::size_t next = 0; next < reached.size(); ++next)
    for (const Neighbours* neighbours : {&network.out, &network.in})
      for (const std::uint32_t neighbour : neighbours->of(reached[next]))
        if (of_node[neighbour] == unseen) {
          of_node[neighbour] = number;
          reached.push_back(neighbour);
        }
  return reached.size();
}

double pairs_of(double count) { return count * (count - 1) / 2; }

}  // namespace

std::size_t Components::isolates() const { return static_cast<std::size_t>(std::ranges::count(sizes, 1U)); }

Components components(const TieNetwork& network) {
  std::vector<std::size_t> found(network.node_count(), unseen);
  std::vector<std::size_t> sizes;
  for (std::uint32_t node = 0; node < network.node_count(); ++node)
    if (found[node] == unseen) sizes.push_back(number_component(network, node, sizes.size(), found));
  std::vector<std::size_t> order(sizes.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(order, std::greater<>(), [&sizes](std::size_t part) { return sizes[part]; });
  Components parts;
  std::vector<std::size_t> place_of(sizes.size());
  for (const std::size_t part : order) {
    place_of[part] = parts.sizes.size();
    parts.sizes.push_back(sizes[part]);
  }
  for (const std::size_t part : found) parts.of_node.push_back(place_of[part]);
  return parts;
}

double connected_pairs(const Components& parts) {
  double pairs = 0;
  for (const std::size_t size : parts.sizes) pairs += pairs_of(static_cast<double>(size));
  return pairs;
}

double connected_pairs_between_groups(const Components& parts, const Grouping& groups) {
  std::vector<double> known(parts.sizes.size(), 0);
  std::map<std::pair<std::size_t, std::size_t>, double> of_group;
  for (std::size_t node = 0; node < parts.of_node.size(); ++node) {
    if (groups.of_node[node] == no_group) continue;
    ++known[parts.of_node[node]];
    ++of_group[{parts.of_node[node], groups.of_node[node]}];
  }
  double pairs = 0;
  for (const double count : known) pairs += pairs_of(count);
  for (const auto& [part_and_group, count] : of_group) pairs -= pairs_of(count);
  return pairs;
}

std::vector<BlockDensity> block_densities(const TieNetwork& network, const Grouping& groups) {
  const std::size_t count = groups.group_count();
  std::vector<double> sizes(count, 0);
  for (const std::size_t group : groups.of_node)
    if (group != no_group) ++sizes[group];
  std::vector<std::size_t> ties(count * count, 0);
  for (const Tie& tie : network.ties()) {
    std::size_t from = groups.of_node[tie.from];
    std::size_t to = groups.of_node[tie.to];
    if (from == no_group || to == no_group) continue;
    if (!network.is_directed() && from > to) std::swap(from, to);
    ++ties[from * count + to];
  }
  std::vector<BlockDensity> blocks;
  for (std::size_t from = 0; from < count; ++from)
    for (std::size_t to = network.is_directed() ? 0 : from; to < count; ++to) {
      double possible = from == to ? sizes[from] * (sizes[from] - 1) : sizes[from] * sizes[to];
      if (from == to && !network.is_directed()) possible /= 2;
      const std::size_t there = ties[from * count + to];
      blocks.push_back({from, to, there, possible > 0 ? static_cast<double>(there) / possible : undefined});
    }
  return blocks;
}

}  // namespace zubia
