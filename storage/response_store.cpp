#include "storage/response_store.hpp"

#include <algorithm>

#include "storage/connection.hpp"
#include "storage/fingerprint.hpp"
#include "storage/questionnaire_rows.hpp"
#include "storage/response_file_rows.hpp"
#include "storage/write_keys.hpp"

namespace zubia::storage {

namespace {

constexpr Instant seconds_per_day = 86'400;

Problem unknown_link() {
  return {"unknown-link", "This link leads to no questionnaire.", {}, "Ask who sent it for a new one."};
}

Problem used_link() {
  return {"link-used", "With this link everything was answered already.", {}, "Ask who sent it if that cannot be."};
}

/// A moment as exact as the mode keeps it.
std::optional<Instant> kept_moment(const std::string& mode, Instant now) {
  if (mode == "anonymous") return std::nullopt;
  return mode == "named" ? now : now - now % seconds_per_day;
}

/// From the columns in the order of the statements below.
Response response_in(const Row& row) {
  return {row.text(0), row.text(1),       static_cast<int>(row.integer(2)),
          row.text(3), row.text(4),       row.text(5),
          row.text(6), moment_in(row, 7), moment_in(row, 8)};
}

Result<std::optional<Response>> read_response(Connection& connection, const Answering& answering) {
  std::optional<Response> found;
  if (answering.organisation.empty()) return found;
  const Value key[] = {answering.questionnaire, std::int64_t{answering.version}, answering.organisation};
  const auto asked = connection.query(
      "SELECT id, questionnaire, version, mode, organisation, language, state, started_at, sent_at FROM response "
      "WHERE questionnaire = $1 AND version = $2 AND organisation = $3",
      key, [&](const Row& row) { found = response_in(row); });
  if (!asked) return refuse(asked.error());
  return found;
}

Result<std::vector<ResponseAnswer>> read_answers(Connection& connection, const std::string& response) {
  std::vector<ResponseAnswer> all;
  const Value key[] = {response};
  const auto asked = connection.query(
      "SELECT variable, value, source, receipt, personal FROM answer WHERE response = $1 ORDER BY variable", key,
      [&](const Row& row) {
        all.push_back({row.text(0), row.text(1), row.text(2), row.integer(3), row.integer(4) != 0});
      });
  if (!asked) return refuse(asked.error());
  return all;
}

/// The responses that a statement finds, with their answers.
Result<void> read_responses(Connection& connection, Sql statement, std::span<const Value> values,
                            std::vector<StoredResponse>& all) {
  auto asked = connection.query(statement, values, [&](const Row& row) { all.push_back({response_in(row), {}}); });
  if (!asked) return asked;
  for (StoredResponse& one : all) {
    auto answers = read_answers(connection, one.response.id);
    if (!answers) return refuse(answers.error());
    one.answers = *std::move(answers);
  }
  return {};
}

Result<void> read_one_response(Connection& connection, const std::string& id, std::vector<StoredResponse>& all) {
  const Value key[] = {id};
  auto read = read_responses(connection,
                             "SELECT id, questionnaire, version, mode, organisation, language, state, started_at, "
                             "sent_at FROM response WHERE id = $1 AND state <> 'withdrawn'",
                             key, all);
  if (read && all.empty())
    return refuse({"unknown-response", "There is no such response.", {.field = "response"}, "Look at list-responses."});
  return read;
}

/// What was written under a key before, and who answers there.
struct EarlierWrite {
  AnswerReceipt receipt;
  std::string questionnaire;
  std::int64_t version = 0;
  std::string organisation;
};

Result<std::optional<EarlierWrite>> write_under(Connection& connection, const std::string& key) {
  std::optional<EarlierWrite> found;
  const Value values[] = {key};
  const auto asked = connection.query(
      "SELECT w.response, w.number, r.questionnaire, r.version, r.organisation FROM answer_receipt w "
      "JOIN response r ON r.id = w.response WHERE w.idempotency_key = $1",
      values, [&](const Row& row) {
        found = {{row.text(0), row.integer(1), false}, row.text(2), row.integer(3), row.text(4)};
      });
  if (!asked) return refuse(asked.error());
  return found;
}

/// Whether a write stored these answers. One that was written over since is taken for stored.
Result<bool> has_stored(Connection& connection, const AnswerReceipt& write, std::span<const ResponseAnswer> answers) {
  const auto kept = read_answers(connection, write.response);
  if (!kept) return refuse(kept.error());
  return std::ranges::all_of(answers, [&](const ResponseAnswer& given) {
    const auto found = std::ranges::find(*kept, given.variable, &ResponseAnswer::variable);
    if (found == kept->end() || found->receipt < write.number) return false;
    return found->receipt > write.number || found->value == given.value;
  });
}

/// The receipt of a key that the asker used before, for these answers. An anonymous response leads to nobody, so of its
/// key it is only known that whoever used it has a link that was used.
Result<std::optional<AnswerReceipt>> receipt_of(Connection& connection, const Answering& answering,
                                                const std::string& key, std::span<const ResponseAnswer> answers) {
  const auto before = write_under(connection, key);
  if (!before) return refuse(before.error());
  if (!*before) return std::nullopt;
  const EarlierWrite& write = **before;
  if (write.questionnaire != answering.questionnaire || write.version != answering.version ||
      write.organisation != answering.organisation)
    return refuse(key_used());
  const bool is_anonymous = answering.mode == "anonymous";
  if (is_anonymous) {
    const auto invitation = read_invitation(connection, answering.token_hash);
    if (!invitation) return refuse(invitation.error());
    if (!*invitation) return refuse(unknown_link());
    if ((*invitation)->state != "answered") return refuse(key_used());
  }
  const auto stored = has_stored(connection, write.receipt, answers);
  if (!stored) return refuse(stored.error());
  if (!*stored) return refuse(is_anonymous ? used_link() : key_used());
  return write.receipt;
}

/// The language as the mode keeps it: a rare one would lead to who speaks it.
std::string kept_language(const Answering& answering) {
  return answering.mode == "anonymous" ? std::string() : answering.language;
}

/// A new response, with what the respondent agreed to.
Result<Response> begin_response(Connection& connection, const Answering& answering) {
  if (answering.consent_hash.empty())
    return refuse({"consent-wanted",
                   "Nobody has agreed yet to what the answers are for.",
                   {.field = "consent"},
                   "Read the purpose, and agree to it."});
  const auto moment = kept_moment(answering.mode, answering.now);
  Response response{random_id(),
                    answering.questionnaire,
                    answering.version,
                    answering.mode,
                    answering.organisation,
                    kept_language(answering),
                    "started",
                    moment,
                    std::nullopt};
  const Value values[] = {response.id,         response.questionnaire, std::int64_t{response.version},
                          response.mode,       response.organisation,  response.language,
                          moment_value(moment)};
  auto done = connection.execute(
      "INSERT INTO response (id, questionnaire, version, mode, organisation, language, state, started_at) "
      "VALUES ($1, $2, $3, $4, $5, $6, 'started', $7)",
      values);
  const Value consent[] = {response.id, answering.consent_hash, response.language, moment_value(moment)};
  if (done)
    done = connection.execute(
        "INSERT INTO response_consent (response, hash, language, given_at) VALUES ($1, $2, $3, $4)", consent);
  if (!done) return refuse(done.error());
  return response;
}

Result<std::int64_t> next_number(Connection& connection, const std::string& response) {
  std::int64_t number = 1;
  const Value key[] = {response};
  const auto asked = connection.query("SELECT COALESCE(MAX(number), 0) + 1 FROM answer_receipt WHERE response = $1",
                                      key, [&](const Row& row) { number = row.integer(0); });
  if (!asked) return refuse(asked.error());
  return number;
}

Result<void> write_answers(Connection& connection, const AnswerReceipt& receipt, const std::string& key,
                           std::span<const ResponseAnswer> answers) {
  const Value kept[] = {receipt.response, receipt.number, key};
  auto done =
      connection.execute("INSERT INTO answer_receipt (response, number, idempotency_key) VALUES ($1, $2, $3)", kept);
  if (!done) return done;
  return connection.execute_rows(
      "INSERT INTO answer (response, variable, value, source, receipt, personal) VALUES ($1, $2, $3, $4, $5, $6) "
      "ON CONFLICT (response, variable) DO UPDATE SET value = excluded.value, source = excluded.source, "
      "receipt = excluded.receipt, personal = excluded.personal",
      answers.size(), 6, [&](std::size_t row, std::span<Value> values) {
        values[0] = receipt.response;
        values[1] = answers[row].variable;
        values[2] = answers[row].value;
        values[3] = answers[row].source;
        values[4] = receipt.number;
        values[5] = std::int64_t{answers[row].is_personal ? 1 : 0};
      });
}

/// Who entered it, and how it came. Beside an anonymous answer that could lead to whose it is.
Result<void> write_entry(Connection& connection, const Answering& answering, const AnswerReceipt& receipt) {
  if (!answering.entry || answering.mode == "anonymous") return {};
  const AnswerEntry& entry = *answering.entry;
  const Value values[] = {receipt.response, receipt.number, entry.came_by,
                          entry.entered_by, entry.account,  moment_value(kept_moment(answering.mode, answering.now))};
  return connection.execute(
      "INSERT INTO answer_entry (response, number, came_by, entered_by, account, entered_at) "
      "VALUES ($1, $2, $3, $4, $5, $6)",
      values);
}

/// That it is whole, in the response and in the invitation.
Result<void> mark_sent(Connection& connection, const Answering& answering, const Response& response) {
  const Value values[] = {response.id, kept_language(answering),
                          moment_value(kept_moment(answering.mode, answering.now))};
  auto done =
      connection.execute("UPDATE response SET state = 'sent', language = $2, sent_at = $3 WHERE id = $1", values);
  if (!done) return done;
  const bool is_named = answering.mode == "named";
  const Value link[] = {answering.token_hash, is_named ? Value(answering.now) : Value()};
  return connection.execute(
      "UPDATE questionnaire_invitation SET state = 'answered', answered_at = $2 WHERE token_hash = $1", link);
}

/// Refuses a link that leads nowhere any more.
Result<void> check_link(Connection& connection, const Answering& answering) {
  const auto invitation = read_invitation(connection, answering.token_hash);
  if (!invitation) return refuse(invitation.error());
  if (!*invitation) return refuse(unknown_link());
  const bool is_spent = answering.mode == "anonymous" && (*invitation)->state == "answered";
  if (is_spent || (*invitation)->state == "withdrawn") return refuse(used_link());
  const auto open = open_version(connection, answering.questionnaire, answering.version, answering.now);
  if (!open) return refuse(open.error());
  return {};
}

/// Until the log is cut, it holds the use of a link and an anonymous answer side by side.
Result<void> cut_log(Connection& connection) { return connection.execute("{sqlite}PRAGMA wal_checkpoint(TRUNCATE)"); }

}  // namespace

ResponseStore::ResponseStore(ProgrammeStore& programme) : programme_(programme) {}

Result<void> ResponseStore::note_opened(const Answering& answering) {
  if (answering.mode == "anonymous") return {};
  return programme_.write({Area::questionnaires}, [&](Connection& connection) -> Result<void> {
    const bool is_named = answering.mode == "named";
    const Value values[] = {answering.token_hash, is_named ? Value(answering.now) : Value()};
    return connection.execute(
        "UPDATE questionnaire_invitation SET state = 'opened', opened_at = $2 "
        "WHERE token_hash = $1 AND state = 'invited'",
        values);
  });
}

Result<std::optional<StoredResponse>> ResponseStore::response_of(const Answering& answering) {
  std::optional<StoredResponse> found;
  const auto done = programme_.read(Area::questionnaires, [&](Connection& connection) -> Result<void> {
    const auto response = read_response(connection, answering);
    if (!response) return refuse(response.error());
    if (!*response) return {};
    auto answers = read_answers(connection, (*response)->id);
    if (!answers) return refuse(answers.error());
    found = StoredResponse{**response, *std::move(answers)};
    return {};
  });
  if (!done) return refuse(done.error());
  return found;
}

Result<AnswerReceipt> ResponseStore::store(const Answering& answering, const std::string& key,
                                           std::span<const ResponseAnswer> answers, std::span<const ResponseFile> files,
                                           bool is_whole) {
  AnswerReceipt receipt;
  const auto done = programme_.write({Area::questionnaires}, [&](Connection& connection) -> Result<void> {
    const auto before = receipt_of(connection, answering, key, answers);
    if (!before) return refuse(before.error());
    if (*before) {
      receipt = **before;
      return {};
    }
    if (auto checked = check_link(connection, answering); !checked) return checked;
    auto response = read_response(connection, answering);
    if (!response) return refuse(response.error());
    if (!*response) {
      auto begun = begin_response(connection, answering);
      if (!begun) return refuse(begun.error());
      *response = *std::move(begun);
    }
    const auto number = next_number(connection, (*response)->id);
    if (!number) return refuse(number.error());
    receipt = {(*response)->id, *number, true};
    auto written = write_answers(connection, receipt, key, answers);
    if (written) written = keep_files(connection, receipt.response, files);
    if (written) written = write_entry(connection, answering, receipt);
    return written && is_whole ? mark_sent(connection, answering, **response) : written;
  });
  if (!done) return refuse(done.error());
  return receipt;
}

Result<AnswerReceipt> ResponseStore::save(const Answering& answering, const std::string& key,
                                          std::span<const ResponseAnswer> answers,
                                          std::span<const ResponseFile> files) {
  return store(answering, key, answers, files, false);
}

Result<AnswerReceipt> ResponseStore::send(const Answering& answering, const std::string& key,
                                          std::span<const ResponseAnswer> answers,
                                          std::span<const ResponseFile> files) {
  auto receipt = store(answering, key, answers, files, true);
  if (!receipt || answering.mode != "anonymous") return receipt;
  // The answer is stored and acknowledged, whatever becomes of the log: the next one cuts it too.
  static_cast<void>(programme_.run_alone(cut_log));
  return receipt;
}

Result<void> ResponseStore::withdraw(const Answering& answering) {
  return programme_.write({Area::questionnaires}, [&](Connection& connection) -> Result<void> {
    const auto response = read_response(connection, answering);
    if (!response) return refuse(response.error());
    if (!*response || (*response)->state == "withdrawn")
      return refuse({"nothing-to-withdraw",
                     answering.mode == "anonymous"
                         ? "An anonymous answer cannot be found again, so it cannot be taken back."
                         : "There are no answers to take back.",
                     {},
                     {}});
    const Value key[] = {(*response)->id};
    auto done = connection.execute("DELETE FROM answer WHERE response = $1", key);
    if (done) done = keep_files(connection, (*response)->id);
    if (done) done = connection.execute("DELETE FROM answer_entry WHERE response = $1", key);
    if (done) done = connection.execute("DELETE FROM answer_receipt WHERE response = $1", key);
    if (done) done = erase_from_ledger(connection, **response);
    if (done) done = connection.execute("UPDATE response SET state = 'withdrawn' WHERE id = $1", key);
    const Value consent[] = {(*response)->id, moment_value(kept_moment(answering.mode, answering.now))};
    if (done) done = connection.execute("UPDATE response_consent SET withdrawn_at = $2 WHERE response = $1", consent);
    const Value link[] = {answering.token_hash};
    if (done)
      done = connection.execute("UPDATE questionnaire_invitation SET state = 'withdrawn' WHERE token_hash = $1", link);
    return done;
  });
}

Result<void> ResponseStore::set_checked(const std::string& response, bool is_checked) {
  return programme_.write({Area::questionnaires}, [&](Connection& connection) -> Result<void> {
    std::vector<StoredResponse> found;
    if (auto read = read_one_response(connection, response, found); !read) return read;
    if (!found.front().response.is_sent())
      return refuse({"not-sent", "The response was not sent yet.", {.field = "response"}, "Wait until it is whole."});
    const Value state[] = {response, is_checked ? "checked" : "sent"};
    return connection.execute("UPDATE response SET state = $2 WHERE id = $1", state);
  });
}

Result<StoredResponse> ResponseStore::response(const std::string& id) {
  std::vector<StoredResponse> found;
  const auto done = programme_.read(Area::questionnaires,
                                    [&](Connection& connection) { return read_one_response(connection, id, found); });
  if (!done) return refuse(done.error());
  return std::move(found.front());
}

Result<std::map<std::int64_t, AnswerEntry>> ResponseStore::entries_of(const std::string& response) {
  std::map<std::int64_t, AnswerEntry> all;
  const auto done = programme_.read(Area::questionnaires, [&](Connection& connection) {
    const Value key[] = {response};
    return connection.query(
        "SELECT number, came_by, entered_by, account, entered_at FROM answer_entry WHERE response = $1", key,
        [&](const Row& row) {
          all.emplace(row.integer(0), AnswerEntry{row.text(1), row.text(2), row.text(3), row.integer(4)});
        });
  });
  if (!done) return refuse(done.error());
  return all;
}

Result<std::vector<StoredResponse>> ResponseStore::responses(const std::string& questionnaire, int version) {
  std::vector<StoredResponse> all;
  const auto done = programme_.read(Area::questionnaires, [&](Connection& connection) {
    const Value key[] = {questionnaire, std::int64_t{version}};
    return read_responses(
        connection,
        "SELECT id, questionnaire, version, mode, organisation, language, state, started_at, sent_at "
        "FROM response WHERE questionnaire = $1 AND version = $2 AND state <> 'withdrawn' ORDER BY id",
        key, all);
  });
  if (!done) return refuse(done.error());
  return all;
}

}  // namespace zubia::storage
