#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "operations/networks/network_input.hpp"
#include "operations/operation.hpp"
#include "operations/relatedness/activity_space.hpp"

namespace zubia::operations {

/// Who is tied with whom: the measures of every node and of the whole network, and what changed between waves.
struct NetworkMeasures {
  static constexpr About about{
      .name = "network-measures",
      .method = Method::post,
      .path = "/network-measures",
      .role = Role::anybody,
      .summary =
          "Who bridges borders, who stands between, which communities there are, and what changed between waves.",
      .example = "edges.csv --attributes nodes.csv --group-column territory --without Zubigune",
      .method_page = "ei_index"};

  struct Request : NetworkInput {
    bool weighted = false;
    std::string wave;
    std::vector<std::string> without;
    double resolution = 1.0;
    std::uint32_t permutations = 10000;
    std::uint64_t seed = 2021;
    NetworkFormat format = NetworkFormat::edges;

    static constexpr auto fields = joined(
        NetworkInput::network_fields,
        std::array<Field, 7>{{
            {"weighted", "Counts ties by their weights in betweenness (as 1/weight), constraint and communities."},
            {"wave", "The wave to measure; the last one of the file is the default."},
            {"without", "A node to take out, to see what falls apart: the cluster organisation, say."},
            {"resolution", "Above 1: more and smaller communities.", Need::optional, 0, 1000},
            {"permutations", "How many random permutations judge a figure, where all of them are too many.",
             Need::optional, 100, 1000000},
            {"seed", "Where the random permutations start; the same seed gives the same figures."},
            {"format", "Also writes the network with its measures as GraphML or GEXF, for Gephi and its like."},
        }});
  };

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

  struct Reply : ReplyHead {
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
  };

  Result<Reply> operator()(const Request& request, const Work& work) const;
};
BOOST_DESCRIBE_STRUCT(NetworkMeasures::Request, (NetworkInput),
                      (weighted, wave, without, resolution, permutations, seed, format))
BOOST_DESCRIBE_STRUCT(NetworkMeasures::NodeRow, (),
                      (node, group, ties, component, community, betweenness, betweenness_pairs, constraint, ei_index,
                       coordinator, itinerant, representative, gatekeeper, liaison, bridging, brokerage,
                       expected_brokerage, z_brokerage, undefined_because))
BOOST_DESCRIBE_STRUCT(NetworkMeasures::MeasureRow, (), (measure, value, undefined_because))
BOOST_DESCRIBE_STRUCT(NetworkMeasures::TestRow, (),
                      (test, observed, expected, deviation, p_at_most, p_at_least, p_two_sided, permutations, exact,
                       undefined_because))
BOOST_DESCRIBE_STRUCT(NetworkMeasures::RoleRow, (), (node, role, count, expected, deviation, z))
BOOST_DESCRIBE_STRUCT(NetworkMeasures::GroupRow, (), (group, nodes, ei_index))
BOOST_DESCRIBE_STRUCT(NetworkMeasures::BlockRow, (), (from, to, ties, density))
BOOST_DESCRIBE_STRUCT(NetworkMeasures::RemovalRow, (), (node, measure, with_it, without_it))
BOOST_DESCRIBE_STRUCT(NetworkMeasures::PartRow, (), (node, part, size, members))
BOOST_DESCRIBE_STRUCT(NetworkMeasures::ChangeRow, (), (from_wave, to_wave, measure, before, after, change, p_two_sided))
BOOST_DESCRIBE_STRUCT(NetworkMeasures::Reply, (ReplyHead),
                      (wave, document, nodes, network, tests, groups, blocks, roles, removals, parts, changes))

}  // namespace zubia::operations
