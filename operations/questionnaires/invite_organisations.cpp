#include "operations/questionnaires/invite_organisations.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

#include "operations/accounts/account_rules.hpp"
#include "operations/erase.hpp"
#include "operations/moments.hpp"
#include "operations/questionnaires/enter_answers.hpp"
#include "operations/questionnaires/questionnaire_desk.hpp"
#include "operations/questionnaires/register_entry.hpp"
#include "operations/questionnaires/respondent.hpp"
#include "storage/fingerprint.hpp"
#include "storage/organisation_store.hpp"
#include "storage/questionnaire_store.hpp"

namespace zubia::operations {

namespace {

std::string filled(std::string text, const std::vector<std::pair<std::string, std::string>>& values) {
  for (const auto& [name, value] : values)
    for (std::size_t at = text.find(name); at != std::string::npos; at = text.find(name, at + value.size()))
      text.replace(at, name.size(), value);
  return text;
}

/// Those whom the request means, each once.
Result<std::vector<RegisterEntry>> wanted(const InviteOrganisations::Request& request,
                                          storage::ProgrammeStore& programme, const QuestionnaireVersion& version) {
  const auto all = whole_register(programme);
  if (!all) return refuse(all.error());
  std::vector<RegisterEntry> chosen;
  if (request.everybody) {
    const auto invited = storage::QuestionnaireStore(programme).invitations(version.questionnaire, version.number);
    if (!invited) return refuse(invited.error());
    std::set<std::string> known;
    for (const QuestionnaireInvitation& one : *invited) known.insert(one.organisation);
    std::ranges::copy_if(*all, std::back_inserter(chosen),
                         [&](const RegisterEntry& one) { return !known.contains(one.id); });
  }
  const std::set<std::string> ids(request.organisations.begin(), request.organisations.end());
  for (const std::string& id : ids) {
    const auto found = std::ranges::find(*all, id, &RegisterEntry::id);
    if (found == all->end())
      return refuse({"unknown-organisation",
                     "There is no organisation " + id + ".",
                     {.field = "organisations"},
                     "Take the ids from the directory; nobody was invited."});
    if (std::ranges::find(chosen, id, &RegisterEntry::id) == chosen.end()) chosen.push_back(*found);
  }
  if (chosen.empty())
    return refuse({"nobody-to-invite",
                   request.everybody ? "Everybody in the directory was invited already." : "Nobody is named to invite.",
                   {.field = "organisations"},
                   request.everybody ? "" : "Name organisations by their ids, or ask for everybody."});
  return chosen;
}

/// Who is asked there, and in which language: that of the contact, of the organisation, or the first one.
struct Addressee {
  std::string contact;
  std::string email;
  std::string language;
};

Result<Addressee> addressee_of(const RegisterEntry& entry, storage::OrganisationStore& organisations,
                               const std::vector<std::string>& languages) {
  const auto contacts = organisations.contacts_of(entry.id);
  if (!contacts) return refuse(contacts.error());
  Addressee found;
  std::vector<std::string> spoken = entry.languages;
  if (!contacts->empty()) {
    found = {contacts->front().id, contacts->front().email, {}};
    spoken.insert(spoken.begin(), contacts->front().languages.begin(), contacts->front().languages.end());
  }
  const auto known = std::ranges::find_if(
      spoken, [&](const std::string& one) { return std::ranges::find(languages, one) != languages.end(); });
  found.language = known == spoken.end() ? language_for(languages, {}) : *known;
  return found;
}

/// Whether a link that the asker is shown would open answers of somebody else. A terminal has no key to look at the
/// answers with, and goes by whether the old link was opened.
Result<bool> would_open_answers(const QuestionnaireInvitation& invited, const QuestionnaireVersion& version,
                                storage::ProgrammeStore& programme, const Work& work) {
  if (version.mode != "confidential") return false;
  if (work.pseudonym_key.empty()) return invited.state != "invited";
  const auto respondent = respondent_invited(programme, work, version, invited, {});
  if (!respondent) return refuse(respondent.error());
  const auto own = check_answers_are_own(*respondent, programme, work);
  if (!own && own.error().code != "answered-otherwise") return refuse(own.error());
  return !own.has_value();
}

Result<void> check_no_link_opens_answers(const std::vector<RegisterEntry>& chosen, const QuestionnaireVersion& version,
                                         storage::ProgrammeStore& programme, const Work& work) {
  const auto invited = storage::QuestionnaireStore(programme).invitations(version.questionnaire, version.number);
  if (!invited) return refuse(invited.error());
  for (const RegisterEntry& entry : chosen) {
    const auto found = std::ranges::find(*invited, entry.id, &QuestionnaireInvitation::organisation);
    if (found == invited->end()) continue;
    const auto opens = would_open_answers(*found, version, programme, work);
    if (!opens) return refuse(opens.error());
    if (*opens)
      return refuse({"answered-otherwise",
                     entry.name_in({}) +
                         " has answered by its link, or through somebody else; in a confidential questionnaire nobody "
                         "else gets a link to that.",
                     {.field = "organisations"},
                     "Leave it out, and ask it to go on by its own link; nobody was invited."});
  }
  return {};
}

}  // namespace

Result<InviteOrganisations::Reply> InviteOrganisations::operator()(const Request& request,
                                                                   storage::ProgrammeStore& programme,
                                                                   const Work& work) const {
  const auto version = published_version(programme, request.questionnaire);
  if (!version) return refuse(version.error());
  const auto instrument = stored_instrument(*version);
  if (!instrument) return refuse(instrument.error());
  const auto chosen = wanted(request, programme, *version);
  if (!chosen) return refuse(chosen.error());
  if (auto none = check_no_link_opens_answers(*chosen, *version, programme, work); !none) return refuse(none.error());
  const auto texts = nlohmann::json::parse(invitation_texts());
  const Instant now = moment_of(work.now);
  storage::OrganisationStore organisations(programme);
  std::vector<QuestionnaireInvitation> invitations;
  Reply reply;
  for (const RegisterEntry& entry : *chosen) {
    const auto addressee = addressee_of(entry, organisations, version->languages);
    if (!addressee) return refuse(addressee.error());
    const std::string token = new_token();
    invitations.push_back({.id = storage::random_id(),
                           .questionnaire = version->questionnaire,
                           .version = version->number,
                           .token_hash = token_hash(token),
                           .organisation = entry.id,
                           .contact = addressee->contact,
                           .email = addressee->email,
                           .language = addressee->language,
                           .territory = entry.territory,
                           .size_class = entry.size_class,
                           .invited_at = now});
    // In the fragment the token reaches neither a server's log nor another site.
    const std::string link = request.site + "/answer#" + token;
    const auto& words = texts.contains(addressee->language) ? texts[addressee->language] : texts["en"];
    const std::string until =
        version->closes_at
            ? filled(words["until"].get<std::string>(), {{"{day}", moment_text(*version->closes_at - 1).substr(0, 10)}})
            : std::string();
    const std::vector<std::pair<std::string, std::string>> values = {
        {"{title}", text_in(instrument->draft().title, addressee->language, version->languages)},
        {"{organisation}", entry.name_in(addressee->language)},
        {"{link}", link},
        {"{until}", until}};
    reply.links.push_back({entry.id, entry.name_in(addressee->language), addressee->email, addressee->language, link,
                           filled(words["subject"].get<std::string>(), values),
                           filled(words["text"].get<std::string>(), values)});
  }
  if (auto stored = storage::QuestionnaireStore(programme).invite(invitations, now); !stored)
    return refuse(stored.error());
  reply.notices.push_back({"nothing-sent", "Nothing was sent. Keep the links: they are shown this once."});
  return reply;
}

template AnyOperation erase<InviteOrganisations>();

}  // namespace zubia::operations
