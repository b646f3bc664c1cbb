#include "operations/accounts/second_factor.hpp"

#include "operations/accounts/session_opening.hpp"
#include "operations/accounts/sign_in.hpp"
#include "operations/accounts/totp.hpp"
#include "storage/fingerprint.hpp"

namespace zubia::operations {

namespace {

Problem wrong_code() {
  return {"wrong-code",
          "The code is wrong, or was used before.",
          {.field = "code"},
          "Wait for the next one, and check the clock of the phone."};
}

/// Whether the code is right and fresh; then it is used up.
Result<void> take_code(const AccountDesk& desk, const Account& account, const std::string& secret,
                       const std::string& code) {
  if (auto allowed = desk.limits.try_second_factor(account.id, desk.clock()); !allowed) return allowed;
  const auto step = totp_step(secret, code, desk.clock());
  if (step) {
    auto used = desk.accounts.use_totp_step(account.id, *step);
    if (used || used.error().code != "code-used") return used;
  }
  AuditEvent event = audit_event(desk, account.id, "second-factor", account.id);
  event.outcome = "refused";
  if (auto noted = desk.accounts.append_audit(event); !noted) return noted;
  return refuse(wrong_code());
}

/// The session goes on under a new token.
Result<OpenedSession> passed(const AccountDesk& desk, const OpenedSession& before, const Account& account) {
  OpenedSession opened = new_session(desk, account, before.session.created_at);
  opened.session.second_factor = "passed";
  const auto stored = desk.accounts.replace_session(before.session.token_hash, opened.session,
                                                    audit_event(desk, account.id, "second-factor", account.id));
  if (!stored) return refuse(stored.error());
  return opened;
}

/// The session, whose account has no second factor yet.
Result<OpenedSession> session_without_factor(const AccountDesk& desk, const std::string& token) {
  auto opened = session_of(desk, token);
  if (opened && !opened->account.totp_secret.empty())
    return refuse({"second-factor-exists", "The account has a second factor already.", {}, {}});
  return opened;
}

}  // namespace

Result<SecondFactorSetup> offer_second_factor(const AccountDesk& desk, const std::string& token) {
  const auto opened = session_without_factor(desk, token);
  if (!opened) return refuse(opened.error());
  constexpr std::size_t secret_bytes = 20;  // as RFC 4226 §4 recommends
  const std::string secret = storage::random_bytes(secret_bytes);
  SecondFactorSetup setup{base32(secret), {}, desk.key.seal(secret, opened->account.id)};
  setup.uri = "otpauth://totp/Zubia:" + opened->account.name + "?secret=" + setup.secret + "&issuer=Zubia";
  return setup;
}

Result<OpenedSession> confirm_second_factor(const AccountDesk& desk, const std::string& token,
                                            const std::string& sealed, const std::string& code) {
  const auto opened = session_without_factor(desk, token);
  if (!opened) return refuse(opened.error());
  const auto secret = desk.key.unseal(sealed, opened->account.id);
  if (!secret) return refuse(secret.error());
  if (auto taken = take_code(desk, opened->account, *secret, code); !taken) return refuse(taken.error());
  Account account = opened->account;
  account.totp_secret = sealed;
  const auto stored =
      desk.accounts.set_totp_secret(account.id, sealed, audit_event(desk, account.id, "set-second-factor", account.id));
  if (!stored) return refuse(stored.error());
  return passed(desk, *opened, account);
}

Result<OpenedSession> pass_second_factor(const AccountDesk& desk, const std::string& token, const std::string& code) {
  const auto opened = session_of(desk, token);
  if (!opened) return refuse(opened.error());
  if (opened->account.totp_secret.empty())
    return refuse({"no-second-factor", "The account has no second factor yet.", {}, "Set one up."});
  const auto secret = desk.key.unseal(opened->account.totp_secret, opened->account.id);
  if (!secret) return refuse(secret.error());
  if (auto taken = take_code(desk, opened->account, *secret, code); !taken) return refuse(taken.error());
  return passed(desk, *opened, opened->account);
}

}  // namespace zubia::operations
