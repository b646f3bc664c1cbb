#include "engine/networks/brokerage.hpp"

#include <algorithm>
#include <cmath>
#include <functional>

namespace zubia {
namespace {

constexpr std::size_t blocks_max = 16;

std::size_t role_of(std::size_t from, std::size_t broker, std::size_t to) {
  BrokerageRole role = BrokerageRole::liaison;
  if (from == to)
    role = from == broker ? BrokerageRole::coordinator : BrokerageRole::itinerant;
  else if (from == broker)
    role = BrokerageRole::representative;
  else if (to == broker)
    role = BrokerageRole::gatekeeper;
  return static_cast<std::size_t>(role);
}

using Credits = std::vector<std::array<double, brokerage_role_count>>;

/// Counts the chains that begin at the nodes from `first` to `last`.
void count_chains(const TieNetwork& network, const Grouping& groups, BrokerageCredit credit, std::size_t first,
                  std::size_t last, Credits& credits) {
  const std::vector<std::size_t>& group = groups.of_node;
  std::vector<std::size_t> reached_from(network.node_count(), network.node_count());  // by a tie of its own
  std::vector<std::size_t> brokers(network.node_count(), 0);
  for (std::size_t i = first; i < last; ++i) {
    for (const std::uint32_t k : network.out.of(i)) reached_from[k] = i;
    reached_from[i] = i;
    const auto for_each_chain = [&](const auto& visit) {
      for (const std::uint32_t v : network.out.of(i))
        for (const std::uint32_t k : network.out.of(v))
          if (reached_from[k] != i) visit(v, k);
    };
    if (credit == BrokerageCredit::whole) {
      for_each_chain([&](std::uint32_t v, std::uint32_t k) { ++credits[v][role_of(group[i], group[v], group[k])]; });
      continue;
    }
    for_each_chain([&](std::uint32_t, std::uint32_t k) { ++brokers[k]; });
    for_each_chain([&](std::uint32_t v, std::uint32_t k) {
      credits[v][role_of(group[i], group[v], group[k])] += 1.0 / static_cast<double>(brokers[k]);
    });
    for_each_chain([&](std::uint32_t, std::uint32_t k) { brokers[k] = 0; });
  }
}

Credits all_chains(const TieNetwork& network, const Grouping& groups, BrokerageCredit credit, Parallelism parallelism) {
  const std::size_t nodes = network.node_count();
  const std::size_t grain = (nodes + blocks_max - 1) / blocks_max;
  std::vector<Credits> parts(blocks_max);
  for_each_block(nodes, grain, parallelism, [&](std::size_t first, std::size_t last) {
    Credits& part = parts[first / grain];
    part.resize(nodes);
    count_chains(network, groups, credit, first, last, part);
  });
  Credits sum(nodes);
  for (const Credits& part : parts)
    for (std::size_t node = 0; node < part.size(); ++node)
      for (std::size_t role = 0; role < brokerage_role_count; ++role) sum[node][role] += part[node][role];
  return sum;
}

struct Moments {
  double expected = 0;
  double deviation = 0;
};

/// The moments of how often a node brokers between the groups for which `counts(h, l)` holds, where `others[h]` other
/// nodes are in each group. Two chains through the same node depend on each other where they share a tie, that is an
/// end: then their covariance is d³ (1 − d)³.
Moments chain_moments(const std::vector<double>& others, double density, Direction direction,
                      const std::function<bool(std::size_t, std::size_t)>& counts) {
  double chains = 0;        // ordered pairs of ends
  double same_squares = 0;  // Σ m² over what is one random event: a chain, or in an undirected network both directions
  double sharing = 0;       // Σ m m' over different events that share an end
  for (std::size_t h = 0; h < others.size(); ++h) {
    if (others[h] == 0) continue;
    double out = 0;
    double in = 0;
    double both_squares = 0;
    for (std::size_t l = 0; l < others.size(); ++l) {
      const double partners = others[l] - (h == l ? 1 : 0);
      const double there = counts(h, l) ? 1 : 0;
      const double back = counts(l, h) ? 1 : 0;
      out += there * partners;
      in += back * partners;
      both_squares += (there + back) * (there + back) * partners;
    }
    chains += others[h] * out;
    if (direction == Direction::directed) {
      same_squares += others[h] * out;
      sharing += others[h] * (out * (out - 1) + in * (in - 1));
    } else {
      same_squares += others[h] * both_squares / 2;
      sharing += others[h] * ((out + in) * (out + in) - both_squares);
    }
  }
  const double probability = density * density * (1 - density);
  const double covariance = std::pow(density * (1 - density), 3);
  const double variance = same_squares * probability * (1 - probability) + sharing * covariance;
  return {chains * probability, std::sqrt(std::max(0.0, variance))};
}

/// Writes what the null expects of every node of a group.
void expect(Brokerage& node, std::size_t own, const std::vector<double>& sizes, const TieNetwork& network) {
  const double density = network.density();
  std::vector<double> others = sizes;
  --others[own];
  for (std::size_t role = 0; role < brokerage_role_count; ++role) {
    const Moments moments =
        chain_moments(others, density, network.direction,
                      [own, role](std::size_t h, std::size_t l) { return role_of(h, own, l) == role; });
    node.expected[role] = moments.expected;
    node.deviation[role] = moments.deviation;
  }
  const Moments moments =
      chain_moments(others, density, network.direction, [](std::size_t, std::size_t) { return true; });
  node.expected_total = moments.expected;
  node.deviation_total = moments.deviation;
}

}  // namespace

std::vector<Brokerage> brokerage(const TieNetwork& network, const Grouping& groups, BrokerageCredit credit,
                                 Parallelism parallelism) {
  const std::vector<bool> known = groups.known();
  const TieNetwork part = subnetwork(network, known);
  const Grouping part_groups = subgrouping(groups, known);
  const Credits credits = all_chains(part, part_groups, credit, parallelism);
  std::vector<double> sizes(groups.group_count(), 0);
  for (const std::size_t group : part_groups.of_node) ++sizes[group];

  Brokerage nothing;
  nothing.total = undefined;
  for (auto* figures : {&nothing.roles, &nothing.expected, &nothing.deviation}) figures->fill(undefined);
  std::vector<Brokerage> of_group(groups.group_count(), nothing);
  if (credit == BrokerageCredit::whole && part.node_count() > 1)
    for (std::size_t group = 0; group < of_group.size(); ++group)
      if (sizes[group] > 0) expect(of_group[group], group, sizes, part);

  std::vector<Brokerage> found;
  std::size_t place = 0;
  for (std::size_t node = 0; node < network.node_count(); ++node) {
    found.push_back(known[node] ? of_group[groups.of_node[node]] : nothing);
    if (!known[node]) continue;
    found.back().roles = credits[place++];
    found.back().total = 0;
    for (const double role : found.back().roles) found.back().total += role;
  }
  return found;
}

}  // namespace zubia
