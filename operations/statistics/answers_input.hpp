#pragma once

#include <array>
#include <string>
#include <vector>

#include "engine/base/absence.hpp"
#include "engine/base/result.hpp"
#include "engine/statistics/answer_scale.hpp"
#include "engine/statistics/p_value.hpp"
#include "formats/sheet.hpp"
#include "operations/operation.hpp"
#include "operations/reflection.hpp"

namespace zubia::operations {

/// A file of answers and how to read it: the part that requests on answers share.
struct AnswersInput {
  InputFile answers;
  std::vector<std::string> missing;
  std::string scale;

  static constexpr std::array<Field, 3> answers_fields{{
      {"answers",
       "The answers: CSV, XLSX or .sav, a row for each respondent, a column for each item; - is standard input.",
       Need::required},
      {"missing", "Codes that stand for no answer, such as 9 for don't know; empty cells and NA always do."},
      {"scale", "The lowest and highest answer: 1..5. An answer outside is refused; without it all numbers are taken."},
  }};
};
BOOST_DESCRIBE_STRUCT(AnswersInput, (), (answers, missing, scale))

/// How exactly tests are made, in every request that makes some.
struct TestInput {
  double significance = 0.05;
  std::uint32_t samples = 100'000;
  std::uint64_t seed = 2021;

  static constexpr std::array<Field, 3> test_fields{{
      {"significance", "Below which p a difference counts as found.", Need::optional, 0.0001, 0.5},
      {"samples", "Random assignments where not all can be counted.", Need::optional, 0, 10'000'000},
      {"seed", "Where the randomness comes from."},
  }};
};
BOOST_DESCRIBE_STRUCT(TestInput, (), (significance, samples, seed))

RankTestOptions test_options(const TestInput& input);

/// How p-values of several items are adjusted.
enum class Adjustment { holm, benjamini_hochberg, none };
BOOST_DESCRIBE_ENUM(Adjustment, holm, benjamini_hochberg, none)

/// The p-values adjusted; undefined ones stay so.
std::vector<double> adjusted(const std::vector<double>& p_values, Adjustment adjustment);

/// `exact`, `monte-carlo`, `asymptotic`, or nothing where p is not defined.
std::string method_name(PValueMethod method);

/// Answers as they were read.
class AnswerSheet {
 public:
  /// From CSV, a workbook or an SPSS file, by what the bytes are. Refused as `formats::read_list_file` and
  /// `formats::read_spss_sheet`; a scale that is none (`invalid-value`).
  static Result<AnswerSheet> read(const AnswersInput& input);

  /// The columns that are named one by one, or from one to another as they stand in the file: `A1..A5`. Refused: none
  /// (`no-items`), a column that is not there (`missing-column`), one named twice (`duplicate-column`).
  Result<std::vector<std::size_t>> columns(const std::vector<std::string>& names, const std::string& field) const;

  Result<std::size_t> column(const std::string& name) const;

  /// The number in a cell, NaN where there is no answer. Refused as `numbers` refuses.
  Result<double> number(const formats::Sheet::Row& row, std::size_t column) const;
  /// Where that is in the file.
  Where where(const formats::Sheet::Row& row, std::size_t column) const;

  /// The numbers of some columns, respondent by respondent; NaN where there is no answer. Refused: a cell that is no
  /// number (`not-a-number`), an answer that is not on the scale (`out-of-scale`), both with line and column.
  Result<std::vector<std::vector<double>>> numbers(const std::vector<std::size_t>& columns) const;

  const formats::Sheet& sheet() const { return sheet_; }
  /// Whether the cell holds no answer.
  bool is_missing(const std::string& cell) const;
  /// Whether the cell names no group. `NA` does: it is how Nouvelle-Aquitaine is written.
  bool is_unnamed(const std::string& cell) const;
  bool has_scale() const { return has_scale_; }
  const AnswerScale& scale() const { return scale_; }

  /// What was passed over in a workbook.
  const std::vector<Notice>& notices() const { return notices_; }

 private:
  formats::Sheet sheet_;
  std::string file_name_;
  std::vector<std::string> missing_;
  AnswerScale scale_;
  bool has_scale_ = false;
  std::vector<Notice> notices_;
};

/// Adds what every reply on answers opens with.
void open_answers_reply(ReplyHead& head, const AnswersInput& input, const AnswerSheet& sheet);

/// Tells that so many tests of several are done.
void report_test(const Work& work, std::size_t done, std::size_t tests);

/// Says which tests could not have found anything, so that "no difference found" is not read as "no difference".
void say_what_cannot_be_detected(ReplyHead& head, const std::vector<std::string>& tests);

/// Adjusts the p of all rows and adds what every reply with tests closes with. `name_of` names what a row tests.
template <class Row, class NameOf>
void finish_tests(ReplyHead& head, std::vector<Row>& rows, const TestInput& input, Adjustment adjustment,
                  const NameOf& name_of) {
  std::vector<double> p_values;
  std::vector<std::string> undetectable;
  for (const Row& row : rows) {
    p_values.push_back(row.p);
    if (is_defined(row.p) && !is_defined(row.significant_from)) undetectable.push_back(name_of(row));
  }
  const auto raised = adjusted(p_values, adjustment);
  for (std::size_t i = 0; i < rows.size(); ++i) rows[i].adjusted_p = raised[i];
  head.conventions.push_back({"adjustment of p", choice_name(adjustment)});
  head.conventions.push_back({"seed", std::to_string(input.seed)});
  say_what_cannot_be_detected(head, undetectable);
}

}  // namespace zubia::operations
