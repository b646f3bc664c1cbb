#pragma once

#include "operations/complementarity/domain_study.hpp"
#include "operations/operation.hpp"

namespace zubia::operations {

/// The network of related activities of a programme's reference area, and which of its territories has which.
struct BorderActivitySpace {
  static constexpr About about{
      .name = "border-activity-space",
      .method = Method::get,
      .path = "/programme/activity-space",
      .role = Role::researcher,
      .summary = "The network of related activities, and which territory of the programme has which.",
      .example = "naen.zubia --proximity-min 0.6",
      .method_page = "activity_space"};

  struct Request : BorderQuestion {
    double proximity_min = 0.55;

    static constexpr auto fields = joined(
        std::array<Field, 1>{
            {{"proximity_min", "Pairs of at least this proximity are drawn beside the tree.", Need::optional, 0, 1}}},
        border_fields);
  };

  struct NodeRow {
    std::string activity;
    std::string activity_name;
    double value;                      ///< in the territories of the programme together; undefined where none is known
    std::vector<std::string> held_by;  ///< the territories of the programme that have it
  };
  struct EdgeRow {
    std::string activity;
    std::string other_activity;
    double proximity;
    bool in_tree;
  };

  struct Reply : ReplyHead {
    std::string period;
    std::vector<NodeRow> nodes;
    std::vector<EdgeRow> edges;
  };

  Result<Reply> operator()(const Request& request, storage::ProgrammeStore& programme, const Work& work) const;
};
BOOST_DESCRIBE_STRUCT(BorderActivitySpace::Request, (BorderQuestion), (proximity_min))
BOOST_DESCRIBE_STRUCT(BorderActivitySpace::NodeRow, (), (activity, activity_name, value, held_by))
BOOST_DESCRIBE_STRUCT(BorderActivitySpace::EdgeRow, (), (activity, other_activity, proximity, in_tree))
BOOST_DESCRIBE_STRUCT(BorderActivitySpace::Reply, (ReplyHead), (period, nodes, edges))

}  // namespace zubia::operations
