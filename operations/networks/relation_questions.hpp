#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/questionnaires/checked_instrument.hpp"

namespace zubia::operations {

/// The column of a choice that says which organisation of the directory it stands for.
constexpr std::string_view organisation_column = "organisation";

/// The organisation that a choice stands for; empty for others.
std::string organisation_of(const questionnaires::Choice& choice);

/// Whether some choice of the list stands for an organisation.
bool names_organisations(const questionnaires::ChoiceList& list);

/// The questions with several choices that name organisations, each a relation, in the order of the form.
std::vector<const questionnaires::Node*> relation_questions(const questionnaires::Instrument& instrument);

}  // namespace zubia::operations
