#include "operations/mail/deliver_mail.hpp"

#include <algorithm>
#include <chrono>
#include <map>

#include "operations/accounts/account_rules.hpp"
#include "operations/erase.hpp"
#include "operations/mail/mail_text.hpp"
#include "operations/moments.hpp"
#include "operations/questionnaires/questionnaire_desk.hpp"
#include "operations/questionnaires/register_entry.hpp"
#include "storage/mail_store.hpp"
#include "storage/organisation_store.hpp"
#include "storage/questionnaire_store.hpp"

namespace zubia::operations {

namespace {

constexpr Instant minute = 60;
/// After the first, second … attempt that was refused for now.
constexpr std::array<Instant, 5> pauses = {15 * minute, 60 * minute, 240 * minute, 720 * minute, 1440 * minute};
constexpr Instant pause_unreached = 5 * minute;
constexpr int unreached_max = 2;

/// What stands around the e-mails of one round.
class Post {
 public:
  Post(const MailDoor& door, storage::ProgrammeStore& programme, const Work& work)
      : door_(door), programme_(programme), mails_(programme), begun_(moment_of(work.now)) {}

  /// The round may take longer than a lease, so the time goes on.
  Instant now() const {
    return begun_ + std::chrono::duration_cast<std::chrono::seconds>(std::chrono::steady_clock::now() - clock_).count();
  }

  /// Takes one on and hands it over. Gives whether the mail server can be expected to take the next.
  Result<bool> deliver(const std::string& id, DeliverMail::Reply& reply) {
    const auto claimed = mails_.claim(id, now(), [&](const QuestionnaireInvitation& invitation) {
      return token_hash(mail_token(door_.key, invitation));
    });
    if (!claimed) return refuse(claimed.error());
    if (!*claimed) {
      ++reply.dropped;
      return true;
    }
    const auto text = text_of(**claimed);
    mail::Delivery delivery;
    if (text) {
      delivery = door_.send(door_.from.address, (*claimed)->invitation.email, *text);
    } else {
      delivery = {.outcome = mail::Outcome::refused_for_good, .status = text.error().code};
    }
    if (delivery.is_address_wrong) {
      const auto hash = storage::address_hash((*claimed)->invitation.email);
      if (auto stopped = mails_.stop(hash, "bounced", now()); !stopped) return refuse(stopped.error());
    }
    const auto outcome = outcome_of(delivery, (*claimed)->message, reply);
    if (auto noted = mails_.note(id, outcome, now()); !noted) return refuse(noted.error());
    return goes_on(delivery, reply);
  }

 private:
  storage::MailOutcome outcome_of(const mail::Delivery& delivery, const MailMessage& message,
                                  DeliverMail::Reply& reply) const {
    using mail::Outcome;
    const std::string status = !delivery.status.empty() ? delivery.status
                               : delivery.code == 0     ? std::string()
                                                        : std::to_string(delivery.code);
    const auto failed = [&](const std::string& why) {
      ++reply.refused;
      return storage::MailOutcome{.state = "failed", .next_attempt_at = {}, .status = why};
    };
    const auto again = [&](Instant pause) {
      ++reply.postponed;
      return storage::MailOutcome{.state = "queued", .next_attempt_at = now() + pause, .status = status};
    };
    // The message that was taken on counts the attempts before this one.
    const auto attempts = static_cast<std::size_t>(message.attempts);
    switch (delivery.outcome) {
      case Outcome::accepted:
        ++reply.sent;
        return {.state = "sent", .next_attempt_at = {}, .status = status};
      case Outcome::refused_for_good:
        return failed(status);
      case Outcome::refused_for_now:
        return attempts < pauses.size() ? again(pauses[attempts]) : failed(status);
      case Outcome::unknown: {
        // It may have arrived. Once more is tried, and then no more.
        if (message.is_unsure) return failed("lost");
        auto outcome = again(pauses.front());
        outcome.is_unsure = true;
        return outcome;
      }
      case Outcome::unreached:
      case Outcome::misconfigured:
        break;
    }
    auto outcome = again(pause_unreached);
    outcome.counts_as_attempt = false;
    return outcome;
  }

  bool goes_on(const mail::Delivery& delivery, DeliverMail::Reply& reply) {
    if (delivery.outcome == mail::Outcome::misconfigured) {
      reply.notices.push_back({"mail-server-refuses", "The mail server does not let us in: " + delivery.detail + "."});
      return false;
    }
    if (delivery.outcome != mail::Outcome::unreached) {
      unreached_ = 0;
      return true;
    }
    if (++unreached_ < unreached_max) return true;
    reply.notices.push_back({"mail-server-unreached", "The mail server was not reached: " + delivery.detail + "."});
    return false;
  }

  struct Form {
    QuestionnaireVersion version;
    questionnaires::Instrument instrument;
  };

  Result<const Form*> form_of(const QuestionnaireInvitation& invitation) {
    const std::pair key(invitation.questionnaire, invitation.version);
    if (const auto found = forms_.find(key); found != forms_.end()) return &found->second;
    auto version = storage::QuestionnaireStore(programme_).version(invitation.questionnaire, invitation.version);
    if (!version) return refuse(version.error());
    if (!*version) return refuse({"unknown-questionnaire", "There is no such questionnaire.", {}, {}});
    auto instrument = stored_instrument(**version);
    if (!instrument) return refuse(instrument.error());
    return &forms_.emplace(key, Form{**std::move(version), *std::move(instrument)}).first->second;
  }

  Result<std::string> text_of(const storage::ClaimedMail& mail) {
    const auto form = form_of(mail.invitation);
    if (!form) return refuse(form.error());
    storage::OrganisationStore organisations(programme_);
    const auto organisation = organisations.find(mail.invitation.organisation);
    if (!organisation) return refuse(organisation.error());
    const auto contacts = organisations.contacts_of(mail.invitation.organisation);
    if (!contacts) return refuse(contacts.error());
    const auto contact = std::ranges::find(*contacts, mail.invitation.contact, &Contact::id);
    const std::string name =
        *organisation ? register_entry(**organisation).name_in(mail.invitation.language) : std::string();
    return mail::message_text(mail_about(mail, (*form)->version, (*form)->instrument, name,
                                         contact == contacts->end() ? std::string() : contact->name, door_, now()));
  }

  const MailDoor& door_;
  storage::ProgrammeStore& programme_;
  storage::MailStore mails_;
  Instant begun_;
  std::chrono::steady_clock::time_point clock_ = std::chrono::steady_clock::now();
  std::map<std::pair<std::string, int>, Form> forms_;
  int unreached_ = 0;
};

}  // namespace

Result<DeliverMail::Reply> deliver_through(const MailDoor& door, storage::ProgrammeStore& programme, const Work& work,
                                           int count_max) {
  storage::MailStore mails(programme);
  const Instant now = moment_of(work.now);
  if (auto back = mails.put_back_lost(now); !back) return refuse(back.error());
  const auto due = mails.due(now, count_max);
  if (!due) return refuse(due.error());
  DeliverMail::Reply reply;
  Post post(door, programme, work);
  for (const std::string& id : *due) {
    if (work.progress.cancelled()) break;
    const auto goes_on = post.deliver(id, reply);
    if (!goes_on) return refuse(goes_on.error());
    if (!*goes_on) break;
  }
  const auto waiting = mails.queued();
  if (!waiting) return refuse(waiting.error());
  reply.waiting = *waiting;
  return reply;
}

Result<DeliverMail::Reply> DeliverMail::operator()(const Request& request, storage::ProgrammeStore& programme,
                                                   const Work& work) const {
  const auto door = open_mail_door(work);
  if (!door) return refuse(door.error());
  return deliver_through(*door, programme, work, static_cast<int>(request.count_max));
}

template AnyOperation erase<DeliverMail>();

}  // namespace zubia::operations
