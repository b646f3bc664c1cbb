#pragma once

#include <string>

#include "engine/base/result.hpp"

namespace zubia::storage {

/// The right to write a programme file, held by one process at a time through a file beside it, which goes with the
/// lock. The programme file itself is not used: closing it would drop SQLite's own locks on it.
class FileLock {
 public:
  /// Refused: held by another process (`programme-locked`), the folder may not be written (`read-only-file`).
  static Result<FileLock> acquire(const std::string& programme_path);

  FileLock(FileLock&& other) noexcept;
  FileLock& operator=(FileLock&& other) noexcept;
  FileLock(const FileLock&) = delete;
  FileLock& operator=(const FileLock&) = delete;
  ~FileLock();

 private:
  FileLock(std::string path, int descriptor) : path_(std::move(path)), descriptor_(descriptor) {}

  std::string path_;
  int descriptor_ = -1;
};

}  // namespace zubia::storage
