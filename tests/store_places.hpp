#pragma once

#include <gtest/gtest.h>
#include <unistd.h>
#include <atomic>
#include <cstdlib>
#include <filesystem>
#include <string>

namespace zubia::storage {

/// A folder that goes with the test.
class TestFolder {
 public:
  TestFolder() {
    std::string name = (std::filesystem::temp_directory_path() / "zubia-test-XXXXXX").string();
    path_ = ::mkdtemp(name.data());
  }
  ~TestFolder() {
    std::error_code error;
    std::filesystem::remove_all(path_, error);
  }
  TestFolder(const TestFolder&) = delete;
  TestFolder& operator=(const TestFolder&) = delete;

  std::string file(const std::string& name) const { return (path_ / name).string(); }

 private:
  std::filesystem::path path_;
};

/// The address of a new schema in the database of the tests; empty where there is none.
inline std::string new_postgresql_location() {
  static std::atomic<int> count = 0;
  const char* address = std::getenv("ZUBIA_TEST_POSTGRESQL");
  if (address == nullptr) return {};
  return std::string(address) + "&schema=test_" + std::to_string(::getpid()) + "_" + std::to_string(++count);
}

/// A suite that runs on both stores: `INSTANTIATE_TEST_SUITE_P(Stores, Suite, each_store, store_name)`.
class EachStore : public testing::TestWithParam<const char*> {
 protected:
  void SetUp() override {
    location_ = std::string(GetParam()) == "sqlite" ? folder_.file("naen.zubia") : new_postgresql_location();
    if (location_.empty()) GTEST_SKIP() << "no PostgreSQL: ZUBIA_TEST_POSTGRESQL is not set (see tests/postgresql)";
  }

  TestFolder folder_;
  std::string location_;
};

inline const auto each_store = testing::Values("sqlite", "postgresql");
inline std::string store_name(const testing::TestParamInfo<const char*>& store) { return store.param; }

}  // namespace zubia::storage
