#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "operations/networks/network_figures.hpp"
#include "operations/networks/network_input.hpp"

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

  using Reply = NetworkFigures;

  Result<Reply> operator()(const Request& request, const Work& work) const;
};
BOOST_DESCRIBE_STRUCT(NetworkMeasures::Request, (NetworkInput),
                      (weighted, wave, without, resolution, permutations, seed, format))

}  // namespace zubia::operations
