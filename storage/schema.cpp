#include "storage/schema.hpp"

#include <fmt/format.h>
#include <vector>

#include "storage/advice_store.hpp"
#include "storage/classification_schema.hpp"
#include "storage/cluster_schema.hpp"
#include "storage/interview_schema.hpp"
#include "storage/mail_schema.hpp"
#include "storage/publication_schema.hpp"
#include "storage/questionnaire_schema.hpp"
#include "storage/representative_store.hpp"
#include "storage/response_file_store.hpp"

namespace zubia::storage {

namespace {

/// Version 1. Labels and flags are stored once and named by small numbers inside; nobody outside sees these numbers.
const std::vector<Sql>& version_1() {
  // Long statements are literals joined on purpose. NOLINTBEGIN(bugprone-suspicious-missing-comma)
  static const std::vector<Sql> statements = {
      "CREATE TABLE programme (id TEXT PRIMARY KEY, name TEXT NOT NULL, languages TEXT NOT NULL, "
      "created_at TEXT NOT NULL){strict}",
      "CREATE TABLE territory (code TEXT PRIMARY KEY, country TEXT NOT NULL, place {integer} NOT NULL){strict}",
      "CREATE TABLE territory_part (territory TEXT NOT NULL REFERENCES territory (code), place {integer} NOT NULL, "
      "part TEXT NOT NULL, PRIMARY KEY (territory, place)){strict}",
      "CREATE TABLE localised_name (subject TEXT NOT NULL, place {integer} NOT NULL, language TEXT NOT NULL, "
      "name TEXT NOT NULL, PRIMARY KEY (subject, language)){strict}",
      "CREATE TABLE source (place {integer} PRIMARY KEY, id TEXT NOT NULL UNIQUE, file_name TEXT NOT NULL, "
      "table_code TEXT NOT NULL, measure TEXT NOT NULL, unit TEXT NOT NULL, dialect TEXT NOT NULL, "
      "territory_version TEXT NOT NULL, activity_version TEXT NOT NULL, publisher TEXT NOT NULL, "
      "licence TEXT NOT NULL, imported_at TEXT NOT NULL, data_status TEXT NOT NULL, "
      "observations {integer} NOT NULL){strict}",
      "CREATE TABLE label (place {integer} PRIMARY KEY, kind TEXT NOT NULL, code TEXT NOT NULL, "
      "UNIQUE (kind, code)){strict}",
      "CREATE TABLE observation (source {integer} NOT NULL REFERENCES source (place), territory {integer} NOT NULL, "
      "activity {integer} NOT NULL, period {integer} NOT NULL, value {real}, absence {integer} NOT NULL, "
      "flags {integer} NOT NULL){strict}",
      "CREATE INDEX observation_source ON observation (source)",
      "CREATE TABLE domain (id TEXT PRIMARY KEY, place {integer} NOT NULL, origin TEXT NOT NULL){strict}",
      "CREATE TABLE domain_activity (domain TEXT NOT NULL REFERENCES domain (id), place {integer} NOT NULL, "
      "activity TEXT NOT NULL, PRIMARY KEY (domain, place)){strict}",
      "CREATE TABLE decision (place {integer} PRIMARY KEY, id TEXT NOT NULL UNIQUE, subject TEXT NOT NULL, "
      "outcome TEXT NOT NULL, reason TEXT NOT NULL, decided_by TEXT NOT NULL, decided_at TEXT NOT NULL, "
      "evidence_hash TEXT NOT NULL, evidence TEXT NOT NULL){strict}",
      "CREATE TABLE receipt (idempotency_key TEXT PRIMARY KEY, id TEXT NOT NULL){strict}",
  };
  // NOLINTEND(bugprone-suspicious-missing-comma)
  return statements;
}

/// Version 2: accounts, their sessions and invitations, and the audit log. Moments are seconds since 1970.
const std::vector<Sql>& version_2() {
  // Long statements are literals joined on purpose. NOLINTBEGIN(bugprone-suspicious-missing-comma)
  static const std::vector<Sql> statements = {
      "CREATE TABLE account (id TEXT PRIMARY KEY, name TEXT NOT NULL UNIQUE, role TEXT NOT NULL, "
      "territories TEXT NOT NULL, password_hash TEXT NOT NULL, totp_secret TEXT NOT NULL, state TEXT NOT NULL, "
      "created_at {integer} NOT NULL){strict}",
      "CREATE TABLE session (token_hash TEXT PRIMARY KEY, id TEXT NOT NULL UNIQUE, "
      "account TEXT NOT NULL REFERENCES account (id), created_at {integer} NOT NULL, last_seen_at {integer} NOT NULL, "
      "ends_at {integer} NOT NULL, second_factor TEXT NOT NULL){strict}",
      "CREATE INDEX session_account ON session (account)",
      "CREATE TABLE invitation (token_hash TEXT PRIMARY KEY, purpose TEXT NOT NULL, account TEXT NOT NULL, "
      "name TEXT NOT NULL, role TEXT NOT NULL, territories TEXT NOT NULL, expires_at {integer} NOT NULL, "
      "used_at {integer}){strict}",
      "CREATE TABLE totp_step (account TEXT PRIMARY KEY REFERENCES account (id), step {integer} NOT NULL){strict}",
      "CREATE TABLE audit_entry (place {integer} PRIMARY KEY, at {integer} NOT NULL, actor TEXT NOT NULL, "
      "action TEXT NOT NULL, subject TEXT NOT NULL, outcome TEXT NOT NULL, peer TEXT NOT NULL, "
      "hash TEXT NOT NULL){strict}",
      // One row, so that entries cut off at the end are missed.
      "CREATE TABLE audit_head (id {integer} PRIMARY KEY CHECK (id = 1), place {integer} NOT NULL, "
      "hash TEXT NOT NULL){strict}",
      "{sqlite}CREATE TRIGGER audit_entry_stays BEFORE DELETE ON audit_entry "
      "BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END",
      "{sqlite}CREATE TRIGGER audit_entry_stays_as_it_is BEFORE UPDATE ON audit_entry "
      "BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END",
      // INSERT OR REPLACE deletes without asking the trigger above.
      "{sqlite}CREATE TRIGGER audit_entry_is_new BEFORE INSERT ON audit_entry "
      "WHEN EXISTS (SELECT 1 FROM audit_entry WHERE place = NEW.place) "
      "BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END",
      "{postgresql}CREATE FUNCTION refuse_audit_change() RETURNS trigger LANGUAGE plpgsql AS "
      "'BEGIN RAISE EXCEPTION ''the audit log is append-only''; END'",
      "{postgresql}CREATE TRIGGER audit_entry_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_entry "
      "FOR EACH STATEMENT EXECUTE FUNCTION refuse_audit_change()",
  };
  // NOLINTEND(bugprone-suspicious-missing-comma)
  return statements;
}

/// Version 3: which account recorded a decision. Those of before, and those of the terminal, have a name only.
const std::vector<Sql>& version_3() {
  static const std::vector<Sql> statements = {"ALTER TABLE decision ADD COLUMN account TEXT NOT NULL DEFAULT ''"};
  return statements;
}

/// Version 4: the boundaries of territories. `area` is a multipolygon as well-known text.
const std::vector<Sql>& version_4() {
  // Long statements are literals joined on purpose. NOLINTBEGIN(bugprone-suspicious-missing-comma)
  static const std::vector<Sql> statements = {
      "CREATE TABLE boundary_set (id TEXT PRIMARY KEY, place {integer} NOT NULL UNIQUE, file_name TEXT NOT NULL, "
      "attribution TEXT NOT NULL, licence TEXT NOT NULL, imported_at TEXT NOT NULL){strict}",
      "CREATE TABLE boundary (boundary_set TEXT NOT NULL REFERENCES boundary_set (id), territory TEXT NOT NULL, "
      "name TEXT NOT NULL, area TEXT NOT NULL, PRIMARY KEY (boundary_set, territory)){strict}",
  };
  // NOLINTEND(bugprone-suspicious-missing-comma)
  return statements;
}

/// Version 5: organisations as a series of versions, each a whole document, and the people to ask there.
const std::vector<Sql>& version_5() {
  // Long statements are literals joined on purpose. NOLINTBEGIN(bugprone-suspicious-missing-comma)
  static const std::vector<Sql> statements = {
      "CREATE TABLE organisation (place {integer} PRIMARY KEY, id TEXT NOT NULL UNIQUE, number {integer} NOT NULL, "
      "document TEXT NOT NULL){strict}",
      "CREATE TABLE organisation_version (organisation TEXT NOT NULL REFERENCES organisation (id), "
      "number {integer} NOT NULL, document TEXT NOT NULL, at {integer} NOT NULL, account TEXT NOT NULL, "
      "cause TEXT NOT NULL, PRIMARY KEY (organisation, number)){strict}",
      "CREATE INDEX organisation_version_cause ON organisation_version (cause)",
      "CREATE TABLE organisation_identifier (organisation TEXT NOT NULL REFERENCES organisation (id), "
      "scheme TEXT NOT NULL, value TEXT NOT NULL, PRIMARY KEY (scheme, value, organisation)){strict}",
      "CREATE INDEX organisation_identifier_organisation ON organisation_identifier (organisation)",
      "CREATE TABLE organisation_import (place {integer} PRIMARY KEY, id TEXT NOT NULL UNIQUE, "
      "file_name TEXT NOT NULL, at {integer} NOT NULL, account TEXT NOT NULL, undone_at {integer}){strict}",
      "CREATE TABLE contact (id TEXT PRIMARY KEY, organisation TEXT NOT NULL REFERENCES organisation (id), "
      "name TEXT NOT NULL, position TEXT NOT NULL, email TEXT NOT NULL, telephone TEXT NOT NULL, "
      "languages TEXT NOT NULL, consent TEXT NOT NULL, changed_at {integer} NOT NULL){strict}",
      "CREATE INDEX contact_organisation ON contact (organisation)",
  };
  // NOLINTEND(bugprone-suspicious-missing-comma)
  return statements;
}

/// Version 6: clusters, and the questionnaires that organisations answer.
const std::vector<Sql>& version_6() {
  static const std::vector<Sql> statements = [] {
    std::vector<Sql> all = cluster_tables();
    all.insert(all.end(), questionnaire_tables().begin(), questionnaire_tables().end());
    return all;
  }();
  return statements;
}

/// Version 7: who wrote a draft last and when, and e-mails about questionnaires.
const std::vector<Sql>& version_7() {
  static const std::vector<Sql> statements = [] {
    std::vector<Sql> all = draft_columns();
    all.insert(all.end(), mail_tables().begin(), mail_tables().end());
    return all;
  }();
  return statements;
}

/// Version 8: which offers answer the gaps that a questionnaire shows; interviews with their codebook, and who entered
/// answers that came on paper or by telephone; which account speaks for which organisation; the
/// classifications that codes are picked from.
const std::vector<Sql>& version_8() {
  static const std::vector<Sql> statements = [] {
    std::vector<Sql> all = advice_tables();
    all.insert(all.end(), interview_tables().begin(), interview_tables().end());
    all.insert(all.end(), representative_tables().begin(), representative_tables().end());
    all.insert(all.end(), classification_tables().begin(), classification_tables().end());
    return all;
  }();
  return statements;
}

/// Version 9: files that respondents upload.
const std::vector<Sql>& version_9() { return response_file_tables(); }

/// Version 10: what is published of answers.
const std::vector<Sql>& version_10() { return publication_tables(); }

const std::vector<std::vector<Sql>>& migrations() {
  static const std::vector<std::vector<Sql>> steps = {version_1(), version_2(), version_3(), version_4(), version_5(),
                                                      version_6(), version_7(), version_8(), version_9(), version_10()};
  return steps;
}

Problem newer(const std::string& location, std::int64_t version) {
  return {"newer-programme-file",
          fmt::format("The programme was written by a newer version of Zubia (schema {}, this one knows {}).", version,
                      newest_schema_version()),
          {.file = location},
          "Update Zubia; the file was not touched."};
}

}  // namespace

std::int64_t newest_schema_version() { return static_cast<std::int64_t>(migrations().size()); }

Result<void> migrate(Connection& connection, const std::string& location) {
  const auto version = connection.schema_version();
  if (!version) return refuse(version.error());
  if (*version > newest_schema_version()) return refuse(newer(location, *version));
  for (auto step = *version; step < newest_schema_version(); ++step) {
    auto done = connection.begin();
    for (const Sql statement : migrations()[static_cast<std::size_t>(step)])
      if (done) done = connection.execute(statement);
    if (done) done = connection.set_schema_version(step + 1);
    if (done) done = connection.execute("COMMIT");
    if (!done) {
      static_cast<void>(connection.execute("ROLLBACK"));
      return done;
    }
  }
  return {};
}

Result<void> check_schema(Connection& connection, const std::string& location) {
  const auto version = connection.schema_version();
  if (!version) return refuse(version.error());
  if (*version > newest_schema_version()) return refuse(newer(location, *version));
  if (*version == 0)
    return refuse(
        {"not-a-programme-file", "This is not a programme file.", {.file = location}, "Make one with zubia new."});
  if (*version < newest_schema_version())
    return refuse({"older-programme-file",
                   "The programme was written by an older version of Zubia.",
                   {.file = location},
                   "Run any command that changes it once; it is brought up to date then."});
  return {};
}

}  // namespace zubia::storage
