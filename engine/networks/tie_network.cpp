#include "engine/networks/tie_network.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

#include "engine/base/absence.hpp"
#include "engine/base/nearest_names.hpp"

namespace zubia {
namespace {

using Pair = std::pair<std::uint32_t, std::uint32_t>;

struct Stated {
  double weight = 0;
  std::size_t line = 0;
};

/// The statements with distinct directions, before an undirected network joins the two directions.
using Statements = std::map<Pair, Stated>;

std::string quoted(const std::string& name) { return "“" + name + "”"; }

Problem repeated(const NamedTie& tie, std::size_t first_line) {
  Problem problem{"duplicate-tie",
                  "The tie from " + quoted(tie.from) + " to " + quoted(tie.to) + " is there twice",
                  {.line = tie.line},
                  "Keep one of the two, or say whether repeated ties are added up or the largest counts."};
  if (first_line > 0)
    problem.detail += ": in line " + std::to_string(first_line) + " and in line " + std::to_string(tie.line);
  problem.detail += ".";
  return problem;
}

Result<LabelIndex<Node>> listed_nodes(const std::vector<NamedTie>& ties, const std::vector<std::string>& listed) {
  LabelIndex<Node> nodes;
  for (const std::string& name : listed) {
    if (name.empty()) return refuse({"unnamed-node", "A node has no name.", {}, "Name it, or remove its line."});
    if (nodes.contains(Node(name)))
      return refuse({"duplicate-node", "The node " + quoted(name) + " is listed twice.", {}, "Keep one of the two."});
    nodes.insert(Node(name));
  }
  if (listed.empty())
    for (const NamedTie& tie : ties)
      for (const std::string& name : {tie.from, tie.to})
        if (!name.empty()) nodes.insert(Node(name));
  if (nodes.empty())
    return refuse({"no-nodes", "There are no nodes, so there is no network.", {}, "Give at least one tie or node."});
  return nodes;
}

std::string names_near(const std::string& name, const LabelIndex<Node>& nodes) {
  std::vector<std::string> known;
  for (const Node& node : nodes) known.push_back(node.code);
  return did_you_mean(name, known);
}

Result<std::uint32_t> place_of(const std::string& name, const NamedTie& tie, BuiltNetwork& built,
                               const TieNetworkOptions& options) {
  LabelIndex<Node>& nodes = built.network.nodes;
  if (name.empty())
    return refuse({"unnamed-node", "A tie leads from or to nobody.", {.line = tie.line}, "Name both ends of the tie."});
  if (const auto place = nodes.find(Node(name))) return static_cast<std::uint32_t>(*place);
  if (options.unlisted == UnlistedNodes::refused) {
    const std::string near = names_near(name, nodes);
    return refuse({"unknown-node",
                   "A tie names " + quoted(name) + ", who is not in the list of nodes.",
                   {.line = tie.line},
                   near.empty() ? "Add it to the list, or have unlisted nodes added without attributes." : near});
  }
  built.added_nodes.push_back(name);
  return static_cast<std::uint32_t>(nodes.insert(Node(name)));
}

Result<void> check_weight(const NamedTie& tie) {
  if (!std::isfinite(tie.weight))
    return refuse({"undefined-weight",
                   "The tie from " + quoted(tie.from) + " to " + quoted(tie.to) + " has no finite weight.",
                   {.line = tie.line},
                   "Give it a number, or leave the tie out."});
  if (tie.weight < 0)
    return refuse({"negative-tie-weight",
                   "The tie from " + quoted(tie.from) + " to " + quoted(tie.to) + " has a weight below 0.",
                   {.line = tie.line},
                   "Weights say how strong a tie is. Keep ties of dislike or conflict in a network of their own."});
  return {};
}

Result<Statements> gather(const std::vector<NamedTie>& ties, BuiltNetwork& built, const TieNetworkOptions& options) {
  Statements statements;
  for (const NamedTie& tie : ties) {
    if (const auto checked = check_weight(tie); !checked) return refuse(checked.error());
    const auto from = place_of(tie.from, tie, built, options);
    if (!from) return refuse(from.error());
    const auto to = place_of(tie.to, tie, built, options);
    if (!to) return refuse(to.error());
    if (*from == *to) {
      ++built.self_ties;
      continue;
    }
    if (tie.weight == 0) {
      ++built.zero_ties;
      continue;
    }
    const auto [entry, is_new] = statements.try_emplace({*from, *to}, Stated{tie.weight, tie.line});
    if (is_new) continue;
    if (options.repeated == RepeatedTies::refused) return refuse(repeated(tie, entry->second.line));
    ++built.repeated_ties;
    double& weight = entry->second.weight;
    weight = options.repeated == RepeatedTies::added_up ? weight + tie.weight : std::max(weight, tie.weight);
  }
  return statements;
}

/// One tie for each pair, by the rules for ties that one or both of the two have named.
std::vector<Tie> joined_directions(const Statements& statements, BuiltNetwork& built,
                                   const TieNetworkOptions& options) {
  std::vector<Tie> ties;
  for (const auto& [pair, stated] : statements) {
    const auto [from, to] = pair;
    const auto answer = statements.find({to, from});
    const bool is_one_sided = answer == statements.end();
    if (is_one_sided) ++built.one_sided_ties;
    if (is_one_sided && options.one_sided == OneSidedTies::left_out) continue;
    if (is_one_sided) {
      ties.push_back({std::min(from, to), std::max(from, to), stated.weight});
    } else if (from < to) {
      const double other = answer->second.weight;
      double weight = std::max(stated.weight, other);
      if (options.one_sided == OneSidedTies::left_out)
        weight = std::min(stated.weight, other);
      else if (options.repeated == RepeatedTies::added_up)
        weight = stated.weight + other;
      ties.push_back({from, to, weight});
    }
  }
  return ties;
}

Neighbours neighbours_of(std::size_t nodes, std::vector<Tie> ties) {
  std::ranges::sort(ties, [](const Tie& a, const Tie& b) { return Pair(a.from, a.to) < Pair(b.from, b.to); });
  Neighbours neighbours;
  neighbours.starts.assign(nodes + 1, 0);
  neighbours.places.reserve(ties.size());
  neighbours.weights.reserve(ties.size());
  for (const Tie& tie : ties) {
    ++neighbours.starts[tie.from + 1];
    neighbours.places.push_back(tie.to);
    neighbours.weights.push_back(tie.weight);
  }
  for (std::size_t node = 0; node < nodes; ++node) neighbours.starts[node + 1] += neighbours.starts[node];
  return neighbours;
}

}  // namespace

double Neighbours::weight(std::size_t node, std::uint32_t other) const {
  const auto row = of(node);
  const auto found = std::ranges::lower_bound(row, other);
  if (found == row.end() || *found != other) return 0;
  return weights_of(node)[static_cast<std::size_t>(found - row.begin())];
}

double TieNetwork::possible_ties() const {
  const auto n = static_cast<double>(node_count());
  return is_directed() ? n * (n - 1) : n * (n - 1) / 2;
}

double TieNetwork::density() const {
  return node_count() < 2 ? undefined : static_cast<double>(tie_count()) / possible_ties();
}

std::vector<Tie> TieNetwork::ties() const {
  std::vector<Tie> all;
  all.reserve(tie_count());
  for (std::uint32_t node = 0; node < node_count(); ++node)
    for (std::size_t entry = out.starts[node]; entry < out.starts[node + 1]; ++entry)
      if (is_directed() || node < out.places[entry]) all.push_back({node, out.places[entry], out.weights[entry]});
  return all;
}

TieNetwork network_of(LabelIndex<Node> nodes, Direction direction, std::vector<Tie> ties) {
  TieNetwork network;
  network.direction = direction;
  std::vector<Tie> turned;
  turned.reserve(ties.size());
  for (const Tie& tie : ties) turned.push_back({tie.to, tie.from, tie.weight});
  if (direction == Direction::undirected) {
    ties.insert(ties.end(), turned.begin(), turned.end());
    network.out = neighbours_of(nodes.size(), std::move(ties));
    network.in = network.out;
  } else {
    network.out = neighbours_of(nodes.size(), std::move(ties));
    network.in = neighbours_of(nodes.size(), std::move(turned));
  }
  network.nodes = std::move(nodes);
  return network;
}

Result<BuiltNetwork> tie_network(const std::vector<NamedTie>& ties, const std::vector<std::string>& listed,
                                 const TieNetworkOptions& options) {
  auto nodes = listed_nodes(ties, listed);
  if (!nodes) return refuse(nodes.error());
  BuiltNetwork built;
  built.network.nodes = *std::move(nodes);
  const auto statements = gather(ties, built, options);
  if (!statements) return refuse(statements.error());
  std::vector<Tie> distinct;
  if (options.direction == Direction::undirected) {
    distinct = joined_directions(*statements, built, options);
  } else {
    for (const auto& [pair, stated] : *statements) distinct.push_back({pair.first, pair.second, stated.weight});
  }
  built.network = network_of(std::move(built.network.nodes), options.direction, std::move(distinct));
  return built;
}

TieNetwork subnetwork(const TieNetwork& network, const std::vector<bool>& kept) {
  LabelIndex<Node> nodes;
  std::vector<std::uint32_t> place_of(network.node_count(), 0);
  for (std::size_t node = 0; node < network.node_count(); ++node)
    if (kept[node]) place_of[node] = static_cast<std::uint32_t>(nodes.insert(network.nodes[node]));
  std::vector<Tie> ties;
  for (const Tie& tie : network.ties())
    if (kept[tie.from] && kept[tie.to]) ties.push_back({place_of[tie.from], place_of[tie.to], tie.weight});
  return network_of(std::move(nodes), network.direction, std::move(ties));
}

std::vector<bool> Grouping::known() const {
  std::vector<bool> known(of_node.size());
  for (std::size_t node = 0; node < of_node.size(); ++node) known[node] = of_node[node] != no_group;
  return known;
}

Grouping grouping_of(const std::vector<std::string>& group_of_node) {
  Grouping groups;
  std::map<std::string, std::size_t> places;
  for (const std::string& name : group_of_node) {
    if (name.empty()) {
      groups.of_node.push_back(no_group);
      continue;
    }
    const auto [entry, is_new] = places.try_emplace(name, groups.names.size());
    if (is_new) groups.names.push_back(name);
    groups.of_node.push_back(entry->second);
  }
  return groups;
}

Grouping subgrouping(const Grouping& groups, const std::vector<bool>& kept) {
  Grouping part{groups.names, {}};
  for (std::size_t node = 0; node < groups.of_node.size(); ++node)
    if (kept[node]) part.of_node.push_back(groups.of_node[node]);
  return part;
}

}  // namespace zubia
