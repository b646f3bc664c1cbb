#include "operations/questionnaires/list_questionnaires.hpp"

#include <algorithm>

#include "operations/erase.hpp"
#include "operations/moments.hpp"
#include "operations/networks/relation_questions.hpp"
#include "operations/questionnaires/draft_desk.hpp"
#include "operations/questionnaires/questionnaire_desk.hpp"
#include "storage/questionnaire_store.hpp"

namespace zubia::operations {

namespace {

std::string moment_or_nothing(std::optional<Instant> moment) { return moment ? moment_text(*moment) : std::string(); }

}  // namespace

Result<ListQuestionnaires::Reply> ListQuestionnaires::operator()(const Request&, storage::ProgrammeStore& programme,
                                                                 const Work& work) const {
  storage::QuestionnaireStore store(programme);
  const auto all = store.latest();
  if (!all) return refuse(all.error());
  Reply reply;
  for (const QuestionnaireVersion& one : *all) {
    const auto draft = stored_draft(one);
    if (!draft) return refuse(draft.error());
    const auto invited = store.invitations(one.questionnaire, one.number);
    if (!invited) return refuse(invited.error());
    const auto has_answered = [](const QuestionnaireInvitation& invitation) { return invitation.state == "answered"; };
    reply.questionnaires.push_back(
        {one.name, text_in(draft->title, work.language, one.languages), one.number, state_of(one, moment_of(work.now)),
         one.mode, one.languages, moment_or_nothing(one.published_at), moment_or_nothing(one.closes_at),
         static_cast<std::int64_t>(invited->size()), std::ranges::count_if(*invited, has_answered),
         !draft->dimensions.empty(), std::ranges::any_of(draft->lists, names_organisations)});
  }
  for (const ReadyQuestionnaire& one : ready_questionnaires()) {
    const auto instrument = read_questionnaire_file({std::string(one.name), std::string(one.document)}, std::string());
    if (!instrument) return refuse(instrument.error());
    reply.ready.push_back(
        {std::string(one.name), text_in(instrument->draft().title, work.language, instrument->draft().languages)});
  }
  return reply;
}

template AnyOperation erase<ListQuestionnaires>();

}  // namespace zubia::operations
