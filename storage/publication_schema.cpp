#include "storage/publication_schema.hpp"

namespace zubia::storage {

const std::vector<Sql>& publication_tables() {
  // Long statements are literals joined on purpose. NOLINTBEGIN(bugprone-suspicious-missing-comma)
  static const std::vector<Sql> statements = {
      "CREATE TABLE publication_plan (questionnaire TEXT NOT NULL, version {integer} NOT NULL, document TEXT NOT NULL, "
      "hash TEXT NOT NULL, declared_at {integer}, declared_by TEXT NOT NULL, account TEXT NOT NULL, "
      "PRIMARY KEY (questionnaire, version), "
      "FOREIGN KEY (questionnaire, version) REFERENCES questionnaire_version (questionnaire, number)){strict}",
      "CREATE TABLE publication_release (questionnaire TEXT NOT NULL, version {integer} NOT NULL, "
      "number {integer} NOT NULL, document TEXT NOT NULL, hash TEXT NOT NULL, plan_hash TEXT NOT NULL, "
      "released_at {integer} NOT NULL, released_by TEXT NOT NULL, account TEXT NOT NULL, "
      "PRIMARY KEY (questionnaire, version, number), "
      "FOREIGN KEY (questionnaire, version) REFERENCES publication_plan (questionnaire, version)){strict}",
      // What was published cannot be called back: it stays as it is, also for who writes SQL.
      "{sqlite}CREATE TRIGGER publication_release_stays BEFORE DELETE ON publication_release "
      "BEGIN SELECT RAISE(ABORT, 'a release is immutable'); END",
      "{sqlite}CREATE TRIGGER publication_release_stays_as_it_is BEFORE UPDATE OF questionnaire, version, number, "
      "document, hash, plan_hash, released_at ON publication_release "
      "BEGIN SELECT RAISE(ABORT, 'a release is immutable'); END",
      // INSERT OR REPLACE deletes without asking the trigger above.
      "{sqlite}CREATE TRIGGER publication_release_is_new BEFORE INSERT ON publication_release "
      "WHEN EXISTS (SELECT 1 FROM publication_release WHERE questionnaire = NEW.questionnaire "
      "AND version = NEW.version AND number = NEW.number) "
      "BEGIN SELECT RAISE(ABORT, 'a release is immutable'); END",
      "{postgresql}CREATE FUNCTION refuse_change_of_release() RETURNS trigger LANGUAGE plpgsql AS "
      "'BEGIN RAISE EXCEPTION ''a release is immutable''; END'",
      "{postgresql}CREATE TRIGGER publication_release_stays BEFORE DELETE OR TRUNCATE ON publication_release "
      "FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_release()",
      "{postgresql}CREATE TRIGGER publication_release_stays_as_it_is BEFORE UPDATE OF questionnaire, version, number, "
      "document, hash, plan_hash, released_at ON publication_release "
      "FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_release()",
      // The answers stand apart from who gave them, so that they can be erased without the key.
      "CREATE TABLE publication_ledger (questionnaire TEXT NOT NULL, version {integer} NOT NULL, "
      "releases {integer} NOT NULL, document TEXT NOT NULL, PRIMARY KEY (questionnaire, version), "
      "FOREIGN KEY (questionnaire, version) REFERENCES publication_plan (questionnaire, version)){strict}",
      "CREATE TABLE publication_ledger_answer (questionnaire TEXT NOT NULL, version {integer} NOT NULL, "
      "place {integer} NOT NULL, respondent TEXT NOT NULL, answers TEXT NOT NULL, "
      "PRIMARY KEY (questionnaire, version, place)){strict}",
  };
  // NOLINTEND(bugprone-suspicious-missing-comma)
  return statements;
}

std::vector<CatalogueTable> publication_columns() {
  constexpr Personal yes = Personal::yes;
  return {
      // The copy of the answers that a release was made of. A person is who was invited, as for the answers.
      {"publication_ledger_answer",
       {{"questionnaire"}, {"version"}, {"place"}, {"respondent"}, {"answers", yes}},
       PersonalRules{
           .purpose = "questionnaires",
           .shown = {"answers"},
           .rows = "SELECT l.answers FROM publication_ledger_answer l JOIN questionnaire_invitation i "
                   "ON i.questionnaire = l.questionnaire AND i.version = l.version AND i.organisation = l.respondent "
                   "WHERE l.answers <> '' AND (i.id = $1 OR i.contact = $1) "
                   "ORDER BY l.questionnaire, l.version, l.place",
           .erasure = {"UPDATE publication_ledger_answer SET answers = '' WHERE EXISTS ("
                       "SELECT 1 FROM questionnaire_invitation i "
                       "WHERE i.questionnaire = publication_ledger_answer.questionnaire "
                       "AND i.version = publication_ledger_answer.version "
                       "AND i.organisation = publication_ledger_answer.respondent AND (i.id = $1 OR i.contact = $1))"},
           .stays_because = {},
           .retention = Retention{.days = 0,
                                  .since = "erase_at",
                                  .count_due = "SELECT count(*) FROM publication_ledger_answer l "
                                               "JOIN questionnaire_version v ON v.questionnaire = l.questionnaire "
                                               "AND v.number = l.version WHERE l.answers <> '' AND v.erase_at < $1",
                                  .remove_due = "UPDATE publication_ledger_answer SET answers = '' WHERE EXISTS ("
                                                "SELECT 1 FROM questionnaire_version v "
                                                "WHERE v.questionnaire = publication_ledger_answer.questionnaire "
                                                "AND v.number = publication_ledger_answer.version "
                                                "AND v.erase_at < $1)"}}},
      {"publication_ledger", {{"questionnaire"}, {"version"}, {"releases"}, {"document"}}},
      // What was declared and published stays; who did so does not.
      {"publication_plan",
       {{"questionnaire"},
        {"version"},
        {"document"},
        {"hash"},
        {"declared_at", yes},
        {"declared_by", yes},
        {"account", yes}},
       PersonalRules{.purpose = "decisions",
                     .shown = {"questionnaire", "version", "declared_at", "declared_by"},
                     .rows = "SELECT questionnaire, version, declared_at, declared_by FROM publication_plan "
                             "WHERE account = $1 ORDER BY questionnaire, version",
                     .erasure = {"UPDATE publication_plan SET account = '', declared_by = '' WHERE account = $1"},
                     .stays_because = {}}},
      {"publication_release",
       {{"questionnaire"},
        {"version"},
        {"number"},
        {"document"},
        {"hash"},
        {"plan_hash"},
        {"released_at", yes},
        {"released_by", yes},
        {"account", yes}},
       PersonalRules{.purpose = "decisions",
                     .shown = {"questionnaire", "version", "number", "released_at", "released_by"},
                     .rows = "SELECT questionnaire, version, number, released_at, released_by FROM publication_release "
                             "WHERE account = $1 ORDER BY questionnaire, version, number",
                     .erasure = {"UPDATE publication_release SET account = '', released_by = '' WHERE account = $1"},
                     .stays_because = {}}},
  };
}

}  // namespace zubia::storage
