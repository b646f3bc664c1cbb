#include "storage/column_catalogue.hpp"

#include "storage/interview_columns.hpp"
#include "storage/publication_schema.hpp"
#include "storage/response_file_columns.hpp"

namespace zubia::storage {

namespace {

constexpr Personal secret = Personal::secret;
constexpr Personal yes = Personal::yes;

/// What statistics, territories, maps and organisations are made of says nothing of people: those to ask in an
/// organisation are in `contact`.
const std::vector<CatalogueTable>& tables_of_facts() {
  static const std::vector<CatalogueTable> tables = {
      {"programme", {{"id"}, {"name"}, {"languages"}, {"created_at"}}},
      {"territory", {{"code"}, {"country"}, {"place"}}},
      {"territory_part", {{"territory"}, {"place"}, {"part"}}},
      {"localised_name", {{"subject"}, {"place"}, {"language"}, {"name"}}},
      {"source",
       {{"place"},
        {"id"},
        {"file_name"},
        {"table_code"},
        {"measure"},
        {"unit"},
        {"dialect"},
        {"territory_version"},
        {"activity_version"},
        {"publisher"},
        {"licence"},
        {"imported_at"},
        {"data_status"},
        {"observations"}}},
      {"label", {{"place"}, {"kind"}, {"code"}}},
      {"observation", {{"source"}, {"territory"}, {"activity"}, {"period"}, {"value"}, {"absence"}, {"flags"}}},
      {"domain", {{"id"}, {"place"}, {"origin"}}},
      {"domain_activity", {{"domain"}, {"place"}, {"activity"}}},
      {"boundary_set", {{"id"}, {"place"}, {"file_name"}, {"attribution"}, {"licence"}, {"imported_at"}}},
      {"boundary", {{"boundary_set"}, {"territory"}, {"name"}, {"area"}}},
      {"organisation", {{"place"}, {"id"}, {"number"}, {"document"}}},
      {"organisation_identifier", {{"organisation"}, {"scheme"}, {"value"}}},
      {"cluster", {{"place"}, {"id"}, {"domain"}, {"founded_on"}, {"ended_on"}}},
      {"stated_count", {{"cluster"}, {"unit"}, {"count"}, {"source"}, {"stated_on"}}},
      {"classification", {{"id"}, {"source"}, {"licence"}, {"languages"}, {"fingerprint"}, {"codes"}, {"imported_at"}}},
      {"classification_code", {{"classification"}, {"place"}, {"code"}, {"parent"}}},
      {"classification_label", {{"classification"}, {"code_place"}, {"language"}, {"label"}}},
      {"questionnaire", {{"place"}, {"id"}, {"name"}, {"created_at"}}},
      {"offer_for_dimension", {{"place"}, {"questionnaire"}, {"dimension"}, {"organisation"}, {"offer"}}},
      {"mail_rules", {{"id"}, {"budget_messages"}, {"budget_days"}, {"reminders_max"}, {"reminder_days"}}},
  };
  return tables;
}

/// What was answered, and who was asked to. A person is the id of the invitation, or that of the contact who got it: it
/// leads to named responses only, since the others name no organisation. Answers go when their questionnaire says so.
std::vector<CatalogueTable> tables_of_answers() {
  return {
      {"answer",
       {{"response"}, {"variable"}, {"value", yes}, {"source"}, {"receipt"}, {"personal"}},
       PersonalRules{
           .purpose = "questionnaires",
           .shown = {"variable", "value", "source"},
           .rows = "SELECT a.variable, a.value, a.source FROM answer a JOIN response r ON r.id = a.response "
                   "JOIN questionnaire_invitation i ON i.questionnaire = r.questionnaire AND i.version = r.version "
                   "AND i.organisation = r.organisation "
                   "WHERE a.personal = 1 AND (i.id = $1 OR i.contact = $1) ORDER BY a.variable",
           .erasure = {"DELETE FROM answer WHERE personal = 1 AND response IN (SELECT r.id FROM response r "
                       "JOIN questionnaire_invitation i ON i.questionnaire = r.questionnaire "
                       "AND i.version = r.version AND i.organisation = r.organisation "
                       "WHERE i.id = $1 OR i.contact = $1)"},
           .stays_because = {},
           .retention = Retention{.days = 0,
                                  .since = "erase_at",
                                  .count_due = "SELECT count(*) FROM answer a JOIN response r ON r.id = a.response "
                                               "JOIN questionnaire_version v ON v.questionnaire = r.questionnaire "
                                               "AND v.number = r.version WHERE v.erase_at < $1",
                                  .remove_due = "DELETE FROM answer WHERE response IN (SELECT r.id FROM response r "
                                                "JOIN questionnaire_version v ON v.questionnaire = r.questionnaire "
                                                "AND v.number = r.version WHERE v.erase_at < $1)"}}},
      {"answer_receipt", {{"response"}, {"number"}, {"idempotency_key"}}},
      {"response",
       {{"id"},
        {"questionnaire"},
        {"version"},
        {"mode"},
        {"organisation"},
        {"language", yes},
        {"state"},
        {"started_at", yes},
        {"sent_at", yes}},
       PersonalRules{
           .purpose = "questionnaires",
           .shown = {"organisation", "language", "state", "started_at", "sent_at"},
           .rows = "SELECT r.organisation, r.language, r.state, r.started_at, r.sent_at FROM response r "
                   "JOIN questionnaire_invitation i ON i.questionnaire = r.questionnaire AND i.version = r.version "
                   "AND i.organisation = r.organisation WHERE i.id = $1 OR i.contact = $1 ORDER BY r.id",
           .erasure = {"UPDATE response SET language = '', started_at = NULL, sent_at = NULL "
                       "WHERE id IN (SELECT r.id FROM response r JOIN questionnaire_invitation i "
                       "ON i.questionnaire = r.questionnaire AND i.version = r.version "
                       "AND i.organisation = r.organisation WHERE i.id = $1 OR i.contact = $1)"},
           .stays_because = {}}},
      {"response_consent",
       {{"response"}, {"hash"}, {"language", yes}, {"given_at", yes}, {"withdrawn_at", yes}},
       PersonalRules{
           .purpose = "questionnaires",
           .shown = {"hash", "language", "given_at", "withdrawn_at"},
           .rows = "SELECT c.hash, c.language, c.given_at, c.withdrawn_at FROM response_consent c "
                   "JOIN response r ON r.id = c.response "
                   "JOIN questionnaire_invitation i ON i.questionnaire = r.questionnaire AND i.version = r.version "
                   "AND i.organisation = r.organisation WHERE i.id = $1 OR i.contact = $1 ORDER BY r.id",
           .erasure = {"DELETE FROM response_consent WHERE response IN (SELECT r.id FROM response r "
                       "JOIN questionnaire_invitation i ON i.questionnaire = r.questionnaire "
                       "AND i.version = r.version AND i.organisation = r.organisation "
                       "WHERE i.id = $1 OR i.contact = $1)"},
           .stays_because = {}}},
      {"mail_message",
       {{"id"},
        {"invitation", yes},
        {"number", yes},
        {"state", yes},
        {"attempts"},
        {"unsure"},
        {"next_attempt_at"},
        {"sent_on", yes},
        {"status", yes}},
       PersonalRules{
           .purpose = "questionnaires",
           .shown = {"invitation", "number", "state", "sent_on", "status"},
           .rows = "SELECT m.invitation, m.number, m.state, m.sent_on, m.status FROM mail_message m "
                   "JOIN questionnaire_invitation i ON i.id = m.invitation "
                   "WHERE i.id = $1 OR i.contact = $1 ORDER BY m.invitation, m.number",
           .erasure = {"DELETE FROM mail_message WHERE invitation IN (SELECT id FROM questionnaire_invitation "
                       "WHERE id = $1 OR contact = $1)"},
           .stays_because = {},
           .retention = Retention{.days = 0,
                                  .since = "erase_at",
                                  .count_due = "SELECT count(*) FROM mail_message m JOIN questionnaire_invitation i "
                                               "ON i.id = m.invitation JOIN questionnaire_version v "
                                               "ON v.questionnaire = i.questionnaire AND v.number = i.version "
                                               "WHERE v.erase_at < $1",
                                  .remove_due = "DELETE FROM mail_message WHERE invitation IN (SELECT i.id "
                                                "FROM questionnaire_invitation i JOIN questionnaire_version v "
                                                "ON v.questionnaire = i.questionnaire AND v.number = i.version "
                                                "WHERE v.erase_at < $1)"}}},
      // Who asked not to be written to stays so, also when nothing else is known of them: of the address a hash stays.
      {"mail_stop",
       {{"address_hash", secret}, {"reason", yes}, {"contact", yes}, {"noted_on", yes}},
       PersonalRules{.purpose = "questionnaires",
                     .shown = {"reason", "noted_on"},
                     .rows = "SELECT reason, noted_on FROM mail_stop WHERE contact = $1",
                     .erasure = {"DELETE FROM mail_stop WHERE contact = $1 AND reason = 'bounced'",
                                 "UPDATE mail_stop SET contact = '' WHERE contact = $1"},
                     .stays_because = {}}},
      // Whom a contact is to ask is known by the row of the contact; this one keeps what the field work counts.
      {"questionnaire_invitation",
       {{"id", yes},
        {"questionnaire"},
        {"version"},
        {"token_hash", secret},
        {"organisation"},
        {"contact", yes},
        {"email", yes},
        {"language", yes},
        {"territory"},
        {"size_class"},
        {"state"},
        {"invited_at", yes},
        {"opened_at", yes},
        {"answered_at", yes}},
       PersonalRules{
           .purpose = "questionnaires",
           .shown = {"id", "organisation", "contact", "email", "language", "state", "invited_at", "opened_at",
                     "answered_at"},
           .rows = "SELECT id, organisation, contact, email, language, state, invited_at, opened_at, answered_at "
                   "FROM questionnaire_invitation WHERE id = $1 OR contact = $1 ORDER BY invited_at, id",
           .erasure = {"UPDATE questionnaire_invitation SET contact = '', email = '', opened_at = NULL, "
                       "answered_at = NULL, token_hash = 'gone ' || id WHERE id = $1 OR contact = $1"},
           .stays_because = {},
           .retention =
               Retention{.days = 0,
                         .since = "erase_at",
                         .count_due =
                             "SELECT count(*) FROM questionnaire_invitation i JOIN questionnaire_version v "
                             "ON v.questionnaire = i.questionnaire AND v.number = i.version WHERE v.erase_at < $1",
                         .remove_due =
                             "DELETE FROM questionnaire_invitation WHERE id IN (SELECT i.id "
                             "FROM questionnaire_invitation i JOIN questionnaire_version v "
                             "ON v.questionnaire = i.questionnaire AND v.number = i.version WHERE v.erase_at < $1)"}}},
  };
}

/// Who may sign in, and what they did. What names an account goes before the account itself.
std::vector<CatalogueTable> tables_of_accounts() {
  return {
      {"session",
       {{"token_hash", secret},
        {"id"},
        {"account", yes},
        {"created_at", yes},
        {"last_seen_at", yes},
        {"ends_at"},
        {"second_factor"}},
       PersonalRules{.purpose = "access",
                     .shown = {"id", "created_at", "last_seen_at", "ends_at", "second_factor"},
                     .rows = "SELECT id, created_at, last_seen_at, ends_at, second_factor FROM session "
                             "WHERE account = $1 ORDER BY created_at, id",
                     .erasure = {"DELETE FROM session WHERE account = $1"},
                     .stays_because = {},
                     .retention = Retention{.days = 0,
                                            .since = "ends_at",
                                            .count_due = "SELECT count(*) FROM session WHERE ends_at < $1",
                                            .remove_due = "DELETE FROM session WHERE ends_at < $1"}}},
      {"totp_step",
       {{"account", yes}, {"step", yes}},
       PersonalRules{.purpose = "access",
                     .shown = {"step"},
                     .rows = "SELECT step FROM totp_step WHERE account = $1",
                     .erasure = {"DELETE FROM totp_step WHERE account = $1"},
                     .stays_because = {}}},
      {"invitation",
       {{"token_hash", secret},
        {"purpose"},
        {"account", yes},
        {"name", yes},
        {"role", yes},
        {"territories", yes},
        {"expires_at"},
        {"used_at", yes}},
       PersonalRules{.purpose = "access",
                     .shown = {"purpose", "name", "role", "territories", "expires_at", "used_at"},
                     .rows = "SELECT purpose, name, role, territories, expires_at, used_at FROM invitation "
                             "WHERE account = $1 ORDER BY expires_at, purpose",
                     .erasure = {"DELETE FROM invitation WHERE account = $1"},
                     .stays_because = {},
                     .retention = Retention{.days = 30,
                                            .since = "expires_at",
                                            .count_due = "SELECT count(*) FROM invitation WHERE expires_at < $1",
                                            .remove_due = "DELETE FROM invitation WHERE expires_at < $1"}}},
      // A key begins with the id of the account that sent it.
      {"receipt",
       {{"idempotency_key", yes}, {"id"}},
       PersonalRules{.purpose = "decisions",
                     .shown = {"idempotency_key", "id"},
                     .rows = "SELECT idempotency_key, id FROM receipt "
                             "WHERE substr(idempotency_key, 1, length($1) + 1) = $1 || ' ' ORDER BY idempotency_key",
                     .erasure = {"DELETE FROM receipt WHERE substr(idempotency_key, 1, length($1) + 1) = $1 || ' '"},
                     .stays_because = {}}},
      {"contact",
       {{"id", yes},
        {"organisation", yes},
        {"name", yes},
        {"position", yes},
        {"email", yes},
        {"telephone", yes},
        {"languages", yes},
        {"consent", yes},
        {"changed_at", yes}},
       PersonalRules{.purpose = "companies",
                     .shown = {"id", "organisation", "name", "position", "email", "telephone", "languages", "consent",
                               "changed_at"},
                     .rows =
                         "SELECT id, organisation, name, position, email, telephone, languages, consent, changed_at "
                         "FROM contact WHERE id = $1",
                     .erasure = {"DELETE FROM contact WHERE id = $1"},
                     .stays_because = {}}},
      // What an organisation is stays; who wrote it down does not.
      {"organisation_version",
       {{"organisation"}, {"number"}, {"document"}, {"at", yes}, {"account", yes}, {"cause"}},
       PersonalRules{.purpose = "companies",
                     .shown = {"organisation", "number", "at", "cause"},
                     .rows = "SELECT organisation, number, at, cause FROM organisation_version "
                             "WHERE account = $1 ORDER BY organisation, number",
                     .erasure = {"UPDATE organisation_version SET account = '' WHERE account = $1"},
                     .stays_because = {}}},
      {"representative",
       {{"account", yes}, {"organisation", yes}, {"since", yes}},
       PersonalRules{.purpose = "companies",
                     .shown = {"organisation", "since"},
                     .rows = "SELECT organisation, since FROM representative WHERE account = $1",
                     .erasure = {"DELETE FROM representative WHERE account = $1"},
                     .stays_because = {}}},
      {"membership",
       {{"cluster"}, {"organisation"}, {"joined_on"}, {"left_on"}, {"role"}, {"at", yes}, {"account", yes}},
       PersonalRules{.purpose = "companies",
                     .shown = {"cluster", "organisation", "joined_on", "at"},
                     .rows = "SELECT cluster, organisation, joined_on, at FROM membership "
                             "WHERE account = $1 ORDER BY cluster, organisation, joined_on",
                     .erasure = {"UPDATE membership SET account = '' WHERE account = $1"},
                     .stays_because = {}}},
      {"questionnaire_version",
       {{"questionnaire"},
        {"number"},
        {"document"},
        {"hash"},
        {"mode"},
        {"languages"},
        {"published_at"},
        {"closes_at"},
        {"closed_at"},
        {"erase_at"},
        {"saved_at", yes},
        {"saved_by", yes},
        {"account", yes}},
       PersonalRules{.purpose = "decisions",
                     .shown = {"questionnaire", "number", "saved_at", "saved_by"},
                     .rows = "SELECT questionnaire, number, saved_at, saved_by FROM questionnaire_version "
                             "WHERE account = $1 ORDER BY questionnaire, number",
                     .erasure = {"UPDATE questionnaire_version SET account = '', saved_by = '' WHERE account = $1"},
                     .stays_because = {}}},
      {"organisation_import",
       {{"place"}, {"id"}, {"file_name", yes}, {"at", yes}, {"account", yes}, {"undone_at"}},
       PersonalRules{.purpose = "companies",
                     .shown = {"id", "file_name", "at"},
                     .rows = "SELECT id, file_name, at FROM organisation_import WHERE account = $1 ORDER BY place",
                     .erasure = {"UPDATE organisation_import SET account = '' WHERE account = $1"},
                     .stays_because = {}}},
      // What was decided stays, with its evidence; who decided it is known by a random id that leads to nobody.
      {"decision",
       {{"place"},
        {"id"},
        {"subject"},
        {"outcome"},
        {"reason", yes},
        {"decided_by", yes},
        {"decided_at", yes},
        {"evidence_hash"},
        {"evidence"},
        {"account", yes}},
       PersonalRules{.purpose = "decisions",
                     .shown = {"id", "subject", "outcome", "reason", "decided_by", "decided_at"},
                     .rows = "SELECT id, subject, outcome, reason, decided_by, decided_at FROM decision "
                             "WHERE account = $1 ORDER BY place",
                     .erasure = {"UPDATE decision SET decided_by = '' WHERE account = $1"},
                     .stays_because = {}}},
      {"account",
       {{"id", yes},
        {"name", yes},
        {"role", yes},
        {"territories", yes},
        {"password_hash", secret},
        {"totp_secret", secret},
        {"state", yes},
        {"created_at", yes}},
       PersonalRules{.purpose = "access",
                     .shown = {"id", "name", "role", "territories", "state", "created_at"},
                     .rows = "SELECT id, name, role, territories, state, created_at FROM account WHERE id = $1",
                     .erasure = {"DELETE FROM account WHERE id = $1"},
                     .stays_because = {}}},
      {"audit_entry",
       {{"place"},
        {"at", yes},
        {"actor", yes},
        {"action", yes},
        {"subject", yes},
        {"outcome", yes},
        {"peer", yes},
        {"hash"}},
       PersonalRules{.purpose = "security",
                     .shown = {"place", "at", "actor", "action", "subject", "outcome", "peer"},
                     .rows = "SELECT place, at, actor, action, subject, outcome, peer FROM audit_entry "
                             "WHERE actor = $1 OR subject = $1 ORDER BY place",
                     .erasure = {},
                     .stays_because = "chain"}},
      {"audit_head", {{"id"}, {"place"}, {"hash"}}},
  };
}

}  // namespace

std::span<const CatalogueTable> column_catalogue() {
  static const std::vector<CatalogueTable> tables = [] {
    std::vector<CatalogueTable> all = tables_of_facts();
    all.push_back(response_file_columns());  // before the invitations, which lead to the person
    for (CatalogueTable& table : publication_columns()) all.push_back(std::move(table));
    for (CatalogueTable& table : tables_of_answers()) all.push_back(std::move(table));
    for (CatalogueTable& table : tables_of_interviews()) all.push_back(std::move(table));
    for (CatalogueTable& table : tables_of_accounts()) all.push_back(std::move(table));
    return all;
  }();
  return tables;
}

std::span<const Purpose> purposes() {
  static const std::vector<Purpose> all = {{"access", "f"},         {"decisions", "e"},  {"companies", "f"},
                                           {"questionnaires", "a"}, {"interviews", "f"}, {"security", "f"}};
  return all;
}

}  // namespace zubia::storage
