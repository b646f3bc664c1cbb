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

}  // namespace zubia::storage
