#include "operations/networks/relation_questions.hpp"

#include <algorithm>

namespace zubia::operations {

std::string organisation_of(const questionnaires::Choice& choice) {
  const auto found = choice.columns.find(std::string(organisation_column));
  return found == choice.columns.end() ? std::string() : found->second;
}

bool names_organisations(const questionnaires::ChoiceList& list) {
  return std::ranges::any_of(list.choices,
                             [](const questionnaires::Choice& choice) { return !organisation_of(choice).empty(); });
}

std::vector<const questionnaires::Node*> relation_questions(const questionnaires::Instrument& instrument) {
  std::vector<const questionnaires::Node*> relations;
  for (const questionnaires::Node& node : instrument.nodes()) {
    const bool holds_several = node.is_variable() && node.holds == questionnaires::Holds::codes && node.list != nullptr;
    if (!holds_several || !node.repeats.empty()) continue;
    if (names_organisations(*node.list)) relations.push_back(&node);
  }
  return relations;
}

}  // namespace zubia::operations
