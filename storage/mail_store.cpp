#include "storage/mail_store.hpp"

#include "storage/connection.hpp"
#include "storage/fingerprint.hpp"
#include "storage/questionnaire_rows.hpp"

namespace zubia::storage {

namespace {

constexpr Instant seconds_per_day = 86'400;

Instant day_of(Instant now) { return now - now % seconds_per_day; }

/// Columns as `message_in` reads them.
MailMessage message_in(const Row& row) {
  return {row.text(0),
          row.text(1),
          static_cast<int>(row.integer(2)),
          row.text(3),
          static_cast<int>(row.integer(4)),
          row.integer(5) != 0,
          moment_in(row, 6),
          moment_in(row, 7),
          row.text(8)};
}

/// How much of its budget an organisation has had. What never arrived costs nothing.
Result<std::int64_t> budget_spent(Connection& connection, const std::string& organisation, Instant since) {
  std::int64_t count = 0;
  const Value values[] = {organisation, since};
  const auto asked = connection.query(
      "SELECT count(*) FROM mail_message m JOIN questionnaire_invitation i ON i.id = m.invitation "
      "WHERE i.organisation = $1 AND (m.state IN ('queued', 'sending') OR (m.state = 'sent' AND m.sent_on > $2))",
      values, [&](const Row& row) { count = row.integer(0); });
  if (!asked) return refuse(asked.error());
  return count;
}

/// The invitation of that organisation, with the contact and language of now. A link that it has stays good until the
/// e-mail goes out; a new one has none: what stands in its place is the hash of no token.
Result<std::string> put_invitation(Connection& connection, const QuestionnaireInvitation& one) {
  const Value values[] = {one.id,           one.questionnaire, std::int64_t{one.version},
                          "none " + one.id, one.organisation,  one.contact,
                          one.email,        one.language,      one.territory,
                          one.size_class,   one.invited_at};
  auto done = connection.execute(
      "INSERT INTO questionnaire_invitation (id, questionnaire, version, token_hash, organisation, contact, email, "
      "language, territory, size_class, state, invited_at) "
      "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 'invited', $11) "
      "ON CONFLICT (questionnaire, version, organisation) DO UPDATE SET contact = excluded.contact, "
      "email = excluded.email, language = excluded.language",
      values);
  if (!done) return refuse(done.error());
  std::string id;
  const Value key[] = {one.questionnaire, std::int64_t{one.version}, one.organisation};
  done = connection.query(
      "SELECT id FROM questionnaire_invitation WHERE questionnaire = $1 AND version = $2 AND organisation = $3", key,
      [&](const Row& row) { id = row.text(0); });
  if (!done) return refuse(done.error());
  return id;
}

Result<Queueing> queue_one(Connection& connection, const WantedMail& mail, const MailRules& rules, Instant now) {
  const auto spent = budget_spent(connection, mail.invitation.organisation, now - rules.budget_days * seconds_per_day);
  if (!spent) return refuse(spent.error());
  if (*spent >= rules.budget_messages) return Queueing::budget_spent;
  const auto invitation = put_invitation(connection, mail.invitation);
  if (!invitation) return refuse(invitation.error());
  Queueing outcome = Queueing::there_already;
  const Value values[] = {mail.id, *invitation, std::int64_t{mail.number}, now};
  const auto added = connection.query(
      "INSERT INTO mail_message (id, invitation, number, state, attempts, unsure, next_attempt_at, status) "
      "VALUES ($1, $2, $3, 'queued', 0, 0, $4, '') ON CONFLICT (invitation, number) DO UPDATE SET id = excluded.id, "
      "state = 'queued', attempts = 0, unsure = 0, next_attempt_at = excluded.next_attempt_at, sent_on = NULL, "
      "status = '' WHERE mail_message.state IN ('failed', 'bounced') RETURNING id",
      values, [&](const Row&) { outcome = Queueing::queued; });
  if (!added) return refuse(added.error());
  return outcome;
}

/// Whether the address may be written to.
Result<bool> is_open_address(Connection& connection, const std::string& email) {
  bool is_open = !email.empty();
  const Value key[] = {address_hash(email)};
  const auto asked =
      connection.query("SELECT 1 FROM mail_stop WHERE address_hash = $1", key, [&](const Row&) { is_open = false; });
  if (!asked) return refuse(asked.error());
  return is_open;
}

Result<std::optional<ClaimedMail>> find_due(Connection& connection, const std::string& id, Instant now) {
  std::optional<ClaimedMail> found;
  const Value key[] = {id, now};
  auto asked = connection.query(
      "SELECT id, invitation, number, state, attempts, unsure, next_attempt_at, sent_on, status FROM mail_message "
      "WHERE id = $1 AND state = 'queued' AND next_attempt_at <= $2",
      key, [&](const Row& row) {
        found = ClaimedMail{message_in(row), {}};
      });
  if (!asked) return refuse(asked.error());
  if (!found) return found;
  const Value invitation[] = {found->message.invitation};
  std::string token_hash;
  asked = connection.query("SELECT token_hash FROM questionnaire_invitation WHERE id = $1", invitation,
                           [&](const Row& row) { token_hash = row.text(0); });
  if (!asked) return refuse(asked.error());
  auto read = read_invitation(connection, token_hash);
  if (!read) return refuse(read.error());
  if (*read) found->invitation = **std::move(read);
  return found;
}

Result<bool> is_wanted(Connection& connection, const QuestionnaireInvitation& invitation, Instant now) {
  if (invitation.state == "answered" || invitation.state == "withdrawn") return false;
  const auto version = read_version_head(connection, invitation.questionnaire, invitation.version);
  if (!version) return refuse(version.error());
  if (!*version || !(*version)->is_open(now)) return false;
  return is_open_address(connection, invitation.email);
}

Result<std::optional<SentMail>> sent_mail(Connection& connection, const std::string& id) {
  std::optional<SentMail> found;
  const Value key[] = {id};
  const auto asked = connection.query(
      "SELECT m.id, m.invitation, m.number, m.state, m.attempts, m.unsure, m.next_attempt_at, m.sent_on, m.status, "
      "i.contact, i.email FROM mail_message m JOIN questionnaire_invitation i ON i.id = m.invitation WHERE m.id = $1",
      key, [&](const Row& row) {
        found = SentMail{message_in(row), row.text(9), row.text(10)};
      });
  if (!asked) return refuse(asked.error());
  return found;
}

}  // namespace

std::string address_hash(std::string_view address) {
  std::string text(address);
  for (char& c : text)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return fingerprint("mail address\n" + text);
}

MailStore::MailStore(ProgrammeStore& programme) : programme_(programme) {}

Result<MailRules> MailStore::rules() {
  MailRules rules;
  const auto done = programme_.read(Area::questionnaires, [&](Connection& connection) -> Result<void> {
    return connection.query("SELECT budget_messages, budget_days, reminders_max, reminder_days FROM mail_rules", {},
                            [&](const Row& row) {
                              rules = {static_cast<int>(row.integer(0)), static_cast<int>(row.integer(1)),
                                       static_cast<int>(row.integer(2)), static_cast<int>(row.integer(3))};
                            });
  });
  if (!done) return refuse(done.error());
  return rules;
}

Result<void> MailStore::set_rules(const MailRules& rules) {
  return programme_.write({Area::questionnaires}, [&](Connection& connection) -> Result<void> {
    const Value values[] = {std::int64_t{rules.budget_messages}, std::int64_t{rules.budget_days},
                            std::int64_t{rules.reminders_max}, std::int64_t{rules.reminder_days}};
    return connection.execute(
        "INSERT INTO mail_rules (id, budget_messages, budget_days, reminders_max, reminder_days) "
        "VALUES (1, $1, $2, $3, $4) ON CONFLICT (id) DO UPDATE SET budget_messages = excluded.budget_messages, "
        "budget_days = excluded.budget_days, reminders_max = excluded.reminders_max, "
        "reminder_days = excluded.reminder_days",
        values);
  });
}

Result<std::vector<Queueing>> MailStore::queue(std::span<const WantedMail> mails, const MailRules& rules, Instant now) {
  std::vector<Queueing> outcomes;
  const auto done = programme_.write({Area::questionnaires}, [&](Connection& connection) -> Result<void> {
    outcomes.clear();
    for (const WantedMail& mail : mails) {
      if (outcomes.empty()) {
        const auto open = open_version(connection, mail.invitation.questionnaire, mail.invitation.version, now);
        if (!open) return refuse(open.error());
      }
      const auto outcome = queue_one(connection, mail, rules, now);
      if (!outcome) return refuse(outcome.error());
      outcomes.push_back(*outcome);
    }
    return {};
  });
  if (!done) return refuse(done.error());
  return outcomes;
}

Result<std::vector<MailMessage>> MailStore::messages(const std::string& questionnaire, int version) {
  std::vector<MailMessage> all;
  const auto done = programme_.read(Area::questionnaires, [&](Connection& connection) -> Result<void> {
    const Value key[] = {questionnaire, std::int64_t{version}};
    return connection.query(
        "SELECT m.id, m.invitation, m.number, m.state, m.attempts, m.unsure, m.next_attempt_at, m.sent_on, m.status "
        "FROM mail_message m JOIN questionnaire_invitation i ON i.id = m.invitation "
        "WHERE i.questionnaire = $1 AND i.version = $2 ORDER BY m.invitation, m.number",
        key, [&](const Row& row) { all.push_back(message_in(row)); });
  });
  if (!done) return refuse(done.error());
  return all;
}

Result<std::vector<std::string>> MailStore::due(Instant now, int count_max) {
  std::vector<std::string> ids;
  const auto done = programme_.read(Area::questionnaires, [&](Connection& connection) -> Result<void> {
    const Value values[] = {now, std::int64_t{count_max}};
    return connection.query(
        "SELECT id FROM mail_message WHERE state = 'queued' AND next_attempt_at <= $1 "
        "ORDER BY next_attempt_at, id LIMIT $2",
        values, [&](const Row& row) { ids.push_back(row.text(0)); });
  });
  if (!done) return refuse(done.error());
  return ids;
}

Result<std::int64_t> MailStore::queued() {
  std::int64_t count = 0;
  const auto done = programme_.read(Area::questionnaires, [&](Connection& connection) -> Result<void> {
    return connection.query("SELECT count(*) FROM mail_message WHERE state IN ('queued', 'sending')", {},
                            [&](const Row& row) { count = row.integer(0); });
  });
  if (!done) return refuse(done.error());
  return count;
}

Result<void> MailStore::put_back_lost(Instant now) {
  return programme_.write({Area::questionnaires}, [&](Connection& connection) -> Result<void> {
    const Value values[] = {now};
    return connection.execute(
        "UPDATE mail_message SET state = CASE WHEN unsure = 0 THEN 'queued' ELSE 'failed' END, status = 'lost', "
        "next_attempt_at = CASE WHEN unsure = 0 THEN next_attempt_at ELSE NULL END, unsure = 1 "
        "WHERE state = 'sending' AND next_attempt_at <= $1",
        values);
  });
}

Result<std::optional<ClaimedMail>> MailStore::claim(
    const std::string& id, Instant now,
    const std::function<std::string(const QuestionnaireInvitation&)>& token_hash_for) {
  std::optional<ClaimedMail> claimed;
  const auto done = programme_.write({Area::questionnaires}, [&](Connection& connection) -> Result<void> {
    claimed.reset();
    auto found = find_due(connection, id, now);
    if (!found) return refuse(found.error());
    if (!*found) return {};
    const auto wanted = is_wanted(connection, (*found)->invitation, now);
    if (!wanted) return refuse(wanted.error());
    const Value key[] = {id};
    if (!*wanted) return connection.execute("DELETE FROM mail_message WHERE id = $1", key);
    const Value link[] = {(*found)->invitation.id, token_hash_for((*found)->invitation)};
    auto stored = connection.execute("UPDATE questionnaire_invitation SET token_hash = $2 WHERE id = $1", link);
    if (!stored) return stored;
    const Value begun[] = {id, now + lease_seconds};
    claimed = *std::move(found);
    return connection.execute(
        "UPDATE mail_message SET state = 'sending', attempts = attempts + 1, next_attempt_at = $2 WHERE id = $1",
        begun);
  });
  if (!done) return refuse(done.error());
  return claimed;
}

Result<void> MailStore::note(const std::string& id, const MailOutcome& outcome, Instant now) {
  return programme_.write({Area::questionnaires}, [&](Connection& connection) -> Result<void> {
    const Value values[] = {id,
                            outcome.state,
                            moment_value(outcome.next_attempt_at),
                            outcome.state == "sent" ? Value(day_of(now)) : Value(),
                            outcome.status,
                            std::int64_t{outcome.is_unsure ? 1 : 0},
                            std::int64_t{outcome.counts_as_attempt ? 0 : 1}};
    return connection.execute(
        "UPDATE mail_message SET state = $2, next_attempt_at = $3, sent_on = $4, status = $5, "
        "unsure = CASE WHEN $6 = 1 THEN 1 ELSE unsure END, attempts = attempts - $7 "
        "WHERE id = $1 AND state = 'sending'",
        values);
  });
}

Result<std::optional<SentMail>> MailStore::message(const std::string& id) {
  std::optional<SentMail> found;
  const auto done = programme_.read(Area::questionnaires, [&](Connection& connection) -> Result<void> {
    auto one = sent_mail(connection, id);
    if (!one) return refuse(one.error());
    found = *std::move(one);
    return {};
  });
  if (!done) return refuse(done.error());
  return found;
}

Result<std::optional<SentMail>> MailStore::last_message_to(const std::string& address) {
  std::optional<SentMail> found;
  const auto done = programme_.read(Area::questionnaires, [&](Connection& connection) -> Result<void> {
    std::string id;
    const Value key[] = {address};
    auto asked = connection.query(
        "SELECT m.id FROM mail_message m JOIN questionnaire_invitation i ON i.id = m.invitation "
        "WHERE lower(i.email) = lower($1) AND m.sent_on IS NOT NULL ORDER BY m.sent_on DESC, m.number DESC, m.id LIMIT "
        "1",
        key, [&](const Row& row) { id = row.text(0); });
    if (!asked) return asked;
    auto one = sent_mail(connection, id);
    if (!one) return refuse(one.error());
    found = *std::move(one);
    return {};
  });
  if (!done) return refuse(done.error());
  return found;
}

Result<void> MailStore::note_bounced(const std::string& id, const std::string& status) {
  return programme_.write({Area::questionnaires}, [&](Connection& connection) -> Result<void> {
    const Value values[] = {id, status};
    return connection.execute(
        "UPDATE mail_message SET state = 'bounced', next_attempt_at = NULL, status = $2 WHERE id = $1", values);
  });
}

Result<void> MailStore::stop(const std::string& address_hash, const std::string& reason, Instant now) {
  return programme_.write({Area::questionnaires}, [&](Connection& connection) -> Result<void> {
    std::string contact;
    auto done = connection.query("SELECT id, email FROM contact WHERE email <> ''", {}, [&](const Row& row) {
      if (storage::address_hash(row.text(1)) == address_hash) contact = row.text(0);
    });
    if (!done) return done;
    const Value values[] = {address_hash, reason, contact, day_of(now)};
    return connection.execute(
        "INSERT INTO mail_stop (address_hash, reason, contact, noted_on) VALUES ($1, $2, $3, $4) "
        "ON CONFLICT (address_hash) DO UPDATE SET contact = excluded.contact, "
        "reason = CASE WHEN mail_stop.reason = 'asked' THEN 'asked' ELSE excluded.reason END, "
        "noted_on = excluded.noted_on",
        values);
  });
}

Result<bool> MailStore::lift_stop(const std::string& address_hash) {
  bool was_there = false;
  const auto done = programme_.write({Area::questionnaires}, [&](Connection& connection) -> Result<void> {
    was_there = false;
    const Value key[] = {address_hash};
    return connection.query("DELETE FROM mail_stop WHERE address_hash = $1 RETURNING 1", key,
                            [&](const Row&) { was_there = true; });
  });
  if (!done) return refuse(done.error());
  return was_there;
}

Result<std::map<std::string, std::string>> MailStore::stops() {
  std::map<std::string, std::string> all;
  const auto done = programme_.read(Area::questionnaires, [&](Connection& connection) -> Result<void> {
    return connection.query("SELECT address_hash, reason FROM mail_stop", {},
                            [&](const Row& row) { all[row.text(0)] = row.text(1); });
  });
  if (!done) return refuse(done.error());
  return all;
}

}  // namespace zubia::storage
