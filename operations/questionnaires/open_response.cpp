#include "operations/questionnaires/open_response.hpp"

#include "formats/instrument_json.hpp"
#include "operations/erase.hpp"
#include "operations/moments.hpp"
#include "operations/questionnaires/questionnaire_desk.hpp"
#include "operations/questionnaires/register_entry.hpp"

namespace zubia::operations {

OpenResponse::Told told_to(const Respondent& respondent, const std::string& language) {
  const auto& draft = respondent.instrument->draft();
  const auto text = [&](const questionnaires::Texts& texts) { return text_in(texts, language, draft.languages); };
  const auto& version = respondent.version;
  return {version.mode,
          draft.purpose.needs_check,
          text(draft.purpose.purpose),
          text(draft.purpose.recipients),
          text(draft.purpose.retention),
          text(draft.purpose.controller),
          version.closes_at ? moment_text(*version.closes_at) : std::string()};
}

namespace {

/// Shows whom the link was made for, so that a link that went astray is noticed.
Result<std::string> asked_organisation(const Respondent& respondent, storage::ProgrammeStore& programme,
                                       const std::string& language) {
  if (respondent.keeps_nothing()) return std::string();
  return organisation_name(programme, respondent.invitation.organisation, language);
}

}  // namespace

Result<OpenResponse::Reply> OpenResponse::operator()(const Request& request, storage::ProgrammeStore& programme,
                                                     const Work& work) const {
  const auto respondent = respondent_of(programme, work, request.token, request.language);
  if (!respondent) return refuse(respondent.error());
  const bool is_spent = respondent->keeps_nothing() && respondent->invitation.state == "answered";
  if (is_spent || respondent->invitation.state == "withdrawn")
    return refuse(
        {"link-used", "With this link everything was answered already.", {}, "Ask who sent it if that cannot be."});
  if (auto noted = storage::ResponseStore(programme).note_opened(respondent->answering); !noted)
    return refuse(noted.error());
  return opened(*respondent, programme, work);
}

Result<OpenResponse::Reply> opened(const Respondent& respondent, storage::ProgrammeStore& programme, const Work& work) {
  const std::string& language = respondent.answering.language;
  const auto record = programme.programme();
  if (!record) return refuse(record.error());
  auto organisation = asked_organisation(respondent, programme, language);
  if (!organisation) return refuse(organisation.error());
  auto known = known_answers(respondent, programme, work.now.substr(0, 10));
  if (!known) return refuse(known.error());
  const auto taken = take_answers(respondent, OrderedJson::object(), work.now.substr(0, 10));
  if (!taken) return refuse(taken.error());
  auto files = files_held(programme, respondent);
  if (!files) return refuse(files.error());
  OpenResponse::Reply reply;
  reply.questionnaire = respondent.version.name;
  reply.version = respondent.version.number;
  reply.hash = respondent.version.hash;
  reply.programme = record->name;
  reply.organisation = *std::move(organisation);
  reply.language = language;
  reply.languages = respondent.version.languages;
  reply.told = told_to(respondent, language);
  reply.has_agreed = respondent.stored.has_value();
  reply.state = respondent.stored ? respondent.stored->response.state : "invited";
  reply.instrument.json = document_in(*respondent.instrument, language);
  reply.answers.json = formats::answers_document(taken->answers);
  reply.files = *std::move(files);
  reply.known.json = *std::move(known);
  reply.progress = state_of(respondent, taken->evaluation, language);
  return reply;
}

template AnyOperation erase<OpenResponse>();

}  // namespace zubia::operations
