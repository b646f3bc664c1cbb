#pragma once

#include "operations/statistics/answers_input.hpp"

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

  /// One item, all groups.
  struct Row {
    std::string item;
    std::string test;  ///< `mann-whitney` of two groups, `kruskal-wallis` of more
    std::int64_t respondents;
    std::int64_t left_out;
    double statistic;    ///< U of the first group, or H
    std::string effect;  ///< `delta` of the first group against the second, or `epsilon-squared`
    double effect_size;
    double low;  ///< of δ, 95 %
    double high;
    double p;
    double adjusted_p;
    std::string p_method;
    double significant_from;  ///< the smallest effect that could have been significant; not defined: none could
    std::string undefined_because;
  };

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
BOOST_DESCRIBE_STRUCT(CompareGroups::Row, (),
                      (item, test, respondents, left_out, statistic, effect, effect_size, low, high, p, adjusted_p,
                       p_method, significant_from, undefined_because))
BOOST_DESCRIBE_STRUCT(CompareGroups::GroupRow, (), (item, group, respondents, median, mean))
BOOST_DESCRIBE_STRUCT(CompareGroups::PairRow, (), (item, first, second, z, p, holm_p))
BOOST_DESCRIBE_STRUCT(CompareGroups::Reply, (ReplyHead), (items, groups, pairs))

}  // namespace zubia::operations
