#pragma once

#include <vector>

#include "engine/disclosure/ledger.hpp"
#include "engine/questionnaires/checked_instrument.hpp"
#include "operations/disclosure/directory_attributes.hpp"
#include "programme/questionnaire.hpp"

namespace zubia::operations {

/// Those whose answers count, with what the directory knows of them now: under the id of the organisation, its
/// pseudonym, or, where anonymous, that of the response, which is a unit of its own then. A confidential one whose
/// invitation is gone is in the categories `other`. Refused as `for_each_sent` and the stores refuse.
Result<std::vector<disclosure::Respondent>> respondents_of_release(const QuestionnaireVersion& version,
                                                                   const questionnaires::Instrument& instrument,
                                                                   const disclosure::DisclosurePlan& plan,
                                                                   storage::ProgrammeStore& programme,
                                                                   const Work& work);

}  // namespace zubia::operations
