#include "engine/networks/node_removal.hpp"

#include <map>
#include <utility>

#include "engine/base/nearest_names.hpp"
#include "engine/networks/brokerage.hpp"
#include "engine/networks/components.hpp"
#include "engine/networks/ei_index.hpp"

namespace zubia {
namespace {

double bridging_of(const std::vector<Brokerage>& brokers) {
  double sum = 0;
  for (const Brokerage& broker : brokers)
    if (is_defined(broker.total)) sum += broker.bridging();
  return sum;
}

NetworkStanding standing_of(const TieNetwork& network, const Grouping& groups, const Components& parts) {
  NetworkStanding standing;
  standing.ties = static_cast<double>(network.tie_count());
  standing.components = static_cast<double>(parts.sizes.size());
  standing.isolates = static_cast<double>(parts.isolates());
  standing.connected_pairs = connected_pairs(parts);
  standing.connected_pairs_between = connected_pairs_between_groups(parts, groups);
  standing.ei = ei_index(network, groups).index;
  return standing;
}

/// The components of all nodes but one, which holds the others together still.
Components components_of_others(const Components& parts, std::size_t node) {
  Components others;
  std::map<std::size_t, std::size_t> place_of;
  for (std::size_t other = 0; other < parts.of_node.size(); ++other) {
    if (other == node) continue;
    const auto [entry, is_new] = place_of.try_emplace(parts.of_node[other], others.sizes.size());
    if (is_new) others.sizes.push_back(0);
    ++others.sizes[entry->second];
    others.of_node.push_back(entry->second);
  }
  return others;
}

}  // namespace

Result<NodeRemoval> node_removal(const TieNetwork& network, const Grouping& groups, const std::string& name) {
  const auto place = network.nodes.find(Node(name));
  if (!place) {
    std::vector<std::string> known;
    for (const Node& node : network.nodes) known.push_back(node.code);
    return refuse({"unknown-node", "The network has no node “" + name + "”.", {}, did_you_mean(name, known)});
  }
  std::vector<bool> others(network.node_count(), true);
  others[*place] = false;
  const TieNetwork rest = subnetwork(network, others);
  const Grouping rest_groups = subgrouping(groups, others);
  const Components whole = components(network);
  const Components parts = components(rest);

  NodeRemoval removal;
  removal.node = network.nodes[*place];
  removal.without = standing_of(rest, rest_groups, parts);
  const Components held_together = components_of_others(whole, *place);
  removal.with = standing_of(network, groups, whole);
  removal.with.components = static_cast<double>(held_together.sizes.size());
  removal.with.isolates = 0;
  for (std::size_t other = 0; other < network.node_count(); ++other)
    if (others[other] && whole.sizes[whole.of_node[other]] == 1) ++removal.with.isolates;
  removal.with.connected_pairs = connected_pairs(held_together);
  removal.with.connected_pairs_between = connected_pairs_between_groups(held_together, rest_groups);

  const std::vector<Brokerage> brokers = brokerage(network, groups);
  removal.with.bridging = bridging_of(brokers);
  removal.without.bridging = bridging_of(brokerage(rest, rest_groups));
  if (removal.with.bridging > 0 && groups.of_node[*place] != no_group)
    removal.bridging_share = brokers[*place].bridging() / removal.with.bridging;

  std::map<std::size_t, std::vector<Node>> pieces;  // by the place of the component, so largest first
  for (std::size_t other = 0; other < rest.node_count(); ++other) {
    const std::size_t before = other < *place ? other : other + 1;
    if (whole.of_node[before] == whole.of_node[*place]) pieces[parts.of_node[other]].push_back(rest.nodes[other]);
  }
  for (auto& [part, nodes] : pieces) removal.parts.push_back(std::move(nodes));
  return removal;
}

}  // namespace zubia
