#include "operations/questionnaires/enter_answers.hpp"

#include <algorithm>

#include "operations/erase.hpp"
#include "operations/moments.hpp"
#include "operations/organisations/find_organisation.hpp"
#include "operations/questionnaires/questionnaire_desk.hpp"
#include "operations/questionnaires/register_entry.hpp"
#include "storage/fingerprint.hpp"
#include "storage/organisation_store.hpp"
#include "storage/programme_store.hpp"
#include "storage/questionnaire_store.hpp"

namespace zubia::operations {

namespace {

/// The invitation of the organisation; one that is not stored yet where it has none.
Result<QuestionnaireInvitation> invitation_for(storage::ProgrammeStore& programme, const QuestionnaireVersion& version,
                                               const std::string& organisation, const Work& work) {
  const auto decisions = programme.decisions();
  if (!decisions) return refuse(decisions.error());
  storage::OrganisationStore organisations(programme);
  const auto found = find_organisation(organisations, PairDecisions(*decisions), organisation);
  if (!found) return refuse(found.error());
  auto invited =
      storage::QuestionnaireStore(programme).invitation_of(version.questionnaire, version.number, organisation);
  if (!invited) return refuse(invited.error());
  if (*invited) return **std::move(invited);
  const RegisterEntry entry = register_entry(found->stored);
  const auto spoken = std::ranges::find_if(entry.languages, [&](const std::string& one) {
    return std::ranges::find(version.languages, one) != version.languages.end();
  });
  return QuestionnaireInvitation{
      .id = storage::random_id(),
      .questionnaire = version.questionnaire,
      .version = version.number,
      .token_hash = {},
      .organisation = organisation,
      .contact = {},
      .email = {},
      .language = language_for(version.languages, spoken == entry.languages.end() ? std::string() : *spoken),
      .territory = entry.territory,
      .size_class = entry.size_class,
      .invited_at = moment_of(work.now)};
}

Result<Respondent> entry_for(storage::ProgrammeStore& programme, const Work& work, const std::string& questionnaire,
                             const std::string& organisation, const std::string& language) {
  const auto version = published_version(programme, questionnaire);
  if (!version) return refuse(version.error());
  const auto invitation = invitation_for(programme, *version, organisation, work);
  if (!invitation) return refuse(invitation.error());
  if (invitation->state == "withdrawn")
    return refuse({"answers-withdrawn",
                   "The organisation has taken its answers back, and answers no more.",
                   {.field = "organisation"},
                   {}});
  auto respondent = respondent_invited(programme, work, *version, *invitation, language);
  if (!respondent) return refuse(respondent.error());
  if (auto own = check_answers_are_own(*respondent, programme, work); !own) return refuse(own.error());
  return respondent;
}

Problem answered_already() {
  return {"answered-already",
          "The organisation has answered already; an anonymous answer is not found again.",
          {.field = "organisation"},
          {}};
}

/// Nothing is stored before somebody has said that the organisation agreed, not even that it was asked.
Result<void> check_agreed(const Respondent& respondent, const std::string& agreed) {
  if (respondent.stored || agreed == respondent.version.hash) return {};
  if (agreed.empty())
    return refuse({"consent-wanted",
                   "Nobody has agreed yet to what the answers are for.",
                   {.field = "agreed"},
                   "Tell the organisation the purpose, and give the hash of the version when it agrees."});
  return refuse({"consent-outdated",
                 "What was agreed to is not what this questionnaire says.",
                 {.field = "agreed"},
                 "Open the entry again, and tell the organisation what it says now."});
}

/// A key of an entry names nobody: beside an anonymous answer it could.
std::string entry_key(const Work& work) { return storage::fingerprint("entry\n" + write_key(work)); }

}  // namespace

Result<void> check_answers_are_own(const Respondent& respondent, storage::ProgrammeStore& programme, const Work& work) {
  if (respondent.answering.mode != "confidential" || !respondent.stored) return {};
  const auto entries = storage::ResponseStore(programme).entries_of(respondent.stored->response.id);
  if (!entries) return refuse(entries.error());
  const bool is_own = std::ranges::all_of(respondent.stored->answers, [&](const ResponseAnswer& answer) {
    const auto entry = entries->find(answer.receipt);
    return entry != entries->end() && !work.asker.id.empty() && entry->second.account == work.asker.id;
  });
  if (is_own) return {};
  return refuse({"answered-otherwise",
                 "The organisation has answered by its link, or through somebody else; in a confidential questionnaire "
                 "nobody else sees or changes that.",
                 {.field = "organisation"},
                 "Ask the organisation to go on by its link, or who entered the rest."});
}

Result<OpenEntry::Reply> OpenEntry::operator()(const Request& request, storage::ProgrammeStore& programme,
                                               const Work& work) const {
  const auto respondent = entry_for(programme, work, request.questionnaire, request.organisation, request.language);
  if (!respondent) return refuse(respondent.error());
  if (respondent->keeps_nothing() && respondent->invitation.state == "answered") return refuse(answered_already());
  return opened(*respondent, programme, work);
}

Result<EnterAnswers::Reply> EnterAnswers::operator()(const Request& request, storage::ProgrammeStore& programme,
                                                     const Work& work) const {
  auto respondent = entry_for(programme, work, request.questionnaire, request.organisation, request.language);
  if (!respondent) return refuse(respondent.error());
  const bool is_kept = request.whole || !respondent->keeps_nothing();
  const std::string key = entry_key(work);
  auto files = taken_files(*respondent->instrument, request.files.json, key);
  if (!files) return refuse(files.error());
  if (is_kept)
    if (auto agreed = check_agreed(*respondent, request.agreed); !agreed) return refuse(agreed.error());
  if (is_kept && respondent->invitation.token_hash.empty()) {
    const auto invited =
        storage::QuestionnaireStore(programme).invite_for_entry(respondent->invitation, respondent->answering.now);
    if (!invited) return refuse(invited.error());
    respondent->invitation = *invited;
    respondent->answering.token_hash = invited->token_hash;
  }
  respondent->answering.entry =
      storage::AnswerEntry{.came_by = request.came_by == CameBy::paper ? "paper" : "telephone",
                           .entered_by = work.asker.name,
                           .account = work.asker.id};
  const AnswersOf answers{request.agreed, request.answers.json, *std::move(files)};
  Reply reply;
  if (request.whole) {
    const auto sent = send_for(*std::move(respondent), answers, key, programme, work);
    if (!sent) return refuse(sent.error().code == "link-used" ? answered_already() : sent.error());
    static_cast<AnswersTaken&>(reply) = static_cast<const AnswersTaken&>(*sent);
    reply.is_sent = sent->is_sent;
    return reply;
  }
  const auto saved = save_for(*std::move(respondent), answers, key, programme, work);
  if (!saved) return refuse(saved.error());
  static_cast<AnswersTaken&>(reply) = *saved;
  return reply;
}

template AnyOperation erase<OpenEntry>();
template AnyOperation erase<EnterAnswers>();

}  // namespace zubia::operations
