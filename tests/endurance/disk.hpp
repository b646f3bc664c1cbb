#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "engine/base/seed.hpp"
#include "tests/endurance/file_record.hpp"

namespace zubia::endurance {

/// What becomes, at a power cut, of what was not synced.
enum class Fate {
  nothing,  ///< all of it is lost
  all,      ///< all of it had reached the disk already
  some,     ///< each write is there or not, in any order
  torn,     ///< each sector of each write is there or not
};

/// A disk that keeps what was synced, and of the rest whatever it likes: contents of files as well as their names. A
/// sync of a file says nothing of its name, which is the folder's; of names that were not synced the disk keeps the
/// first few, in their order.
class Disk {
 public:
  enum class Folders { synced, passed_over };  ///< the second is the fault of a program that never syncs a folder

  explicit Disk(Folders folders = Folders::synced) : folders_(folders) {}

  void take(const FileOperation& operation);

  /// The files that are found after a cut now, by name.
  std::map<std::string, std::string> after_cut(Fate fate, RandomStream& random) const;

 private:
  struct File {
    std::string synced;
    std::vector<const FileOperation*> since = {};
  };
  File& file(std::size_t number);

  Folders folders_;
  std::vector<File> files_;
  std::map<std::string, std::size_t> names_;  ///< that were synced
  std::vector<const FileOperation*> names_since_;
};

}  // namespace zubia::endurance
