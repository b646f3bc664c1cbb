#include "storage/programme_store.hpp"

#include <algorithm>
#include <mutex>
#include <numeric>
#include <unordered_map>
#include <utility>

#include "storage/comma_list.hpp"
#include "storage/connection.hpp"
#include "storage/labels.hpp"
#include "storage/record_writing.hpp"
#include "storage/schema.hpp"
#include "storage/writer.hpp"

namespace zubia::storage {

struct ProgrammeStore::Parts {
  std::string location;
  std::unique_ptr<Writer> writer;  // none when opened for reading only
  std::array<std::atomic<std::uint64_t>, area_count> written = {};
  std::mutex reading;
  // After the writer, so that it is closed first: the writer can only tidy up when it is alone.
  std::unique_ptr<Connection> reader;
};

namespace {

Problem opened_for_reading(const std::string& location) {
  return {"read-only-file", "The programme was opened for reading only.", {.file = location}, {}};
}

std::int64_t integer(std::size_t number) { return static_cast<std::int64_t>(number); }

/// The names that begin with `prefix`, by the rest of their subject.
Result<std::unordered_map<std::string, std::vector<LocalisedText>>> read_names(Connection& connection,
                                                                               const std::string& prefix) {
  std::unordered_map<std::string, std::vector<LocalisedText>> names;
  const auto read = connection.query("SELECT subject, language, name FROM localised_name ORDER BY subject, place", {},
                                     [&](const Row& row) {
                                       const std::string subject = row.text(0);
                                       if (subject.starts_with(prefix))
                                         names[subject.substr(prefix.size())].push_back({row.text(1), row.text(2)});
                                     });
  if (!read) return refuse(read.error());
  return names;
}

/// What a cell is the same as whatever source it comes from.
struct CellPlace {
  std::int64_t territory, activity, period;
  bool operator==(const CellPlace&) const = default;
};
struct HashCell {
  std::size_t operator()(const CellPlace& cell) const {
    return (static_cast<std::size_t>(cell.territory) * 0x9e3779b97f4a7c15U) ^
           (static_cast<std::size_t>(cell.activity) * 0xd1342543de82ef95U) ^ static_cast<std::size_t>(cell.period);
  }
};

}  // namespace

ProgrammeStore::ProgrammeStore(std::shared_ptr<Parts> parts) : parts_(std::move(parts)) {}

ProgrammeStore::~ProgrammeStore() = default;

Result<std::shared_ptr<ProgrammeStore>> ProgrammeStore::create(const std::string& location,
                                                               const ProgrammeRecord& programme,
                                                               const std::vector<ProgrammeTerritory>& territories) {
  auto connection = open_connection({.location = location, .for_writing = true, .is_new = true});
  if (!connection) return refuse(connection.error());
  if (auto made = migrate(**connection, location); !made) return refuse(made.error());
  auto parts = std::make_shared<Parts>();
  parts->location = location;
  parts->writer = std::make_unique<Writer>(*std::move(connection));
  const auto written = parts->writer->write([&](Connection& writing) {
    auto done = write_programme(writing, programme);
    for (const ProgrammeTerritory& territory : territories)
      if (done) done = write_territory(writing, territory);
    return done;
  });
  if (!written) return refuse(written.error());
  auto reader = open_connection({.location = location});
  if (!reader) return refuse(reader.error());
  parts->reader = *std::move(reader);
  return std::shared_ptr<ProgrammeStore>(new ProgrammeStore(std::move(parts)));
}

Result<std::shared_ptr<ProgrammeStore>> ProgrammeStore::open(const std::string& location, Access access) {
  auto parts = std::make_shared<Parts>();
  parts->location = location;
  if (access == Access::read_write) {
    auto connection = open_connection({.location = location, .for_writing = true});
    if (!connection) return refuse(connection.error());
    if (auto current = migrate(**connection, location); !current) return refuse(current.error());
    parts->writer = std::make_unique<Writer>(*std::move(connection));
  }
  auto reader = open_connection({.location = location});
  if (!reader) return refuse(reader.error());
  if (auto checked = check_schema(**reader, location); !checked) return refuse(checked.error());
  parts->reader = *std::move(reader);
  return std::shared_ptr<ProgrammeStore>(new ProgrammeStore(std::move(parts)));
}

Result<void> ProgrammeStore::run_alone(const std::function<Result<void>(Connection&)>& what) {
  if (!parts_->writer) return refuse(opened_for_reading(parts_->location));
  return parts_->writer->run_alone(what);
}

Result<void> ProgrammeStore::write(Areas areas, const std::function<Result<void>(Connection&)>& change) {
  if (!parts_->writer) return refuse(opened_for_reading(parts_->location));
  auto written = parts_->writer->write(change);
  // Whatever came of it: a failure at the very end may have left the change behind.
  for (std::size_t area = 0; area < area_count; ++area)
    if (areas.contains(static_cast<Area>(area))) ++parts_->written[area];
  return written;
}

Result<void> ProgrammeStore::read(Area area, const std::function<Result<void>(Connection&)>& question) {
  note_reading(area);
  const std::lock_guard lock(parts_->reading);
  return question(*parts_->reader);
}

std::optional<Revision> ProgrammeStore::revision() const {
  if (!parts_->writer) return std::nullopt;
  Revision revision{};
  for (std::size_t area = 0; area < area_count; ++area) revision[area] = parts_->written[area];
  return revision;
}

std::shared_ptr<ProgrammeStore> ProgrammeStore::watched() const {
  return std::shared_ptr<ProgrammeStore>(new ProgrammeStore(parts_));
}

Areas ProgrammeStore::areas_read() const {
  Areas areas;
  for (std::size_t area = 0; area < area_count; ++area)
    if (areas_read_[area]) areas.add(static_cast<Area>(area));
  return areas;
}

void ProgrammeStore::note_reading(Area area) { areas_read_[static_cast<std::size_t>(area)] = true; }

Result<ProgrammeRecord> ProgrammeStore::programme() {
  ProgrammeRecord record;
  const auto done = read(Area::facts, [&](Connection& connection) {
    return connection.query("SELECT id, name, languages, created_at FROM programme", {}, [&](const Row& row) {
      record = {row.text(0), row.text(1), split(row.text(2)), row.text(3)};
    });
  });
  if (!done) return refuse(done.error());
  return record;
}

Result<std::vector<ProgrammeTerritory>> ProgrammeStore::territories() {
  std::vector<ProgrammeTerritory> list;
  const auto done = read(Area::facts, [&](Connection& connection) -> Result<void> {
    std::unordered_map<std::string, std::size_t> places;
    auto asked = connection.query("SELECT code, country FROM territory ORDER BY place, code", {}, [&](const Row& row) {
      places.emplace(row.text(0), list.size());
      list.push_back({row.text(0), row.text(1), {}, {}});
    });
    if (asked)
      asked = connection.query("SELECT territory, part FROM territory_part ORDER BY territory, place", {},
                               [&](const Row& row) { list[places.at(row.text(0))].parts.push_back(row.text(1)); });
    if (!asked) return asked;
    auto names = read_names(connection, "territory:");
    if (!names) return refuse(names.error());
    for (ProgrammeTerritory& territory : list) territory.names = (*names)[territory.code];
    return {};
  });
  if (!done) return refuse(done.error());
  return list;
}

Result<void> ProgrammeStore::put_territory(const ProgrammeTerritory& territory) {
  return write({Area::facts}, [&](Connection& connection) { return write_territory(connection, territory); });
}

Result<Receipt> ProgrammeStore::add_source(const Source& source, std::span<const Observation> observations) {
  Receipt receipt{source.id};
  const auto done = write({Area::facts}, [&](Connection& connection) -> Result<void> {
    receipt.is_new = true;
    std::int64_t place = 1;
    const Value key[] = {source.id};
    auto asked =
        connection.query("SELECT 1 FROM source WHERE id = $1", key, [&](const Row&) { receipt.is_new = false; });
    if (!asked || !receipt.is_new) return asked;
    asked = connection.query("SELECT COALESCE(MAX(place), 0) + 1 FROM source", {},
                             [&](const Row& row) { place = row.integer(0); });
    if (asked) asked = write_source(connection, source, place, observations.size());
    return asked ? write_observations(connection, place, observations) : asked;
  });
  if (!done) return refuse(done.error());
  return receipt;
}

Result<std::vector<Source>> ProgrammeStore::sources() {
  std::vector<Source> list;
  const auto done = read(Area::facts, [&](Connection& connection) {
    return connection.query(
        "SELECT id, file_name, table_code, measure, unit, dialect, territory_version, activity_version, publisher, "
        "licence, imported_at, data_status, observations FROM source ORDER BY place",
        {}, [&](const Row& row) {
          list.push_back({row.text(0), row.text(1), row.text(2), row.text(3), row.text(4), row.text(5), row.text(6),
                          row.text(7), row.text(8), row.text(9), row.text(10), row.text(11),
                          static_cast<std::size_t>(row.integer(12))});
        });
  });
  if (!done) return refuse(done.error());
  return list;
}

Result<std::vector<Observation>> ProgrammeStore::observations(const std::string& measure) {
  std::vector<Observation> list;
  const auto done = read(Area::facts, [&](Connection& connection) -> Result<void> {
    const auto labels = LabelReader::load(connection);
    if (!labels) return refuse(labels.error());
    // Sources in the order in which they speak: the last word on a cell is the one that counts.
    std::vector<std::int64_t> order;
    const Value key[] = {measure};
    auto asked = connection.query(
        "SELECT place FROM source WHERE measure = $1 "
        "ORDER BY CASE data_status WHEN 'illustrative' THEN 0 ELSE 1 END, place",
        key, [&](const Row& row) { order.push_back(row.integer(0)); });
    std::unordered_map<CellPlace, std::size_t, HashCell> cells;
    for (const std::int64_t source : order) {
      if (!asked) return asked;
      const Value place[] = {source};
      asked = connection.query(
          "SELECT territory, activity, period, value, absence, flags FROM observation WHERE source = $1", place,
          [&](const Row& row) {
            Observation observation{Territory(labels->code(row.integer(0))), Activity(labels->code(row.integer(1))),
                                    Period(labels->code(row.integer(2))),    row.is_null(3) ? undefined : row.number(3),
                                    static_cast<Absence>(row.integer(4)),    labels->code(row.integer(5))};
            // With a single source no cell can come twice.
            if (order.size() > 1) {
              const auto [entry, is_new] =
                  cells.try_emplace({row.integer(0), row.integer(1), row.integer(2)}, list.size());
              if (!is_new) {
                list[entry->second] = std::move(observation);
                return;
              }
            }
            list.push_back(std::move(observation));
          });
    }
    return asked;
  });
  if (!done) return refuse(done.error());
  return list;
}

Result<void> ProgrammeStore::put_domain(const Domain& domain) {
  return write({Area::records}, [&](Connection& connection) -> Result<void> {
    const Value values[] = {domain.id, domain.origin};
    auto done = connection.execute(
        "INSERT INTO domain (id, place, origin) VALUES ($1, (SELECT COUNT(*) FROM domain), $2) "
        "ON CONFLICT (id) DO UPDATE SET origin = excluded.origin",
        values);
    const Value key[] = {domain.id};
    if (done) done = connection.execute("DELETE FROM domain_activity WHERE domain = $1", key);
    if (!done) return done;
    done = connection.insert_rows("INSERT INTO domain_activity (domain, place, activity) VALUES ($1, $2, $3)",
                                  domain.activities.size(), 3, [&](std::size_t row, std::span<Value> activity) {
                                    activity[0] = domain.id;
                                    activity[1] = integer(row);
                                    activity[2] = domain.activities[row];
                                  });
    return done ? put_names(connection, "domain:" + domain.id, domain.names) : done;
  });
}

Result<std::vector<Domain>> ProgrammeStore::domains() {
  std::vector<Domain> list;
  const auto done = read(Area::records, [&](Connection& connection) -> Result<void> {
    std::unordered_map<std::string, std::size_t> places;
    auto asked = connection.query("SELECT id, origin FROM domain ORDER BY place, id", {}, [&](const Row& row) {
      places.emplace(row.text(0), list.size());
      list.push_back({row.text(0), {}, {}, row.text(1)});
    });
    if (asked)
      asked = connection.query("SELECT domain, activity FROM domain_activity ORDER BY domain, place", {},
                               [&](const Row& row) { list[places.at(row.text(0))].activities.push_back(row.text(1)); });
    if (!asked) return asked;
    auto names = read_names(connection, "domain:");
    if (!names) return refuse(names.error());
    for (Domain& domain : list) domain.names = (*names)[domain.id];
    return {};
  });
  if (!done) return refuse(done.error());
  return list;
}

Result<std::optional<Domain>> ProgrammeStore::domain(const std::string& id) {
  std::optional<Domain> found;
  const auto done = read(Area::records, [&](Connection& connection) -> Result<void> {
    const Value key[] = {id};
    auto asked = connection.query("SELECT origin FROM domain WHERE id = $1", key, [&](const Row& row) {
      found = Domain{id, {}, {}, row.text(0)};
    });
    if (!asked || !found) return asked;
    asked = connection.query("SELECT activity FROM domain_activity WHERE domain = $1 ORDER BY place", key,
                             [&](const Row& row) { found->activities.push_back(row.text(0)); });
    if (!asked) return asked;
    const Value subject[] = {"domain:" + id};
    return connection.query("SELECT language, name FROM localised_name WHERE subject = $1 ORDER BY place", subject,
                            [&](const Row& row) {
                              found->names.push_back({row.text(0), row.text(1)});
                            });
  });
  if (!done) return refuse(done.error());
  return found;
}

Result<Receipt> ProgrammeStore::add_decision(const Decision& decision, const std::string& idempotency_key,
                                             const std::optional<std::string>& latest_seen) {
  Receipt receipt{decision.id};
  const auto done = write({Area::records}, [&](Connection& connection) {
    return write_decision(connection, decision, idempotency_key, latest_seen).map([&](const Receipt& written) {
      receipt = written;
    });
  });
  if (!done) return refuse(done.error());
  return receipt;
}

Result<std::vector<Decision>> ProgrammeStore::decisions() {
  std::vector<Decision> list;
  const auto done = read(Area::records, [&](Connection& connection) {
    return connection.query(
        "SELECT id, subject, outcome, reason, decided_by, decided_at, evidence_hash, evidence, account FROM decision "
        "ORDER BY place",
        {}, [&](const Row& row) {
          list.push_back({row.text(0), row.text(1), row.text(2), row.text(3), row.text(4), row.text(5), row.text(6),
                          row.text(7), row.text(8)});
        });
  });
  if (!done) return refuse(done.error());
  return list;
}

}  // namespace zubia::storage
