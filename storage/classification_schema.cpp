#include "storage/classification_schema.hpp"

namespace zubia::storage {

const std::vector<Sql>& classification_tables() {
  // Long statements are literals joined on purpose. NOLINTBEGIN(bugprone-suspicious-missing-comma)
  static const std::vector<Sql> statements = {
      "CREATE TABLE classification (id TEXT PRIMARY KEY, source TEXT NOT NULL, licence TEXT NOT NULL, "
      "languages TEXT NOT NULL, fingerprint TEXT NOT NULL, codes {integer} NOT NULL, "
      "imported_at TEXT NOT NULL){strict}",
      "CREATE TABLE classification_code (classification TEXT NOT NULL REFERENCES classification (id), "
      "place {integer} NOT NULL, code TEXT NOT NULL, parent TEXT NOT NULL, "
      "PRIMARY KEY (classification, place)){strict}",
      // A code in 24 languages has 24 rows; a key over their texts would be as large as they are.
      "CREATE TABLE classification_label (classification TEXT NOT NULL REFERENCES classification (id), "
      "code_place {integer} NOT NULL, language TEXT NOT NULL, label TEXT NOT NULL){strict}",
      "CREATE INDEX classification_label_classification ON classification_label (classification)",
  };
  // NOLINTEND(bugprone-suspicious-missing-comma)
  return statements;
}

}  // namespace zubia::storage
