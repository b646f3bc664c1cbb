#include "storage/response_file_store.hpp"

#include "storage/response_file_rows.hpp"

namespace zubia::storage {

const std::vector<Sql>& response_file_tables() {
  // The contents stand last, so that a list of files reads none of them.
  static const std::vector<Sql> statements = {
      "CREATE TABLE response_file (response TEXT NOT NULL REFERENCES response (id), variable TEXT NOT NULL, "
      "id TEXT NOT NULL, name TEXT NOT NULL, media_type TEXT NOT NULL, bytes {integer} NOT NULL, "
      "personal {integer} NOT NULL, content TEXT NOT NULL, PRIMARY KEY (response, variable)){strict}"};
  return statements;
}

Result<void> keep_files(Connection& connection, const std::string& response, std::span<const ResponseFile> files) {
  for (const ResponseFile& file : files) {
    const Value values[] = {response,
                            file.variable,
                            file.id,
                            file.name,
                            file.media_type,
                            file.bytes,
                            Value(std::int64_t{file.is_personal ? 1 : 0}),
                            file.content};
    auto done = connection.execute(
        "INSERT INTO response_file (response, variable, id, name, media_type, bytes, personal, content) "
        "VALUES ($1, $2, $3, $4, $5, $6, $7, $8) "
        "ON CONFLICT (response, variable) DO UPDATE SET id = excluded.id, name = excluded.name, "
        "media_type = excluded.media_type, bytes = excluded.bytes, personal = excluded.personal, "
        "content = excluded.content",
        values);
    if (!done) return done;
  }
  const Value key[] = {response};
  return connection.execute(
      "DELETE FROM response_file WHERE response = $1 AND NOT EXISTS (SELECT 1 FROM answer a "
      "WHERE a.response = response_file.response AND a.variable = response_file.variable "
      "AND a.value = '\"' || response_file.id || '\"')",
      key);
}

Result<std::vector<ResponseFile>> ResponseFileStore::files_of(const std::string& response) {
  std::vector<ResponseFile> all;
  const auto done = programme_.read(Area::questionnaires, [&](Connection& connection) {
    const Value key[] = {response};
    return connection.query(
        "SELECT id, variable, name, media_type, bytes, personal FROM response_file WHERE response = $1 "
        "ORDER BY variable",
        key, [&](const Row& row) {
          all.push_back({row.text(0), row.text(1), row.text(2), row.text(3), row.integer(4), row.integer(5) != 0});
        });
  });
  if (!done) return refuse(done.error());
  return all;
}

Result<ResponseFile> ResponseFileStore::file(const std::string& response, const std::string& variable) {
  std::vector<ResponseFile> found;
  const auto done = programme_.read(Area::questionnaires, [&](Connection& connection) {
    const Value key[] = {response, variable};
    return connection.query(
        "SELECT id, variable, name, media_type, bytes, personal, content FROM response_file "
        "WHERE response = $1 AND variable = $2",
        key, [&](const Row& row) {
          found.push_back(
              {row.text(0), row.text(1), row.text(2), row.text(3), row.integer(4), row.integer(5) != 0, row.text(6)});
        });
  });
  if (!done) return refuse(done.error());
  if (found.empty())
    return refuse({"unknown-file",
                   "The response has no file for the question " + variable + ".",
                   {.field = "variable"},
                   "Look at show-response."});
  return std::move(found.front());
}

}  // namespace zubia::storage
