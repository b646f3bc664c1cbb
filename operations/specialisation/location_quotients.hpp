#pragma once

#include "operations/operation.hpp"
#include "operations/table_input.hpp"

namespace zubia::operations {

/// How over- or under-represented each activity is in each territory, with intervals where asked.
struct LocationQuotients {
  static constexpr About about{.name = "location-quotients",
                               .method = Method::post,
                               .path = "/location-quotients",
                               .role = Role::anybody,
                               .summary = "How over- or under-represented each activity is in each territory.",
                               .example = "employment.csv --period 2018 --interval-samples 1000",
                               .method_page = "location_quotient"};

  struct Request : TableInput {
    std::uint32_t interval_samples = 0;
    std::uint64_t seed = 2021;

    static constexpr auto fields = with_table_fields<2>({{
        {"interval_samples", "Bootstrap samples for 95 % intervals; 0 leaves the intervals out.", Need::optional, 0,
         100000},
        {"seed", "Where the randomness of the intervals comes from."},
    }});
  };

  /// One cell of the source.
  struct Row {
    std::string territory;
    std::string activity;
    double value;
    std::string absence;  ///< `missing`, `confidential` or empty
    double location_quotient;
    double symmetric_location_quotient;     ///< (LQ − 1) / (LQ + 1)
    double standardised_location_quotient;  ///< z over territories, O'Donoghue & Gleave (2004)
    double location_quotient_low;           ///< 2.5 % of the bootstrap
    double location_quotient_high;          ///< 97.5 %
  };

  struct Reply : ReplyHead {
    std::string period;
    std::vector<Row> location_quotients;
  };

  Result<Reply> operator()(const Request& request, const Work& work) const;
};
BOOST_DESCRIBE_STRUCT(LocationQuotients::Request, (TableInput), (interval_samples, seed))
BOOST_DESCRIBE_STRUCT(LocationQuotients::Row, (),
                      (territory, activity, value, absence, location_quotient, symmetric_location_quotient,
                       standardised_location_quotient, location_quotient_low, location_quotient_high))
BOOST_DESCRIBE_STRUCT(LocationQuotients::Reply, (ReplyHead), (period, location_quotients))

}  // namespace zubia::operations
