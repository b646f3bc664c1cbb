#pragma once

#include "operations/operation.hpp"
#include "operations/table_input.hpp"

namespace zubia::operations {

/// Whether an activity counts as related to itself.
enum class Diagonal { zero, one };
BOOST_DESCRIBE_ENUM(Diagonal, zero, one)

/// How much of what is related to an activity each territory already has.
struct RelatednessDensity {
  static constexpr About about{.name = "relatedness-density",
                               .method = Method::post,
                               .path = "/relatedness-density",
                               .role = Role::anybody,
                               .summary = "How much of what is related to each activity a territory already has.",
                               .example = "employment.csv --diagonal zero --output csv",
                               .method_page = "relatedness_density"};

  struct Request : TableInput {
    double presence_threshold = 1.0;
    Diagonal diagonal = Diagonal::zero;

    static constexpr auto fields = with_table_fields<2>({{
        {"presence_threshold", "A territory has an activity where the location quotient reaches this.", Need::optional,
         0, 1e9},
        {"diagonal", "Whether an activity counts as related to itself: zero (EconGeo) or one (py-ecomplexity)."},
    }});
  };

  struct Row {
    std::string territory;
    std::string activity;
    bool present;
    double location_quotient;
    double relatedness_density;  ///< 0–1
  };

  struct Reply : ReplyHead {
    std::string period;
    std::vector<Row> relatedness_densities;
  };

  Result<Reply> operator()(const Request& request, const Work& work) const;
};
BOOST_DESCRIBE_STRUCT(RelatednessDensity::Request, (TableInput), (presence_threshold, diagonal))
BOOST_DESCRIBE_STRUCT(RelatednessDensity::Row, (),
                      (territory, activity, present, location_quotient, relatedness_density))
BOOST_DESCRIBE_STRUCT(RelatednessDensity::Reply, (ReplyHead), (period, relatedness_densities))

}  // namespace zubia::operations
