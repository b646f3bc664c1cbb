#include "storage/record_writing.hpp"

#include "storage/comma_list.hpp"
#include "storage/labels.hpp"
#include "storage/write_keys.hpp"

namespace zubia::storage {

namespace {

std::int64_t integer(std::size_t number) { return static_cast<std::int64_t>(number); }

}  // namespace

Result<void> put_names(Connection& connection, const std::string& subject, const std::vector<LocalisedText>& names) {
  const Value key[] = {subject};
  if (auto done = connection.execute("DELETE FROM localised_name WHERE subject = $1", key); !done) return done;
  return connection.insert_rows("INSERT INTO localised_name (subject, place, language, name) VALUES ($1, $2, $3, $4)",
                                names.size(), 4, [&](std::size_t row, std::span<Value> values) {
                                  values[0] = subject;
                                  values[1] = integer(row);
                                  values[2] = names[row].language;
                                  values[3] = names[row].text;
                                });
}

Result<void> write_territory(Connection& connection, const ProgrammeTerritory& territory) {
  const Value values[] = {territory.code, territory.country};
  auto done = connection.execute(
      "INSERT INTO territory (code, country, place) VALUES ($1, $2, (SELECT COUNT(*) FROM territory)) "
      "ON CONFLICT (code) DO UPDATE SET country = excluded.country",
      values);
  const Value key[] = {territory.code};
  if (done) done = connection.execute("DELETE FROM territory_part WHERE territory = $1", key);
  if (!done) return done;
  done = connection.insert_rows("INSERT INTO territory_part (territory, place, part) VALUES ($1, $2, $3)",
                                territory.parts.size(), 3, [&](std::size_t row, std::span<Value> part) {
                                  part[0] = territory.code;
                                  part[1] = integer(row);
                                  part[2] = territory.parts[row];
                                });
  return done ? put_names(connection, "territory:" + territory.code, territory.names) : done;
}

Result<void> write_programme(Connection& connection, const ProgrammeRecord& programme) {
  const Value values[] = {programme.id, programme.name, joined(programme.languages), programme.created_at};
  return connection.execute("INSERT INTO programme (id, name, languages, created_at) VALUES ($1, $2, $3, $4)", values);
}

Result<void> write_source(Connection& connection, const Source& source, std::int64_t place, std::size_t observations) {
  const Value values[] = {place,
                          source.id,
                          source.file_name,
                          source.table,
                          source.measure,
                          source.unit,
                          source.dialect,
                          source.territory_version,
                          source.activity_version,
                          source.publisher,
                          source.licence,
                          source.imported_at,
                          source.data_status,
                          integer(observations)};
  return connection.execute(
      "INSERT INTO source (place, id, file_name, table_code, measure, unit, dialect, territory_version, "
      "activity_version, publisher, licence, imported_at, data_status, observations) "
      "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)",
      values);
}

Result<void> write_observations(Connection& connection, std::int64_t source,
                                std::span<const Observation> observations) {
  auto labels = LabelWriter::load(connection);
  if (!labels) return refuse(labels.error());
  struct Places {
    std::int64_t territory, activity, period, flags;
  };
  std::vector<Places> places;
  places.reserve(observations.size());
  for (const Observation& observation : observations)
    places.push_back({labels->place(LabelKind::territory, observation.territory.code),
                      labels->place(LabelKind::activity, observation.activity.code),
                      labels->place(LabelKind::period, observation.period.code),
                      labels->place(LabelKind::flags, observation.flags)});
  if (auto saved = labels->save(connection); !saved) return saved;
  return connection.insert_rows(
      "INSERT INTO observation (source, territory, activity, period, value, absence, flags) "
      "VALUES ($1, $2, $3, $4, $5, $6, $7)",
      observations.size(), 7, [&](std::size_t row, std::span<Value> values) {
        const Observation& observation = observations[row];
        values[0] = source;
        values[1] = places[row].territory;
        values[2] = places[row].activity;
        values[3] = places[row].period;
        values[4] = is_defined(observation.value) ? Value(observation.value) : Value();
        values[5] = static_cast<std::int64_t>(observation.absence);
        values[6] = places[row].flags;
      });
}

namespace {

/// Refuses where somebody decided on the subject after the decision that the asker has seen.
Result<void> check_latest(Connection& connection, const std::string& subject, const std::string& latest_seen) {
  const Value about[] = {subject};
  Decision latest;
  auto asked = connection.query(
      "SELECT decision.id, outcome, reason, CASE WHEN decided_by <> '' THEN decided_by ELSE COALESCE(account.name, '') "
      "END, decided_at FROM decision LEFT JOIN account ON account.id = decision.account "
      "WHERE subject = $1 ORDER BY place DESC LIMIT 1",
      about, [&](const Row& row) {
        latest.id = row.text(0);
        latest.outcome = row.text(1);
        latest.reason = row.text(2);
        latest.decided_by = row.text(3);
        latest.decided_at = row.text(4);
      });
  if (!asked || latest.id == latest_seen) return asked;
  return refuse({"decided-meanwhile",
                 (latest.decided_by.empty() ? "Somebody" : latest.decided_by) + " decided “" + latest.outcome +
                     "” on " + latest.decided_at + ": " + latest.reason,
                 {.field = "latest_seen"},
                 "Read that decision, and decide again if you still differ."});
}

}  // namespace

Result<Receipt> write_decision(Connection& connection, const Decision& decision, const std::string& idempotency_key,
                               const std::optional<std::string>& latest_seen) {
  Receipt receipt{decision.id};
  bool is_same = true;
  const Value key[] = {idempotency_key};
  auto asked = connection.query(
      "SELECT receipt.id, COALESCE(subject, ''), COALESCE(outcome, ''), COALESCE(reason, ''), COALESCE(decided_by, '') "
      "FROM receipt LEFT JOIN decision ON decision.id = receipt.id WHERE idempotency_key = $1",
      key, [&](const Row& row) {
        receipt = {row.text(0), false};
        is_same = row.text(1) == decision.subject && row.text(2) == decision.outcome &&
                  row.text(3) == decision.reason && row.text(4) == decision.decided_by;
      });
  if (!asked) return refuse(asked.error());
  if (!receipt.is_new) return is_same ? Result<Receipt>(receipt) : refuse(key_used());
  if (latest_seen) asked = check_latest(connection, decision.subject, *latest_seen);
  if (!asked) return refuse(asked.error());
  const Value values[] = {decision.id,         decision.subject,    decision.outcome,       decision.reason,
                          decision.decided_by, decision.decided_at, decision.evidence_hash, decision.evidence,
                          decision.account};
  asked = connection.execute(
      "INSERT INTO decision (place, id, subject, outcome, reason, decided_by, decided_at, evidence_hash, "
      "evidence, account) VALUES ((SELECT COALESCE(MAX(place), 0) + 1 FROM decision), $1, $2, $3, $4, $5, $6, $7, "
      "$8, $9)",
      values);
  const Value kept[] = {idempotency_key, decision.id};
  if (asked) asked = connection.execute("INSERT INTO receipt (idempotency_key, id) VALUES ($1, $2)", kept);
  if (!asked) return refuse(asked.error());
  return receipt;
}

}  // namespace zubia::storage
