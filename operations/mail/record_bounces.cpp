#include "operations/mail/record_bounces.hpp"

#include <optional>

#include "mail/delivery_report.hpp"
#include "operations/erase.hpp"
#include "operations/mail/mail_door.hpp"
#include "operations/moments.hpp"
#include "storage/mail_store.hpp"

namespace zubia::operations {

namespace {

/// The e-mail that a report is about: by its id, with the address that it went to; else the last one to that address.
Result<std::optional<storage::SentMail>> reported(storage::MailStore& mails, const mail::DeliveryReport& report,
                                                  const std::string& address) {
  if (!report.message.empty()) {
    auto found = mails.message(report.message);
    if (!found) return found;
    if (*found && mail::comparable_address((*found)->email) == mail::comparable_address(address)) return found;
    return std::optional<storage::SentMail>();
  }
  return mails.last_message_to(address);
}

Result<std::string> record(storage::MailStore& mails, const mail::DeliveryReport& report,
                           const mail::RecipientReport& one, Instant now) {
  if (one.action != "failed" || !one.status.starts_with("5.")) return "not-final";
  const auto found = reported(mails, report, one.address);
  if (!found) return refuse(found.error());
  if (!*found) return "not-ours";
  if (auto noted = mails.note_bounced((*found)->message.id, one.status); !noted) return refuse(noted.error());
  if (!mail::says_address_is_wrong(one.status)) return "bounced";
  if (auto stopped = mails.stop(storage::address_hash(one.address), "bounced", now); !stopped)
    return refuse(stopped.error());
  return "undeliverable";
}

}  // namespace

Result<RecordBounces::Reply> RecordBounces::operator()(const Request& request, storage::ProgrammeStore& programme,
                                                       const Work& work) const {
  const auto reports = mail::read_delivery_reports(request.file.bytes, request.file.name);
  if (!reports) return refuse(reports.error());
  storage::MailStore mails(programme);
  Reply reply;
  for (const mail::DeliveryReport& report : *reports)
    for (const mail::RecipientReport& one : report.recipients) {
      const auto outcome = record(mails, report, one, moment_of(work.now));
      if (!outcome) return refuse(outcome.error());
      reply.bounces.push_back({one.address, one.status, *outcome, one.diagnostic});
    }
  return reply;
}

Result<StopMail::Reply> StopMail::operator()(const Request& request, storage::ProgrammeStore& programme,
                                             const Work& work) const {
  const auto hash = stopped_address(work.pseudonym_key, request.token);
  if (!hash)
    return refuse({"unknown-link",
                   "This link is not one of ours, or not whole.",
                   {.field = "token"},
                   "Copy the whole link, or answer the e-mail and say so."});
  if (auto done = storage::MailStore(programme).stop(*hash, "asked", moment_of(work.now)); !done)
    return refuse(done.error());
  return Reply{"stopped"};
}

Result<StopMailTo::Reply> StopMailTo::operator()(const Request& request, storage::ProgrammeStore& programme,
                                                 const Work& work) const {
  if (!mail::is_address(request.address))
    return refuse(
        {"invalid-address", "This is no e-mail address.", {.field = "address"}, "Write it as jon@example.eus."});
  storage::MailStore mails(programme);
  const std::string hash = storage::address_hash(request.address);
  if (!request.lift) {
    if (auto done = mails.stop(hash, "asked", moment_of(work.now)); !done) return refuse(done.error());
    return Reply{"stopped"};
  }
  const auto lifted = mails.lift_stop(hash);
  if (!lifted) return refuse(lifted.error());
  if (!*lifted) return refuse({"nothing-to-lift", "The address can be written to already.", {.field = "address"}, {}});
  return Reply{"lifted"};
}

template AnyOperation erase<RecordBounces>();
template AnyOperation erase<StopMail>();
template AnyOperation erase<StopMailTo>();

}  // namespace zubia::operations
