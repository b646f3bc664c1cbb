#include "storage/column_catalogue.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sqlite3.h>
#include <algorithm>
#include <set>
#include <string>

#include "storage/programme_store.hpp"
#include "tests/store_places.hpp"

namespace zubia::storage {
namespace {

using ::testing::IsEmpty;

/// `table.column` of a programme file that was just made.
std::set<std::string> columns_of_schema() {
  const TestFolder folder;
  const std::string file = folder.file("naen.zubia");
  EXPECT_TRUE(ProgrammeStore::create(file, {"0123", "NAEN", {"en"}, "2026-11-23T10:00:00Z"}, {}).has_value());
  std::set<std::string> columns;
  sqlite3* database = nullptr;
  EXPECT_EQ(sqlite3_open(file.c_str(), &database), SQLITE_OK);
  const auto keep = [](void* all, int, char** values, char**) {
    static_cast<std::set<std::string>*>(all)->insert(std::string(values[0]) + "." + values[1]);
    return 0;
  };
  EXPECT_EQ(sqlite3_exec(database,
                         "SELECT m.name, p.name FROM sqlite_master m, pragma_table_info(m.name) p "
                         "WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%'",
                         keep, &columns, nullptr),
            SQLITE_OK);
  sqlite3_close(database);
  return columns;
}

std::set<std::string> columns_of_catalogue() {
  std::set<std::string> columns;
  for (const CatalogueTable& table : column_catalogue())
    for (const CatalogueColumn& column : table.columns)
      EXPECT_TRUE(columns.insert(std::string(table.name) + "." + std::string(column.name)).second) << column.name;
  return columns;
}

std::set<std::string> without(const std::set<std::string>& all, const std::set<std::string>& some) {
  std::set<std::string> rest;
  std::ranges::set_difference(all, some, std::inserter(rest, rest.end()));
  return rest;
}

TEST(ColumnCatalogue, KnowsEveryColumnOfTheSchemaAndNoOther) {
  const auto schema = columns_of_schema();
  ASSERT_FALSE(schema.empty());
  EXPECT_THAT(without(schema, columns_of_catalogue()), IsEmpty()) << "say in the catalogue what they hold";
  EXPECT_THAT(without(columns_of_catalogue(), schema), IsEmpty()) << "no longer in the schema";
}

TEST(ColumnCatalogue, EveryPersonalColumnIsShownAndGoesOrStaysForAReason) {
  for (const CatalogueTable& table : column_catalogue()) {
    const bool is_personal = std::ranges::any_of(
        table.columns, [](const CatalogueColumn& column) { return column.personal != Personal::no; });
    ASSERT_EQ(is_personal, table.rules.has_value()) << table.name;
    if (!is_personal) continue;
    EXPECT_NE(table.rules->erasure.empty(), table.rules->stays_because.empty()) << table.name;
    EXPECT_TRUE(std::ranges::any_of(purposes(), [&](const Purpose& one) { return one.key == table.rules->purpose; }))
        << table.name;
    const std::string rows(table.rules->rows.text());
    for (const CatalogueColumn& column : table.columns) {
      const bool is_shown = std::ranges::find(table.rules->shown, column.name) != table.rules->shown.end();
      // The column that names the person need not be shown: who asks knows it.
      const bool is_key = rows.find("WHERE " + std::string(column.name) + " = $1") != std::string::npos;
      const std::string name = std::string(table.name) + "." + std::string(column.name);
      EXPECT_TRUE(column.personal != Personal::yes || is_shown || is_key) << name << " is not shown to the person";
      EXPECT_TRUE(column.personal != Personal::secret || !is_shown) << name << " is a secret";
    }
  }
}

}  // namespace
}  // namespace zubia::storage
