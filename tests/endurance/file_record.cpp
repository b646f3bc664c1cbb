#include "tests/endurance/file_record.hpp"

#include <fcntl.h>
#include <filesystem>
#include <utility>

namespace zubia::endurance {

using Kind = FileOperation::Kind;

FileRecord& file_record() {
  // Never taken apart: files are closed after everything else too. NOLINTNEXTLINE(cppcoreguidelines-owning-memory)
  static auto* record = new FileRecord;
  return *record;
}

void FileRecord::begin(const std::string& folder) {
  const std::lock_guard lock(mutex_);
  folder_ = std::filesystem::canonical(folder).string();
  operations_.clear();
  names_.clear();
  files_ = 0;
  is_on_ = true;
}

std::vector<FileOperation> FileRecord::end() {
  const std::lock_guard lock(mutex_);
  is_on_ = false;
  for (auto& one : open_) one = 0;
  return std::exchange(operations_, {});
}

std::size_t FileRecord::size() {
  const std::lock_guard lock(mutex_);
  return operations_.size();
}

void FileRecord::note(FileOperation operation) {
  const std::lock_guard lock(mutex_);
  if (is_on_) operations_.push_back(std::move(operation));
}

std::string FileRecord::name_of(std::string_view path) const {
  if (path.size() <= folder_.size() + 1 || !path.starts_with(folder_) || path[folder_.size()] != '/') return {};
  return std::string(path.substr(folder_.size() + 1));
}

bool FileRecord::knows(int descriptor) const {
  return is_on() && descriptor >= 0 && static_cast<std::size_t>(descriptor) < descriptors_max &&
         open_[static_cast<std::size_t>(descriptor)] != 0;
}

int FileRecord::open(const char* path, int flags, int (*work)(const char*, int, unsigned), unsigned mode) {
  const std::lock_guard lock(mutex_);
  const std::string name = name_of(path);
  const int descriptor = work(path, flags, mode);
  if (descriptor < 0 || static_cast<std::size_t>(descriptor) >= descriptors_max) return descriptor;
  auto& mark = open_[static_cast<std::size_t>(descriptor)];
  mark = 0;
  if (folder_ == path) mark = folder_itself;
  if (name.empty()) return descriptor;
  auto found = names_.find(name);
  if (found == names_.end()) {
    if ((flags & O_CREAT) == 0) return descriptor;
    found = names_.emplace(name, files_++).first;
    operations_.push_back({.kind = Kind::create, .number = found->second, .name = name});
  } else if ((flags & O_TRUNC) != 0) {
    operations_.push_back({.kind = Kind::truncate, .number = found->second});
  }
  mark = static_cast<int>(found->second) + 1;
  return descriptor;
}

void FileRecord::close(int descriptor) {
  if (descriptor >= 0 && static_cast<std::size_t>(descriptor) < descriptors_max)
    open_[static_cast<std::size_t>(descriptor)] = 0;
}

std::int64_t FileRecord::write(int descriptor, std::string_view bytes, std::int64_t offset,
                               std::int64_t (*work)(int, const void*, std::size_t, std::int64_t)) {
  const std::lock_guard lock(mutex_);
  const std::int64_t count = work(descriptor, bytes.data(), bytes.size(), offset);
  if (count > 0)
    operations_.push_back({.kind = Kind::write,
                           .number = static_cast<std::size_t>(open_[static_cast<std::size_t>(descriptor)] - 1),
                           .offset = static_cast<std::uint64_t>(offset),
                           .bytes = std::string(bytes.substr(0, static_cast<std::size_t>(count)))});
  return count;
}

int FileRecord::truncate(int descriptor, std::int64_t size, int (*work)(int, std::int64_t)) {
  const std::lock_guard lock(mutex_);
  const int done = work(descriptor, size);
  if (done == 0)
    operations_.push_back({.kind = Kind::truncate,
                           .number = static_cast<std::size_t>(open_[static_cast<std::size_t>(descriptor)] - 1),
                           .offset = static_cast<std::uint64_t>(size)});
  return done;
}

int FileRecord::sync(int descriptor, int (*work)(int)) {
  const std::lock_guard lock(mutex_);
  const int done = work(descriptor);
  if (done != 0) return done;
  const int mark = open_[static_cast<std::size_t>(descriptor)];
  if (mark == folder_itself)
    operations_.push_back({.kind = Kind::sync_folder});
  else
    operations_.push_back({.kind = Kind::sync, .number = static_cast<std::size_t>(mark - 1)});
  return done;
}

int FileRecord::rename(const char* from, const char* to, int (*work)(const char*, const char*)) {
  const std::lock_guard lock(mutex_);
  const int done = work(from, to);
  const auto found = names_.find(name_of(from));
  if (done != 0 || found == names_.end()) return done;
  operations_.push_back({.kind = Kind::link, .number = found->second, .name = name_of(to)});
  operations_.push_back({.kind = Kind::unlink, .number = found->second, .name = name_of(from)});
  names_[name_of(to)] = found->second;
  names_.erase(name_of(from));
  return done;
}

int FileRecord::link(const char* from, const char* to, int (*work)(const char*, const char*)) {
  const std::lock_guard lock(mutex_);
  const int done = work(from, to);
  const auto found = names_.find(name_of(from));
  if (done != 0 || found == names_.end()) return done;
  operations_.push_back({.kind = Kind::link, .number = found->second, .name = name_of(to)});
  names_[name_of(to)] = found->second;
  return done;
}

int FileRecord::unlink(const char* path, int (*work)(const char*)) {
  const std::lock_guard lock(mutex_);
  const int done = work(path);
  const auto found = names_.find(name_of(path));
  if (done != 0 || found == names_.end()) return done;
  operations_.push_back({.kind = Kind::unlink, .number = found->second, .name = name_of(path)});
  names_.erase(found);
  return done;
}

}  // namespace zubia::endurance
