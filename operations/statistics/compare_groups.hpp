#pragma once

#include "operations/statistics/answers_input.hpp"
#include "operations/statistics/group_tests.hpp"

namespace zubia::operations {

/// Whether groups of respondents answer differently, item by item.
struct CompareGroups {
  static constexpr About about{
      .name = "compare-groups",
      .method = Method::post,
      .path = "/compare-groups",
      .role = Role::anybody,
      .summary = "Whether groups of respondents answer differently, with effect sizes and what could be seen at all.",
      .example = "answers.csv --group size --items A1..A5",
      .method_page = "mann_whitney"};

  struct Request : AnswersInput, TestInput {
    std::string group;
    std::vector<std::string> items;
    Adjustment adjustment = Adjustment::benjamini_hochberg;

    static constexpr auto fields =
        joined(joined(AnswersInput::answers_fields, TestInput::test_fields),
               std::array<Field, 3>{{
                   {"group", "The column that says which group a respondent is in.", Need::required},
                   {"items", "The columns to compare: A1,A4 or A1..A5, as they stand in the file.", Need::required},
                   {"adjustment", "How the p of several items allow for each other: holm for few stated beforehand."},
               }});
  };

  using Row = GroupTest;

  /// One item of one group.
  struct GroupRow {
    std::string item;
    std::string group;
    std::int64_t respondents;
    double median;
    double mean;
  };

  /// Two groups of several, by Dunn with Holm.
  struct PairRow {
    std::string item;
    std::string first;
    std::string second;
    double z;
    double p;
    double holm_p;
  };

  struct Reply : ReplyHead {
    std::vector<Row> items;
    std::vector<GroupRow> groups;
    std::vector<PairRow> pairs;
  };

  Result<Reply> operator()(const Request& request, const Work& work) const;
};
BOOST_DESCRIBE_STRUCT(CompareGroups::Request, (AnswersInput, TestInput), (group, items, adjustment))
BOOST_DESCRIBE_STRUCT(CompareGroups::GroupRow, (), (item, group, respondents, median, mean))
BOOST_DESCRIBE_STRUCT(CompareGroups::PairRow, (), (item, first, second, z, p, holm_p))
BOOST_DESCRIBE_STRUCT(CompareGroups::Reply, (ReplyHead), (items, groups, pairs))

}  // namespace zubia::operations
