#pragma once

#include "operations/operation.hpp"
#include "operations/table_input.hpp"

namespace zubia::operations {

/// What the network is written as beside its list of edges.
enum class NetworkFormat { edges, graphml, gexf };
BOOST_DESCRIBE_ENUM(NetworkFormat, edges, graphml, gexf)

/// The network of related activities, to be drawn here or elsewhere.
struct ActivitySpace {
  static constexpr About about{.name = "activity-space",
                               .method = Method::post,
                               .path = "/activity-space",
                               .role = Role::anybody,
                               .summary = "The network of related activities: its spanning tree and strongest pairs.",
                               .example = "employment.csv --format graphml --output json",
                               .method_page = "activity_space"};

  struct Request : TableInput {
    double presence_threshold = 1.0;
    double proximity_min = 0.55;
    NetworkFormat format = NetworkFormat::edges;

    static constexpr auto fields = with_table_fields<3>({{
        {"presence_threshold", "A territory has an activity where the location quotient reaches this.", Need::optional,
         0, 1e9},
        {"proximity_min", "Pairs of at least this proximity are drawn beside the tree.", Need::optional, 0, 1},
        {"format", "Also writes the network as GraphML or GEXF, for Gephi and its like."},
    }});
  };

  struct Row {
    std::string activity;
    std::string other_activity;
    double proximity;
    bool in_tree;
  };

  struct Reply : ReplyHead {
    std::string period;
    std::string document;  ///< the network as GraphML or GEXF, where asked for
    std::vector<Row> edges;
  };

  Result<Reply> operator()(const Request& request, const Work& work) const;
};
BOOST_DESCRIBE_STRUCT(ActivitySpace::Request, (TableInput), (presence_threshold, proximity_min, format))
BOOST_DESCRIBE_STRUCT(ActivitySpace::Row, (), (activity, other_activity, proximity, in_tree))
BOOST_DESCRIBE_STRUCT(ActivitySpace::Reply, (ReplyHead), (period, document, edges))

}  // namespace zubia::operations
