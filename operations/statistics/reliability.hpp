#pragma once

#include "operations/statistics/answers_input.hpp"

namespace zubia::operations {

/// How far the items of a scale agree.
struct Reliability {
  static constexpr About about{
      .name = "reliability",
      .method = Method::post,
      .path = "/reliability",
      .role = Role::anybody,
      .summary = "How far the items of a scale agree: Cronbach's alpha, and what each item adds.",
      .example = "answers.csv --items A1..A5 --reversed A1 --scale 1..6",
      .method_page = "cronbach_alpha"};

  struct Request : AnswersInput {
    std::vector<std::string> items;
    std::vector<std::string> reversed;

    static constexpr auto fields =
        joined(AnswersInput::answers_fields,
               std::array<Field, 2>{{
                   {"items", "The columns of the scale: A1,A4 or A1..A5, as they stand in the file.", Need::required},
                   {"reversed", "Those of them asked the other way round; they are turned on the scale given."},
               }});
  };

  struct Row {
    std::string item;
    double item_rest_correlation;
    double alpha_without;
  };

  struct Reply : ReplyHead {
    double alpha;
    std::int64_t respondents;
    std::vector<Row> items;
  };

  Result<Reply> operator()(const Request& request, const Work& work) const;
};
BOOST_DESCRIBE_STRUCT(Reliability::Request, (AnswersInput), (items, reversed))
BOOST_DESCRIBE_STRUCT(Reliability::Row, (), (item, item_rest_correlation, alpha_without))
BOOST_DESCRIBE_STRUCT(Reliability::Reply, (ReplyHead), (alpha, respondents, items))

}  // namespace zubia::operations
