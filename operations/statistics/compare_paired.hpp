#pragma once

#include "operations/statistics/answers_input.hpp"
#include "operations/statistics/pair_tests.hpp"

namespace zubia::operations {

/// What becomes of pairs without a difference, as `ZeroDifferences` of the engine.
enum class ZeroPairs { dropped, ranked };
BOOST_DESCRIBE_ENUM(ZeroPairs, dropped, ranked)

/// Whether two answers of the same respondents differ: before and after, importance and effect.
struct ComparePaired {
  static constexpr About about{
      .name = "compare-paired",
      .method = Method::post,
      .path = "/compare-paired",
      .role = Role::anybody,
      .summary = "Whether two answers of the same respondents differ, such as before and after, pair by pair of items.",
      .example = "answers.csv --first after_1..after_5 --second before_1..before_5",
      .method_page = "signed_rank"};

  struct Request : AnswersInput, TestInput {
    std::vector<std::string> first;
    std::vector<std::string> second;
    ZeroPairs zeros = ZeroPairs::dropped;
    Adjustment adjustment = Adjustment::benjamini_hochberg;

    static constexpr auto fields = joined(
        joined(AnswersInput::answers_fields, TestInput::test_fields),
        std::array<Field, 4>{{
            {"first", "The columns of the first answers: A1,A4 or A1..A5.", Need::required},
            {"second", "The columns of the second answers, one for each of the first.", Need::required},
            {"zeros", "Pairs without a difference: dropped (Wilcoxon), or ranked and then left out (Pratt)."},
            {"adjustment", "How the p of several pairs of items allow for each other: holm for few stated beforehand."},
        }});
  };

  using Row = PairTest;

  struct Reply : ReplyHead {
    std::vector<Row> pairs;
  };

  Result<Reply> operator()(const Request& request, const Work& work) const;
};
BOOST_DESCRIBE_STRUCT(ComparePaired::Request, (AnswersInput, TestInput), (first, second, zeros, adjustment))
BOOST_DESCRIBE_STRUCT(ComparePaired::Reply, (ReplyHead), (pairs))

}  // namespace zubia::operations
