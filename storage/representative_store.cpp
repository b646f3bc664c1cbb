#include "storage/representative_store.hpp"

#include <utility>

#include "storage/audit_log.hpp"
#include "storage/connection.hpp"

namespace zubia::storage {

namespace {

Result<std::vector<Representative>> read_them(Connection& connection, Sql sql, std::span<const Value> values) {
  std::vector<Representative> found;
  const auto asked = connection.query(sql, values, [&](const Row& row) {
    found.push_back({row.text(0), row.text(1), row.integer(2)});
  });
  if (!asked) return refuse(asked.error());
  return found;
}

Result<std::vector<Representative>> read_of(Connection& connection, const std::string& account) {
  const Value key[] = {account};
  return read_them(connection, "SELECT account, organisation, since FROM representative WHERE account = $1", key);
}

Result<void> check_there(Connection& connection, Sql sql, const std::string& id, const Problem& otherwise) {
  bool is_there = false;
  const Value key[] = {id};
  const auto asked = connection.query(sql, key, [&](const Row&) { is_there = true; });
  if (!asked) return refuse(asked.error());
  if (is_there) return {};
  return refuse(otherwise);
}

}  // namespace

const std::vector<Sql>& representative_tables() {
  // Long statements are literals joined on purpose. NOLINTBEGIN(bugprone-suspicious-missing-comma)
  static const std::vector<Sql> statements = {
      "CREATE TABLE representative (account TEXT PRIMARY KEY REFERENCES account (id), "
      "organisation TEXT NOT NULL REFERENCES organisation (id), since {integer} NOT NULL){strict}",
      "CREATE INDEX representative_organisation ON representative (organisation)",
  };
  // NOLINTEND(bugprone-suspicious-missing-comma)
  return statements;
}

RepresentativeStore::RepresentativeStore(ProgrammeStore& programme) : programme_(programme) {}

Result<void> RepresentativeStore::put(const Representative& representative, const AuditEvent& event) {
  return programme_.write([&](Connection& connection) -> Result<void> {
    auto done = check_there(connection, "SELECT 1 FROM account WHERE id = $1", representative.account,
                            {"unknown-account", "There is no such account.", {.field = "account"}, {}});
    if (done)
      done = check_there(connection, "SELECT 1 FROM organisation WHERE id = $1 AND document <> ''",
                         representative.organisation,
                         {"unknown-organisation", "There is no such organisation.", {.field = "organisation"}, {}});
    if (!done) return done;
    const auto held = read_of(connection, representative.account);
    if (!held) return refuse(held.error());
    if (!held->empty() && held->front().organisation == representative.organisation) return {};
    if (!held->empty())
      return refuse({"represents-another",
                     "The account speaks for another organisation.",
                     {.field = "account"},
                     "End that first: an account speaks for one organisation."});
    const Value values[] = {representative.account, representative.organisation, representative.since};
    done = connection.execute("INSERT INTO representative (account, organisation, since) VALUES ($1, $2, $3)", values);
    return done ? append_audit_entry(connection, event) : done;
  });
}

Result<void> RepresentativeStore::end(const std::string& account, const std::string& organisation,
                                      const AuditEvent& event) {
  return programme_.write([&](Connection& connection) -> Result<void> {
    const auto held = read_of(connection, account);
    if (!held) return refuse(held.error());
    if (held->empty() || held->front().organisation != organisation)
      return refuse({"no-such-representative",
                     "The account does not speak for this organisation.",
                     {.field = "account"},
                     "See list-representatives."});
    const Value key[] = {account};
    auto done = connection.execute("DELETE FROM representative WHERE account = $1", key);
    return done ? append_audit_entry(connection, event) : done;
  });
}

Result<std::optional<Representative>> RepresentativeStore::of_account(const std::string& account) {
  std::optional<Representative> found;
  const auto read = programme_.read([&](Connection& connection) -> Result<void> {
    auto held = read_of(connection, account);
    if (!held) return refuse(held.error());
    if (!held->empty()) found = std::move(held->front());
    return {};
  });
  if (!read) return refuse(read.error());
  return found;
}

Result<std::vector<Representative>> RepresentativeStore::all() {
  Result<std::vector<Representative>> found;
  const auto read = programme_.read([&](Connection& connection) -> Result<void> {
    found =
        read_them(connection,
                  "SELECT account, organisation, since FROM representative ORDER BY organisation, since, account", {});
    return {};
  });
  if (!read) return refuse(read.error());
  return found;
}

}  // namespace zubia::storage
