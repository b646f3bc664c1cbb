#include "operations/accounts/sign_in.hpp"

#include <algorithm>

#include "operations/accounts/password_rules.hpp"
#include "operations/accounts/session_opening.hpp"

namespace zubia::operations {

namespace {

Problem wrong_name_or_password() {
  return {"wrong-name-or-password", "The name or the password is wrong.", {}, "Check both, and the shift key."};
}

/// A hash made at an older cost is made anew while the password is at hand. A full queue puts it off to the next time.
void renew_hash(const AccountDesk& desk, Account& account, const std::string& password) {
  if (!desk.hashing.is_outdated(account.password_hash)) return;
  const auto renewed = desk.hashing.hash(password);
  if (!renewed) return;
  if (desk.accounts.set_password_hash(account.id, *renewed, storage::OpenSessions::stay,
                                      audit_event(desk, account.id, "renew-password-hash", account.id)))
    account.password_hash = *renewed;
}

}  // namespace

Result<OpenedSession> sign_in(const AccountDesk& desk, const SignIn& attempt) {
  // A name that no account can have goes the same way as one that none has.
  const std::string name = account_name(attempt.name).value_or("?");
  if (auto allowed = desk.limits.try_password(name, attempt.peer, desk.clock()); !allowed)
    return refuse(allowed.error());
  auto account = desk.accounts.account_named(name);
  if (!account) return refuse(account.error());
  const bool is_open = *account && (*account)->state == "active" && attempt.password.size() <= password_bytes_max;
  const auto is_right = desk.hashing.matches(is_open ? (*account)->password_hash : "", attempt.password);
  if (!is_right) return refuse(is_right.error());
  AuditEvent event = audit_event(desk, *account ? (*account)->id : "", "sign-in", *account ? (*account)->id : "");
  event.peer = attempt.peer;
  if (!*is_right) {
    event.outcome = "refused";
    if (auto noted = desk.accounts.append_audit(event); !noted) return refuse(noted.error());
    return refuse(wrong_name_or_password());
  }
  renew_hash(desk, **account, attempt.password);
  OpenedSession opened = new_session(desk, **account, desk.clock());
  if (auto stored = desk.accounts.add_session(opened.session, **account, event); !stored) return refuse(stored.error());
  desk.limits.recognise(name, attempt.peer, desk.clock());
  return opened;
}

Result<OpenedSession> unseen_session_of(const AccountDesk& desk, const std::string& token) {
  const auto session = desk.accounts.session(token_hash(token));
  if (!session) return refuse(session.error());
  if (!*session) return refuse(no_session());
  const auto account = desk.accounts.account((*session)->account);
  if (!account) return refuse(account.error());
  if (!*account || (*account)->state != "active") return refuse(no_session());
  const Instant now = desk.clock();
  const Instant idle_max = is_staff((*account)->role) ? staff_idle_seconds_max : company_idle_seconds_max;
  if (now >= (*session)->ends_at || now - (*session)->last_seen_at >= idle_max) return refuse(no_session());
  return OpenedSession{token, **session, **account};
}

Result<OpenedSession> session_of(const AccountDesk& desk, const std::string& token) {
  auto opened = unseen_session_of(desk, token);
  if (!opened) return opened;
  // Once a minute is often enough for an end after half an hour, and spares a write per request. A clock that was set
  // back counts as a minute too, or the idle time would grow by as much.
  constexpr Instant touch_seconds = 60;
  const Instant now = desk.clock();
  const Instant unseen = now - opened->session.last_seen_at;
  if (unseen >= 0 && unseen < touch_seconds) return opened;
  if (auto touched = desk.accounts.touch_session(opened->session.token_hash, now); !touched)
    return refuse(touched.error());
  opened->session.last_seen_at = now;
  return opened;
}

bool is_second_factor_due(const OpenedSession& opened) {
  return is_staff(opened.account.role) && opened.session.second_factor != "passed";
}

Result<OpenedSession> full_session_of(const AccountDesk& desk, const std::string& token) {
  auto opened = session_of(desk, token);
  if (opened && is_second_factor_due(*opened))
    return refuse({"second-factor-due", "The code of the authenticator app is due.", {}, "Type it in first."});
  return opened;
}

Result<void> sign_out(const AccountDesk& desk, const std::string& token) {
  const auto opened = session_of(desk, token);
  if (!opened) return refuse(opened.error());
  return desk.accounts.end_session(opened->session.token_hash,
                                   audit_event(desk, opened->account.id, "sign-out", opened->account.id));
}

Result<std::vector<Session>> own_sessions(const AccountDesk& desk, const std::string& token) {
  const auto opened = full_session_of(desk, token);
  if (!opened) return refuse(opened.error());
  return desk.accounts.sessions_of(opened->account.id);
}

Result<void> end_own_session(const AccountDesk& desk, const std::string& token, const std::string& session) {
  const auto sessions = own_sessions(desk, token);
  if (!sessions) return refuse(sessions.error());
  const auto found = std::ranges::find(*sessions, session, &Session::id);
  if (found == sessions->end()) return refuse({"not-found", "There is nothing at this address.", {}, {}});
  return desk.accounts.end_session(found->token_hash, audit_event(desk, found->account, "end-session", found->account));
}

Result<void> sign_out_everywhere(const AccountDesk& desk, const std::string& token) {
  const auto opened = full_session_of(desk, token);
  if (!opened) return refuse(opened.error());
  return desk.accounts.end_sessions_of(
      opened->account.id, audit_event(desk, opened->account.id, "sign-out-everywhere", opened->account.id));
}

Result<OpenedSession> change_password(const AccountDesk& desk, const PasswordChange& change) {
  const auto opened = full_session_of(desk, change.token);
  if (!opened) return refuse(opened.error());
  const Account& account = opened->account;
  if (auto allowed = desk.limits.try_password(account.name, change.peer, desk.clock()); !allowed)
    return refuse(allowed.error());
  const auto is_right = desk.hashing.matches(account.password_hash, change.old_password);
  if (!is_right) return refuse(is_right.error());
  AuditEvent event = audit_event(desk, account.id, "change-password", account.id);
  event.peer = change.peer;
  if (!*is_right) {
    event.outcome = "refused";
    if (auto noted = desk.accounts.append_audit(event); !noted) return refuse(noted.error());
    return refuse({"wrong-password", "The old password is wrong.", {.field = "old_password"}, {}});
  }
  if (auto checked = check_password(change.new_password, {account.name, desk.programme_name}); !checked)
    return refuse(checked.error());
  const auto hash = desk.hashing.hash(change.new_password);
  if (!hash) return refuse(hash.error());
  if (auto set = desk.accounts.set_password_hash(account.id, *hash, storage::OpenSessions::end, event); !set)
    return refuse(set.error());
  Account changed = account;
  changed.password_hash = *hash;
  OpenedSession renewed = new_session(desk, changed, opened->session.created_at);
  renewed.session.second_factor = opened->session.second_factor;
  const auto stored = desk.accounts.add_session(renewed.session, changed,
                                                audit_event(desk, account.id, "go-on-after-password", account.id));
  if (!stored) return refuse(stored.error());
  return renewed;
}

}  // namespace zubia::operations
