#include "operations/statistics/weight_answers.hpp"

#include <algorithm>
#include <charconv>
#include <map>
#include <utility>

#include "engine/statistics/raking.hpp"
#include "formats/column_names.hpp"
#include "formats/list_file.hpp"
#include "operations/erase.hpp"

namespace zubia::operations {
namespace {

const std::map<std::string, std::string> warning_texts = {
    {"extreme-weights", "A respondent stands for more than five times the mean."},
    {"more-respondents-than-register", "Of some category more answered than the register has."}};

Result<std::vector<RegisterMargin>> read_register(const InputFile& file) {
  const auto list = formats::read_list_file(file.bytes, file.name, "the counts of a register");
  if (!list) return refuse(list.error());
  std::size_t places[3] = {};
  const std::string names[3] = {"margin", "category", "count"};
  for (std::size_t i = 0; i < 3; ++i) {
    const auto place = formats::column_named(list->sheet.columns, names[i]);
    if (!place) return refuse(formats::unknown_column(list->sheet.columns, names[i], file.name));
    places[i] = *place;
  }
  std::vector<RegisterMargin> margins;
  for (const auto& row : list->sheet.rows) {
    const std::string& text = row.cells[places[2]];
    double count = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), count);
    if (error != std::errc() || end != text.data() + text.size())
      return refuse({"not-a-number",
                     "“" + text + "” is no number.",
                     {.file = file.name, .line = row.line, .column = list->sheet.columns[places[2]]},
                     "Give how many organisations the register has of the category."});
    auto margin = std::ranges::find(margins, row.cells[places[0]], &RegisterMargin::name);
    if (margin == margins.end()) margin = margins.insert(margins.end(), RegisterMargin{.name = row.cells[places[0]]});
    if (std::ranges::find(margin->categories, row.cells[places[1]]) != margin->categories.end())
      return refuse({"duplicate-row",
                     "The category " + row.cells[places[1]] + " of " + margin->name + " is there twice.",
                     {.file = file.name, .line = row.line},
                     "Keep one of the two lines."});
    margin->categories.push_back(row.cells[places[1]]);
    margin->counts.push_back(count);
  }
  return margins;
}

}  // namespace

Result<WeightAnswers::Reply> WeightAnswers::operator()(const Request& request, const Work&) const {
  const auto sheet = AnswerSheet::read({.answers = request.answers, .missing = {}, .scale = {}});
  if (!sheet) return refuse(sheet.error());
  const auto margins = read_register(request.register_counts);
  if (!margins) return refuse(margins.error());
  std::vector<std::vector<std::size_t>> category_of;
  for (const RegisterMargin& margin : *margins) {
    const auto column = sheet->column(margin.name);
    if (!column) return refuse(column.error());
    auto& categories = category_of.emplace_back();
    for (const auto& row : sheet->sheet().rows) {
      const auto place = std::ranges::find(margin.categories, row.cells[*column]);
      if (place == margin.categories.end())
        return refuse({"unknown-category",
                       "“" + row.cells[*column] + "” is no category of " + margin.name + " in the register.",
                       {.file = request.answers.name, .line = row.line, .column = margin.name},
                       "Complete the respondent, or leave the margin out."});
      categories.push_back(static_cast<std::size_t>(place - margin.categories.begin()));
    }
  }
  std::string id_name = "line";
  std::size_t id = 0;
  if (!request.id.empty()) {
    const auto column = sheet->column(request.id);
    if (!column) return refuse(column.error());
    id = *column;
    id_name = request.id;
  }
  const auto found = rake(*margins, category_of, {.tolerance = request.tolerance, .rounds_max = request.rounds});
  if (!found) return refuse(found.error());
  Reply reply;
  reply.notices = sheet->notices();
  reply.conventions.push_back({"respondents are named by", id_name});
  for (const RegisterMargin& margin : *margins)
    reply.conventions.push_back(
        {"margin", margin.name + ", " + std::to_string(margin.categories.size()) + " categories"});
  reply.rounds = static_cast<std::int64_t>(found->rounds);
  reply.design_effect = found->design_effect;
  reply.effective_respondents = found->effective_respondents;
  reply.largest_ratio = found->largest_ratio;
  for (std::size_t r = 0; r < found->weights.size(); ++r) {
    const auto& row = sheet->sheet().rows[r];
    reply.weights.push_back({request.id.empty() ? std::to_string(row.line) : row.cells[id], found->weights[r]});
  }
  for (const std::string& warning : found->warnings) reply.notices.push_back({warning, warning_texts.at(warning)});
  return reply;
}

template AnyOperation erase<WeightAnswers>();

}  // namespace zubia::operations
