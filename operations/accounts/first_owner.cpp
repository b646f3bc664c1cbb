#include "operations/accounts/first_owner.hpp"

#include <sodium.h>
#include <optional>

#include "operations/accounts/password_rules.hpp"
#include "operations/accounts/session_opening.hpp"
#include "storage/fingerprint.hpp"

namespace zubia::operations {

namespace {

/// The account of the owner of a local programme, made where it is not there.
Result<Account> local_owner(const AccountDesk& desk) {
  const auto found = desk.accounts.account_named(std::string(local_account_name));
  if (!found) return refuse(found.error());
  if (*found) return **found;
  const Account account{.id = storage::random_id(),
                        .name = std::string(local_account_name),
                        .role = "owner",
                        .territories = {},
                        .password_hash = {},
                        .totp_secret = {},
                        .state = "active",
                        .created_at = desk.clock()};
  const auto made = desk.accounts.add_account(account, audit_event(desk, "console", "make-local-owner", account.id));
  if (!made) return refuse(made.error());
  return account;
}

}  // namespace

OneTimeCode::OneTimeCode() : text_(new_token()) {}

bool OneTimeCode::is_right(const std::string& typed) const {
  const bool is_same = typed.size() == text_.size() && sodium_memcmp(typed.data(), text_.data(), text_.size()) == 0;
  return is_same && !is_used_;
}

bool OneTimeCode::fits(const std::string& typed) {
  const std::lock_guard lock(mutex_);
  return is_right(typed);
}

bool OneTimeCode::take(const std::string& typed) {
  const std::lock_guard lock(mutex_);
  const bool taken = is_right(typed);
  is_used_ = is_used_ || taken;
  return taken;
}

Result<Account> claim_programme(const AccountDesk& desk, OneTimeCode& code, const FirstOwner& claim) {
  if (auto allowed = desk.limits.try_peer(claim.peer, desk.clock()); !allowed) return refuse(allowed.error());
  const auto name = account_name(claim.name);
  if (!name) return refuse(name.error());
  if (auto checked = check_password(claim.password, {*name, desk.programme_name}); !checked)
    return refuse(checked.error());
  // It is used up once the owner is there: a moment in which too many sign in costs nobody the code.
  if (!code.fits(claim.code))
    return refuse({"wrong-code",
                   "This is not the code on the console, or it was used already.",
                   {.field = "code"},
                   "Start the server again for a new one."});
  const auto hash = desk.hashing.hash(claim.password);
  if (!hash) return refuse(hash.error());
  const Account account{.id = storage::random_id(),
                        .name = *name,
                        .role = "owner",
                        .territories = {},
                        .password_hash = *hash,
                        .totp_secret = {},
                        .state = "active",
                        .created_at = desk.clock()};
  AuditEvent event = audit_event(desk, "console", "claim-programme", account.id);
  event.peer = claim.peer;
  if (auto made = desk.accounts.add_first_owner(account, event); !made) return refuse(made.error());
  code.take(claim.code);
  return account;
}

Result<OpenedSession> sign_in_locally(const AccountDesk& desk, OneTimeCode& key, const std::string& typed) {
  if (!key.take(typed))
    return refuse({"wrong-key",
                   "This is not the key in the address that was printed, or it was used already.",
                   {},
                   "Start Zubia again for a new address."});
  const auto account = local_owner(desk);
  if (!account) return refuse(account.error());
  OpenedSession opened = new_session(desk, *account, desk.clock());
  // Who reads the terminal of the machine is past any second factor.
  opened.session.second_factor = "passed";
  const auto stored = desk.accounts.add_session(opened.session, *account,
                                                audit_event(desk, account->id, "sign-in-locally", account->id));
  if (!stored) return refuse(stored.error());
  return opened;
}

}  // namespace zubia::operations
