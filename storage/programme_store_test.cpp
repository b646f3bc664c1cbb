#include "storage/programme_store.hpp"

#include <gmock/gmock.h>
#include <sqlite3.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <algorithm>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <fstream>
#include <thread>

#include "engine/base/seed.hpp"
#include "storage/write_keys.hpp"
#include "tests/store_places.hpp"

namespace zubia::storage {
namespace {

using ::testing::SizeIs;

const ProgrammeRecord naen = {"0123", "NAEN", {"en", "eu"}, "2026-11-23T10:00:00Z"};
const std::vector<ProgrammeTerritory> sides = {{"ES21", "ES", {}, {{"en", "Basque Country"}, {"eu", "Euskadi"}}},
                                               {"AQ", "FR", {"FRI1", "FRI2"}, {}}};

Source source_of(const std::string& id, const std::string& status = "official") {
  Source source;
  source.id = id;
  source.file_name = id + ".csv";
  source.measure = "employment";
  source.data_status = status;
  return source;
}

Observation observed(const std::string& territory, const std::string& activity, double value) {
  return {Territory(territory), Activity(activity), Period("2018"), value, Absence::none, {}};
}

const std::vector<Observation> three = {
    observed("ES21", "C", 30.25),
    {Territory("ES21"), Activity("01"), Period("2018"), undefined, Absence::confidential, "c"},
    {Territory("FRI1"), Activity("C"), Period("2018"), undefined, Absence::missing, {}}};

void expect_code(const auto& result, const std::string& code) {
  ASSERT_FALSE(result.has_value());
  EXPECT_EQ(result.error().code, code);
}

std::string integrity_of(const std::string& file) {
  sqlite3* database = nullptr;
  sqlite3_open_v2(file.c_str(), &database, SQLITE_OPEN_READWRITE, nullptr);
  std::string answer;
  sqlite3_exec(
      database, "PRAGMA integrity_check",
      [](void* text, int, char** values, char**) {
        *static_cast<std::string*>(text) += values[0];
        return 0;
      },
      &answer, nullptr);
  sqlite3_close_v2(database);
  return answer;
}

/// Everything a store holds, as text.
std::string dump(ProgrammeStore& store) {
  std::string text;
  const auto line = [&](const std::string& part) { text += part + "|"; };
  const auto programme = *store.programme();
  line(programme.id + programme.name + programme.created_at);
  const auto territories = *store.territories();
  for (const auto& territory : territories) {
    line("T" + territory.code + territory.country);
    for (const auto& part : territory.parts) line(part);
    for (const auto& name : territory.names) line(name.language + name.text);
  }
  const auto sources = *store.sources();
  for (const auto& source : sources)
    line("S" + source.id + source.measure + source.data_status + std::to_string(source.observations));
  const auto observations = *store.observations("employment");
  for (const auto& o : observations)
    line(o.territory.code + o.activity.code + o.period.code + std::to_string(o.value) + o.flags +
         std::to_string(static_cast<int>(o.absence)));
  const auto domains = *store.domains();
  for (const auto& domain : domains) {
    line("D" + domain.id + domain.origin);
    for (const auto& activity : domain.activities) line(activity);
    for (const auto& name : domain.names) line(name.language + name.text);
  }
  const auto decisions = *store.decisions();
  for (const auto& decision : decisions)
    line(decision.id + decision.subject + decision.outcome + decision.evidence_hash);
  return text;
}

// One suite for both stores.
using Conformance = EachStore;

INSTANTIATE_TEST_SUITE_P(Stores, Conformance, each_store, store_name);

TEST_P(Conformance, WhatIsThereIsNeverOverwrittenAndWhatIsNotThereIsNotMade) {
  expect_code(ProgrammeStore::open(location_, Access::read_write), "no-such-file");
  ASSERT_TRUE(ProgrammeStore::create(location_, naen, sides).has_value());
  expect_code(ProgrammeStore::create(location_, naen, sides), "file-exists");
}

TEST_P(Conformance, ASecondWriterIsRefusedAndReadersAreNot) {
  const auto writer = ProgrammeStore::create(location_, naen, sides);
  ASSERT_TRUE(writer.has_value());
  expect_code(ProgrammeStore::open(location_, Access::read_write), "programme-locked");
  const auto reader = ProgrammeStore::open(location_, Access::read_only);
  ASSERT_TRUE(reader.has_value());
  EXPECT_EQ((*reader)->programme()->name, "NAEN");
  expect_code((*reader)->put_territory(sides[0]), "read-only-file");
}

TEST_P(Conformance, AProgrammeComesBackAsItWasMade) {
  { ASSERT_TRUE(ProgrammeStore::create(location_, naen, sides).has_value()); }
  const auto store = ProgrammeStore::open(location_, Access::read_write);
  ASSERT_TRUE(store.has_value());
  EXPECT_EQ(*(*store)->programme(), naen);
  EXPECT_EQ(*(*store)->territories(), sides);
  const ProgrammeTerritory renamed{"ES21", "ES", {"ES211"}, {{"fr", "Pays basque"}}};
  ASSERT_TRUE((*store)->put_territory(renamed).has_value());
  EXPECT_EQ((*(*store)->territories())[0], renamed);
}

TEST_P(Conformance, TheSameSourceTwiceChangesNothing) {
  const auto store = *ProgrammeStore::create(location_, naen, sides);
  EXPECT_TRUE(store->add_source(source_of("a"), three)->is_new);
  const std::string before = dump(*store);
  EXPECT_FALSE(store->add_source(source_of("a"), three)->is_new);
  EXPECT_EQ(dump(*store), before);
  EXPECT_EQ(*store->observations("employment"), three);
  EXPECT_THAT(*store->observations("exports"), SizeIs(0));
}

TEST_P(Conformance, LaterImportsSpeakLastAndIllustrativeOnesFirst) {
  const auto store = *ProgrammeStore::create(location_, naen, sides);
  const std::vector<Observation> old = {observed("ES21", "C", 1), observed("ES21", "F", 2)};
  const std::vector<Observation> fresh = {observed("ES21", "C", 3)};
  const std::vector<Observation> made_up = {observed("ES21", "C", 4), observed("ES21", "G", 5)};
  ASSERT_TRUE(store->add_source(source_of("old"), old).has_value());
  ASSERT_TRUE(store->add_source(source_of("new"), fresh).has_value());
  ASSERT_TRUE(store->add_source(source_of("toy", "illustrative"), made_up).has_value());
  double c = 0.0;
  const auto all = *store->observations("employment");
  EXPECT_THAT(all, SizeIs(3));
  for (const Observation& observation : all)
    if (observation.activity.code == "C") c = observation.value;
  EXPECT_EQ(c, 3.0);
}

TEST_P(Conformance, ADecisionIsStoredOncePerKey) {
  const auto store = *ProgrammeStore::create(location_, naen, sides);
  const Decision decision{"d1",  "domain:metal", "selected", "Strong; \"both\" sides\n",
                          "Ane", "2026-11-23",   "hash",     "{}"};
  EXPECT_TRUE(store->add_decision(decision, "key")->is_new);
  Decision again = decision;
  again.id = "d2";
  const auto receipt = store->add_decision(again, "key");
  EXPECT_FALSE(receipt->is_new);
  EXPECT_EQ(receipt->id, "d1");
  again.subject = "domain:food";
  EXPECT_EQ(store->add_decision(again, "key").error().code, "key-used");
  again = decision;
  again.outcome = "dropped";
  EXPECT_EQ(store->add_decision(again, "key").error().code, "key-used");
  EXPECT_EQ(*store->decisions(), std::vector{decision});
  EXPECT_EQ(*decision_under(*store, "key"), decision);
  EXPECT_EQ(*decision_under(*store, "another key"), std::nullopt);
}

TEST_P(Conformance, DomainsAreReplacedWhole) {
  const auto store = *ProgrammeStore::create(location_, naen, sides);
  ASSERT_TRUE(store->put_domain({"metal", {{"eu", "Metala"}}, {"24", "25"}, "defined"}).has_value());
  const Domain changed{"metal", {{"en", "Metal"}}, {"25"}, "computed"};
  ASSERT_TRUE(store->put_domain(changed).has_value());
  EXPECT_EQ(*store->domains(), std::vector{changed});
}

TEST_P(Conformance, ManyThreadsWriteAndEveryAcknowledgedWriteIsThere) {
  const auto store = *ProgrammeStore::create(location_, naen, sides);
  std::vector<std::thread> threads;
  for (int thread = 0; thread < 8; ++thread)
    threads.emplace_back([&store, thread] {
      for (int k = 0; k < 10; ++k) {
        const std::string id = std::to_string(thread) + "-" + std::to_string(k);
        EXPECT_TRUE(store->add_decision({id, "s", "kept", "r", "b", "t", "h", "{}"}, id)->is_new);
      }
    });
  for (std::thread& thread : threads) thread.join();
  EXPECT_THAT(*store->decisions(), SizeIs(80));
}

/// The same random walk on a store; what it says at each step and in the end.
std::string walk(ProgrammeStore& store, std::uint64_t seed) {
  RandomStream random(Seed{seed}, 0);
  std::string told;
  for (int step = 0; step < 30; ++step) {
    const std::string id = std::to_string(random.below(5));
    switch (random.below(4)) {
      case 0:
        told += std::to_string(store
                                   .add_source(source_of(id, random.below(2) == 0 ? "official" : "illustrative"),
                                               std::vector{observed("T" + id, "A", random.unit())})
                                   ->is_new);
        break;
      case 1:
        told += store.add_decision({id + "x" + std::to_string(step), id, "kept", "", "", "", "", ""}, id)->id;
        break;
      case 2:
        told += std::to_string(store.put_domain({id, {}, {id, "z"}, "defined"}).has_value());
        break;
      default:
        told += std::to_string(store.put_territory({"T" + id, "ES", {id}, {{"en", id}}}).has_value());
        break;
    }
  }
  return told + dump(store);
}

TEST(Stores, GiveTheSameAnswersToTheSameWalks) {
  if (new_postgresql_location().empty())
    GTEST_SKIP() << "no PostgreSQL: ZUBIA_TEST_POSTGRESQL is not set (see tests/postgresql)";
  for (std::uint64_t seed = 0; seed < 8; ++seed) {
    const TestFolder folder;
    const auto one = *ProgrammeStore::create(folder.file("a.zubia"), naen, sides);
    const auto other = *ProgrammeStore::create(new_postgresql_location(), naen, sides);
    EXPECT_EQ(walk(*one, seed), walk(*other, seed));
  }
}

TEST(SqliteStore, WhatIsNoProgrammeIsRefusedByName) {
  const TestFolder folder;
  std::filesystem::create_directory(folder.file("folder"));
  expect_code(ProgrammeStore::open(folder.file("folder"), Access::read_write), "is-a-directory");
  std::ofstream(folder.file("text.zubia")) << "territory,activity,value\nES21,C,1\n" << std::string(4096, 'x');
  expect_code(ProgrammeStore::open(folder.file("text.zubia"), Access::read_write), "not-a-programme-file");
  expect_code(ProgrammeStore::open(folder.file("text.zubia"), Access::read_only), "not-a-programme-file");
  sqlite3* database = nullptr;
  sqlite3_open(folder.file("other.zubia").c_str(), &database);
  sqlite3_exec(database, "CREATE TABLE t (a)", nullptr, nullptr, nullptr);
  sqlite3_close_v2(database);
  expect_code(ProgrammeStore::open(folder.file("other.zubia"), Access::read_write), "not-a-programme-file");
}

TEST(SqliteStore, ANewerFileIsRefusedAndNotTouched) {
  const TestFolder folder;
  const std::string file = folder.file("naen.zubia");
  { ASSERT_TRUE(ProgrammeStore::create(file, naen, sides).has_value()); }
  sqlite3* database = nullptr;
  sqlite3_open(file.c_str(), &database);
  sqlite3_exec(database, "PRAGMA user_version = 99", nullptr, nullptr, nullptr);
  sqlite3_close_v2(database);
  expect_code(ProgrammeStore::open(file, Access::read_write), "newer-programme-file");
  expect_code(ProgrammeStore::open(file, Access::read_only), "newer-programme-file");
}

TEST(SqliteStore, ClosedItIsOneFile) {
  const TestFolder folder;
  {
    const auto store = *ProgrammeStore::create(folder.file("naen.zubia"), naen, sides);
    ASSERT_TRUE(store->add_source(source_of("a"), three).has_value());
  }
  const auto parent = std::filesystem::path(folder.file("x")).parent_path();
  EXPECT_EQ(std::distance(std::filesystem::directory_iterator(parent), {}), 1);
}

TEST(SqliteStore, AFullDiskRefusesTheImportAndKeepsWhatWasThere) {
  const TestFolder folder;
  const std::string file = folder.file("naen.zubia");
  const auto store = *ProgrammeStore::create(file, naen, sides);
  ASSERT_TRUE(store->add_source(source_of("a"), three).has_value());
  std::vector<Observation> many;
  for (int k = 0; k < 20000; ++k) many.push_back(observed("T" + std::to_string(k), "A" + std::to_string(k), k));
  // A limit on the size of files stands in for the end of the disk.
  ASSERT_EQ(std::signal(SIGXFSZ, SIG_IGN) == SIG_ERR, false);
  rlimit old{};
  getrlimit(RLIMIT_FSIZE, &old);
  const rlimit small{400000, old.rlim_max};
  setrlimit(RLIMIT_FSIZE, &small);
  const auto refused = store->add_source(source_of("b"), many);
  setrlimit(RLIMIT_FSIZE, &old);
  ASSERT_FALSE(refused.has_value());
  EXPECT_THAT(refused.error().code, testing::AnyOf("disk-full", "storage-failed"));
  EXPECT_THAT(*store->sources(), SizeIs(1));
  EXPECT_TRUE(store->add_source(source_of("b"), many)->is_new);
  EXPECT_EQ(store->observations("employment")->size(), 3U + many.size());
}

TEST(SqliteStore, AKilledImportLeavesAllOrNothing) {
  const TestFolder folder;
  const std::string file = folder.file("naen.zubia");
  { ASSERT_TRUE(ProgrammeStore::create(file, naen, sides).has_value()); }
  std::vector<Observation> many;
  for (int k = 0; k < 20000; ++k)
    many.push_back(observed("T" + std::to_string(k % 300), "A" + std::to_string(k / 300), k));
  std::size_t survived = 0;
  // On, with ever more time, until one import at least got through.
  for (int round = 0; round < 25 || (survived == 0 && round < 100); ++round) {
    const pid_t child = ::fork();
    if (child == 0) {
      const auto store = ProgrammeStore::open(file, Access::read_write);
      if (store) static_cast<void>((*store)->add_source(source_of("r" + std::to_string(round)), many));
      ::_exit(0);
    }
    std::this_thread::sleep_for(std::chrono::milliseconds((round < 25 ? 10 : 50) * round));
    ::kill(child, SIGKILL);
    ::waitpid(child, nullptr, 0);
    const auto store = ProgrammeStore::open(file, Access::read_write);
    ASSERT_TRUE(store.has_value()) << store.error().detail;
    const auto sources = *(*store)->sources();
    for (const Source& source : sources) EXPECT_EQ(source.observations, many.size());
    const std::size_t expected = sources.empty() ? 0 : many.size();
    EXPECT_EQ((*store)->observations("employment")->size(), expected);
    survived = sources.size();
  }
  EXPECT_EQ(integrity_of(file), "ok");
  // Otherwise the children were killed too early to say anything.
  EXPECT_GT(survived, 0U);
}

}  // namespace
}  // namespace zubia::storage
