#include "operations/networks/network_figures.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "engine/networks/assortativity.hpp"
#include "engine/networks/betweenness.hpp"
#include "engine/networks/brokerage.hpp"
#include "engine/networks/components.hpp"
#include "engine/networks/constraint.hpp"
#include "engine/networks/ei_index.hpp"
#include "engine/networks/leiden.hpp"
#include "engine/networks/modularity.hpp"
#include "engine/networks/network_change.hpp"
#include "engine/networks/node_removal.hpp"
#include "formats/gexf.hpp"
#include "formats/graphml.hpp"
#include "operations/rendering.hpp"

namespace zubia::operations {
namespace {

using Reply = NetworkFigures;

constexpr std::array<std::string_view, brokerage_role_count> role_names = {"coordinator", "itinerant", "representative",
                                                                           "gatekeeper", "liaison"};

/// Everything that is computed of one wave, before it is written in rows.
struct Measured {
  Components parts;
  Betweenness between;
  std::vector<double> constraints;
  EiIndex ei;
  std::vector<Brokerage> brokers;
  Communities communities;
  PermutationTest ei_test;
};

PermutationOptions permutations_of(const NetworkChoice& choice) {
  return {.samples = choice.permutations, .seed = Seed{choice.seed}};
}

Result<Measured> measure(const WaveNetwork& wave, const NetworkChoice& choice, const Work& work) {
  const TieNetwork& network = wave.network;
  const TieStrength strength = choice.is_weighted ? TieStrength::weighted : TieStrength::counted;
  auto communities = leiden_communities(
      network, {.resolution = choice.resolution, .strength = strength, .seed = Seed{choice.seed}}, work.parallelism);
  if (!communities) return refuse(communities.error());
  Measured measured;
  measured.communities = *std::move(communities);
  measured.parts = components(network);
  measured.between =
      betweenness(network, choice.is_weighted ? TieLength::inverse_weight : TieLength::one, work.parallelism);
  measured.constraints = constraint(network, strength);
  measured.ei = ei_index(network, wave.groups);
  measured.brokers = brokerage(network, wave.groups, BrokerageCredit::whole, work.parallelism);
  measured.ei_test = ei_index_test(network, wave.groups, permutations_of(choice), work.parallelism);
  return measured;
}

double z_of(double count, double expected, double deviation) {
  return deviation > 0 ? (count - expected) / deviation : undefined;
}

std::string group_name(const WaveNetwork& wave, std::size_t node) {
  const std::size_t group = wave.groups.of_node[node];
  return group == no_group ? "" : wave.groups.names[group];
}

/// Why figures of a node are not defined; empty where all are.
std::string reason_of(const NetworkFigures::NodeRow& row) {
  if (row.ties == 0 && row.group.empty()) return "it has no tie and no group";
  if (row.ties == 0) return "it has no tie";
  if (row.group.empty()) return "it has no group";
  if (!is_defined(row.ei_index)) return "its ties lead to nodes without a group";
  if (!is_defined(row.betweenness)) return "there are fewer than three nodes";
  return is_defined(row.z_brokerage) ? "" : "chance leaves its brokerage no choice";
}

void write_nodes(const WaveNetwork& wave, const Measured& measured, Reply& reply) {
  const TieNetwork& network = wave.network;
  for (std::size_t node = 0; node < network.node_count(); ++node) {
    const Brokerage& broker = measured.brokers[node];
    NetworkFigures::NodeRow row{};
    row.node = network.nodes[node].code;
    row.group = group_name(wave, node);
    row.ties = network.out.count(node) + (network.is_directed() ? network.in.count(node) : 0);
    row.component = measured.parts.of_node[node] + 1;
    row.community = measured.communities.of_node[node] + 1;
    row.betweenness = measured.between.share[node];
    row.betweenness_pairs = measured.between.paths[node];
    row.constraint = measured.constraints[node];
    row.ei_index = measured.ei.of_node[node];
    row.coordinator = broker.role(BrokerageRole::coordinator);
    row.itinerant = broker.role(BrokerageRole::itinerant);
    row.representative = broker.role(BrokerageRole::representative);
    row.gatekeeper = broker.role(BrokerageRole::gatekeeper);
    row.liaison = broker.role(BrokerageRole::liaison);
    row.bridging = broker.bridging();
    row.brokerage = broker.total;
    row.expected_brokerage = broker.expected_total;
    row.z_brokerage = z_of(broker.total, broker.expected_total, broker.deviation_total);
    row.undefined_because = reason_of(row);
    reply.nodes.push_back(std::move(row));
    for (std::size_t role = 0; role < brokerage_role_count && is_defined(broker.total); ++role)
      reply.roles.push_back({network.nodes[node].code, std::string(role_names[role]), broker.roles[role],
                             broker.expected[role], broker.deviation[role],
                             z_of(broker.roles[role], broker.expected[role], broker.deviation[role])});
  }
}

void write_network(const WaveNetwork& wave, const Measured& measured, const std::string& number_column, Reply& reply) {
  const auto add = [&reply](std::string name, double value, std::string_view reason = {}) {
    reply.network.push_back({std::move(name), value, is_defined(value) ? "" : std::string(reason)});
  };
  const auto count = [](std::size_t number) { return static_cast<double>(number); };
  const TieNetwork& network = wave.network;
  constexpr std::string_view no_groups = "no tie joins two nodes with a group";
  constexpr std::string_view no_ties = "there is no tie";
  add("nodes", count(network.node_count()));
  add("nodes without a group", count(static_cast<std::size_t>(std::ranges::count(wave.groups.of_node, no_group))));
  add("ties", count(network.tie_count()));
  add("density", network.density(), "there are fewer than two nodes");
  add("components", count(measured.parts.sizes.size()));
  add("isolates", count(measured.parts.isolates()));
  add("largest component", count(measured.parts.sizes.front()));
  add("external ties", count(measured.ei.external));
  add("internal ties", count(measured.ei.internal));
  add("E–I index", measured.ei.index, no_groups);
  add("E–I index expected from group sizes", measured.ei.expected, "there are fewer than two nodes with a group");
  add("E–I index rescaled", measured.ei.rescaled, "the group sizes leave it no choice");
  add("assortativity by group", nominal_assortativity(network, wave.groups), "the ties join fewer than two groups");
  if (!number_column.empty())
    add("assortativity by " + number_column, numeric_assortativity(network, wave.numbers),
        "no ties join nodes with different numbers");
  add("modularity of groups",
      measured.ei.external + measured.ei.internal > 0 ? modularity(network, wave.groups.of_node) : undefined,
      no_groups);
  add("communities", count(measured.communities.count));
  add("modularity of communities", measured.communities.modularity, no_ties);
  add("stability of communities", measured.communities.stability,
      network.tie_count() == 0 ? no_ties : "all nodes are in one community");
  const PartitionAgreement agreement = partition_agreement(measured.communities.of_node, wave.groups.of_node);
  constexpr std::string_view undivided = "neither the communities nor the groups divide the nodes";
  add("adjusted Rand index of communities and groups", agreement.adjusted_rand,
      agreement.nodes < 2 ? "there are fewer than two nodes with a group" : undivided);
  add("normalised mutual information of communities and groups", agreement.normalised_mutual_information,
      agreement.nodes == 0 ? "no node has a group" : undivided);
}

void write_test(std::string name, const PermutationTest& test, std::string_view reason, Reply& reply) {
  reply.tests.push_back({std::move(name), test.observed, test.mean, test.deviation, test.p_at_most, test.p_at_least,
                         test.p_two_sided, test.permutations, test.is_exact,
                         is_defined(test.observed) ? "" : std::string(reason)});
}

void write_groups(const WaveNetwork& wave, const Measured& measured, Reply& reply) {
  const auto& names = wave.groups.names;
  for (std::size_t group = 0; group < names.size(); ++group)
    reply.groups.push_back({names[group], static_cast<std::uint64_t>(std::ranges::count(wave.groups.of_node, group)),
                            measured.ei.of_group[group]});
  for (const BlockDensity& block : block_densities(wave.network, wave.groups))
    reply.blocks.push_back({names[block.from], names[block.to], block.ties, block.density});
}

Result<void> write_removal(const WaveNetwork& wave, const std::string& name, Reply& reply) {
  const auto removal = node_removal(wave.network, wave.groups, name);
  if (!removal) {
    Problem problem = removal.error();
    problem.where.field = "without";
    return refuse(std::move(problem));
  }
  const NetworkStanding& with = removal->with;
  const NetworkStanding& without = removal->without;
  const std::pair<const char*, double NetworkStanding::*> measures[] = {
      {"ties", &NetworkStanding::ties},
      {"components of the others", &NetworkStanding::components},
      {"isolates among the others", &NetworkStanding::isolates},
      {"connected pairs of others", &NetworkStanding::connected_pairs},
      {"connected pairs of different groups", &NetworkStanding::connected_pairs_between},
      {"E–I index", &NetworkStanding::ei},
      {"bridging chains", &NetworkStanding::bridging}};
  for (const auto& [label, member] : measures) reply.removals.push_back({name, label, with.*member, without.*member});
  reply.removals.push_back({name, "share of the bridging chains", removal->bridging_share, undefined});
  for (std::size_t part = 0; part < removal->parts.size(); ++part) {
    NetworkFigures::PartRow row{name, part + 1, removal->parts[part].size(), {}};
    for (const Node& node : removal->parts[part]) row.members.push_back(node.code);
    reply.parts.push_back(std::move(row));
  }
  return {};
}

std::string names_of(const std::vector<Node>& nodes) {
  std::string names;
  for (const Node& node : nodes) names += (names.empty() ? "" : ", ") + node.code;
  return names;
}

Result<void> write_change(const WaveNetwork& before, const WaveNetwork& after, const NetworkChoice& choice,
                          const Work& work, Reply& reply) {
  const auto change =
      network_change(before.network, after.network, before.groups, permutations_of(choice), work.parallelism);
  if (!change) {
    Problem problem = change.error();
    problem.where.file = choice.source;
    return refuse(std::move(problem));
  }
  const auto add = [&](const char* measure, const WaveChange& one) {
    reply.changes.push_back({before.wave, after.wave, measure, one.before, one.after, one.change, one.p_two_sided});
  };
  const auto count = [&](const char* measure, std::size_t number) {
    reply.changes.push_back(
        {before.wave, after.wave, measure, undefined, undefined, static_cast<double>(number), undefined});
  };
  add("density", change->density);
  add("E–I index", change->ei);
  count("ties kept", change->kept);
  count("ties formed", change->formed);
  count("ties dissolved", change->dissolved);
  reply.changes.push_back({before.wave, after.wave, "Jaccard index", undefined, undefined, change->jaccard, undefined});
  const std::string waves = " from " + before.wave + " to " + after.wave;
  write_test("change of the E–I index" + waves + ", by labels", change->ei_by_labels,
             "a wave has no tie between nodes with a group", reply);
  write_test("correlation of the ties" + waves + " (QAP)", change->correlation,
             "a wave has no tie, or all there could be", reply);
  for (const auto& [nodes, where] :
       {std::pair(&change->only_before, &before.wave), std::pair(&change->only_after, &after.wave)})
    if (!nodes->empty())
      reply.notices.push_back({"nodes-of-one-wave", "Only wave " + *where + " has " + names_of(*nodes) +
                                                        "; the change is that of the others."});
  return {};
}

Result<std::string> written_network(const WaveNetwork& wave, const Reply& reply, NetworkFormat format) {
  formats::Network network;
  network.description = "Who is tied with whom";
  network.is_directed = wave.network.is_directed();
  network.attributes = {{"group", formats::AttributeKind::text},
                        {"community", formats::AttributeKind::number},
                        {"betweenness", formats::AttributeKind::number},
                        {"constraint", formats::AttributeKind::number},
                        {"bridging", formats::AttributeKind::number}};
  for (const NetworkFigures::NodeRow& row : reply.nodes)
    network.nodes.push_back(
        {row.node,
         row.node,
         {row.group, static_cast<double>(row.community), row.betweenness, row.constraint, row.bridging}});
  for (const Tie& tie : wave.network.ties()) network.edges.push_back({tie.from, tie.to, tie.weight});
  return format == NetworkFormat::graphml ? formats::write_graphml(network) : formats::write_gexf(network);
}

void state_conventions(const WaveNetworks& networks, const NetworkChoice& choice, Reply& reply) {
  const auto state = [&reply](const char* name, std::string convention) {
    reply.conventions.push_back({name, std::move(convention)});
  };
  state("ties", choice.is_directed         ? "directed"
                : choice.is_one_sided_kept ? "undirected; a tie that one end names counts"
                                           : "undirected; a tie counts where both ends name it");
  state("groups", choice.groups_are.empty() ? "none given" : choice.groups_are);
  state("weights", !choice.is_weighted    ? "every tie counts alike"
                   : networks.has_weights ? "length of a tie is 1 / weight"
                                          : "none given: every weight is 1");
  state("betweenness", choice.is_directed ? "share of the (n − 1)(n − 2) ordered pairs of others"
                                          : "share of the (n − 1)(n − 2) / 2 pairs of others");
  state("brokerage", choice.is_directed
                         ? "every broker of a chain counts in full"
                         : "every broker of a chain counts in full; each chain counts in both directions");
  state("brokerage expected", "independent ties of the density of the network");
  state("communities",
        "Leiden, best of 20 runs, resolution " + screen_number(choice.resolution) + ", without directions");
  state("tests", "all permutations up to 200000, else " + std::to_string(choice.permutations) +
                     " random ones from seed " + std::to_string(choice.seed));
}

/// The ties of the wave, and those that only the wave before had.
void write_ties(const WaveNetworks& networks, std::size_t place, Reply& reply) {
  const TieNetwork& network = networks.waves[place].network;
  const TieNetwork* before = place == 0 ? nullptr : &networks.waves[place - 1].network;
  const auto has = [](const TieNetwork& other, const Node& from, const Node& to) {
    const auto first = other.nodes.find(from);
    const auto second = other.nodes.find(to);
    return first && second && other.out.weight(*first, static_cast<std::uint32_t>(*second)) > 0;
  };
  const auto add = [&reply](const TieNetwork& of, const Tie& tie, bool is_new, bool is_lost) {
    reply.ties.push_back({of.nodes[tie.from].code, of.nodes[tie.to].code, tie.weight, is_new, is_lost});
  };
  for (const Tie& tie : network.ties())
    add(network, tie, before != nullptr && !has(*before, network.nodes[tie.from], network.nodes[tie.to]), false);
  if (before == nullptr) return;
  for (const Tie& tie : before->ties())
    if (!has(network, before->nodes[tie.from], before->nodes[tie.to])) add(*before, tie, false, true);
}

}  // namespace

Result<void> measure_networks(const WaveNetworks& networks, std::size_t place, const NetworkChoice& choice,
                              const Work& work, NetworkFigures& reply) {
  const WaveNetwork& wave = networks.waves[place];
  work.progress.report("measuring", 0.1);
  const auto measured = measure(wave, choice, work);
  if (!measured) return refuse(measured.error());
  if (work.progress.cancelled()) return refuse(Progress::cancellation());
  reply.wave = wave.wave;
  reply.notices.insert(reply.notices.end(), networks.notices.begin(), networks.notices.end());
  state_conventions(networks, choice, reply);
  write_nodes(wave, *measured, reply);
  write_network(wave, *measured, networks.number_column, reply);
  write_test("E–I index", measured->ei_test, "no tie joins two nodes with a group", reply);
  write_groups(wave, *measured, reply);
  for (const std::string& name : choice.without)
    if (auto written = write_removal(wave, name, reply); !written) return written;
  for (std::size_t one = 1; one < networks.waves.size(); ++one)
    if (auto written = write_change(networks.waves[one - 1], networks.waves[one], choice, work, reply); !written)
      return written;
  write_ties(networks, place, reply);
  if (choice.format == NetworkFormat::edges) return {};
  auto document = written_network(wave, reply, choice.format);
  if (!document) return refuse(document.error());
  reply.document = *std::move(document);
  return {};
}

}  // namespace zubia::operations
