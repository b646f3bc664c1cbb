#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/result.hpp"
#include "programme/mail.hpp"
#include "programme/questionnaire.hpp"
#include "storage/programme_access.hpp"
#include "storage/programme_store.hpp"

namespace zubia::storage {

/// What is kept of an address that is not to be written to: BLAKE2b-256 of it in lower case, hex. It still holds when
/// the contact is erased, and tells nobody an address that they do not know.
std::string address_hash(std::string_view address);

/// An e-mail to be sent about an invitation, which is added where there is none yet.
struct WantedMail {
  std::string id;
  QuestionnaireInvitation invitation;
  int number = 0;
};

enum class Queueing { queued, budget_spent, there_already };

/// An e-mail that one sender has taken on.
struct ClaimedMail {
  MailMessage message;
  QuestionnaireInvitation invitation;
};

/// How far an attempt came.
struct MailOutcome {
  std::string state;                       ///< `sent`, `queued`, `failed`
  std::optional<Instant> next_attempt_at;  ///< of what is queued again
  std::string status = {};
  bool is_unsure = false;
  bool counts_as_attempt = true;  ///< false: the message itself was never tried
};

/// A message, with whom it went to.
struct SentMail {
  MailMessage message;
  std::string contact;
  std::string email;
};

/// The e-mails to whom questionnaires ask, and the addresses that are not to be written to. Any thread may call.
class MailStore {
 public:
  /// Longer than any attempt takes. What is `sending` for longer was lost with its sender.
  static constexpr Instant lease_seconds = 600;

  explicit MailStore(ProgrammeStore& programme);

  /// The rules of before anybody set some are those of `MailRules`.
  Result<MailRules> rules();
  Result<void> set_rules(const MailRules& rules);

  /// Queues e-mails, each where the budget of its organisation allows it, counted in the same transaction. One that
  /// failed or bounced takes the place of its forerunner. An invitation that is new gets no link before it is sent.
  /// Refused: `not-published`, `questionnaire-closed`.
  Result<std::vector<Queueing>> queue(std::span<const WantedMail> mails, const MailRules& rules, Instant now);

  /// By invitation, then by number.
  Result<std::vector<MailMessage>> messages(const std::string& questionnaire, int version);

  /// What is due, the longest waiting first.
  Result<std::vector<std::string>> due(Instant now, int count_max);
  /// How many wait.
  Result<std::int64_t> queued();

  /// Puts back what was lost with its sender: once. What is lost a second time has failed, so that nobody gets an
  /// e-mail three times.
  Result<void> put_back_lost(Instant now);

  /// Takes one on, and stores the hash of the link that it will have. Nothing where another sender has it, or where it
  /// is not wanted any more and goes: it was answered or withdrawn, the questionnaire is closed, the address is gone or
  /// not to be written to.
  Result<std::optional<ClaimedMail>> claim(
      const std::string& id, Instant now,
      const std::function<std::string(const QuestionnaireInvitation&)>& token_hash_for);

  /// What became of one that was taken on. `day` is kept of what was sent.
  Result<void> note(const std::string& id, const MailOutcome& outcome, Instant now);

  /// The message of that id, or the last one to an address.
  Result<std::optional<SentMail>> message(const std::string& id);
  Result<std::optional<SentMail>> last_message_to(const std::string& address);
  /// It came back.
  Result<void> note_bounced(const std::string& id, const std::string& status);

  /// `reason` is `asked` or `bounced`; that somebody asked outweighs the other.
  Result<void> stop(const std::string& address_hash, const std::string& reason, Instant now);
  /// Gives whether there was anything to lift.
  Result<bool> lift_stop(const std::string& address_hash);
  /// The reasons by the hash of the address.
  Result<std::map<std::string, std::string>> stops();

 private:
  ProgrammeAccess programme_;
};

}  // namespace zubia::storage
