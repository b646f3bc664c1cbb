#include "operations/questionnaires/answer_codes.hpp"

#include "operations/erase.hpp"
#include "operations/questionnaires/picked_codes.hpp"
#include "operations/questionnaires/respondent.hpp"

namespace zubia::operations {

Result<FoundCodes> AnswerCodes::operator()(const Request& request, storage::ProgrammeStore& programme,
                                           const Work& work) const {
  const auto respondent = respondent_of(programme, work, request.token, request.language);
  if (!respondent) return refuse(respondent.error());
  const int number = respondent->instrument->find(request.question);
  const auto* item = number < 0 ? nullptr : respondent->instrument->node(number).item;
  const std::string classification = item == nullptr ? std::string() : picked_classification(*item);
  if (classification.empty())
    return refuse({"no-codes-asked", "The questionnaire asks no code under this name.", {.field = "question"}, {}});
  const auto catalogue = CodeCatalogue::of(programme, work, classification);
  if (!catalogue) return refuse(catalogue.error());
  return found_codes(**catalogue,
                     {.query = request.query,
                      .parent = request.parent,
                      .codes = request.code,
                      .languages = {},
                      .limit = request.limit},
                     shown_languages(respondent->answering.language, respondent->version.languages));
}

template AnyOperation erase<AnswerCodes>();

}  // namespace zubia::operations
