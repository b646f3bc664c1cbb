#pragma once

#include "operations/operation.hpp"
#include "operations/table_input.hpp"

namespace zubia::operations {

/// How often activities go together in the same territories.
struct Proximity {
  static constexpr About about{.name = "proximity",
                               .method = Method::post,
                               .path = "/proximity",
                               .role = Role::anybody,
                               .summary = "How often activities go together in the same territories, pair by pair.",
                               .example = "employment.csv --presence-threshold 1 --output csv",
                               .method_page = "proximity"};

  struct Request : TableInput {
    double presence_threshold = 1.0;
    double proximity_min = 0.0;

    static constexpr auto fields = with_table_fields<2>({{
        {"presence_threshold", "A territory has an activity where the location quotient reaches this.", Need::optional,
         0, 1e9},
        {"proximity_min", "Leaves out pairs below this proximity.", Need::optional, 0, 1},
    }});
  };

  /// One pair of activities, named once, in the order of the table.
  struct Row {
    std::string activity;
    std::string other_activity;
    std::uint64_t together;  ///< territories that have both
    double proximity;
  };

  struct Reply : ReplyHead {
    std::string period;
    std::vector<Row> proximities;
  };

  Result<Reply> operator()(const Request& request, const Work& work) const;
};
BOOST_DESCRIBE_STRUCT(Proximity::Request, (TableInput), (presence_threshold, proximity_min))
BOOST_DESCRIBE_STRUCT(Proximity::Row, (), (activity, other_activity, together, proximity))
BOOST_DESCRIBE_STRUCT(Proximity::Reply, (ReplyHead), (period, proximities))

}  // namespace zubia::operations
