#pragma once

#include "operations/operation.hpp"
#include "operations/table_input.hpp"

namespace zubia::operations {

/// Which activities of which territories earn the stars of the European Cluster Observatory.
struct ClusterStarsOfTerritories {
  static constexpr About about{
      .name = "cluster-stars",
      .method = Method::post,
      .path = "/cluster-stars",
      .role = Role::anybody,
      .summary = "Which activities earn the stars of the European Cluster Observatory: size, specialisation, focus.",
      .example = "employment.csv --stars-min 2",
      .method_page = "cluster_stars"};

  struct Request : TableInput {
    std::uint16_t stars_min = 1;
    double location_quotient_min = 2.0;
    double top_share = 0.10;

    static constexpr auto fields = with_table_fields<3>({{
        {"stars_min", "Leaves out what has fewer stars.", Need::optional, 1, 3},
        {"location_quotient_min", "The quotient that earns the star of specialisation.", Need::optional, 0, 1e9},
        {"top_share", "The share of territories that earn the stars of size and focus.", Need::optional, 0, 1},
    }});
  };

  struct Row {
    std::string territory;
    std::string activity;
    std::uint16_t stars;
    bool size;
    bool specialisation;
    bool focus;
  };

  struct Reply : ReplyHead {
    std::string period;
    std::vector<Row> cluster_stars;
  };

  Result<Reply> operator()(const Request& request, const Work& work) const;
};
BOOST_DESCRIBE_STRUCT(ClusterStarsOfTerritories::Request, (TableInput), (stars_min, location_quotient_min, top_share))
BOOST_DESCRIBE_STRUCT(ClusterStarsOfTerritories::Row, (), (territory, activity, stars, size, specialisation, focus))
BOOST_DESCRIBE_STRUCT(ClusterStarsOfTerritories::Reply, (ReplyHead), (period, cluster_stars))

}  // namespace zubia::operations
