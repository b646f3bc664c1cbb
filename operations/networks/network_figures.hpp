#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "operations/networks/wave_networks.hpp"
#include "operations/operation.hpp"
#include "operations/relatedness/activity_space.hpp"

namespace zubia::operations {

/// What the figures of networks are measured by.
struct NetworkChoice {
  bool is_directed = false;
  bool is_one_sided_kept = true;
  bool is_weighted = false;
  std::vector<std::string> without = {};  ///< nodes to take out, each for itself
  double resolution = 1.0;
  std::uint32_t permutations = 10000;
  std::uint64_t seed = 2021;
  NetworkFormat format = NetworkFormat::edges;
  std::string groups_are = {};  ///< what divides the nodes; empty: nothing
  std::string source = {};      ///< where the ties came from, named in problems
};

struct NetworkFigures : ReplyHead {
  /// Of one node. A figure that is not defined has its reason in the last column.
  struct NodeRow {
    std::string node;
    std::string group;
    std::uint64_t ties;
    std::uint64_t component;
    std::uint64_t community;
    double betweenness;        ///< share of all pairs of others, 0–1
    double betweenness_pairs;  ///< in pairs
    double constraint;
    double ei_index;
    double coordinator;
    double itinerant;
    double representative;
    double gatekeeper;
    double liaison;
    double bridging;  ///< gatekeeper + representative + liaison
    double brokerage;
    double expected_brokerage;
    double z_brokerage;
    std::string undefined_because;
  };
  struct MeasureRow {
    std::string measure;
    double value;
    std::string undefined_because;
  };
  struct TestRow {
    std::string test;
    double observed;
    double expected;   ///< the mean over the permutations
    double deviation;  ///< over the permutations
    double p_at_most;
    double p_at_least;
    double p_two_sided;
    std::uint64_t permutations;
    bool exact;
    std::string undefined_because;
  };
  struct RoleRow {
    std::string node;
    std::string role;
    double count;
    double expected;
    double deviation;
    double z;
  };
  struct GroupRow {
    std::string group;
    std::uint64_t nodes;
    double ei_index;
  };
  struct BlockRow {
    std::string from;
    std::string to;
    std::uint64_t ties;
    double density;
  };
  struct RemovalRow {
    std::string node;
    std::string measure;
    double with_it;
    double without_it;
  };
  struct PartRow {
    std::string node;
    std::uint64_t part;
    std::uint64_t size;
    std::vector<std::string> members;
  };
  struct ChangeRow {
    std::string from_wave;
    std::string to_wave;
    std::string measure;
    double before;
    double after;
    double change;
    double p_two_sided;
  };
  struct TieRow {
    std::string from;
    std::string to;
    double weight;
    bool is_new;   ///< the wave before did not have it
    bool is_lost;  ///< only the wave before had it
  };

  std::string wave;
  std::string document;  ///< the network as GraphML or GEXF, where asked for
  std::vector<NodeRow> nodes;
  std::vector<MeasureRow> network;
  std::vector<TestRow> tests;
  std::vector<GroupRow> groups;
  std::vector<BlockRow> blocks;
  std::vector<RoleRow> roles;
  std::vector<RemovalRow> removals;
  std::vector<PartRow> parts;
  std::vector<ChangeRow> changes;
  std::vector<TieRow> ties;  ///< of the wave, and of the one before those that are lost
};
BOOST_DESCRIBE_STRUCT(NetworkFigures::NodeRow, (),
                      (node, group, ties, component, community, betweenness, betweenness_pairs, constraint, ei_index,
                       coordinator, itinerant, representative, gatekeeper, liaison, bridging, brokerage,
                       expected_brokerage, z_brokerage, undefined_because))
BOOST_DESCRIBE_STRUCT(NetworkFigures::MeasureRow, (), (measure, value, undefined_because))
BOOST_DESCRIBE_STRUCT(NetworkFigures::TestRow, (),
                      (test, observed, expected, deviation, p_at_most, p_at_least, p_two_sided, permutations, exact,
                       undefined_because))
BOOST_DESCRIBE_STRUCT(NetworkFigures::RoleRow, (), (node, role, count, expected, deviation, z))
BOOST_DESCRIBE_STRUCT(NetworkFigures::GroupRow, (), (group, nodes, ei_index))
BOOST_DESCRIBE_STRUCT(NetworkFigures::BlockRow, (), (from, to, ties, density))
BOOST_DESCRIBE_STRUCT(NetworkFigures::RemovalRow, (), (node, measure, with_it, without_it))
BOOST_DESCRIBE_STRUCT(NetworkFigures::PartRow, (), (node, part, size, members))
BOOST_DESCRIBE_STRUCT(NetworkFigures::ChangeRow, (), (from_wave, to_wave, measure, before, after, change, p_two_sided))
BOOST_DESCRIBE_STRUCT(NetworkFigures::TieRow, (), (from, to, weight, is_new, is_lost))
BOOST_DESCRIBE_STRUCT(NetworkFigures, (ReplyHead),
                      (wave, document, nodes, network, tests, groups, blocks, roles, removals, parts, changes, ties))

/// Measures one wave, and what changed from each to the next. Adds to the notices of `reply`, which is empty before.
///
/// Refused: `unknown-node` (a node to take out that is not there), `too-few-common-nodes`, and whatever the measures
/// refuse.
Result<void> measure_networks(const WaveNetworks& networks, std::size_t wave, const NetworkChoice& choice,
                              const Work& work, NetworkFigures& reply);

}  // namespace zubia::operations
