#include "operations/statistics/answers_input.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>
#include <utility>

#include "engine/base/absence.hpp"
#include "engine/statistics/multiplicity.hpp"
#include "formats/column_names.hpp"
#include "formats/list_file.hpp"
#include "formats/spss_sheet.hpp"

namespace zubia::operations {
namespace {

std::optional<double> number_of(std::string_view text) {
  double number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size() || !std::isfinite(number)) return std::nullopt;
  return number;
}

Result<AnswerScale> scale_of(const std::string& text) {
  const std::size_t dots = text.find("..");
  if (dots != std::string::npos) {
    const auto lowest = number_of(std::string_view(text).substr(0, dots));
    const auto highest = number_of(std::string_view(text).substr(dots + 2));
    if (lowest && highest && *lowest < *highest) return AnswerScale{*lowest, *highest};
  }
  return refuse({"invalid-value", fmt::format("\"{}\" is no scale.", text), {.field = "scale"}, "Write 1..5."});
}

Result<formats::ListFile> read_answers(const InputFile& file) {
  if (!formats::is_spss_file(file.bytes)) return formats::read_list_file(file.bytes, file.name, "a table of answers");
  auto sheet = formats::read_spss_sheet(file.bytes, file.name);
  if (!sheet) return refuse(sheet.error());
  return formats::ListFile{.sheet = *std::move(sheet)};
}

}  // namespace

RankTestOptions test_options(const TestInput& input) {
  return {.significance = input.significance, .samples = input.samples, .seed = {input.seed}};
}

std::vector<double> adjusted(const std::vector<double>& p_values, Adjustment adjustment) {
  switch (adjustment) {
    case Adjustment::holm:
      return *holm(p_values);
    case Adjustment::benjamini_hochberg:
      return *benjamini_hochberg(p_values);
    case Adjustment::none:
      break;
  }
  return p_values;
}

std::string method_name(PValueMethod method) {
  switch (method) {
    case PValueMethod::exact:
      return "exact";
    case PValueMethod::monte_carlo:
      return "monte-carlo";
    case PValueMethod::asymptotic:
      return "asymptotic";
    case PValueMethod::none:
      break;
  }
  return "";
}

Result<AnswerSheet> AnswerSheet::read(const AnswersInput& input) {
  auto list = read_answers(input.answers);
  if (!list) return refuse(list.error());
  AnswerSheet read;
  read.sheet_ = std::move(list->sheet);
  read.file_name_ = input.answers.name;
  read.missing_ = input.missing;
  for (const Problem& notice : list->notices) read.notices_.push_back({notice.code, notice.detail});
  if (!input.scale.empty()) {
    const auto scale = scale_of(input.scale);
    if (!scale) return refuse(scale.error());
    read.scale_ = *scale;
    read.has_scale_ = true;
  }
  return read;
}

Result<std::size_t> AnswerSheet::column(const std::string& name) const {
  const auto place = formats::column_named(sheet_.columns, name);
  if (!place) return refuse(formats::unknown_column(sheet_.columns, name, file_name_));
  return *place;
}

Result<std::vector<std::size_t>> AnswerSheet::columns(const std::vector<std::string>& names,
                                                      const std::string& field) const {
  std::vector<std::size_t> found;
  for (const std::string& name : names) {
    const std::size_t dots = name.find("..");
    const auto first = column(name.substr(0, dots));
    if (!first) return refuse(first.error());
    const auto last = dots == std::string::npos ? first : column(name.substr(dots + 2));
    if (!last) return refuse(last.error());
    if (*last < *first)
      return refuse({"invalid-value",
                     fmt::format("In the file, {} stands before {}.", sheet_.columns[*last], sheet_.columns[*first]),
                     {.field = field},
                     "Write the column that comes first before the two dots."});
    for (std::size_t place = *first; place <= *last; ++place) {
      if (std::ranges::find(found, place) != found.end())
        return refuse({"duplicate-column",
                       fmt::format("The column {} is named twice.", sheet_.columns[place]),
                       {.field = field},
                       "Name each item once."});
      found.push_back(place);
    }
  }
  if (found.empty())
    return refuse({"no-items", "No items are named.", {.field = field}, "Name columns, such as A1..A5."});
  return found;
}

bool AnswerSheet::is_unnamed(const std::string& cell) const {
  return cell.empty() || std::ranges::find(missing_, cell) != missing_.end();
}

bool AnswerSheet::is_missing(const std::string& cell) const { return is_unnamed(cell) || cell == "NA"; }

Where AnswerSheet::where(const formats::Sheet::Row& row, std::size_t column) const {
  return {.file = file_name_, .line = row.line, .column = sheet_.columns[column]};
}

Result<double> AnswerSheet::number(const formats::Sheet::Row& row, std::size_t column) const {
  const std::string& cell = row.cells[column];
  const std::optional<double> number = is_missing(cell) ? std::optional(undefined) : number_of(cell);
  if (!number)
    return refuse({"not-a-number", fmt::format("“{}” is no number.", cell), where(row, column),
                   "Give answers as numbers; name codes for no answer with --missing."});
  if (has_scale_ && is_defined(*number) && (*number < scale_.lowest || *number > scale_.highest))
    return refuse(
        {"out-of-scale",
         fmt::format("The answer {} is not on the scale from {:g} to {:g}.", cell, scale_.lowest, scale_.highest),
         where(row, column), "Correct it; if it stands for no answer, name it as missing."});
  return *number;
}

Result<std::vector<std::vector<double>>> AnswerSheet::numbers(const std::vector<std::size_t>& columns) const {
  std::vector<std::vector<double>> answers;
  for (const auto& row : sheet_.rows) {
    auto& numbers = answers.emplace_back();
    for (const std::size_t column : columns) {
      const auto number = this->number(row, column);
      if (!number) return refuse(number.error());
      numbers.push_back(*number);
    }
  }
  return answers;
}

void open_answers_reply(ReplyHead& head, const AnswersInput& input, const AnswerSheet& sheet) {
  head.notices = sheet.notices();
  std::string codes = "empty cells, NA";
  for (const std::string& code : input.missing) codes += ", " + code;
  head.conventions.push_back({"missing answers", codes});
  head.conventions.push_back({"scale", input.scale.empty() ? "not checked" : input.scale});
}

void report_test(const Work& work, std::size_t done, std::size_t tests) {
  work.progress.report("testing", static_cast<double>(done) / static_cast<double>(tests));
}

void say_what_cannot_be_detected(ReplyHead& head, const std::vector<std::string>& tests) {
  if (tests.empty()) return;
  std::string names;
  for (const std::string& test : tests) names += (names.empty() ? "" : ", ") + test;
  head.notices.push_back(
      {"cannot-detect", names + ": too few answers, or too many alike, to detect a difference, however large."});
}

}  // namespace zubia::operations
