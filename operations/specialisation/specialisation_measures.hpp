#pragma once

#include "operations/operation.hpp"
#include "operations/table_input.hpp"

namespace zubia::operations {

/// How specialised each territory is, by the measures of the field.
struct SpecialisationMeasures {
  static constexpr About about{
      .name = "specialisation-measures",
      .method = Method::post,
      .path = "/specialisation-measures",
      .role = Role::anybody,
      .summary = "How specialised each territory is: Herfindahl, Krugman, Hoover, Gini, Hachman, entropy, Theil.",
      .example = "employment.csv --output csv",
      .method_page = "territory_specialisation"};

  struct Request : TableInput {
    static constexpr auto fields = with_table_fields<0>({});
  };

  struct Row {
    std::string territory;
    double value;  ///< the total over its activities
    double herfindahl;
    double herfindahl_normalised;
    double equivalent_number;
    double krugman;
    double hoover;
    double gini;
    double hachman;
    double entropy;  ///< bits
    double theil;
  };

  struct Reply : ReplyHead {
    std::string period;
    std::vector<Row> territories;
  };

  Result<Reply> operator()(const Request& request, const Work& work) const;
};
BOOST_DESCRIBE_STRUCT(SpecialisationMeasures::Request, (TableInput), ())
BOOST_DESCRIBE_STRUCT(SpecialisationMeasures::Row, (),
                      (territory, value, herfindahl, herfindahl_normalised, equivalent_number, krugman, hoover, gini,
                       hachman, entropy, theil))
BOOST_DESCRIBE_STRUCT(SpecialisationMeasures::Reply, (ReplyHead), (period, territories))

}  // namespace zubia::operations
