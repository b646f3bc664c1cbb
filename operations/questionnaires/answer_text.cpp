#include "operations/questionnaires/answer_text.hpp"

#include <algorithm>
#include <array>

#include "formats/csv_writer.hpp"
#include "operations/questionnaires/questionnaire_desk.hpp"

namespace zubia::operations {

using questionnaires::Node;

namespace {

constexpr std::array<std::string_view, 5> state_names = {"given", "missing", "dont_know", "not_applicable",
                                                         "not_relevant"};

}  // namespace

std::string_view state_name(questionnaires::CellState state) { return state_names[static_cast<std::size_t>(state)]; }

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

std::string repeat_text(const std::vector<int>& repeats) {
  std::string text;
  for (const int repeat : repeats) text += (text.empty() ? "" : ".") + std::to_string(repeat + 1);
  return text;
}

}  // namespace zubia::operations
