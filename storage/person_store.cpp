#include "storage/person_store.hpp"

#include <algorithm>

#include "storage/audit_log.hpp"
#include "storage/column_catalogue.hpp"
#include "storage/connection.hpp"
#include "storage/owner_left.hpp"

namespace zubia::storage {

namespace {

constexpr Instant seconds_per_day = 86'400;

Problem unknown_person() {
  return {"unknown-person", "The programme holds nothing of such a person.", {.field = "person"}, {}};
}

Result<PersonRows> read_rows(Connection& connection, const CatalogueTable& table, const std::string& person) {
  const PersonalRules& rules = *table.rules;
  PersonRows found{table.name, rules.purpose, rules.stays_because, rules.shown, {}};
  const Value key[] = {person};
  const auto asked = connection.query(rules.rows, key, [&](const Row& row) {
    auto& cells = found.rows.emplace_back();
    for (int column = 0; column < static_cast<int>(rules.shown.size()); ++column)
      cells.push_back(row.is_null(column) ? std::nullopt : std::optional(row.text(column)));
  });
  if (!asked) return refuse(asked.error());
  return found;
}

Result<std::vector<PersonRows>> read_all(Connection& connection, const std::string& person) {
  std::vector<PersonRows> all;
  for (const CatalogueTable& table : column_catalogue()) {
    if (!table.rules) continue;
    auto found = read_rows(connection, table, person);
    if (!found) return refuse(found.error());
    if (!found->rows.empty()) all.push_back(*std::move(found));
  }
  return all;
}

Result<std::vector<RowCount>> erase_rows(Connection& connection, const std::string& person) {
  const auto held = read_all(connection, person);
  if (!held) return refuse(held.error());
  std::vector<RowCount> erased;
  for (const PersonRows& table : *held)
    if (table.stays_because.empty()) erased.push_back({table.table, static_cast<std::int64_t>(table.rows.size())});
  if (erased.empty()) return refuse(unknown_person());
  const Value key[] = {person};
  for (const CatalogueTable& table : column_catalogue()) {
    if (!table.rules) continue;
    for (const Sql statement : table.rules->erasure)
      if (auto done = connection.execute(statement, key); !done) return refuse(done.error());
  }
  if (auto owned = check_owner_left(connection); !owned) return refuse(owned.error());
  return erased;
}

Result<std::vector<RowCount>> count_due(Connection& connection, Instant now) {
  std::vector<RowCount> all;
  for (const CatalogueTable& table : column_catalogue()) {
    if (!table.rules || !table.rules->retention) continue;
    const Value before[] = {now - table.rules->retention->days * seconds_per_day};
    RowCount count{table.name};
    const auto asked = connection.query(table.rules->retention->count_due, before,
                                        [&](const Row& row) { count.rows = row.integer(0); });
    if (!asked) return refuse(asked.error());
    if (count.rows > 0) all.push_back(count);
  }
  return all;
}

// What was deleted is overwritten in the file itself, but the write-ahead log has it until it is cut.
Result<void> leave_no_trace(Connection& connection) {
  auto done = connection.execute("{sqlite}PRAGMA wal_checkpoint(TRUNCATE)");
  return done ? connection.execute("{postgresql}VACUUM") : done;
}

}  // namespace

PersonStore::PersonStore(ProgrammeStore& programme) : programme_(programme) {}

Result<std::vector<PersonRows>> PersonStore::rows_of(const std::string& person) {
  Result<std::vector<PersonRows>> all;
  const auto read = programme_.read([&](Connection& connection) -> Result<void> {
    all = read_all(connection, person);
    return {};
  });
  if (!read) return refuse(read.error());
  if (all && all->empty()) return refuse(unknown_person());
  return all;
}

Result<std::vector<RowCount>> PersonStore::erase(const std::string& person, const AuditEvent& event) {
  std::vector<RowCount> erased;
  const Areas areas = {Area::records, Area::people, Area::organisations, Area::questionnaires};
  const auto written = programme_.write(areas, [&](Connection& connection) -> Result<void> {
    auto done = erase_rows(connection, person);
    if (!done) return refuse(done.error());
    erased = *std::move(done);
    return append_audit_entry(connection, event);
  });
  if (!written) return refuse(written.error());
  if (auto gone = programme_.run_alone(leave_no_trace); !gone) return refuse(gone.error());
  return erased;
}

Result<std::vector<RowCount>> PersonStore::due(Instant now) {
  Result<std::vector<RowCount>> all;
  const auto read = programme_.read([&](Connection& connection) -> Result<void> {
    all = count_due(connection, now);
    return {};
  });
  if (!read) return refuse(read.error());
  return all;
}

Result<std::vector<RowCount>> PersonStore::remove_due(Instant now, const AuditEvent& event) {
  std::vector<RowCount> removed;
  const auto written =
      programme_.write({Area::people, Area::questionnaires}, [&](Connection& connection) -> Result<void> {
        auto counted = count_due(connection, now);
        if (!counted) return refuse(counted.error());
        removed = *std::move(counted);
        for (const CatalogueTable& table : column_catalogue()) {
          if (!table.rules || !table.rules->retention) continue;
          const Value before[] = {now - table.rules->retention->days * seconds_per_day};
          if (auto done = connection.execute(table.rules->retention->remove_due, before); !done) return done;
        }
        return removed.empty() ? Result<void>{} : append_audit_entry(connection, event);
      });
  if (!written) return refuse(written.error());
  if (removed.empty()) return removed;
  if (auto gone = programme_.run_alone(leave_no_trace); !gone) return refuse(gone.error());
  return removed;
}

}  // namespace zubia::storage
