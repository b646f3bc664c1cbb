#include "storage/codebook_store.hpp"

#include <algorithm>

#include "storage/connection.hpp"
#include "storage/fingerprint.hpp"
#include "storage/record_writing.hpp"
#include "storage/writing_rows.hpp"

namespace zubia::storage {

namespace {

constexpr std::string_view name_subject = "code:";
constexpr std::string_view definition_subject = "code-definition:";

struct StoredCode {
  std::string guid;
  std::string parent;
  Writing written;
};

Result<std::optional<StoredCode>> read_code(Connection& connection, const std::string& code) {
  std::optional<StoredCode> found;
  const Value key[] = {code};
  const auto asked =
      connection.query("SELECT guid, parent, revision, saved_at, saved_by, account FROM interview_code WHERE code = $1",
                       key, [&](const Row& row) {
                         found = StoredCode{row.text(0), row.text(1), writing_in(row, 2)};
                       });
  if (!asked) return refuse(asked.error());
  return found;
}

Problem unknown_code(const std::string& code, const char* field) {
  return {
      "unknown-interview-code", "There is no code " + code + " in the codebook.", {.field = field}, "See codebook."};
}

/// Refused where `code` would stand below itself, or below what there is not.
Result<void> check_parent(Connection& connection, const std::string& code, const std::string& parent,
                          const char* field) {
  std::string at = parent;
  while (!at.empty()) {
    if (at == code)
      return refuse({"code-inside-itself",
                     "The code " + code + " would stand inside itself.",
                     {.field = field},
                     "Choose one that does not stand below it."});
    const auto found = read_code(connection, at);
    if (!found) return refuse(found.error());
    if (!*found) return refuse(unknown_code(at, field));
    at = (*found)->parent;
  }
  return {};
}

Result<void> write_code(Connection& connection, const InterviewCode& code) {
  const Value values[] = {
      code.code,           code.guid, code.parent, code.written.revision, code.written.saved_at, code.written.saved_by,
      code.written.account};
  auto done = connection.execute(
      "INSERT INTO interview_code (place, code, guid, parent, revision, saved_at, saved_by, account) "
      "VALUES ((SELECT COALESCE(MAX(place), 0) + 1 FROM interview_code), $1, $2, $3, $4, $5, $6, $7) "
      "ON CONFLICT (code) DO UPDATE SET parent = excluded.parent, revision = excluded.revision, "
      "saved_at = excluded.saved_at, saved_by = excluded.saved_by, account = excluded.account",
      values);
  if (done) done = put_names(connection, std::string(name_subject) + code.code, code.names);
  return done ? put_names(connection, std::string(definition_subject) + code.code, code.definitions) : done;
}

Result<void> delete_code(Connection& connection, const std::string& code) {
  const Value key[] = {code};
  auto done = connection.execute("DELETE FROM interview_code WHERE code = $1", key);
  if (done) done = put_names(connection, std::string(name_subject) + code, {});
  return done ? put_names(connection, std::string(definition_subject) + code, {}) : done;
}

Result<std::int64_t> count(Connection& connection, Sql sql, const std::string& code) {
  std::int64_t number = 0;
  const Value key[] = {code};
  const auto asked = connection.query(sql, key, [&](const Row& row) { number = row.integer(0); });
  if (!asked) return refuse(asked.error());
  return number;
}

}  // namespace

CodebookStore::CodebookStore(ProgrammeStore& programme) : programme_(programme) {}

Result<InterviewCode> CodebookStore::put_code(InterviewCode code, std::int64_t revision_seen) {
  const auto done = programme_.write({Area::questionnaires}, [&](Connection& connection) -> Result<void> {
    const auto before = read_code(connection, code.code);
    if (!before) return refuse(before.error());
    if (*before && revision_seen == 0)
      return refuse({"code-exists",
                     "There is a code " + code.code + " already.",
                     {.field = "code"},
                     "Choose another name, or change that one."});
    if (!*before && revision_seen != 0) return refuse(unknown_code(code.code, "code"));
    auto checked =
        check_seen("The code was", *before ? std::optional((*before)->written) : std::nullopt, revision_seen);
    if (checked) checked = check_parent(connection, code.code, code.parent, "parent");
    if (!checked) return checked;
    code.guid = *before ? (*before)->guid : random_id();
    code.written.revision = revision_seen + 1;
    return write_code(connection, code);
  });
  if (!done) return refuse(done.error());
  return code;
}

Result<void> CodebookStore::remove_code(const std::string& code) {
  return programme_.write({Area::questionnaires}, [&](Connection& connection) -> Result<void> {
    const auto found = read_code(connection, code);
    if (!found) return refuse(found.error());
    if (!*found) return refuse(unknown_code(code, "code"));
    const auto passages = count(connection, "SELECT count(*) FROM interview_passage WHERE code = $1", code);
    if (!passages) return refuse(passages.error());
    const auto below = count(connection, "SELECT count(*) FROM interview_code WHERE parent = $1", code);
    if (!below) return refuse(below.error());
    if (*passages > 0 || *below > 0)
      return refuse({"code-in-use",
                     *passages > 0 ? "Passages have the code " + code + ": " + std::to_string(*passages) + "."
                                   : "Codes stand below " + code + ": " + std::to_string(*below) + ".",
                     {.field = "code"},
                     "Merge it into another one with merge-code."});
    return delete_code(connection, code);
  });
}

Result<std::int64_t> CodebookStore::merge_code(const std::string& code, const std::string& into) {
  std::int64_t changed = 0;
  const auto done = programme_.write({Area::questionnaires}, [&](Connection& connection) -> Result<void> {
    const auto found = read_code(connection, code);
    if (!found) return refuse(found.error());
    if (!*found) return refuse(unknown_code(code, "code"));
    auto merged = check_parent(connection, code, into, "into");
    if (!merged) return merged;
    const auto passages = count(connection, "SELECT count(*) FROM interview_passage WHERE code = $1", code);
    if (!passages) return refuse(passages.error());
    changed = *passages;
    const Value both[] = {code, into};
    merged = connection.execute(
        "DELETE FROM interview_passage WHERE code = $1 AND EXISTS (SELECT 1 FROM interview_passage other "
        "WHERE other.code = $2 AND other.interview = interview_passage.interview "
        "AND other.starts = interview_passage.starts AND other.ends = interview_passage.ends)",
        both);
    if (merged) merged = connection.execute("UPDATE interview_passage SET code = $2 WHERE code = $1", both);
    if (merged) merged = connection.execute("UPDATE interview_code SET parent = $2 WHERE parent = $1", both);
    return merged ? delete_code(connection, code) : merged;
  });
  if (!done) return refuse(done.error());
  return changed;
}

Result<std::vector<InterviewCode>> CodebookStore::codes() {
  std::vector<InterviewCode> all;
  const auto done = programme_.read(Area::questionnaires, [&](Connection& connection) -> Result<void> {
    auto asked = connection.query(
        "SELECT code, guid, parent, revision, saved_at, saved_by, account FROM interview_code ORDER BY place", {},
        [&](const Row& row) {
          all.push_back({row.text(0), row.text(1), row.text(2), {}, {}, writing_in(row, 3)});
        });
    if (!asked) return asked;
    return connection.query(
        "SELECT subject, language, name FROM localised_name WHERE subject LIKE 'code:%' "
        "OR subject LIKE 'code-definition:%' ORDER BY subject, place",
        {}, [&](const Row& row) {
          const std::string subject = row.text(0);
          const bool is_name = subject.starts_with(name_subject);
          const std::string code = subject.substr((is_name ? name_subject : definition_subject).size());
          const auto found = std::ranges::find(all, code, &InterviewCode::code);
          if (found != all.end()) (is_name ? found->names : found->definitions).push_back({row.text(1), row.text(2)});
        });
  });
  if (!done) return refuse(done.error());
  return all;
}

Result<StoredGuide> CodebookStore::put_guide(StoredGuide guide, std::int64_t revision_seen) {
  const auto done = programme_.write({Area::questionnaires}, [&](Connection& connection) -> Result<void> {
    std::optional<Writing> before;
    const Value key[] = {guide.name};
    auto asked = connection.query("SELECT revision, saved_at, saved_by, account FROM interview_guide WHERE name = $1",
                                  key, [&](const Row& row) { before = writing_in(row, 0); });
    if (asked) asked = check_seen("The guide was", before, revision_seen);
    if (!asked) return asked;
    guide.written.revision = revision_seen + 1;
    const Value values[] = {
        guide.name,           guide.document, guide.written.revision, guide.written.saved_at, guide.written.saved_by,
        guide.written.account};
    return connection.execute(
        "INSERT INTO interview_guide (name, document, revision, saved_at, saved_by, account) "
        "VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (name) DO UPDATE SET document = excluded.document, "
        "revision = excluded.revision, saved_at = excluded.saved_at, saved_by = excluded.saved_by, "
        "account = excluded.account",
        values);
  });
  if (!done) return refuse(done.error());
  return guide;
}

Result<std::vector<StoredGuide>> CodebookStore::guides() {
  std::vector<StoredGuide> all;
  const auto done = programme_.read(Area::questionnaires, [&](Connection& connection) {
    return connection.query(
        "SELECT name, document, revision, saved_at, saved_by, account FROM interview_guide ORDER BY name", {},
        [&](const Row& row) {
          all.push_back({row.text(0), row.text(1), writing_in(row, 2)});
        });
  });
  if (!done) return refuse(done.error());
  return all;
}

}  // namespace zubia::storage
