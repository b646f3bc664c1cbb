#include "storage/account_store.hpp"

#include <span>
#include <utility>

#include "storage/audit_log.hpp"
#include "storage/connection.hpp"
#include "storage/owner_left.hpp"

namespace zubia::storage {

namespace {

constexpr Sql owner_by_password("SELECT 1 FROM account WHERE role = 'owner' AND password_hash <> '' LIMIT 1");

// One territory per line.
std::string lines_of(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += word + "\n";
  return text;
}

std::vector<std::string> words_of(const std::string& lines) {
  std::vector<std::string> words;
  for (std::size_t first = 0; first < lines.size();) {
    const std::size_t end = lines.find('\n', first);
    words.push_back(lines.substr(first, end - first));
    first = end + 1;
  }
  return words;
}

Account account_of(const Row& row) {
  return {row.text(0), row.text(1), row.text(2), words_of(row.text(3)),
          row.text(4), row.text(5), row.text(6), row.integer(7)};
}

Session session_of(const Row& row) {
  return {row.text(0), row.text(1), row.text(2), row.integer(3), row.integer(4), row.integer(5), row.text(6)};
}

/// Whether a question has an answer.
Result<bool> is_found(Connection& connection, Sql sql, std::span<const Value> values) {
  bool found = false;
  const auto asked = connection.query(sql, values, [&](const Row&) { found = true; });
  if (!asked) return refuse(asked.error());
  return found;
}

Result<void> insert_account(Connection& connection, const Account& account) {
  const Value name[] = {account.name};
  const auto taken = is_found(connection, "SELECT 1 FROM account WHERE name = $1", name);
  if (!taken) return refuse(taken.error());
  if (*taken)
    return refuse({"name-taken", "There is an account of this name already.", {.field = "name"}, "Choose another."});
  const Value values[] = {
      account.id,          account.name,  account.role,      lines_of(account.territories), account.password_hash,
      account.totp_secret, account.state, account.created_at};
  return connection.execute(
      "INSERT INTO account (id, name, role, territories, password_hash, totp_secret, state, created_at) "
      "VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
      values);
}

Result<void> insert_session(Connection& connection, const Session& session) {
  const Value values[] = {session.token_hash,   session.id,      session.account,      session.created_at,
                          session.last_seen_at, session.ends_at, session.second_factor};
  return connection.execute(
      "INSERT INTO session (token_hash, id, account, created_at, last_seen_at, ends_at, second_factor) "
      "VALUES ($1, $2, $3, $4, $5, $6, $7)",
      values);
}

Result<void> delete_sessions_of(Connection& connection, const std::string& account) {
  const Value key[] = {account};
  return connection.execute("DELETE FROM session WHERE account = $1", key);
}

Problem unknown_account() { return {"unknown-account", "There is no such account.", {.field = "account"}, {}}; }

/// Marks it used and says for which account it was made.
Result<std::string> use_invitation(Connection& connection, const std::string& token_hash, const std::string& purpose,
                                   Instant now) {
  std::optional<std::string> account;
  const Value values[] = {token_hash, purpose, now};
  const auto used = connection.query(
      "UPDATE invitation SET used_at = $3 WHERE token_hash = $1 AND purpose = $2 AND used_at IS NULL "
      "AND expires_at > $3 RETURNING account",
      values, [&](const Row& row) { account = row.text(0); });
  if (!used) return refuse(used.error());
  if (!account)
    return refuse({"invitation-not-valid",
                   "This link was used already or has expired.",
                   {},
                   "Ask the owner of the programme for a new one."});
  return *account;
}

Result<void> update_account(Connection& connection, const Account& account) {
  std::string role_before;
  const Value key[] = {account.id};
  auto asked = connection.query("SELECT role FROM account WHERE id = $1", key,
                                [&](const Row& row) { role_before = row.text(0); });
  if (!asked) return asked;
  if (role_before.empty()) return refuse(unknown_account());
  const Value values[] = {account.id, account.role, lines_of(account.territories), account.state};
  auto done = connection.execute("UPDATE account SET role = $2, territories = $3, state = $4 WHERE id = $1", values);
  if (done) done = delete_sessions_of(connection, account.id);
  if (!done || role_before != "owner") return done;
  return check_owner_left(connection);
}

}  // namespace

AccountStore::AccountStore(const std::shared_ptr<ProgrammeStore>& programme) : programme_(*programme) {}

AccountStore::AccountStore(ProgrammeStore& programme) : programme_(programme) {}

Result<void> AccountStore::change(const AuditEvent& event, const std::function<Result<void>(Connection&)>& what) {
  return programme_.write([&](Connection& connection) {
    auto done = what(connection);
    return done ? append_audit_entry(connection, event) : done;
  });
}

Result<void> AccountStore::add_account(const Account& account, const AuditEvent& event) {
  return change(event, [&](Connection& connection) { return insert_account(connection, account); });
}

Result<bool> AccountStore::has_owner() {
  Result<bool> owned = false;
  const auto done = programme_.read([&](Connection& connection) -> Result<void> {
    owned = is_found(connection, owner_by_password, {});
    return {};
  });
  if (!done) return refuse(done.error());
  return owned;
}

Result<void> AccountStore::add_first_owner(const Account& account, const AuditEvent& event) {
  return change(event, [&](Connection& connection) -> Result<void> {
    const auto owned = is_found(connection, owner_by_password, {});
    if (!owned) return refuse(owned.error());
    if (*owned) return refuse({"owner-exists", "The programme has an owner already.", {}, "Ask for an invitation."});
    return insert_account(connection, account);
  });
}

Result<void> AccountStore::change_account(const Account& account, const AuditEvent& event) {
  return change(event, [&](Connection& connection) { return update_account(connection, account); });
}

Result<void> AccountStore::set_password_hash(const std::string& account, const std::string& hash, OpenSessions sessions,
                                             const AuditEvent& event) {
  return change(event, [&](Connection& connection) -> Result<void> {
    const Value values[] = {account, hash};
    const auto found = is_found(connection, "UPDATE account SET password_hash = $2 WHERE id = $1 RETURNING id", values);
    if (!found) return refuse(found.error());
    if (!*found) return refuse(unknown_account());
    return sessions == OpenSessions::end ? delete_sessions_of(connection, account) : Result<void>{};
  });
}

Result<void> AccountStore::set_totp_secret(const std::string& account, const std::string& sealed,
                                           const AuditEvent& event) {
  return change(event, [&](Connection& connection) -> Result<void> {
    const Value values[] = {account, sealed};
    const auto found = is_found(
        connection, "UPDATE account SET totp_secret = $2 WHERE id = $1 AND totp_secret = '' RETURNING id", values);
    if (!found) return refuse(found.error());
    if (!*found) return refuse({"second-factor-exists", "The account has a second factor already.", {}, {}});
    return {};
  });
}

Result<std::optional<Account>> AccountStore::account(const std::string& id) {
  std::optional<Account> found;
  const Value key[] = {id};
  const auto done = programme_.read([&](Connection& connection) {
    return connection.query(
        "SELECT id, name, role, territories, password_hash, totp_secret, state, created_at FROM account WHERE id = $1",
        key, [&](const Row& row) { found = account_of(row); });
  });
  if (!done) return refuse(done.error());
  return found;
}

Result<std::optional<Account>> AccountStore::account_named(const std::string& name) {
  std::optional<Account> found;
  const Value key[] = {name};
  const auto done = programme_.read([&](Connection& connection) {
    return connection.query(
        "SELECT id, name, role, territories, password_hash, totp_secret, state, created_at FROM account "
        "WHERE name = $1",
        key, [&](const Row& row) { found = account_of(row); });
  });
  if (!done) return refuse(done.error());
  return found;
}

Result<std::vector<Account>> AccountStore::accounts() {
  std::vector<Account> list;
  const auto done = programme_.read([&](Connection& connection) {
    return connection.query(
        "SELECT id, name, role, territories, password_hash, totp_secret, state, created_at FROM account ORDER BY name",
        {}, [&](const Row& row) { list.push_back(account_of(row)); });
  });
  if (!done) return refuse(done.error());
  return list;
}

Result<void> AccountStore::add_session(const Session& session, const Account& account, const AuditEvent& event) {
  return change(event, [&](Connection& connection) -> Result<void> {
    const Value values[] = {account.id, account.password_hash};
    const auto as_read =
        is_found(connection, "SELECT 1 FROM account WHERE id = $1 AND password_hash = $2 AND state = 'active'", values);
    if (!as_read) return refuse(as_read.error());
    if (!*as_read) return refuse({"sign-in-wanted", "The account has changed.", {}, "Sign in again."});
    // Those that ended by themselves are of no use to anybody.
    const Value now[] = {session.created_at};
    auto done = connection.execute("DELETE FROM session WHERE ends_at <= $1", now);
    return done ? insert_session(connection, session) : done;
  });
}

Result<void> AccountStore::replace_session(const std::string& old_token_hash, const Session& session,
                                           const AuditEvent& event) {
  return change(event, [&](Connection& connection) -> Result<void> {
    const Value key[] = {old_token_hash};
    const auto ended = is_found(connection, "DELETE FROM session WHERE token_hash = $1 RETURNING id", key);
    if (!ended) return refuse(ended.error());
    if (!*ended) return refuse({"sign-in-wanted", "The session has ended.", {}, "Sign in again."});
    return insert_session(connection, session);
  });
}

Result<std::optional<Session>> AccountStore::session(const std::string& token_hash) {
  std::optional<Session> found;
  const Value key[] = {token_hash};
  const auto done = programme_.read([&](Connection& connection) {
    return connection.query(
        "SELECT token_hash, id, account, created_at, last_seen_at, ends_at, second_factor FROM session "
        "WHERE token_hash = $1",
        key, [&](const Row& row) { found = session_of(row); });
  });
  if (!done) return refuse(done.error());
  return found;
}

Result<void> AccountStore::touch_session(const std::string& token_hash, Instant now) {
  const Value values[] = {token_hash, now};
  return programme_.write([&](Connection& connection) {
    return connection.execute("UPDATE session SET last_seen_at = $2 WHERE token_hash = $1", values);
  });
}

Result<std::vector<Session>> AccountStore::sessions_of(const std::string& account) {
  std::vector<Session> list;
  const Value key[] = {account};
  const auto done = programme_.read([&](Connection& connection) {
    return connection.query(
        "SELECT token_hash, id, account, created_at, last_seen_at, ends_at, second_factor FROM session "
        "WHERE account = $1 ORDER BY created_at, id",
        key, [&](const Row& row) { list.push_back(session_of(row)); });
  });
  if (!done) return refuse(done.error());
  return list;
}

Result<void> AccountStore::end_session(const std::string& token_hash, const AuditEvent& event) {
  return change(event, [&](Connection& connection) {
    const Value key[] = {token_hash};
    return connection.execute("DELETE FROM session WHERE token_hash = $1", key);
  });
}

Result<void> AccountStore::end_sessions_of(const std::string& account, const AuditEvent& event) {
  return change(event, [&](Connection& connection) { return delete_sessions_of(connection, account); });
}

Result<std::int64_t> AccountStore::end_all_sessions(const AuditEvent& event) {
  std::int64_t ended = 0;
  const auto done = change(event, [&](Connection& connection) {
    ended = 0;
    return connection.query("DELETE FROM session RETURNING id", {}, [&](const Row&) { ++ended; });
  });
  if (!done) return refuse(done.error());
  return ended;
}

Result<void> AccountStore::add_invitation(const Invitation& invitation, const AuditEvent& event) {
  return change(event, [&](Connection& connection) {
    const Value values[] = {invitation.token_hash, invitation.purpose, invitation.account,
                            invitation.name,       invitation.role,    lines_of(invitation.territories),
                            invitation.expires_at};
    return connection.execute(
        "INSERT INTO invitation (token_hash, purpose, account, name, role, territories, expires_at) "
        "VALUES ($1, $2, $3, $4, $5, $6, $7)",
        values);
  });
}

Result<std::optional<Invitation>> AccountStore::open_invitation(const std::string& token_hash, Instant now) {
  std::optional<Invitation> found;
  const Value values[] = {token_hash, now};
  const auto done = programme_.read([&](Connection& connection) {
    return connection.query(
        "SELECT token_hash, purpose, account, name, role, territories, expires_at FROM invitation "
        "WHERE token_hash = $1 AND used_at IS NULL AND expires_at > $2",
        values, [&](const Row& row) {
          found = {row.text(0), row.text(1),           row.text(2),   row.text(3),
                   row.text(4), words_of(row.text(5)), row.integer(6)};
        });
  });
  if (!done) return refuse(done.error());
  return found;
}

Result<void> AccountStore::redeem_invitation(const std::string& token_hash, const Account& account,
                                             const AuditEvent& event) {
  return change(event, [&](Connection& connection) -> Result<void> {
    const auto used = use_invitation(connection, token_hash, "invitation", event.at);
    if (!used) return refuse(used.error());
    return insert_account(connection, account);
  });
}

Result<void> AccountStore::redeem_reset(const std::string& token_hash, const std::string& password_hash,
                                        const AuditEvent& event) {
  return change(event, [&](Connection& connection) -> Result<void> {
    const auto account = use_invitation(connection, token_hash, "reset", event.at);
    if (!account) return refuse(account.error());
    const Value values[] = {*account, password_hash};
    auto done = connection.execute("UPDATE account SET password_hash = $2 WHERE id = $1", values);
    return done ? delete_sessions_of(connection, *account) : done;
  });
}

Result<void> AccountStore::use_totp_step(const std::string& account, std::int64_t step) {
  return programme_.write([&](Connection& connection) -> Result<void> {
    const Value values[] = {account, step};
    const auto taken = is_found(connection,
                                "INSERT INTO totp_step (account, step) VALUES ($1, $2) "
                                "ON CONFLICT (account) DO UPDATE SET step = excluded.step "
                                "WHERE totp_step.step < excluded.step RETURNING step",
                                values);
    if (!taken) return refuse(taken.error());
    if (!*taken) return refuse({"code-used", "This code was used already.", {.field = "code"}, "Wait for the next."});
    return {};
  });
}

Result<void> AccountStore::append_audit(const AuditEvent& event) {
  return change(event, [](Connection&) { return Result<void>{}; });
}

Result<std::vector<AuditEntry>> AccountStore::audit_log() {
  std::vector<AuditEntry> list;
  const auto done = programme_.read([&](Connection& connection) {
    return each_audit_entry(connection, [&](const AuditEntry& entry) { list.push_back(entry); });
  });
  if (!done) return refuse(done.error());
  return list;
}

Result<std::vector<AuditEntry>> AccountStore::audit_log_before(std::int64_t place, std::int64_t count) {
  std::vector<AuditEntry> list;
  const auto done = programme_.read([&](Connection& connection) {
    return each_audit_entry_before(connection, place, count, [&](const AuditEntry& entry) { list.push_back(entry); });
  });
  if (!done) return refuse(done.error());
  return list;
}

Result<AuditEntry> AccountStore::verify_audit_log() {
  Result<AuditEntry> head;
  const auto done = programme_.read([&](Connection& connection) -> Result<void> {
    head = verify_audit_chain(connection);
    return {};
  });
  if (!done) return refuse(done.error());
  return head;
}

}  // namespace zubia::storage
