#pragma once

#include "operations/operation.hpp"
#include "operations/table_input.hpp"

namespace zubia::operations {

/// How varied the activities of each territory are, within groups and between them.
struct RelatedVariety {
  static constexpr About about{
      .name = "related-variety",
      .method = Method::post,
      .path = "/related-variety",
      .role = Role::anybody,
      .summary = "How varied the activities of each territory are, within groups and between them.",
      .example = "employment.csv --group-digits 1",
      .method_page = "variety"};

  struct Request : TableInput {
    std::uint16_t group_digits = 2;

    static constexpr auto fields = with_table_fields<1>({{
        {"group_digits", "Activities whose codes begin with the same letters and digits, this many, are one group.",
         Need::optional, 1, 10},
    }});
  };

  struct Row {
    std::string territory;
    double related_variety;    ///< bits
    double unrelated_variety;  ///< bits
    double total_variety;      ///< bits; the entropy of all activities
  };

  struct Reply : ReplyHead {
    std::string period;
    std::vector<Row> territories;
  };

  Result<Reply> operator()(const Request& request, const Work& work) const;
};
BOOST_DESCRIBE_STRUCT(RelatedVariety::Request, (TableInput), (group_digits))
BOOST_DESCRIBE_STRUCT(RelatedVariety::Row, (), (territory, related_variety, unrelated_variety, total_variety))
BOOST_DESCRIBE_STRUCT(RelatedVariety::Reply, (ReplyHead), (period, territories))

}  // namespace zubia::operations
