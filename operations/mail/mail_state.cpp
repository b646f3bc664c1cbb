#include "operations/mail/mail_state.hpp"

#include <algorithm>
#include <map>

#include "operations/erase.hpp"
#include "operations/mail/mail_door.hpp"
#include "operations/moments.hpp"
#include "operations/questionnaires/questionnaire_desk.hpp"
#include "operations/questionnaires/register_entry.hpp"
#include "storage/mail_store.hpp"
#include "storage/questionnaire_store.hpp"

namespace zubia::operations {

namespace {

using Messages = std::map<std::string, std::vector<MailMessage>>;  ///< by invitation

bool is_sent_reminder(const MailMessage& one) { return one.number > 0 && one.state == "sent"; }

/// What is told of an organisation: its own state, or that of its last e-mail. Of an anonymous questionnaire only what
/// became of the invitation.
MailState::OrganisationRow row_of(const QuestionnaireInvitation& invitation, std::vector<MailMessage> messages,
                                  bool is_anonymous) {
  MailState::OrganisationRow row;
  row.organisation = invitation.organisation;
  if (is_anonymous) std::erase_if(messages, [](const MailMessage& one) { return one.number > 0; });
  row.reminders = std::ranges::count_if(messages, is_sent_reminder);
  row.state = "by-hand";
  if (!messages.empty()) {
    constexpr std::size_t day_length = 10;
    const MailMessage& last = messages.back();
    row.state = last.state == "sending" ? "queued" : last.state;
    if (last.sent_on) row.sent_on = moment_text(*last.sent_on).substr(0, day_length);
    row.status = last.status;
  }
  if (!is_anonymous && invitation.state != "invited") row.state = invitation.state;
  return row;
}

}  // namespace

Result<MailState::Reply> MailState::operator()(const Request& request, storage::ProgrammeStore& programme,
                                               const Work& work) const {
  const auto version = published_version(programme, request.questionnaire);
  if (!version) return refuse(version.error());
  const auto directory = whole_register(programme);
  if (!directory) return refuse(directory.error());
  std::map<std::string, std::string> names;
  for (const RegisterEntry& one : *directory) names[one.id] = one.name_in(work.language);
  const auto invitations = storage::QuestionnaireStore(programme).invitations(version->questionnaire, version->number);
  if (!invitations) return refuse(invitations.error());
  storage::MailStore mails(programme);
  const auto messages = mails.messages(version->questionnaire, version->number);
  if (!messages) return refuse(messages.error());
  const auto rules = mails.rules();
  if (!rules) return refuse(rules.error());
  Messages by_invitation;
  for (const MailMessage& one : *messages) by_invitation[one.invitation].push_back(one);
  Reply reply;
  reply.is_configured = is_mail_configured();
  reply.mode = version->mode;
  reply.budget_messages = rules->budget_messages;
  reply.budget_days = rules->budget_days;
  reply.reminders_max = rules->reminders_max;
  reply.reminder_days = rules->reminder_days;
  reply.reminders = std::ranges::count_if(*messages, is_sent_reminder);
  std::map<std::string, std::int64_t> counted;
  for (const QuestionnaireInvitation& one : *invitations) {
    auto row = row_of(one, by_invitation[one.id], version->mode == "anonymous");
    row.name = names.contains(one.organisation) ? names[one.organisation] : one.organisation;
    ++counted[row.state];
    reply.organisations.push_back(std::move(row));
  }
  for (const auto& [state, organisations] : counted) reply.counts.push_back({state, organisations});
  return reply;
}

Result<SetMailRules::Reply> SetMailRules::operator()(const Request& request, storage::ProgrammeStore& programme,
                                                     const Work&) const {
  const MailRules rules{static_cast<int>(request.budget_messages), static_cast<int>(request.budget_days),
                        static_cast<int>(request.reminders_max), static_cast<int>(request.reminder_days)};
  if (auto done = storage::MailStore(programme).set_rules(rules); !done) return refuse(done.error());
  return Reply{rules.budget_messages, rules.budget_days, rules.reminders_max, rules.reminder_days};
}

template AnyOperation erase<MailState>();
template AnyOperation erase<SetMailRules>();

}  // namespace zubia::operations
