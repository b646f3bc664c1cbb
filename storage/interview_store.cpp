#include "storage/interview_store.hpp"

#include "storage/connection.hpp"
#include "storage/questionnaire_rows.hpp"
#include "storage/writing_rows.hpp"

namespace zubia::storage {

namespace {

/// Columns as `interview_in` reads them.
Interview interview_in(const Row& row) {
  return {.id = row.text(0),
          .organisation = row.text(1),
          .contact = row.text(2),
          .guide = row.text(3),
          .language = row.text(4),
          .held_on = row.text(5),
          .held_by = row.text(6),
          .interviewer = row.text(7),
          .begun_by = row.text(8),
          .notes = row.text(9),
          .erase_at = moment_in(row, 10),
          .written = writing_in(row, 11)};
}

CodedPassage passage_in(const Row& row) {
  return {row.text(0), row.text(1), row.text(2), row.integer(3), row.integer(4), row.integer(5), row.text(6)};
}

Problem unknown_interview() {
  return {"unknown-interview",
          "There is no such interview.",
          {.field = "interview"},
          "See interviews; it may have been removed."};
}

Result<std::optional<Interview>> read_interview(Connection& connection, const std::string& id) {
  std::optional<Interview> found;
  const Value key[] = {id};
  const auto asked = connection.query(
      "SELECT id, organisation, contact, guide, language, held_on, held_by, interviewer, begun_by, notes, erase_at, "
      "revision, saved_at, saved_by, account FROM interview WHERE id = $1",
      key, [&](const Row& row) { found = interview_in(row); });
  if (!asked) return refuse(asked.error());
  return found;
}

Result<std::vector<CodedPassage>> read_passages(Connection& connection, const std::string& interview) {
  std::vector<CodedPassage> all;
  const Value key[] = {interview};
  const auto asked = connection.query(
      "SELECT id, interview, code, starts, ends, at, account FROM interview_passage WHERE interview = $1 "
      "ORDER BY starts, ends, code, id",
      key, [&](const Row& row) { all.push_back(passage_in(row)); });
  if (!asked) return refuse(asked.error());
  return all;
}

/// The interview, as it was seen.
Result<Interview> read_seen(Connection& connection, const std::string& id, std::int64_t revision_seen) {
  auto found = read_interview(connection, id);
  if (!found) return refuse(found.error());
  if (!*found) return refuse(unknown_interview());
  if (auto seen = check_seen("The notes were", (*found)->written, revision_seen); !seen) return refuse(seen.error());
  return **std::move(found);
}

Result<bool> is_there(Connection& connection, Sql sql, std::span<const Value> key) {
  bool is_there = false;
  const auto asked = connection.query(sql, key, [&](const Row&) { is_there = true; });
  if (!asked) return refuse(asked.error());
  return is_there;
}

Result<void> check_organisation(Connection& connection, const std::string& organisation) {
  const Value key[] = {organisation};
  const auto found = is_there(connection, "SELECT 1 FROM organisation WHERE id = $1 AND document <> ''", key);
  if (!found) return refuse(found.error());
  if (*found) return {};
  return refuse({"unknown-organisation",
                 "There is no such organisation.",
                 {.field = "organisation"},
                 "See zubia search-organisations."});
}

Result<void> write_interview(Connection& connection, const Interview& one) {
  const Value values[] = {one.id,
                          one.organisation,
                          one.contact,
                          one.guide,
                          one.language,
                          one.held_on,
                          one.held_by,
                          one.interviewer,
                          one.begun_by,
                          one.notes,
                          moment_value(one.erase_at),
                          one.written.revision,
                          one.written.saved_at,
                          one.written.saved_by,
                          one.written.account};
  return connection.execute(
      "INSERT INTO interview (id, organisation, contact, guide, language, held_on, held_by, interviewer, begun_by, "
      "notes, erase_at, revision, saved_at, saved_by, account) "
      "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15) ON CONFLICT (id) DO UPDATE SET "
      "organisation = excluded.organisation, contact = excluded.contact, guide = excluded.guide, "
      "language = excluded.language, held_on = excluded.held_on, held_by = excluded.held_by, "
      "interviewer = excluded.interviewer, notes = excluded.notes, erase_at = excluded.erase_at, "
      "revision = excluded.revision, saved_at = excluded.saved_at, saved_by = excluded.saved_by, "
      "account = excluded.account",
      values);
}

Result<void> write_moved(Connection& connection, const PassagesAfterEdit& moved) {
  auto done = connection.execute_rows("UPDATE interview_passage SET starts = $2, ends = $3 WHERE id = $1",
                                      moved.kept.size(), 3, [&](std::size_t row, std::span<Value> values) {
                                        values[0] = moved.kept[row].id;
                                        values[1] = moved.kept[row].from;
                                        values[2] = moved.kept[row].to;
                                      });
  if (!done) return done;
  return connection.execute_rows("DELETE FROM interview_passage WHERE id = $1", moved.vanished.size(), 1,
                                 [&](std::size_t row, std::span<Value> values) { values[0] = moved.vanished[row].id; });
}

}  // namespace

InterviewStore::InterviewStore(ProgrammeStore& programme) : programme_(programme) {}

Result<SavedInterview> InterviewStore::save(Interview interview, std::int64_t revision_seen, const MovePassages& move) {
  SavedInterview saved;
  const auto done = programme_.write({Area::questionnaires}, [&](Connection& connection) -> Result<void> {
    if (auto known = check_organisation(connection, interview.organisation); !known) return known;
    saved = {interview, {}};
    saved.interview.written.revision = revision_seen + 1;
    if (revision_seen == 0) {
      const auto before = read_interview(connection, interview.id);
      if (!before) return refuse(before.error());
      if (*before)
        if (auto seen = check_seen("The notes were", (*before)->written, 0); !seen) return seen;
      return write_interview(connection, saved.interview);
    }
    const auto before = read_seen(connection, interview.id, revision_seen);
    if (!before) return refuse(before.error());
    saved.interview.begun_by = before->begun_by;
    saved.interview.erase_at = before->erase_at;
    if (auto written = write_interview(connection, saved.interview); !written || before->notes == interview.notes)
      return written;
    auto passages = read_passages(connection, interview.id);
    if (!passages) return refuse(passages.error());
    auto moved = move(before->notes, interview.notes, *std::move(passages));
    auto written = write_moved(connection, moved);
    saved.vanished = std::move(moved.vanished);
    return written;
  });
  if (!done) return refuse(done.error());
  return saved;
}

Result<void> InterviewStore::remove(const std::string& interview, std::int64_t revision_seen) {
  return programme_.write({Area::questionnaires}, [&](Connection& connection) -> Result<void> {
    const auto found = read_seen(connection, interview, revision_seen);
    if (!found) return refuse(found.error());
    const Value key[] = {interview};
    auto done = connection.execute("DELETE FROM interview_passage WHERE interview = $1", key);
    return done ? connection.execute("DELETE FROM interview WHERE id = $1", key) : done;
  });
}

Result<std::vector<Interview>> InterviewStore::interviews() {
  std::vector<Interview> all;
  const auto done = programme_.read(Area::questionnaires, [&](Connection& connection) {
    return connection.query(
        "SELECT id, organisation, contact, guide, language, held_on, held_by, interviewer, begun_by, notes, erase_at, "
        "revision, saved_at, saved_by, account FROM interview ORDER BY held_on DESC, id",
        {}, [&](const Row& row) { all.push_back(interview_in(row)); });
  });
  if (!done) return refuse(done.error());
  return all;
}

Result<std::optional<Interview>> InterviewStore::interview(const std::string& id) {
  std::optional<Interview> found;
  const auto done = programme_.read(Area::questionnaires, [&](Connection& connection) -> Result<void> {
    auto one = read_interview(connection, id);
    if (!one) return refuse(one.error());
    found = *std::move(one);
    return {};
  });
  if (!done) return refuse(done.error());
  return found;
}

Result<void> InterviewStore::add_passage(const CodedPassage& passage, std::int64_t revision_seen) {
  return programme_.write({Area::questionnaires}, [&](Connection& connection) -> Result<void> {
    const auto found = read_seen(connection, passage.interview, revision_seen);
    if (!found) return refuse(found.error());
    const Value code[] = {passage.code};
    const auto known = is_there(connection, "SELECT 1 FROM interview_code WHERE code = $1", code);
    if (!known) return refuse(known.error());
    if (!*known)
      return refuse({"unknown-interview-code",
                     "There is no code " + passage.code + " in the codebook.",
                     {.field = "code"},
                     "See codebook."});
    const Value same[] = {passage.interview, passage.code, passage.from, passage.to};
    const auto coded = is_there(
        connection, "SELECT 1 FROM interview_passage WHERE interview = $1 AND code = $2 AND starts = $3 AND ends = $4",
        same);
    if (!coded) return refuse(coded.error());
    if (*coded)
      return refuse(
          {"coded-already", "This passage has the code " + passage.code + " already.", {.field = "code"}, {}});
    const Value values[] = {passage.id, passage.interview, passage.code,   passage.from,
                            passage.to, passage.at,        passage.account};
    return connection.execute(
        "INSERT INTO interview_passage (id, interview, code, starts, ends, at, account) "
        "VALUES ($1, $2, $3, $4, $5, $6, $7)",
        values);
  });
}

Result<void> InterviewStore::remove_passage(const std::string& passage) {
  return programme_.write({Area::questionnaires}, [&](Connection& connection) -> Result<void> {
    const Value key[] = {passage};
    const auto found = is_there(connection, "SELECT 1 FROM interview_passage WHERE id = $1", key);
    if (!found) return refuse(found.error());
    if (!*found)
      return refuse({"unknown-passage",
                     "There is no such passage.",
                     {.field = "passage"},
                     "It may have been removed, or vanished with its text."});
    return connection.execute("DELETE FROM interview_passage WHERE id = $1", key);
  });
}

Result<std::vector<CodedPassage>> InterviewStore::passages() {
  std::vector<CodedPassage> all;
  const auto done = programme_.read(Area::questionnaires, [&](Connection& connection) {
    return connection.query(
        "SELECT id, interview, code, starts, ends, at, account FROM interview_passage "
        "ORDER BY interview, starts, ends, code, id",
        {}, [&](const Row& row) { all.push_back(passage_in(row)); });
  });
  if (!done) return refuse(done.error());
  return all;
}

Result<std::vector<CodedPassage>> InterviewStore::passages_of(const std::string& interview) {
  std::vector<CodedPassage> all;
  const auto done = programme_.read(Area::questionnaires, [&](Connection& connection) -> Result<void> {
    auto found = read_passages(connection, interview);
    if (!found) return refuse(found.error());
    all = *std::move(found);
    return {};
  });
  if (!done) return refuse(done.error());
  return all;
}

}  // namespace zubia::storage
