#include "storage/file_lock.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>
#include <cerrno>
#include <utility>

namespace zubia::storage {

Result<FileLock> FileLock::acquire(const std::string& programme_path) {
  const std::string path = programme_path + "-lock";
  while (true) {
    const int descriptor = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (descriptor < 0) {
      if (errno == ENOSPC)
        return refuse({"disk-full", "The disk is full.", {.file = programme_path}, "Free some space and try again."});
      if (errno == ENOENT)
        return refuse({"no-such-file", "The folder does not exist.", {.file = programme_path}, "Make it first."});
      return refuse({"read-only-file",
                     "The folder of the programme may not be written.",
                     {.file = programme_path},
                     "Copy the programme to a folder of your own."});
    }
    if (::flock(descriptor, LOCK_EX | LOCK_NB) != 0) {
      ::close(descriptor);
      return refuse({"programme-locked",
                     "Another process is writing this programme.",
                     {.file = programme_path},
                     "Wait until it has finished, or ask the server instead."});
    }
    // The holder before us may have removed the file between our opening and our locking it.
    struct stat held {};
    struct stat named {};
    if (::fstat(descriptor, &held) == 0 && ::stat(path.c_str(), &named) == 0 && held.st_ino == named.st_ino)
      return FileLock(path, descriptor);
    ::close(descriptor);
  }
}

FileLock::FileLock(FileLock&& other) noexcept
    : path_(std::move(other.path_)), descriptor_(std::exchange(other.descriptor_, -1)) {}

FileLock& FileLock::operator=(FileLock&& other) noexcept {
  std::swap(path_, other.path_);
  std::swap(descriptor_, other.descriptor_);
  return *this;
}

FileLock::~FileLock() {
  if (descriptor_ < 0) return;
  ::unlink(path_.c_str());
  ::close(descriptor_);
}

}  // namespace zubia::storage
