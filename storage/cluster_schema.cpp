#include "storage/cluster_schema.hpp"

namespace zubia::storage {

const std::vector<Sql>& cluster_tables() {
  // Long statements are literals joined on purpose. NOLINTBEGIN(bugprone-suspicious-missing-comma)
  static const std::vector<Sql> statements = {
      "CREATE TABLE cluster (place {integer} PRIMARY KEY, id TEXT NOT NULL UNIQUE, domain TEXT NOT NULL, "
      "founded_on TEXT NOT NULL, ended_on TEXT NOT NULL){strict}",
      "CREATE TABLE membership (cluster TEXT NOT NULL REFERENCES cluster (id), "
      "organisation TEXT NOT NULL REFERENCES organisation (id), joined_on TEXT NOT NULL, left_on TEXT NOT NULL, "
      "role TEXT NOT NULL, at {integer} NOT NULL, account TEXT NOT NULL, "
      "PRIMARY KEY (cluster, organisation, joined_on)){strict}",
      "CREATE TABLE stated_count (cluster TEXT NOT NULL, unit TEXT NOT NULL, count {integer} NOT NULL, "
      "source TEXT NOT NULL, stated_on TEXT NOT NULL, PRIMARY KEY (cluster, unit, source, stated_on)){strict}",
  };
  // NOLINTEND(bugprone-suspicious-missing-comma)
  return statements;
}

}  // namespace zubia::storage
