#include "operations/questionnaires/export_responses.hpp"

#include <algorithm>

#include "formats/csv_writer.hpp"
#include "formats/instrument_json.hpp"
#include "operations/erase.hpp"
#include "operations/questionnaires/questionnaire_desk.hpp"
#include "operations/questionnaires/register_entry.hpp"
#include "operations/questionnaires/sent_answers.hpp"

namespace zubia::operations {

namespace {

using questionnaires::CellState;
using questionnaires::Node;

constexpr std::array<std::string_view, 5> state_names = {"given", "missing", "dont_know", "not_applicable",
                                                         "not_relevant"};

formats::CsvWriter for_people() {
  return formats::CsvWriter({.delimiter = ',', .formula_text = formats::FormulaText::disarmed, .line_end = "\r\n"});
}

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

std::string codebook(const questionnaires::Instrument& instrument, const std::string& language) {
  auto csv = for_people();
  for (const char* column : {"variable", "section", "type", "question", "row", "unit", "code", "label", "meaning"})
    csv.text(column);
  csv.end_row();
  const auto& languages = instrument.draft().languages;
  constexpr std::array<std::string_view, 5> meanings = {"", "dont_know", "not_applicable", "none_of_these", "other"};
  for (const Node& node : instrument.nodes()) {
    if (!node.is_variable()) continue;
    const auto begin = [&] {
      csv.text(node.name).text(node.section == nullptr ? "" : node.section->name);
      csv.text(node.item == nullptr ? "" : questionnaires::item_type_name(node.item->type));
      csv.text(node.item == nullptr ? "" : text_in(node.item->label, language, languages));
      csv.text(node.row == nullptr ? "" : text_in(node.row->label, language, languages));
      csv.text(node.item == nullptr ? "" : text_in(node.item->unit, language, languages));
    };
    if (node.list == nullptr) {
      begin();
      csv.text("").text("").text("").end_row();
      continue;
    }
    for (const questionnaires::Choice& choice : node.list->choices) {
      begin();
      csv.text(choice.code ? std::to_string(*choice.code) : "").text(text_in(choice.label, language, languages));
      csv.text(meanings[static_cast<std::size_t>(choice.meaning)]).end_row();
    }
  }
  return csv.written();
}

Result<std::string> answers(const QuestionnaireVersion& version, const questionnaires::Instrument& instrument,
                            storage::ProgrammeStore& programme, const Work& work) {
  auto csv = for_people();
  for (const char* column : {"response", "organisation", "sent_on", "variable", "repeat", "state", "value", "label"})
    csv.text(column);
  csv.end_row();
  const auto add = [&](const storage::StoredResponse& one, const questionnaires::Evaluation& judged) {
    for (const Node& node : instrument.nodes()) {
      if (!node.is_variable()) continue;
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

}  // namespace

Result<ExportResponses::Reply> ExportResponses::operator()(const Request& request, storage::ProgrammeStore& programme,
                                                           const Work& work) const {
  const auto version = published_version(programme, request.questionnaire);
  if (!version) return refuse(version.error());
  const auto instrument = stored_instrument(*version);
  if (!instrument) return refuse(instrument.error());
  if (request.part == ExportPart::codebook)
    return Reply{version->name + "-codebook.csv", codebook(*instrument, work.language)};
  if (const auto allowed = check_answers_may_be_seen(*version, work); !allowed) return refuse(allowed.error());
  const auto csv = answers(*version, *instrument, programme, work);
  if (!csv) return refuse(csv.error());
  return Reply{version->name + "-answers.csv", *csv};
}

template AnyOperation erase<ExportResponses>();

}  // namespace zubia::operations
