#include "engine/networks/ei_index.hpp"

#include <algorithm>

namespace zubia {
namespace {

struct Counts {
  double external = 0;
  double internal = 0;

  void count(bool is_external) { ++(is_external ? external : internal); }
  double index() const { return ei_of(external, internal); }
};

/// How many ties could be between groups and within them.
Counts possible(const TieNetwork& network, const Grouping& groups) {
  std::vector<double> sizes(groups.group_count(), 0);
  double known = 0;
  for (const std::size_t group : groups.of_node)
    if (group != no_group) {
      ++sizes[group];
      ++known;
    }
  Counts counts;
  for (const double size : sizes) counts.internal += size * (size - 1);
  counts.external = known * (known - 1) - counts.internal;
  if (!network.is_directed()) {
    counts.internal /= 2;
    counts.external /= 2;
  }
  return counts;
}

double rescaled_index(double external, double ties, const Counts& possible_ties) {
  const double most = std::min(ties, possible_ties.external);
  const double least = ties - std::min(ties, possible_ties.internal);
  return most > least ? 2 * (external - least) / (most - least) - 1 : undefined;
}

}  // namespace

double ei_of(double external, double internal) {
  return external + internal > 0 ? (external - internal) / (external + internal) : undefined;
}

EiIndex ei_index(const TieNetwork& network, const Grouping& groups) {
  Counts all;
  std::vector<Counts> of_group(groups.group_count());
  std::vector<Counts> of_node(network.node_count());
  EiIndex found;
  for (const Tie& tie : network.ties()) {
    const std::size_t from = groups.of_node[tie.from];
    const std::size_t to = groups.of_node[tie.to];
    if (from == no_group || to == no_group) {
      ++found.uncounted;
      continue;
    }
    const bool is_external = from != to;
    all.count(is_external);
    of_group[from].count(is_external);
    if (is_external) of_group[to].count(is_external);
    of_node[tie.from].count(is_external);
    of_node[tie.to].count(is_external);
  }
  found.external = static_cast<std::size_t>(all.external);
  found.internal = static_cast<std::size_t>(all.internal);
  found.index = all.index();
  const Counts possible_ties = possible(network, groups);
  found.expected = possible_ties.index();
  found.rescaled = rescaled_index(all.external, all.external + all.internal, possible_ties);
  for (const Counts& counts : of_group) found.of_group.push_back(counts.index());
  for (const Counts& counts : of_node) found.of_node.push_back(counts.index());
  return found;
}

PermutationTest ei_index_test(const TieNetwork& network, const Grouping& groups, const PermutationOptions& options,
                              Parallelism parallelism) {
  const std::vector<bool> known = groups.known();
  const TieNetwork part = subnetwork(network, known);
  const std::vector<Tie> ties = part.ties();
  const auto figure = [&ties](std::span<const std::size_t> labels) {
    std::size_t external = 0;
    for (const Tie& tie : ties) external += labels[tie.from] != labels[tie.to] ? 1U : 0U;
    return ei_of(static_cast<double>(external), static_cast<double>(ties.size() - external));
  };
  return permute_labels(subgrouping(groups, known).of_node, figure, options, parallelism);
}

}  // namespace zubia
