#include "operations/mail/invite_by_mail.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "operations/erase.hpp"
#include "operations/mail/mail_door.hpp"
#include "operations/moments.hpp"
#include "operations/questionnaires/questionnaire_desk.hpp"
#include "operations/questionnaires/register_entry.hpp"
#include "storage/fingerprint.hpp"
#include "storage/mail_store.hpp"
#include "storage/organisation_store.hpp"
#include "storage/questionnaire_store.hpp"

namespace zubia::operations {

namespace {

constexpr Instant seconds_per_day = 86'400;

using Stops = std::map<std::string, std::string>;

/// Whom to write to in an organisation, or why nobody.
struct Addressee {
  std::string why_not = {};
  Contact contact = {};
};

/// The first contact that can be written to. Where one of them asked not to be, the next one is not asked instead.
Addressee addressee_in(const std::vector<Contact>& contacts, const Stops& stops) {
  const auto reason = [&](const Contact& one) {
    const auto found = stops.find(storage::address_hash(one.email));
    return found == stops.end() ? std::string() : found->second;
  };
  if (contacts.empty()) return {"no-contact"};
  if (std::ranges::any_of(contacts, [&](const Contact& one) { return reason(one) == "asked"; }))
    return {"asked-not-to"};
  std::string why_not = "no-address";
  for (const Contact& one : contacts) {
    if (one.email.empty()) continue;
    if (!mail::is_address(one.email)) {
      if (why_not == "no-address") why_not = "invalid-address";
    } else if (reason(one) == "bounced") {
      why_not = "bounced-before";
    } else {
      return {{}, one};
    }
  }
  return {why_not};
}

/// That of the contact, of the organisation, or the first one of the questionnaire.
std::string language_of(const Contact& contact, const RegisterEntry& entry, const std::vector<std::string>& languages) {
  for (const auto* spoken : {&contact.languages, &entry.languages})
    for (const std::string& one : *spoken)
      if (std::ranges::find(languages, one) != languages.end()) return one;
  return language_for(languages, {});
}

/// What both operations work on.
struct Desk {
  QuestionnaireVersion version;
  MailRules rules;
  Stops stops;
  std::vector<RegisterEntry> directory;
  std::map<std::string, QuestionnaireInvitation> invitations;  ///< by organisation
  std::map<std::string, std::vector<MailMessage>> messages;    ///< by invitation
  Instant now = 0;

  const std::vector<MailMessage>& messages_of(const QuestionnaireInvitation& one) const {
    static const std::vector<MailMessage> none;
    const auto found = messages.find(one.id);
    return found == messages.end() ? none : found->second;
  }
};

Result<Desk> desk_of(storage::ProgrammeStore& programme, const std::string& questionnaire, const Work& work) {
  if (const auto settings = mail_settings(); !settings) return refuse(settings.error());
  Desk desk;
  desk.now = moment_of(work.now);
  auto version = published_version(programme, questionnaire);
  if (!version) return refuse(version.error());
  desk.version = *std::move(version);
  storage::MailStore mails(programme);
  const auto rules = mails.rules();
  if (!rules) return refuse(rules.error());
  desk.rules = *rules;
  auto stops = mails.stops();
  if (!stops) return refuse(stops.error());
  desk.stops = *std::move(stops);
  auto directory = whole_register(programme);
  if (!directory) return refuse(directory.error());
  desk.directory = *std::move(directory);
  const auto invited =
      storage::QuestionnaireStore(programme).invitations(desk.version.questionnaire, desk.version.number);
  if (!invited) return refuse(invited.error());
  for (const QuestionnaireInvitation& one : *invited) desk.invitations[one.organisation] = one;
  const auto messages = mails.messages(desk.version.questionnaire, desk.version.number);
  if (!messages) return refuse(messages.error());
  for (const MailMessage& one : *messages) desk.messages[one.invitation].push_back(one);
  return desk;
}

bool is_over(const QuestionnaireInvitation& one) { return one.state == "answered" || one.state == "withdrawn"; }

/// Whether a message went out, or will.
bool counts(const MailMessage& one) { return one.state != "failed" && one.state != "bounced"; }

/// Why an organisation gets no invitation; empty where nothing speaks against it.
std::string invitation_why_not(const Desk& desk, const std::string& organisation) {
  const auto invited = desk.invitations.find(organisation);
  if (invited == desk.invitations.end()) return {};
  const auto& messages = desk.messages_of(invited->second);
  const bool was_mailed = std::ranges::any_of(messages, counts);
  // Of an anonymous questionnaire it is not told who has answered.
  if (desk.version.mode == "anonymous") return was_mailed || is_over(invited->second) ? "already-invited" : "";
  if (is_over(invited->second)) return "already-answered";
  return was_mailed ? "already-invited" : "";
}

/// The number of the next reminder, or why there is none.
struct NextReminder {
  std::string why_not = {};
  int number = 0;
};

NextReminder next_reminder(const Desk& desk, const QuestionnaireInvitation& invitation) {
  if (is_over(invitation)) return {"already-answered"};
  int reminders = 0;
  int last = 0;
  Instant written_on = invitation.invited_at;
  for (const MailMessage& one : desk.messages_of(invitation)) {
    if (one.state == "queued" || one.state == "sending") return {"too-soon"};
    last = std::max(last, counts(one) ? one.number : one.number - 1);
    if (counts(one) && one.number > 0) ++reminders;
    if (one.sent_on) written_on = std::max(written_on, *one.sent_on);
  }
  if (reminders >= desk.rules.reminders_max) return {"reminded-enough"};
  if (desk.now - written_on < desk.rules.reminder_days * seconds_per_day) return {"too-soon"};
  return {{}, last + 1};
}

/// Queues what can be, and tells of everybody.
class Round {
 public:
  Round(const Desk& desk, storage::ProgrammeStore& programme) : desk_(desk), programme_(programme) {}

  void pass_over(const RegisterEntry& entry, const std::string& why) {
    rows_.push_back({entry.id, entry.name_in(language_for(desk_.version.languages, {})), why});
  }

  Result<void> want(const RegisterEntry& entry, int number) {
    const auto contacts = storage::OrganisationStore(programme_).contacts_of(entry.id);
    if (!contacts) return refuse(contacts.error());
    const Addressee addressee = addressee_in(*contacts, desk_.stops);
    pass_over(entry, addressee.why_not);
    if (!addressee.why_not.empty()) return {};
    places_.push_back(rows_.size() - 1);
    wanted_.push_back({storage::random_id(),
                       {.id = storage::random_id(),
                        .questionnaire = desk_.version.questionnaire,
                        .version = desk_.version.number,
                        .token_hash = {},
                        .organisation = entry.id,
                        .contact = addressee.contact.id,
                        .email = addressee.contact.email,
                        .language = language_of(addressee.contact, entry, desk_.version.languages),
                        .territory = entry.territory,
                        .size_class = entry.size_class,
                        .invited_at = desk_.now},
                       number});
    return {};
  }

  Result<MailQueueReply> finish() {
    const auto outcomes = storage::MailStore(programme_).queue(wanted_, desk_.rules, desk_.now);
    if (!outcomes) return refuse(outcomes.error());
    for (std::size_t place = 0; place < outcomes->size(); ++place) {
      const storage::Queueing outcome = (*outcomes)[place];
      rows_[places_[place]].outcome = outcome == storage::Queueing::queued         ? "queued"
                                      : outcome == storage::Queueing::budget_spent ? "budget-spent"
                                                                                   : "already-invited";
    }
    MailQueueReply reply;
    reply.budget_messages = desk_.rules.budget_messages;
    reply.budget_days = desk_.rules.budget_days;
    std::map<std::string, std::int64_t> counted;
    for (const MailRow& row : rows_) ++counted[row.outcome];
    for (const auto& [outcome, organisations] : counted) reply.counts.push_back({outcome, organisations});
    reply.rows = rows_;
    return reply;
  }

 private:
  const Desk& desk_;
  storage::ProgrammeStore& programme_;
  std::vector<MailRow> rows_;
  std::vector<storage::WantedMail> wanted_;
  std::vector<std::size_t> places_;  ///< of the rows of `wanted_`
};

Problem nobody() { return {"nobody-to-invite", "Nobody is to be written to.", {.field = "organisations"}, {}}; }

}  // namespace

Result<MailQueueReply> InviteByMail::operator()(const Request& request, storage::ProgrammeStore& programme,
                                                const Work& work) const {
  const auto desk = desk_of(programme, request.questionnaire, work);
  if (!desk) return refuse(desk.error());
  const std::set<std::string> named(request.organisations.begin(), request.organisations.end());
  for (const std::string& id : named)
    if (std::ranges::find(desk->directory, id, &RegisterEntry::id) == desk->directory.end())
      return refuse({"unknown-organisation",
                     "There is no organisation " + id + ".",
                     {.field = "organisations"},
                     "Take the ids from the directory; nobody was invited."});
  Round round(*desk, programme);
  bool is_anybody = false;
  for (const RegisterEntry& entry : desk->directory) {
    const bool is_meant = named.contains(entry.id) || (request.everybody && !desk->invitations.contains(entry.id));
    if (!is_meant) continue;
    is_anybody = true;
    if (const std::string why = invitation_why_not(*desk, entry.id); !why.empty()) {
      round.pass_over(entry, why);
    } else if (auto wanted = round.want(entry, 0); !wanted) {
      return refuse(wanted.error());
    }
  }
  if (!is_anybody) return refuse(nobody());
  return round.finish();
}

Result<MailQueueReply> Remind::operator()(const Request& request, storage::ProgrammeStore& programme,
                                          const Work& work) const {
  const auto desk = desk_of(programme, request.questionnaire, work);
  if (!desk) return refuse(desk.error());
  Round round(*desk, programme);
  for (const RegisterEntry& entry : desk->directory) {
    const auto invited = desk->invitations.find(entry.id);
    if (invited == desk->invitations.end()) continue;
    const NextReminder next = next_reminder(*desk, invited->second);
    if (!next.why_not.empty()) {
      round.pass_over(entry, next.why_not);
    } else if (auto wanted = round.want(entry, next.number); !wanted) {
      return refuse(wanted.error());
    }
  }
  if (desk->invitations.empty()) return refuse(nobody());
  auto reply = round.finish();
  if (reply && desk->version.mode == "anonymous") reply->rows.clear();
  return reply;
}

template AnyOperation erase<InviteByMail>();
template AnyOperation erase<Remind>();

}  // namespace zubia::operations
