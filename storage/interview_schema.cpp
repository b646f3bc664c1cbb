#include "storage/interview_schema.hpp"

namespace zubia::storage {

const std::vector<Sql>& interview_tables() {
  // Long statements are literals joined on purpose. NOLINTBEGIN(bugprone-suspicious-missing-comma)
  static const std::vector<Sql> statements = {
      "CREATE TABLE interview_code (place {integer} PRIMARY KEY, code TEXT NOT NULL UNIQUE, guid TEXT NOT NULL UNIQUE, "
      "parent TEXT NOT NULL, revision {integer} NOT NULL, saved_at {integer} NOT NULL, saved_by TEXT NOT NULL, "
      "account TEXT NOT NULL){strict}",
      "CREATE TABLE interview_guide (name TEXT PRIMARY KEY, document TEXT NOT NULL, revision {integer} NOT NULL, "
      "saved_at {integer} NOT NULL, saved_by TEXT NOT NULL, account TEXT NOT NULL){strict}",
      "CREATE TABLE interview (id TEXT PRIMARY KEY, organisation TEXT NOT NULL REFERENCES organisation (id), "
      "contact TEXT NOT NULL, guide TEXT NOT NULL, language TEXT NOT NULL, held_on TEXT NOT NULL, "
      "held_by TEXT NOT NULL, interviewer TEXT NOT NULL, begun_by TEXT NOT NULL, notes TEXT NOT NULL, "
      "erase_at {integer}, revision {integer} NOT NULL, saved_at {integer} NOT NULL, saved_by TEXT NOT NULL, "
      "account TEXT NOT NULL){strict}",
      "CREATE INDEX interview_organisation ON interview (organisation)",
      "CREATE TABLE interview_passage (id TEXT PRIMARY KEY, interview TEXT NOT NULL REFERENCES interview (id), "
      "code TEXT NOT NULL REFERENCES interview_code (code), starts {integer} NOT NULL, ends {integer} NOT NULL, "
      "at {integer} NOT NULL, account TEXT NOT NULL, CHECK (starts >= 0 AND starts < ends)){strict}",
      "CREATE INDEX interview_passage_interview ON interview_passage (interview)",
      "CREATE INDEX interview_passage_code ON interview_passage (code)",
      // Of anonymous answers there is none: who entered them could lead to whose they are.
      "CREATE TABLE answer_entry (response TEXT NOT NULL, number {integer} NOT NULL, "
      "came_by TEXT NOT NULL CHECK (came_by IN ('paper', 'telephone')), entered_by TEXT NOT NULL, "
      "account TEXT NOT NULL, entered_at {integer} NOT NULL, PRIMARY KEY (response, number), "
      "FOREIGN KEY (response, number) REFERENCES answer_receipt (response, number)){strict}",
  };
  // NOLINTEND(bugprone-suspicious-missing-comma)
  return statements;
}

}  // namespace zubia::storage
