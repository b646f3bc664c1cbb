#pragma once

#include "operations/statistics/answers_input.hpp"

namespace zubia::operations {

/// For how many organisations of the register each respondent stands.
struct WeightAnswers {
  static constexpr About about{
      .name = "weight-answers",
      .method = Method::post,
      .path = "/weight-answers",
      .role = Role::anybody,
      .summary = "Weighs respondents so that they have the register's counts by size, territory or any other margin.",
      .example = "answers.csv register.csv --id organisation",
      .method_page = "raking"};

  struct Request {
    InputFile answers;
    InputFile register_counts;
    std::string id;
    double tolerance = 1e-9;
    std::uint32_t rounds = 1000;

    static constexpr std::array<Field, 5> fields{{
        {"answers", "The answers: CSV, XLSX or .sav, a row for each respondent.", Need::required},
        {"register_counts",
         "The register: a row for each category, with the columns margin, category and count. Each margin is called as "
         "a column of the answers.",
         Need::required},
        {"id", "The column that names respondents; without it they are named by their line."},
        {"tolerance", "The largest difference from a count that may be left, as a share of the register.",
         Need::optional, 1e-12, 0.1},
        {"rounds", "How often all margins are fitted at most.", Need::optional, 1, 1'000'000},
    }};
  };

  struct Row {
    std::string respondent;
    double weight;
  };

  struct Reply : ReplyHead {
    std::int64_t rounds;
    double design_effect;
    double effective_respondents;
    double largest_ratio;
    std::vector<Row> weights;
  };

  Result<Reply> operator()(const Request& request, const Work& work) const;
};
BOOST_DESCRIBE_STRUCT(WeightAnswers::Request, (), (answers, register_counts, id, tolerance, rounds))
BOOST_DESCRIBE_STRUCT(WeightAnswers::Row, (), (respondent, weight))
BOOST_DESCRIBE_STRUCT(WeightAnswers::Reply, (ReplyHead),
                      (rounds, design_effect, effective_respondents, largest_ratio, weights))

}  // namespace zubia::operations
