#pragma once

#include <cstdint>
#include <functional>

#include "operations/questionnaires/respondent.hpp"

namespace zubia::operations {

/// Refused: `answers-withheld`. Facilitators, who know the organisations, see single answers of named questionnaires
/// only.
Result<void> check_answers_may_be_seen(const std::string& mode, const Work& work);

/// Whether a response is among the results: it was sent, and an adviser has checked it where the questionnaire says so.
bool counts(const Response& response, const questionnaires::Purpose& purpose);

/// Who answered, as far as the mode lets it be told: the name of the organisation, a pseudonym, or nothing.
Result<std::string> answering_name(const Response& response, storage::ProgrammeStore& programme,
                                   const std::string& language);

/// The answers of a response, judged by the form. Refused as `take_answers` refuses.
Result<questionnaires::Evaluation> judged_answers(const QuestionnaireVersion& version,
                                                  const questionnaires::Instrument& instrument,
                                                  const storage::StoredResponse& response, const Work& work);

/// Calls `visit` for each response that counts, with its answers judged by the form, in the order of random ids, which
/// says nothing. Returns how many were sent and wait for an adviser. Refused as the store refuses.
Result<std::int64_t> for_each_sent(
    const QuestionnaireVersion& version, const questionnaires::Instrument& instrument,
    storage::ProgrammeStore& programme, const Work& work,
    const std::function<void(const storage::StoredResponse&, const questionnaires::Evaluation&)>& visit);

/// The day on which a response was sent, ISO 8601; empty where the mode withholds it.
std::string sent_day(const storage::StoredResponse& response);

}  // namespace zubia::operations
