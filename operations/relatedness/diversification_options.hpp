#pragma once

#include "operations/operation.hpp"
#include "operations/relatedness/quadrant.hpp"
#include "operations/table_input.hpp"

namespace zubia::operations {

/// What each territory could become: the activities it lacks, how near they are and what they would bring.
struct DiversificationOptions {
  static constexpr About about{
      .name = "diversification-options",
      .method = Method::post,
      .path = "/diversification-options",
      .role = Role::anybody,
      .summary = "What each territory could become: the activities it lacks, how near and how complex they are.",
      .example = "employment.csv --territory ES21",
      .method_page = "diversification"};

  struct Request : TableInput {
    std::string territory;
    double presence_threshold = 1.0;

    static constexpr auto fields = with_table_fields<2>({{
        {"territory", "The code of one territory; all is the default."},
        {"presence_threshold", "A territory has an activity where the location quotient reaches this.", Need::optional,
         0, 1e9},
    }});
  };

  struct Row {
    std::string territory;
    std::string activity;
    double relatedness_density;
    double pci;
    double complexity_outlook_gain;
    Quadrant quadrant;
  };

  struct Reply : ReplyHead {
    std::string period;
    std::vector<Row> options;
  };

  Result<Reply> operator()(const Request& request, const Work& work) const;
};
BOOST_DESCRIBE_STRUCT(DiversificationOptions::Request, (TableInput), (territory, presence_threshold))
BOOST_DESCRIBE_STRUCT(DiversificationOptions::Row, (),
                      (territory, activity, relatedness_density, pci, complexity_outlook_gain, quadrant))
BOOST_DESCRIBE_STRUCT(DiversificationOptions::Reply, (ReplyHead), (period, options))

}  // namespace zubia::operations
