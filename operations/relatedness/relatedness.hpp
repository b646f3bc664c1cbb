#pragma once

#include "operations/operation.hpp"
#include "operations/table_input.hpp"

namespace zubia::operations {

/// How related activities are by what they share beyond chance, with significance where asked.
struct RelatednessOfActivities {
  static constexpr About about{
      .name = "relatedness",
      .method = Method::post,
      .path = "/relatedness",
      .role = Role::anybody,
      .summary = "How related activities are: association, probability, cosine, Jaccard, and their significance.",
      .example = "employment.csv --null-samples 1000 --output csv",
      .method_page = "relatedness"};

  struct Request : TableInput {
    double presence_threshold = 1.0;
    std::uint32_t null_samples = 0;
    std::uint64_t seed = 2021;

    static constexpr auto fields = with_table_fields<3>({{
        {"presence_threshold", "A territory has an activity where the location quotient reaches this.", Need::optional,
         0, 1e9},
        {"null_samples", "Random tables with the same margins, for z-scores and p-values; 0 leaves them out.",
         Need::optional, 0, 1000000},
        {"seed", "Where the randomness of the null model comes from."},
    }});
  };

  /// One pair of activities, named once, in the order of the table.
  struct Row {
    std::string activity;
    std::string other_activity;
    std::uint64_t together;
    double association;
    double probability;
    double cosine;
    double jaccard;
    double z_score;            ///< hypergeometric (Teece et al.)
    double proximity_z_score;  ///< against tables with both margins fixed
    double proximity_p_value;
  };

  struct Reply : ReplyHead {
    std::string period;
    std::vector<Row> relatedness;
  };

  Result<Reply> operator()(const Request& request, const Work& work) const;
};
BOOST_DESCRIBE_STRUCT(RelatednessOfActivities::Request, (TableInput), (presence_threshold, null_samples, seed))
BOOST_DESCRIBE_STRUCT(RelatednessOfActivities::Row, (),
                      (activity, other_activity, together, association, probability, cosine, jaccard, z_score,
                       proximity_z_score, proximity_p_value))
BOOST_DESCRIBE_STRUCT(RelatednessOfActivities::Reply, (ReplyHead), (period, relatedness))

}  // namespace zubia::operations
