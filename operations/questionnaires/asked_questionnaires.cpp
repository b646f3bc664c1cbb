#include "operations/questionnaires/asked_questionnaires.hpp"

#include "operations/erase.hpp"
#include "operations/moments.hpp"
#include "operations/organisations/find_organisation.hpp"
#include "operations/questionnaires/draft_desk.hpp"
#include "operations/questionnaires/questionnaire_desk.hpp"
#include "operations/questionnaires/sent_answers.hpp"
#include "storage/questionnaire_store.hpp"

namespace zubia::operations {

namespace {

constexpr std::size_t day_length = 10;

/// Of a named questionnaire: what became of the response.
Result<void> add_response(const QuestionnaireVersion& version, const QuestionnaireInvitation& invitation,
                          storage::ProgrammeStore& programme, AskedQuestionnaires::AskedRow& row) {
  row.state = invitation.state;
  const auto response = storage::ResponseStore(programme).response_of({.token_hash = invitation.token_hash,
                                                                       .questionnaire = version.questionnaire,
                                                                       .version = version.number,
                                                                       .mode = version.mode,
                                                                       .organisation = invitation.organisation,
                                                                       .language = {},
                                                                       .consent_hash = {}});
  if (!response) return refuse(response.error());
  if (!*response) return {};
  row.state = (*response)->response.state;
  if (row.state == "withdrawn") return {};
  row.response = (*response)->response.id;
  row.sent_on = sent_day(**response);
  return {};
}

Result<void> add_version(const std::string& questionnaire, int number, const std::string& organisation,
                         storage::ProgrammeStore& programme, const Work& work, AskedQuestionnaires::Reply& reply) {
  storage::QuestionnaireStore questionnaires(programme);
  const auto invitation = questionnaires.invitation_of(questionnaire, number, organisation);
  if (!invitation) return refuse(invitation.error());
  if (!*invitation) return {};
  const auto found = questionnaires.version(questionnaire, number);
  if (!found) return refuse(found.error());
  if (!*found) return {};
  const QuestionnaireVersion& version = **found;
  const auto draft = stored_draft(version);
  if (!draft) return refuse(draft.error());
  AskedQuestionnaires::AskedRow row{.questionnaire = version.name,
                                    .title = text_in(draft->title, work.language, draft->languages),
                                    .version = version.number,
                                    .mode = version.mode,
                                    .invited_on = moment_text((*invitation)->invited_at).substr(0, day_length),
                                    .state = "invited",
                                    .sent_on = {},
                                    .response = {}};
  if (version.mode == "named")
    if (auto added = add_response(version, **invitation, programme, row); !added) return added;
  reply.questionnaires.push_back(std::move(row));
  return {};
}

}  // namespace

Result<AskedQuestionnaires::Reply> AskedQuestionnaires::operator()(const Request& request,
                                                                   storage::ProgrammeStore& programme,
                                                                   const Work& work) const {
  const auto decisions = programme.decisions();
  if (!decisions) return refuse(decisions.error());
  const PairDecisions pairs(*decisions);
  storage::OrganisationStore organisations(programme);
  const auto found = find_organisation(organisations, pairs, request.organisation);
  if (!found) return refuse(found.error());
  std::vector<std::string> ids = pairs.merged_here(request.organisation);
  ids.push_back(request.organisation);
  const auto latest = storage::QuestionnaireStore(programme).latest();
  if (!latest) return refuse(latest.error());
  Reply reply{request.organisation, {}};
  for (const QuestionnaireVersion& last : *latest)
    for (int number = 1; number <= last.number; ++number)
      for (const std::string& id : ids)
        if (auto added = add_version(last.questionnaire, number, id, programme, work, reply); !added)
          return refuse(added.error());
  return reply;
}

template AnyOperation erase<AskedQuestionnaires>();

}  // namespace zubia::operations
