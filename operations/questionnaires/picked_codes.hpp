#pragma once

#include <string>
#include <vector>

#include "engine/questionnaires/response_table.hpp"
#include "operations/questionnaires/respondent.hpp"

namespace zubia::operations {

/// The classification that a question picks its codes from; empty for other questions.
std::string picked_classification(const questionnaires::Item& item);

/// Writes the codes among the answers as their classification writes them (`2841` becomes `28.41`), also inside
/// repeated groups, and takes out what it does not have: `unknown-code`. A classification that the programme does not
/// have cannot be checked: its codes are taken as they are.
Result<std::vector<RefusedAnswer>> settle_codes(OrderedJson& given, const questionnaires::Instrument& instrument,
                                                storage::ProgrammeStore& programme, const Work& work);

/// Gives the codes that were picked the labels that their classification has, in the language of the table, else in
/// another. Those of a classification that the programme does not have stay without.
Result<void> label_codes(questionnaires::ResponseTable& table, const questionnaires::Instrument& instrument,
                         storage::ProgrammeStore& programme, const Work& work);

}  // namespace zubia::operations
