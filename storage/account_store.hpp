#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "engine/base/result.hpp"
#include "programme/account.hpp"
#include "storage/programme_access.hpp"
#include "storage/programme_store.hpp"

namespace zubia::storage {

/// Whether a new password ends the account's sessions at once.
enum class OpenSessions { stay, end };

/// The accounts of a programme, written by the programme's one writer. Every change is stored together with its entry
/// in the audit log, or not at all. Any thread may call.
///
/// Tokens come in as hashes; the store never sees a secret in the clear.
class AccountStore {
 public:
  explicit AccountStore(const std::shared_ptr<ProgrammeStore>& programme);
  explicit AccountStore(ProgrammeStore& programme);

  /// Refused: `name-taken`.
  Result<void> add_account(const Account& account, const AuditEvent& event);

  /// Whether somebody owns the programme by password.
  Result<bool> has_owner();

  /// The first owner with a password. Refused where there is one already: `owner-exists`, `name-taken`.
  Result<void> add_first_owner(const Account& account, const AuditEvent& event);

  /// Replaces role, territories and state, and ends the account's sessions. Refused: `unknown-account`, and
  /// `last-owner` where nobody active would be left who owns the programme.
  Result<void> change_account(const Account& account, const AuditEvent& event);

  Result<void> set_password_hash(const std::string& account, const std::string& hash, OpenSessions sessions,
                                 const AuditEvent& event);

  /// Refused where the account has one already: `second-factor-exists`.
  Result<void> set_totp_secret(const std::string& account, const std::string& sealed, const AuditEvent& event);

  Result<std::optional<Account>> account(const std::string& id);
  Result<std::optional<Account>> account_named(const std::string& name);
  /// By name.
  Result<std::vector<Account>> accounts();

  /// Refused where the account was disabled or got another password since it was read: `sign-in-wanted`.
  Result<void> add_session(const Session& session, const Account& account, const AuditEvent& event);

  /// Puts a session with a new token in the place of an old one, which is worth nothing from then on. Refused:
  /// `sign-in-wanted` where the old one is gone.
  Result<void> replace_session(const std::string& old_token_hash, const Session& session, const AuditEvent& event);

  Result<std::optional<Session>> session(const std::string& token_hash);
  Result<void> touch_session(const std::string& token_hash, Instant now);
  Result<std::vector<Session>> sessions_of(const std::string& account);
  Result<void> end_session(const std::string& token_hash, const AuditEvent& event);
  Result<void> end_sessions_of(const std::string& account, const AuditEvent& event);
  /// How many there were.
  Result<std::int64_t> end_all_sessions(const AuditEvent& event);

  Result<void> add_invitation(const Invitation& invitation, const AuditEvent& event);
  /// One that is neither used nor expired.
  Result<std::optional<Invitation>> open_invitation(const std::string& token_hash, Instant now);
  /// Uses the invitation and makes the account, both or neither. Refused: `invitation-not-valid`, `name-taken`.
  Result<void> redeem_invitation(const std::string& token_hash, const Account& account, const AuditEvent& event);
  /// Uses the reset, sets the password and ends all sessions of the account. Refused: `invitation-not-valid`.
  Result<void> redeem_reset(const std::string& token_hash, const std::string& password_hash, const AuditEvent& event);

  /// Takes a step of 30 s for an account. Refused where it or a later one was taken before: `code-used`.
  Result<void> use_totp_step(const std::string& account, std::int64_t step);

  Result<void> append_audit(const AuditEvent& event);
  Result<std::vector<AuditEntry>> audit_log();
  /// The `count` entries before a place, the newest first.
  Result<std::vector<AuditEntry>> audit_log_before(std::int64_t place, std::int64_t count);

  /// Follows the chain from the first entry to the head. Refused, with the place, where an entry was changed, removed
  /// or moved: `audit-log-tampered`. Who can rewrite every later entry and the head is found out by a hash of the head
  /// that was kept elsewhere.
  Result<AuditEntry> verify_audit_log();

 private:
  Result<void> change(const AuditEvent& event, const std::function<Result<void>(Connection&)>& what);

  ProgrammeAccess programme_;
};

}  // namespace zubia::storage
