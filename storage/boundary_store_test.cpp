#include <gtest/gtest.h>
#include <sqlite3.h>

#include "engine/base/seed.hpp"
#include "storage/boundary_text.hpp"
#include "storage/programme_store.hpp"
#include "storage/schema.hpp"
#include "tests/store_places.hpp"

namespace zubia::storage {
namespace {

const ProgrammeRecord naen = {"0123", "NAEN", {"en", "eu"}, "2026-11-23T10:00:00Z"};
const std::vector<ProgrammeTerritory> sides = {{"ES21", "ES", {}, {}}, {"FRI1", "FR", {}, {}}};

const Ring triangle = {{-1.7884321, 43.3}, {0.1, 43.3}, {0.1, 43.5}, {-1.7884321, 43.3}};
const Ring hole = {{0.01, 43.31}, {0.01, 43.32}, {0.02, 43.31}, {0.01, 43.31}};
const Boundary mainland{"ES21", "Euskadi", {Polygon{triangle, hole}, Polygon{triangle}}};
const Boundary neighbour{"FRI1", "", {Polygon{triangle}}};

BoundarySet set_of(const std::string& id) {
  return {id, "b.geojson", "© IGN", "CC BY 4.0", "2026-11-23T10:00:00Z", {"ES21", "FRI1"}};
}

TEST(BoundaryText, IsWellKnown) {
  EXPECT_EQ(to_well_known_text({Polygon{{{0, 0}, {1, 0}, {1, 1.5}, {0, 0}}}}), "MULTIPOLYGON(((0 0,1 0,1 1.5,0 0)))");
}

TEST(BoundaryText, HasTheShortestDigitsAsEveryProgrammeHasThem) {
  const std::string written = "MULTIPOLYGON(((-1.7884321 43.3,0.1 43.3,0.1 43.5,-1.7884321 43.3)))";
  EXPECT_EQ(to_well_known_text({Polygon{triangle}}), written);
  EXPECT_EQ(from_well_known_text(written), std::vector<Polygon>{Polygon{triangle}});
}

TEST(BoundaryText, ComesBackToTheLastBit) {
  RandomStream random(Seed{7}, 0);
  for (int round = 0; round < 200; ++round) {
    std::vector<Polygon> polygons(1 + random.below(3));
    for (Polygon& polygon : polygons) {
      polygon.resize(1 + random.below(3));
      for (Ring& ring : polygon) {
        for (std::size_t place = 0; place < 4 + random.below(9); ++place)
          ring.push_back({random.unit() * 360 - 180, random.unit() * 180 - 90});
        ring.push_back(ring.front());
      }
    }
    ASSERT_EQ(from_well_known_text(to_well_known_text(polygons)), polygons);
  }
}

TEST(BoundaryText, OfAnotherKindOrCutOffHasNoPolygons) {
  const std::string whole = to_well_known_text(mainland.polygons);
  for (std::size_t length = 0; length < whole.size(); ++length)
    EXPECT_TRUE(from_well_known_text(whole.substr(0, length)).empty()) << length;
  for (const char* text : {"POINT(0 0)", "MULTIPOLYGON(((a b)))", "MULTIPOLYGON EMPTY", "MULTIPOLYGON(((0,0)))"})
    EXPECT_TRUE(from_well_known_text(text).empty()) << text;
}

using BoundaryStore = EachStore;

INSTANTIATE_TEST_SUITE_P(Stores, BoundaryStore, each_store, store_name);

TEST_P(BoundaryStore, GivesBackWhatItTookInTheOrderThatIsAsked) {
  const auto created = ProgrammeStore::create(location_, naen, sides);
  ASSERT_TRUE(created.has_value()) << created.error().detail;
  const auto& store = *created;
  EXPECT_TRUE(store->boundary_sets()->empty());
  const std::vector both = {neighbour, mainland};
  EXPECT_TRUE(store->add_boundaries(set_of("b"), both)->is_new);
  EXPECT_TRUE(store->add_boundaries(set_of("a"), both)->is_new);
  const std::vector expected = {set_of("b"), set_of("a")};
  EXPECT_EQ(*store->boundary_sets(), expected);
  const std::vector<std::string> codes = {"ES21", "XX", "FRI1"};
  const std::vector in_order = {mainland, neighbour};
  EXPECT_EQ(*store->boundaries("b", codes), in_order);
  EXPECT_TRUE(store->boundaries("c", codes)->empty());
}

TEST_P(BoundaryStore, TheSameSetTwiceChangesNothing) {
  const auto store = *ProgrammeStore::create(location_, naen, sides);
  EXPECT_TRUE(store->add_boundaries(set_of("a"), std::vector{mainland, neighbour})->is_new);
  BoundarySet again = set_of("a");
  again.attribution = "somebody else";
  EXPECT_FALSE(store->add_boundaries(again, std::vector{neighbour})->is_new);
  EXPECT_EQ(*store->boundary_sets(), std::vector{set_of("a")});
}

TEST_P(BoundaryStore, ASetIsTakenWholeOrNotAtAll) {
  const auto store = *ProgrammeStore::create(location_, naen, sides);
  EXPECT_FALSE(store->add_boundaries(set_of("a"), std::vector{mainland, mainland}).has_value());
  EXPECT_TRUE(store->boundary_sets()->empty());
  EXPECT_TRUE(store->add_boundaries(set_of("a"), std::vector{mainland})->is_new);
}

/// Takes everything away that came after version 3.
void make_older(const std::string& file) {
  sqlite3* database = nullptr;
  sqlite3_open(file.c_str(), &database);
  std::string statements = "PRAGMA foreign_keys = OFF; ";
  const auto add = [](void* all, int, char** cells, char**) {
    *static_cast<std::string*>(all) += "DROP TABLE " + std::string(cells[0]) + "; ";
    return 0;
  };
  sqlite3_exec(database,
               "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT IN ('programme', 'territory', "
               "'territory_part', 'localised_name', 'source', 'label', 'observation', 'domain', 'domain_activity', "
               "'decision', 'receipt', 'account', 'session', 'invitation', 'totp_step', 'audit_entry', 'audit_head')",
               add, &statements, nullptr);
  statements += "PRAGMA user_version = 3";
  EXPECT_EQ(sqlite3_exec(database, statements.c_str(), nullptr, nullptr, nullptr), SQLITE_OK);
  sqlite3_close_v2(database);
}

TEST(BoundaryMigration, BringsAnOlderProgrammeUpToDate) {
  const TestFolder folder;
  const std::string file = folder.file("naen.zubia");
  { ASSERT_TRUE(ProgrammeStore::create(file, naen, sides).has_value()); }
  make_older(file);
  const auto older = ProgrammeStore::open(file, Access::read_only);
  ASSERT_FALSE(older.has_value());
  EXPECT_EQ(older.error().code, "older-programme-file");
  const auto store = ProgrammeStore::open(file, Access::read_write);
  ASSERT_TRUE(store.has_value()) << store.error().detail;
  EXPECT_EQ(*(*store)->territories(), sides);
  EXPECT_TRUE((*store)->add_boundaries(set_of("a"), std::vector{mainland})->is_new);
}

}  // namespace
}  // namespace zubia::storage
