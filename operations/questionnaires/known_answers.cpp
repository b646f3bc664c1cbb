#include <algorithm>

#include "formats/instrument_json.hpp"
#include "operations/questionnaires/register_entry.hpp"
#include "operations/questionnaires/respondent.hpp"
#include "storage/organisation_store.hpp"

namespace zubia::operations {

namespace {

using questionnaires::Answer;
using questionnaires::Codes;
using questionnaires::Node;

/// What the directory knows under the name that a questionnaire has for it.
std::vector<std::string> known_values(const std::string& prefill, const RegisterEntry& entry) {
  const auto one = [](const std::string& text) {
    return text.empty() ? std::vector<std::string>{} : std::vector<std::string>{text};
  };
  if (prefill == "organisation.territory") return one(entry.territory);
  if (prefill == "organisation.size_class") return one(entry.size_class);
  if (prefill == "organisation.kind") return one(entry.kind);
  if (prefill == "organisation.activity") return one(entry.activity);
  if (prefill == "organisation.website") return one(entry.website);
  if (prefill == "organisation.languages") return entry.languages;
  if (prefill == "invitation.organisation") return one(entry.id);
  return {};
}

/// The choice that has the value for its name, or in one of its columns: `ES21` for the Basque Country.
const questionnaires::Choice* choice_of(const questionnaires::ChoiceList& list, const std::string& value) {
  const auto is_meant = [&](const questionnaires::Choice& choice) {
    return choice.name == value || std::ranges::any_of(choice.columns, [&](const auto& column) {
             return !column.second.empty() && value.starts_with(column.second);
           });
  };
  const auto found = std::ranges::find_if(list.choices, is_meant);
  return found == list.choices.end() ? nullptr : &*found;
}

Answer answer_of(const Node& node, const std::vector<std::string>& values) {
  if (values.empty()) return {};
  if (node.list == nullptr) return node.holds == questionnaires::Holds::text ? Answer(values.front()) : Answer();
  Codes codes;
  for (const std::string& value : values)
    if (const auto* choice = choice_of(*node.list, value); choice != nullptr && choice->code)
      codes.push_back(*choice->code);
  return codes.empty() ? Answer() : Answer(codes);
}

}  // namespace

Result<OrderedJson> known_answers(const Respondent& respondent, storage::ProgrammeStore& programme) {
  questionnaires::Answers known;
  // A form that already knows who answers is not anonymous.
  if (respondent.keeps_nothing()) return OrderedJson::object();
  const auto found = storage::OrganisationStore(programme).find(respondent.invitation.organisation);
  if (!found) return refuse(found.error());
  if (!*found) return OrderedJson::object();
  const RegisterEntry entry = register_entry(**found);
  for (const Node& node : respondent.instrument->nodes()) {
    if (!node.is_variable() || node.row != nullptr || !node.repeats.empty() || node.item == nullptr) continue;
    if (node.is_other || node.item->prefill.empty()) continue;
    Answer answer = answer_of(node, known_values(node.item->prefill, entry));
    if (!std::holds_alternative<std::monostate>(answer)) known.values[node.name] = std::move(answer);
  }
  return formats::answers_document(known);
}

}  // namespace zubia::operations
