#pragma once

#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <map>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

namespace zubia::endurance {

/// Something that was asked of the files of a folder, or told to somebody meanwhile.
struct FileOperation {
  enum class Kind : std::uint8_t {
    create,       ///< a name for a file that is new
    link,         ///< one more name for a file
    unlink,       ///< a name goes
    write,        ///< bytes at an offset
    truncate,     ///< the file ends at the offset
    sync,         ///< of the content of a file
    sync_folder,  ///< of the names
    ask,          ///< somebody sent the write of that number
    acknowledge,  ///< somebody was told that it is stored
  };
  Kind kind;
  std::size_t number = 0;  ///< of the file, in the order in which they were made, or of the write
  std::uint64_t offset = 0;
  std::string bytes = {};
  std::string name = {};  ///< in the folder
};

/// Everything that this process asks of the files of one folder, in its order, and what it tells others meanwhile. The
/// functions of the C library that do it are replaced by ones that note it (recorded_calls.cpp), so that it holds for
/// the database and for our own files alike. What is written through mapped memory is not noted: of SQLite that is the
/// index of the log, which a restart makes anew.
class FileRecord {
 public:
  /// Begins, in an empty folder.
  void begin(const std::string& folder);
  std::vector<FileOperation> end();

  bool is_on() const { return is_on_.load(std::memory_order_relaxed); }
  void note_asked(std::size_t write) { note({FileOperation::Kind::ask, write}); }
  void note_acknowledged(std::size_t write) { note({FileOperation::Kind::acknowledge, write}); }
  /// How much was noted so far.
  std::size_t size();

  /// What follows is for the functions that stand before those of the C library. Each does the work and notes it, one
  /// after the other.
  int open(const char* path, int flags, int (*work)(const char*, int, unsigned), unsigned mode);
  void close(int descriptor);
  bool knows(int descriptor) const;
  std::int64_t write(int descriptor, std::string_view bytes, std::int64_t offset,
                     std::int64_t (*work)(int, const void*, std::size_t, std::int64_t));
  int truncate(int descriptor, std::int64_t size, int (*work)(int, std::int64_t));
  int sync(int descriptor, int (*work)(int));
  int rename(const char* from, const char* to, int (*work)(const char*, const char*));
  int link(const char* from, const char* to, int (*work)(const char*, const char*));
  int unlink(const char* path, int (*work)(const char*));

 private:
  static constexpr std::size_t descriptors_max = 65'536;
  static constexpr int folder_itself = -1;

  void note(FileOperation operation);
  /// The name in the folder; empty for other paths.
  std::string name_of(std::string_view path) const;

  std::atomic<bool> is_on_ = false;
  std::mutex mutex_;
  std::string folder_;
  std::vector<FileOperation> operations_;
  std::map<std::string, std::size_t> names_;
  std::size_t files_ = 0;
  std::array<std::atomic<int>, descriptors_max> open_ = {};  ///< 0: not ours; else the number of the file and 1
};

/// The one of this process.
FileRecord& file_record();

}  // namespace zubia::endurance
