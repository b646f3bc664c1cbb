#include "storage/questionnaire_schema.hpp"

namespace zubia::storage {

const std::vector<Sql>& questionnaire_tables() {
  // Long statements are literals joined on purpose. NOLINTBEGIN(bugprone-suspicious-missing-comma)
  static const std::vector<Sql> statements = {
      "CREATE TABLE questionnaire (place {integer} PRIMARY KEY, id TEXT NOT NULL UNIQUE, name TEXT NOT NULL UNIQUE, "
      "created_at {integer} NOT NULL){strict}",
      "CREATE TABLE questionnaire_version (questionnaire TEXT NOT NULL REFERENCES questionnaire (id), "
      "number {integer} NOT NULL, document TEXT NOT NULL, hash TEXT NOT NULL, "
      "mode TEXT NOT NULL CHECK (mode IN ('named', 'confidential', 'anonymous')), languages TEXT NOT NULL, "
      "published_at {integer}, closes_at {integer}, closed_at {integer}, erase_at {integer}, "
      "PRIMARY KEY (questionnaire, number), UNIQUE (questionnaire, number, mode)){strict}",
      // What was published stays as it is, also for who writes SQL.
      "{sqlite}CREATE TRIGGER published_version_stays BEFORE UPDATE OF document, hash, mode, languages, published_at "
      "ON questionnaire_version WHEN OLD.published_at IS NOT NULL "
      "BEGIN SELECT RAISE(ABORT, 'a published version is frozen'); END",
      "{postgresql}CREATE FUNCTION refuse_change_of_published() RETURNS trigger LANGUAGE plpgsql AS "
      "'BEGIN RAISE EXCEPTION ''a published version is frozen''; END'",
      "{postgresql}CREATE TRIGGER published_version_stays "
      "BEFORE UPDATE OF document, hash, mode, languages, published_at ON questionnaire_version FOR EACH ROW "
      "WHEN (OLD.published_at IS NOT NULL) EXECUTE FUNCTION refuse_change_of_published()",
      "CREATE TABLE questionnaire_invitation (id TEXT PRIMARY KEY, questionnaire TEXT NOT NULL, "
      "version {integer} NOT NULL, token_hash TEXT NOT NULL UNIQUE, organisation TEXT NOT NULL, contact TEXT NOT NULL, "
      "email TEXT NOT NULL, language TEXT NOT NULL, territory TEXT NOT NULL, size_class TEXT NOT NULL, "
      "state TEXT NOT NULL, invited_at {integer} NOT NULL, opened_at {integer}, answered_at {integer}, "
      "UNIQUE (questionnaire, version, organisation), "
      "FOREIGN KEY (questionnaire, version) REFERENCES questionnaire_version (questionnaire, number)){strict}",
      // The mode is the one of the version, and an anonymous response has no place for a link or a moment.
      "CREATE TABLE response (id TEXT PRIMARY KEY, questionnaire TEXT NOT NULL, version {integer} NOT NULL, "
      "mode TEXT NOT NULL, organisation TEXT NOT NULL, language TEXT NOT NULL, state TEXT NOT NULL, "
      "started_at {integer}, sent_at {integer}, "
      "CHECK (mode <> 'anonymous' OR (organisation = '' AND started_at IS NULL AND sent_at IS NULL)), "
      "CHECK (mode <> 'confidential' OR (COALESCE(started_at, 0) % 86400 = 0 AND COALESCE(sent_at, 0) % 86400 = 0)), "
      "FOREIGN KEY (questionnaire, version, mode) "
      "REFERENCES questionnaire_version (questionnaire, number, mode)){strict}",
      "CREATE UNIQUE INDEX response_organisation ON response (questionnaire, version, organisation) "
      "WHERE organisation <> ''",
      "CREATE TABLE answer (response TEXT NOT NULL REFERENCES response (id), variable TEXT NOT NULL, "
      "value TEXT NOT NULL, source TEXT NOT NULL, receipt {integer} NOT NULL, personal {integer} NOT NULL, "
      "PRIMARY KEY (response, variable)){strict}",
      "CREATE TABLE answer_receipt (response TEXT NOT NULL REFERENCES response (id), number {integer} NOT NULL, "
      "idempotency_key TEXT NOT NULL UNIQUE, PRIMARY KEY (response, number)){strict}",
      // What a respondent was told is the version with that hash, in that language.
      "CREATE TABLE response_consent (response TEXT PRIMARY KEY REFERENCES response (id), hash TEXT NOT NULL, "
      "language TEXT NOT NULL, given_at {integer}, withdrawn_at {integer}){strict}",
  };
  // NOLINTEND(bugprone-suspicious-missing-comma)
  return statements;
}

const std::vector<Sql>& draft_columns() {
  static const std::vector<Sql> statements = {
      "ALTER TABLE questionnaire_version ADD COLUMN saved_at {integer}",
      "ALTER TABLE questionnaire_version ADD COLUMN saved_by TEXT NOT NULL DEFAULT ''",
      "ALTER TABLE questionnaire_version ADD COLUMN account TEXT NOT NULL DEFAULT ''",
  };
  return statements;
}

}  // namespace zubia::storage
