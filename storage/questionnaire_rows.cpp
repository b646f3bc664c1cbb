#include "storage/questionnaire_rows.hpp"

#include "storage/comma_list.hpp"

namespace zubia::storage {

std::optional<Instant> moment_in(const Row& row, int column) {
  return row.is_null(column) ? std::nullopt : std::optional(row.integer(column));
}

Value moment_value(std::optional<Instant> moment) { return moment ? Value(*moment) : Value(); }

namespace {

/// Columns as `read_version` asks for them.
QuestionnaireVersion version_in(const Row& row) {
  return {row.text(0),        row.text(1),        static_cast<int>(row.integer(2)),
          row.text(3),        row.text(4),        row.text(5),
          split(row.text(6)), moment_in(row, 7),  moment_in(row, 8),
          moment_in(row, 9),  moment_in(row, 10), moment_in(row, 11),
          row.text(12),       row.text(13)};
}

Result<std::optional<QuestionnaireVersion>> read_one(Connection& connection, Sql sql, const std::string& questionnaire,
                                                     int number) {
  std::optional<QuestionnaireVersion> found;
  const Value key[] = {questionnaire, std::int64_t{number}};
  const auto asked = connection.query(sql, key, [&](const Row& row) { found = version_in(row); });
  if (!asked) return refuse(asked.error());
  return found;
}

}  // namespace

Result<std::optional<QuestionnaireVersion>> read_version(Connection& connection, const std::string& questionnaire,
                                                         int number) {
  return read_one(
      connection,
      "SELECT q.id, q.name, v.number, v.document, v.hash, v.mode, v.languages, v.published_at, v.closes_at, "
      "v.closed_at, v.erase_at, v.saved_at, v.saved_by, v.account FROM questionnaire_version v JOIN questionnaire q ON "
      "q.id = v.questionnaire WHERE v.questionnaire = $1 AND v.number = $2",
      questionnaire, number);
}

Result<std::optional<QuestionnaireVersion>> read_version_head(Connection& connection, const std::string& questionnaire,
                                                              int number) {
  return read_one(connection,
                  "SELECT q.id, q.name, v.number, '', v.hash, v.mode, v.languages, v.published_at, v.closes_at, "
                  "v.closed_at, v.erase_at, v.saved_at, v.saved_by, v.account FROM questionnaire_version v JOIN "
                  "questionnaire q ON q.id = v.questionnaire WHERE v.questionnaire = $1 AND v.number = $2",
                  questionnaire, number);
}

Result<std::optional<QuestionnaireInvitation>> read_invitation(Connection& connection, const std::string& token_hash) {
  std::optional<QuestionnaireInvitation> found;
  const Value key[] = {token_hash};
  const auto asked = connection.query(
      "SELECT id, questionnaire, version, organisation, contact, email, language, territory, size_class, state, "
      "invited_at, opened_at, answered_at FROM questionnaire_invitation WHERE token_hash = $1",
      key, [&](const Row& row) {
        found = {row.text(0),        row.text(1),       static_cast<int>(row.integer(2)),
                 token_hash,         row.text(3),       row.text(4),
                 row.text(5),        row.text(6),       row.text(7),
                 row.text(8),        row.text(9),       row.integer(10),
                 moment_in(row, 11), moment_in(row, 12)};
      });
  if (!asked) return refuse(asked.error());
  return found;
}

Result<std::optional<QuestionnaireInvitation>> read_invitation_of(Connection& connection,
                                                                  const std::string& questionnaire, int version,
                                                                  const std::string& organisation) {
  std::string token_hash;
  const Value key[] = {questionnaire, std::int64_t{version}, organisation};
  const auto asked = connection.query(
      "SELECT token_hash FROM questionnaire_invitation WHERE questionnaire = $1 AND version = $2 AND organisation = $3",
      key, [&](const Row& row) { token_hash = row.text(0); });
  if (!asked) return refuse(asked.error());
  if (token_hash.empty()) return std::nullopt;
  return read_invitation(connection, token_hash);
}

Result<QuestionnaireVersion> open_version(Connection& connection, const std::string& questionnaire, int number,
                                          Instant now) {
  const auto found = read_version_head(connection, questionnaire, number);
  if (!found) return refuse(found.error());
  if (!*found || !(*found)->published_at)
    return refuse({"not-published",
                   "The questionnaire is a draft: nobody can answer it yet.",
                   {.field = "questionnaire"},
                   "Publish it first."});
  if (!(*found)->is_open(now))
    return refuse({"questionnaire-closed",
                   "The questionnaire is closed: nothing can be answered any more.",
                   {},
                   "Ask who sent the link."});
  return **found;
}

}  // namespace zubia::storage
