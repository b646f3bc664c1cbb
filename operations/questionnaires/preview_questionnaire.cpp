#include "operations/questionnaires/preview_questionnaire.hpp"

#include "operations/erase.hpp"
#include "operations/questionnaires/answer_files.hpp"
#include "operations/questionnaires/draft_desk.hpp"
#include "operations/questionnaires/questionnaire_desk.hpp"

namespace zubia::operations {

Result<PreviewQuestionnaire::Reply> PreviewQuestionnaire::operator()(const Request& request,
                                                                     storage::ProgrammeStore& programme,
                                                                     const Work& work) const {
  auto draft = sent_or_stored(request.instrument, request.questionnaire, programme);
  if (!draft) return refuse(draft.error());
  auto instrument = questionnaires::check_instrument(*draft);
  if (!instrument) return refuse(first_of(instrument.error(), request.questionnaire));
  // Somebody whose answers nobody stored yet.
  Respondent respondent{.answering = {},
                        .version = version_to_store(*draft, work),
                        .invitation = {},
                        .instrument = std::make_shared<const questionnaires::Instrument>(*std::move(instrument)),
                        .stored = {}};
  let_files_stand(respondent, request.answers.json);
  const std::string language = language_for(draft->languages, request.language);
  const auto taken = take_answers(respondent, request.answers.json, work.now.substr(0, 10));
  if (!taken) return refuse(taken.error());
  Reply reply;
  reply.language = language;
  reply.languages = draft->languages;
  reply.told = told_to(respondent, language);
  reply.instrument.json = document_in(*respondent.instrument, language);
  reply.refused = taken->refused;
  reply.progress = state_of(respondent, taken->evaluation, language);
  return reply;
}

template AnyOperation erase<PreviewQuestionnaire>();

}  // namespace zubia::operations
