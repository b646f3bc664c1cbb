#include "storage/publication_store.hpp"

#include <algorithm>
#include <set>

#include "storage/connection.hpp"
#include "storage/questionnaire_rows.hpp"
#include "storage/write_keys.hpp"

namespace zubia::storage {

namespace {

constexpr Sql count_of_responses = "SELECT count(*) FROM response WHERE questionnaire = $1 AND version = $2";

/// What a key stands for that a release was stored under.
std::string receipt_id(const std::string& questionnaire, int version, int number) {
  return "release " + questionnaire + " " + std::to_string(version) + " " + std::to_string(number);
}

Result<std::int64_t> count_of(Connection& connection, Sql statement, std::span<const Value> values) {
  std::int64_t count = 0;
  const auto asked = connection.query(statement, values, [&](const Row& row) { count = row.integer(0); });
  if (!asked) return refuse(asked.error());
  return count;
}

/// From the columns in the order of the statements below.
PublishedRelease release_in(const Row& row) {
  return {row.text(0),
          static_cast<int>(row.integer(1)),
          static_cast<int>(row.integer(2)),
          row.text(3),
          row.text(4),
          row.text(5),
          row.integer(6),
          row.text(7),
          row.text(8)};
}

Result<std::optional<PublicationLedger>> read_ledger(Connection& connection, const std::string& questionnaire,
                                                     int version) {
  std::optional<PublicationLedger> found;
  const Value key[] = {questionnaire, std::int64_t{version}};
  auto asked =
      connection.query("SELECT releases, document FROM publication_ledger WHERE questionnaire = $1 AND version = $2",
                       key, [&](const Row& row) {
                         found = PublicationLedger{static_cast<int>(row.integer(0)), row.text(1), {}};
                       });
  if (asked && found)
    asked = connection.query(
        "SELECT respondent, answers FROM publication_ledger_answer WHERE questionnaire = $1 AND version = $2 "
        "ORDER BY place",
        key, [&](const Row& row) {
          found->answers.push_back({row.text(0), row.text(1)});
        });
  if (!asked) return refuse(asked.error());
  return found;
}

/// Whether a ledger holds answers that were erased or withdrawn since it was made. Entries that were there before keep
/// their places.
Result<bool> holds_what_is_gone(Connection& connection, const PublishedRelease& release,
                                const PublicationLedger& made) {
  const auto stored = read_ledger(connection, release.questionnaire, release.version);
  if (!stored) return refuse(stored.error());
  const std::size_t before = *stored ? (*stored)->answers.size() : 0;
  for (std::size_t at = 0; at < std::min(before, made.answers.size()); ++at)
    if ((*stored)->answers[at].answers.empty() && !made.answers[at].answers.empty()) return true;
  std::set<std::string> withdrawn;
  const Value key[] = {release.questionnaire, std::int64_t{release.version}};
  const auto asked = connection.query(
      "SELECT organisation FROM response WHERE questionnaire = $1 AND version = $2 AND state = 'withdrawn'", key,
      [&](const Row& row) { withdrawn.insert(row.text(0)); });
  if (!asked) return refuse(asked.error());
  return std::ranges::any_of(made.answers, [&](const LedgerAnswers& one) {
    return !one.answers.empty() && withdrawn.contains(one.respondent);
  });
}

Result<void> write_ledger(Connection& connection, const PublishedRelease& release, const PublicationLedger& ledger) {
  const Value key[] = {release.questionnaire, std::int64_t{release.version}};
  auto done =
      connection.execute("DELETE FROM publication_ledger_answer WHERE questionnaire = $1 AND version = $2", key);
  if (done) done = connection.execute("DELETE FROM publication_ledger WHERE questionnaire = $1 AND version = $2", key);
  const Value values[] = {release.questionnaire, std::int64_t{release.version}, std::int64_t{ledger.releases},
                          ledger.document};
  if (done)
    done = connection.execute(
        "INSERT INTO publication_ledger (questionnaire, version, releases, document) VALUES ($1, $2, $3, $4)", values);
  if (!done) return done;
  return connection.insert_rows(
      "INSERT INTO publication_ledger_answer (questionnaire, version, place, respondent, answers) "
      "VALUES ($1, $2, $3, $4, $5)",
      ledger.answers.size(), 5, [&](std::size_t row, std::span<Value> cells) {
        cells[0] = release.questionnaire;
        cells[1] = std::int64_t{release.version};
        cells[2] = static_cast<std::int64_t>(row);
        cells[3] = ledger.answers[row].respondent;
        cells[4] = ledger.answers[row].answers;
      });
}

Result<void> write_release(Connection& connection, const PublishedRelease& release,
                           const std::string& idempotency_key) {
  const Value values[] = {release.questionnaire,
                          std::int64_t{release.version},
                          std::int64_t{release.number},
                          release.document,
                          release.hash,
                          release.plan_hash,
                          release.released_at,
                          release.released_by,
                          release.account};
  auto done = connection.execute(
      "INSERT INTO publication_release (questionnaire, version, number, document, hash, plan_hash, released_at, "
      "released_by, account) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
      values);
  if (!done) return done;
  const Value receipt[] = {idempotency_key, receipt_id(release.questionnaire, release.version, release.number)};
  return connection.execute("INSERT INTO receipt (idempotency_key, id) VALUES ($1, $2)", receipt);
}

}  // namespace

Result<void> PublicationStore::declare(const PublicationPlan& plan) {
  return programme_.write({Area::questionnaires}, [&](Connection& connection) -> Result<void> {
    const Value key[] = {plan.questionnaire, std::int64_t{plan.version}};
    const auto known = count_of(
        connection, "SELECT count(*) FROM questionnaire_version WHERE questionnaire = $1 AND number = $2", key);
    if (!known) return refuse(known.error());
    if (*known == 0)
      return refuse({"unknown-questionnaire", "There is no such questionnaire.", {.field = "questionnaire"}, {}});
    const auto answers = count_of(connection, count_of_responses, key);
    if (!answers) return refuse(answers.error());
    if (*answers > 0)
      return refuse({"plan-settled",
                     "Somebody has answered already: what will be published of the answers is settled.",
                     {.field = "questionnaire"},
                     "Declare the plan of the next version before it is published."});
    const Value values[] = {plan.questionnaire, std::int64_t{plan.version}, plan.document, plan.hash,
                            plan.declared_at,   plan.declared_by,           plan.account};
    return connection.execute(
        "INSERT INTO publication_plan (questionnaire, version, document, hash, declared_at, declared_by, account) "
        "VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (questionnaire, version) DO UPDATE SET "
        "document = excluded.document, hash = excluded.hash, declared_at = excluded.declared_at, "
        "declared_by = excluded.declared_by, account = excluded.account",
        values);
  });
}

Result<std::optional<PublicationPlan>> PublicationStore::plan(const std::string& questionnaire, int version) {
  std::optional<PublicationPlan> found;
  const auto done = programme_.read(Area::questionnaires, [&](Connection& connection) {
    const Value key[] = {questionnaire, std::int64_t{version}};
    return connection.query(
        "SELECT questionnaire, version, document, hash, declared_at, declared_by, account FROM publication_plan "
        "WHERE questionnaire = $1 AND version = $2",
        key, [&](const Row& row) {
          found = PublicationPlan{
              row.text(0), static_cast<int>(row.integer(1)), row.text(2), row.text(3), row.integer(4), row.text(5),
              row.text(6)};
        });
  });
  if (!done) return refuse(done.error());
  return found;
}

Result<bool> PublicationStore::is_settled(const std::string& questionnaire, int version) {
  bool is_answered = false;
  const auto done = programme_.read(Area::questionnaires, [&](Connection& connection) -> Result<void> {
    const Value key[] = {questionnaire, std::int64_t{version}};
    const auto answers = count_of(connection, count_of_responses, key);
    if (!answers) return refuse(answers.error());
    is_answered = *answers > 0;
    return {};
  });
  if (!done) return refuse(done.error());
  return is_answered;
}

Result<void> PublicationStore::add_release(const PublishedRelease& release, const PublicationLedger& ledger,
                                           const std::string& idempotency_key) {
  return programme_.write({Area::questionnaires, Area::records}, [&](Connection& connection) -> Result<void> {
    const Value key[] = {idempotency_key};
    const auto used = count_of(connection, "SELECT count(*) FROM receipt WHERE idempotency_key = $1", key);
    if (!used) return refuse(used.error());
    if (*used > 0) return refuse(key_used());
    const Value version[] = {release.questionnaire, std::int64_t{release.version}};
    const auto last = count_of(connection,
                               "SELECT COALESCE(MAX(number), 0) FROM publication_release WHERE questionnaire = $1 "
                               "AND version = $2",
                               version);
    if (!last) return refuse(last.error());
    if (*last + 1 != release.number)
      return refuse({"released-meanwhile",
                     "Somebody else has released results meanwhile.",
                     {.field = "questionnaire"},
                     "Look at what there is now."});
    const auto is_outdated = holds_what_is_gone(connection, release, ledger);
    if (!is_outdated) return refuse(is_outdated.error());
    if (*is_outdated)
      return refuse({"answers-changed-meanwhile",
                     "Answers were withdrawn meanwhile.",
                     {.field = "questionnaire"},
                     "Ask for the release again."});
    auto done = write_ledger(connection, release, ledger);
    return done ? write_release(connection, release, idempotency_key) : done;
  });
}

Result<std::optional<PublishedRelease>> PublicationStore::release_under(const std::string& idempotency_key,
                                                                        const std::string& questionnaire, int version) {
  std::string id;
  const auto done = programme_.read(Area::records, [&](Connection& connection) {
    const Value key[] = {idempotency_key};
    return connection.query("SELECT id FROM receipt WHERE idempotency_key = $1", key,
                            [&](const Row& row) { id = row.text(0); });
  });
  if (!done) return refuse(done.error());
  if (id.empty()) return std::nullopt;
  const auto all = releases(questionnaire);
  if (!all) return refuse(all.error());
  const auto found = std::ranges::find_if(*all, [&](const PublishedRelease& one) {
    return one.version == version && receipt_id(questionnaire, version, one.number) == id;
  });
  if (found == all->end()) return refuse(key_used());
  return *found;
}

Result<std::vector<PublishedRelease>> PublicationStore::releases(const std::string& questionnaire) {
  std::vector<PublishedRelease> all;
  const auto done = programme_.read(Area::questionnaires, [&](Connection& connection) {
    const Value key[] = {questionnaire};
    return connection.query(
        "SELECT questionnaire, version, number, document, hash, plan_hash, released_at, released_by, account "
        "FROM publication_release WHERE questionnaire = $1 ORDER BY version, number",
        key, [&](const Row& row) { all.push_back(release_in(row)); });
  });
  if (!done) return refuse(done.error());
  return all;
}

Result<std::optional<PublishedRelease>> PublicationStore::latest_release(const std::string& questionnaire,
                                                                         int version) {
  std::optional<PublishedRelease> found;
  const auto done = programme_.read(Area::questionnaires, [&](Connection& connection) {
    const Value key[] = {questionnaire, std::int64_t{version}};
    return connection.query(
        "SELECT questionnaire, version, number, document, hash, plan_hash, released_at, released_by, account "
        "FROM publication_release WHERE questionnaire = $1 AND version = $2 ORDER BY number DESC LIMIT 1",
        key, [&](const Row& row) { found = release_in(row); });
  });
  if (!done) return refuse(done.error());
  return found;
}

Result<std::optional<PublicationLedger>> PublicationStore::ledger(const std::string& questionnaire, int version) {
  std::optional<PublicationLedger> found;
  const auto done = programme_.read(Area::questionnaires, [&](Connection& connection) -> Result<void> {
    auto read = read_ledger(connection, questionnaire, version);
    if (!read) return refuse(read.error());
    found = *std::move(read);
    return {};
  });
  if (!done) return refuse(done.error());
  return found;
}

Result<void> erase_from_ledger(Connection& connection, const Response& response) {
  const Value key[] = {response.questionnaire, std::int64_t{response.version}, response.organisation};
  return connection.execute(
      "UPDATE publication_ledger_answer SET answers = '' "
      "WHERE questionnaire = $1 AND version = $2 AND respondent = $3",
      key);
}

}  // namespace zubia::storage
