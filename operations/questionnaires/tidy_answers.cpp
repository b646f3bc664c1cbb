#include "operations/questionnaires/tidy_answers.hpp"

#include <algorithm>
#include <array>

#include "formats/csv_writer.hpp"
#include "operations/questionnaires/questionnaire_desk.hpp"
#include "operations/questionnaires/sent_answers.hpp"

namespace zubia::operations {

namespace {

using questionnaires::CellState;
using questionnaires::Node;

constexpr std::array<std::string_view, 5> state_names = {"given", "missing", "dont_know", "not_applicable",
                                                         "not_relevant"};

std::string value_text(const questionnaires::Answer& answer) {
  if (const auto* number = std::get_if<double>(&answer)) return formats::number_text(*number);
  if (const auto* text = std::get_if<std::string>(&answer)) return *text;
  std::string codes;
  if (const auto* chosen = std::get_if<questionnaires::Codes>(&answer))
    for (const int code : *chosen) codes += (codes.empty() ? "" : " ") + std::to_string(code);
  return codes;
}

std::string value_label(const Node& node, const questionnaires::Answer& answer, const std::string& language,
                        const std::vector<std::string>& languages) {
  const auto* chosen = std::get_if<questionnaires::Codes>(&answer);
  if (chosen == nullptr || node.list == nullptr) return {};
  std::string labels;
  for (const int code : *chosen) {
    const auto found = std::ranges::find(node.list->choices, std::optional(code), &questionnaires::Choice::code);
    if (found == node.list->choices.end()) continue;
    labels += (labels.empty() ? "" : "; ") + text_in(found->label, language, languages);
  }
  return labels;
}

std::string place_text(const std::vector<int>& repeats) {
  std::string text;
  for (const int repeat : repeats) text += (text.empty() ? "" : ".") + std::to_string(repeat + 1);
  return text;
}

bool is_in_group(const questionnaires::Instrument& instrument, const Node& node, const std::string& group) {
  return group.empty() || (!node.repeats.empty() && instrument.node(node.repeats.back()).name == group);
}

}  // namespace

Result<std::string> tidy_answers(const QuestionnaireVersion& version, const questionnaires::Instrument& instrument,
                                 const std::string& group, storage::ProgrammeStore& programme, const Work& work) {
  formats::CsvWriter csv({.delimiter = ',', .formula_text = formats::FormulaText::disarmed, .line_end = "\r\n"});
  for (const char* column : {"response", "organisation", "sent_on", "variable", "repeat", "state", "value", "label"})
    csv.text(column);
  csv.end_row();
  const auto add = [&](const storage::StoredResponse& one, const questionnaires::Evaluation& judged) {
    for (const Node& node : instrument.nodes()) {
      if (!node.is_variable() || !is_in_group(instrument, node, group)) continue;
      // Places are in the order of names, so those of one variable lie together, one repeat after the other.
      for (auto cell = judged.cells.lower_bound({node.name, {}});
           cell != judged.cells.end() && cell->first.name == node.name; ++cell) {
        const bool has_value = cell->second.state != CellState::not_relevant;
        const auto answer = has_value ? cell->second.answer : questionnaires::Answer();
        csv.text(one.response.id).text(one.response.organisation).text(sent_day(one));
        csv.text(node.name).text(place_text(cell->first.repeats));
        csv.text(state_names[static_cast<std::size_t>(cell->second.state)]);
        csv.text(value_text(answer)).text(value_label(node, answer, work.language, version.languages));
        csv.end_row();
      }
    }
  };
  const auto done = for_each_sent(version, instrument, programme, work, add);
  if (!done) return refuse(done.error());
  return csv.written();
}

}  // namespace zubia::operations
