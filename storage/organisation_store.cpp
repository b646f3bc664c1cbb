#include "storage/organisation_store.hpp"

#include <set>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "storage/comma_list.hpp"
#include "storage/connection.hpp"
#include "storage/record_writing.hpp"

namespace zubia::storage {

namespace {

Problem changed_meanwhile(const std::string& id) {
  return {"changed-meanwhile",
          "The organisation was changed since you saw it.",
          {.field = id},
          "Look at it again, and change what is still to be changed."};
}

Problem unknown_organisation() {
  return {"unknown-organisation", "There is no such organisation.", {.field = "organisation"}, {}};
}

Result<std::int64_t> count_of(Connection& connection, Sql sql) {
  std::int64_t count = 0;
  const auto asked = connection.query(sql, {}, [&](const Row& row) { count = row.integer(0); });
  if (!asked) return refuse(asked.error());
  return count;
}

/// The numbers of the versions that the organisations are at.
Result<std::unordered_map<std::string, std::int64_t>> numbers_of(Connection& connection,
                                                                 std::span<const OrganisationChange> changes) {
  std::unordered_map<std::string, std::int64_t> numbers;
  const auto keep = [&](const Row& row) { numbers.emplace(row.text(0), row.integer(1)); };
  constexpr std::size_t few = 100;  // beyond which one question for all is quicker
  if (changes.size() > few) {
    const auto asked = connection.query("SELECT id, number FROM organisation", {}, keep);
    if (!asked) return refuse(asked.error());
    return numbers;
  }
  for (const OrganisationChange& change : changes) {
    const Value key[] = {change.id};
    const auto asked = connection.query("SELECT id, number FROM organisation WHERE id = $1", key, keep);
    if (!asked) return refuse(asked.error());
  }
  return numbers;
}

Result<void> check_unchanged(Connection& connection, std::span<const OrganisationChange> changes) {
  auto numbers = numbers_of(connection, changes);
  if (!numbers) return refuse(numbers.error());
  for (const OrganisationChange& change : changes) {
    const auto found = numbers->find(change.id);
    if ((found == numbers->end() ? 0 : found->second) != change.number_seen)
      return refuse(changed_meanwhile(change.id));
    // The same one twice in one change would be two versions of one number.
    numbers->insert_or_assign(change.id, change.number_seen + 1);
  }
  return {};
}

Result<void> write_current(Connection& connection, std::span<const OrganisationChange> changes) {
  std::vector<const OrganisationChange*> added;
  for (const OrganisationChange& change : changes) {
    if (change.number_seen == 0) {
      added.push_back(&change);
      continue;
    }
    const Value next[] = {change.id, change.number_seen + 1, change.document};
    auto done = connection.execute("UPDATE organisation SET number = $2, document = $3 WHERE id = $1", next);
    if (!done) return done;
  }
  const auto places = count_of(connection, "SELECT COALESCE(MAX(place), 0) FROM organisation");
  if (!places) return refuse(places.error());
  return connection.insert_rows("INSERT INTO organisation (place, id, number, document) VALUES ($1, $2, $3, $4)",
                                added.size(), 4, [&](std::size_t row, std::span<Value> values) {
                                  values[0] = *places + static_cast<std::int64_t>(row) + 1;
                                  values[1] = added[row]->id;
                                  values[2] = std::int64_t{1};
                                  values[3] = added[row]->document;
                                });
}

Result<void> write_identifiers(Connection& connection, std::span<const OrganisationChange> changes) {
  std::set<std::tuple<std::string_view, std::string_view, std::string_view>> rows;
  for (const OrganisationChange& change : changes) {
    if (change.number_seen > 0) {
      const Value key[] = {change.id};
      auto gone = connection.execute("DELETE FROM organisation_identifier WHERE organisation = $1", key);
      if (!gone) return gone;
    }
    for (const OrganisationIdentifier& identifier : change.identifiers)
      rows.emplace(change.id, identifier.scheme, identifier.value);
  }
  auto next = rows.begin();
  return connection.insert_rows("INSERT INTO organisation_identifier (organisation, scheme, value) VALUES ($1, $2, $3)",
                                rows.size(), 3, [&](std::size_t, std::span<Value> values) {
                                  values[0] = std::string(std::get<0>(*next));
                                  values[1] = std::string(std::get<1>(*next));
                                  values[2] = std::string(std::get<2>(*next++));
                                });
}

Result<void> write_changes(Connection& connection, std::span<const OrganisationChange> changes,
                           const ChangeNote& note) {
  auto done = check_unchanged(connection, changes);
  if (done) done = write_current(connection, changes);
  if (done) done = write_identifiers(connection, changes);
  if (!done) return done;
  return connection.insert_rows(
      "INSERT INTO organisation_version (organisation, number, document, at, account, cause) "
      "VALUES ($1, $2, $3, $4, $5, $6)",
      changes.size(), 6, [&](std::size_t row, std::span<Value> values) {
        values[0] = changes[row].id;
        values[1] = changes[row].number_seen + 1;
        values[2] = changes[row].document;
        values[3] = note.at;
        values[4] = note.account;
        values[5] = note.cause;
      });
}

OrganisationImport import_of(const Row& row) {
  OrganisationImport import{row.text(0), row.text(1), row.integer(2), row.text(3), std::nullopt};
  if (!row.is_null(4)) import.undone_at = row.integer(4);
  return import;
}

Result<std::optional<OrganisationImport>> read_import(Connection& connection, const std::string& id) {
  std::optional<OrganisationImport> found;
  const Value key[] = {id};
  const auto asked =
      connection.query("SELECT id, file_name, at, account, undone_at FROM organisation_import WHERE id = $1", key,
                       [&](const Row& row) { found = import_of(row); });
  if (!asked) return refuse(asked.error());
  return found;
}

/// The changes that give back what was before an import to those that were not changed since. An import that was undone
/// and repeated counts as its last time.
Result<std::vector<OrganisationChange>> changes_back(Connection& connection, const std::string& import) {
  std::vector<OrganisationChange> back;
  const Value cause[] = {"import:" + import};
  const auto asked = connection.query(
      "SELECT w.organisation, w.number, COALESCE(b.document, '') FROM (SELECT organisation, MAX(number) AS number "
      "FROM organisation_version WHERE cause = $1 GROUP BY organisation) w "
      "JOIN organisation o ON o.id = w.organisation AND o.number = w.number "
      "LEFT JOIN organisation_version b ON b.organisation = w.organisation AND b.number = w.number - 1 "
      "ORDER BY o.place",
      cause, [&](const Row& row) {
        back.push_back({row.text(0), row.text(2), {}, row.integer(1)});
      });
  if (!asked) return refuse(asked.error());
  return back;
}

Result<std::int64_t> changed_since(Connection& connection, const std::string& import) {
  std::int64_t count = 0;
  const Value cause[] = {"import:" + import};
  const auto asked = connection.query(
      "SELECT COUNT(*) FROM (SELECT organisation, MAX(number) AS number FROM organisation_version WHERE cause = $1 "
      "GROUP BY organisation) w JOIN organisation o ON o.id = w.organisation WHERE o.number <> w.number",
      cause, [&](const Row& row) { count = row.integer(0); });
  if (!asked) return refuse(asked.error());
  return count;
}

}  // namespace

OrganisationStore::OrganisationStore(ProgrammeStore& programme) : programme_(programme) {}

Result<void> OrganisationStore::change(std::span<const OrganisationChange> changes, const ChangeNote& note) {
  return programme_.write({Area::organisations},
                          [&](Connection& connection) { return write_changes(connection, changes, note); });
}

Result<Receipt> OrganisationStore::decide(const Decision& decision, const std::string& idempotency_key,
                                          std::span<const OrganisationChange> changes, const ChangeNote& note) {
  Receipt receipt{decision.id};
  const auto done = programme_.write({Area::organisations, Area::records}, [&](Connection& connection) -> Result<void> {
    const auto written = write_decision(connection, decision, idempotency_key);
    if (!written) return refuse(written.error());
    receipt = *written;
    return receipt.is_new ? write_changes(connection, changes, note) : Result<void>();
  });
  if (!done) return refuse(done.error());
  return receipt;
}

Result<std::vector<StoredOrganisation>> OrganisationStore::all() {
  std::vector<StoredOrganisation> list;
  const auto done = programme_.read(Area::organisations, [&](Connection& connection) {
    return connection.query("SELECT id, number, document FROM organisation WHERE document <> '' ORDER BY place", {},
                            [&](const Row& row) {
                              list.push_back({row.text(0), row.integer(1), row.text(2)});
                            });
  });
  if (!done) return refuse(done.error());
  return list;
}

Result<std::optional<StoredOrganisation>> OrganisationStore::find(const std::string& id) {
  std::optional<StoredOrganisation> found;
  const Value key[] = {id};
  const auto done = programme_.read(Area::organisations, [&](Connection& connection) {
    return connection.query("SELECT id, number, document FROM organisation WHERE id = $1 AND document <> ''", key,
                            [&](const Row& row) {
                              found = {row.text(0), row.integer(1), row.text(2)};
                            });
  });
  if (!done) return refuse(done.error());
  return found;
}

Result<std::vector<OrganisationVersion>> OrganisationStore::history(const std::string& id) {
  std::vector<OrganisationVersion> list;
  const Value key[] = {id};
  const auto done = programme_.read(Area::organisations, [&](Connection& connection) {
    return connection.query(
        "SELECT number, document, at, account, cause FROM organisation_version WHERE organisation = $1 "
        "ORDER BY number DESC",
        key, [&](const Row& row) {
          list.push_back({row.integer(0), row.text(1), row.integer(2), row.text(3), row.text(4)});
        });
  });
  if (!done) return refuse(done.error());
  return list;
}

Result<std::vector<std::string>> OrganisationStore::with_identifier(const OrganisationIdentifier& identifier) {
  std::vector<std::string> ids;
  const Value key[] = {identifier.scheme, identifier.value};
  const auto done = programme_.read(Area::organisations, [&](Connection& connection) {
    return connection.query(
        "SELECT o.id FROM organisation_identifier i JOIN organisation o ON o.id = i.organisation "
        "WHERE i.scheme = $1 AND i.value = $2 ORDER BY o.place",
        key, [&](const Row& row) { ids.push_back(row.text(0)); });
  });
  if (!done) return refuse(done.error());
  return ids;
}

Result<Receipt> OrganisationStore::add_import(const OrganisationImport& import,
                                              std::span<const OrganisationChange> changes) {
  Receipt receipt{import.id};
  const auto done = programme_.write({Area::organisations}, [&](Connection& connection) -> Result<void> {
    const auto before = read_import(connection, import.id);
    if (!before) return refuse(before.error());
    receipt.is_new = !*before || (*before)->undone_at.has_value();
    if (!receipt.is_new) return {};
    const Value values[] = {import.id, import.file_name, import.at, import.account};
    auto written = connection.execute(
        "INSERT INTO organisation_import (place, id, file_name, at, account, undone_at) "
        "VALUES ((SELECT COALESCE(MAX(place), 0) + 1 FROM organisation_import), $1, $2, $3, $4, NULL) "
        "ON CONFLICT (id) DO UPDATE SET file_name = excluded.file_name, at = excluded.at, "
        "account = excluded.account, undone_at = NULL",
        values);
    return written ? write_changes(connection, changes, {import.at, import.account, "import:" + import.id}) : written;
  });
  if (!done) return refuse(done.error());
  return receipt;
}

Result<std::vector<OrganisationImport>> OrganisationStore::imports() {
  std::vector<OrganisationImport> list;
  const auto done = programme_.read(Area::organisations, [&](Connection& connection) {
    return connection.query("SELECT id, file_name, at, account, undone_at FROM organisation_import ORDER BY place", {},
                            [&](const Row& row) { list.push_back(import_of(row)); });
  });
  if (!done) return refuse(done.error());
  return list;
}

Result<UndoneImport> OrganisationStore::undo_import(const std::string& import, const ChangeNote& note,
                                                    const IdentifiersOf& identifiers_of) {
  UndoneImport undone;
  const auto done = programme_.write({Area::organisations}, [&](Connection& connection) -> Result<void> {
    const auto known = read_import(connection, import);
    if (!known) return refuse(known.error());
    if (!*known) return refuse({"unknown-import", "There is no such import.", {.field = "import"}, {}});
    if ((*known)->undone_at)
      return refuse({"undone-already", "This import was undone already.", {.field = "import"}, {}});
    auto back = changes_back(connection, import);
    if (!back) return refuse(back.error());
    const auto left = changed_since(connection, import);
    if (!left) return refuse(left.error());
    for (OrganisationChange& change : *back)
      if (!change.document.empty()) change.identifiers = identifiers_of(change.document);
    undone = {static_cast<std::int64_t>(back->size()), *left};
    const Value values[] = {import, note.at};
    auto written = connection.execute("UPDATE organisation_import SET undone_at = $2 WHERE id = $1", values);
    return written ? write_changes(connection, *back, note) : written;
  });
  if (!done) return refuse(done.error());
  return undone;
}

Result<void> OrganisationStore::put_contact(const std::string& organisation, const Contact& contact, Instant now) {
  return programme_.write({Area::organisations}, [&](Connection& connection) -> Result<void> {
    bool is_there = false;
    const Value key[] = {organisation};
    auto asked = connection.query("SELECT 1 FROM organisation WHERE id = $1 AND document <> ''", key,
                                  [&](const Row&) { is_there = true; });
    if (!asked) return asked;
    if (!is_there) return refuse(unknown_organisation());
    const Value values[] = {contact.id,
                            organisation,
                            contact.name,
                            contact.position,
                            contact.email,
                            contact.telephone,
                            joined(contact.languages),
                            contact.consent,
                            now};
    return connection.execute(
        "INSERT INTO contact (id, organisation, name, position, email, telephone, languages, consent, changed_at) "
        "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (id) DO UPDATE SET "
        "organisation = excluded.organisation, name = excluded.name, position = excluded.position, "
        "email = excluded.email, telephone = excluded.telephone, languages = excluded.languages, "
        "consent = excluded.consent, changed_at = excluded.changed_at",
        values);
  });
}

Result<std::vector<Contact>> OrganisationStore::contacts_of(const std::string& organisation) {
  std::vector<Contact> list;
  const Value key[] = {organisation};
  const auto done = programme_.read(Area::organisations, [&](Connection& connection) {
    return connection.query(
        "SELECT id, name, position, email, telephone, languages, consent FROM contact WHERE organisation = $1 "
        "ORDER BY name, id",
        key, [&](const Row& row) {
          list.push_back(
              {row.text(0), row.text(1), row.text(2), row.text(3), row.text(4), split(row.text(5)), row.text(6)});
        });
  });
  if (!done) return refuse(done.error());
  return list;
}

}  // namespace zubia::storage
