#pragma once

#include <functional>

#include "operations/questionnaires/respondent.hpp"

namespace zubia::operations {

/// Refused: `answers-withheld`. Facilitators, who know the organisations, see single answers of named questionnaires
/// only.
Result<void> check_answers_may_be_seen(const QuestionnaireVersion& version, const Work& work);

/// Calls `visit` for each response that was sent, with its answers judged by the form, in the order of random ids,
/// which says nothing. Refused as the store refuses.
Result<void> for_each_sent(
    const QuestionnaireVersion& version, const questionnaires::Instrument& instrument,
    storage::ProgrammeStore& programme, const Work& work,
    const std::function<void(const storage::StoredResponse&, const questionnaires::Evaluation&)>& visit);

/// The day on which a response was sent, ISO 8601; empty where the mode withholds it.
std::string sent_day(const storage::StoredResponse& response);

}  // namespace zubia::operations
