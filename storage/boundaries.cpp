// The boundaries of territories: the part of the programme store that maps are drawn from.

#include <algorithm>

#include "storage/boundary_text.hpp"
#include "storage/connection.hpp"
#include "storage/programme_store.hpp"

namespace zubia::storage {

Result<Receipt> ProgrammeStore::add_boundaries(const BoundarySet& set, std::span<const Boundary> boundaries) {
  Receipt receipt{set.id};
  const auto done = write({Area::records}, [&](Connection& connection) -> Result<void> {
    receipt.is_new = true;
    const Value key[] = {set.id};
    auto asked =
        connection.query("SELECT 1 FROM boundary_set WHERE id = $1", key, [&](const Row&) { receipt.is_new = false; });
    if (!asked || !receipt.is_new) return asked;
    const Value values[] = {set.id, set.file_name, set.attribution, set.licence, set.imported_at};
    asked = connection.execute(
        "INSERT INTO boundary_set (place, id, file_name, attribution, licence, imported_at) "
        "VALUES ((SELECT COALESCE(MAX(place), 0) + 1 FROM boundary_set), $1, $2, $3, $4, $5)",
        values);
    if (!asked) return asked;
    return connection.insert_rows("INSERT INTO boundary (boundary_set, territory, name, area) VALUES ($1, $2, $3, $4)",
                                  boundaries.size(), 4, [&](std::size_t row, std::span<Value> boundary) {
                                    boundary[0] = set.id;
                                    boundary[1] = boundaries[row].territory;
                                    boundary[2] = boundaries[row].name;
                                    boundary[3] = to_well_known_text(boundaries[row].polygons);
                                  });
  });
  if (!done) return refuse(done.error());
  return receipt;
}

Result<std::vector<BoundarySet>> ProgrammeStore::boundary_sets() {
  std::vector<BoundarySet> list;
  const auto done = read(Area::records, [&](Connection& connection) -> Result<void> {
    auto asked =
        connection.query("SELECT id, file_name, attribution, licence, imported_at FROM boundary_set ORDER BY place", {},
                         [&](const Row& row) {
                           list.push_back({row.text(0), row.text(1), row.text(2), row.text(3), row.text(4), {}});
                         });
    for (BoundarySet& set : list) {
      if (!asked) return asked;
      const Value key[] = {set.id};
      asked = connection.query("SELECT territory FROM boundary WHERE boundary_set = $1", key,
                               [&](const Row& row) { set.territories.push_back(row.text(0)); });
      // The two stores order texts differently.
      std::sort(set.territories.begin(), set.territories.end());
    }
    return asked;
  });
  if (!done) return refuse(done.error());
  return list;
}

Result<std::vector<Boundary>> ProgrammeStore::boundaries(const std::string& set,
                                                         std::span<const std::string> territories) {
  std::vector<Boundary> list;
  const auto done = read(Area::records, [&](Connection& connection) -> Result<void> {
    for (const std::string& territory : territories) {
      const Value key[] = {set, territory};
      auto asked = connection.query("SELECT name, area FROM boundary WHERE boundary_set = $1 AND territory = $2", key,
                                    [&](const Row& row) {
                                      list.push_back({territory, row.text(0), from_well_known_text(row.text(1))});
                                    });
      if (!asked) return asked;
    }
    return {};
  });
  if (!done) return refuse(done.error());
  return list;
}

}  // namespace zubia::storage
