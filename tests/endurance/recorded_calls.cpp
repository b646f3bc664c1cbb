// Stands before the functions of the C library by which files are written, and has them noted while a record is on.
// What is defined in a program goes before the libraries that it uses, SQLite among them.
//
// Their headers are left out on purpose: where they are hardened they define some of these functions themselves. So
// are sanitizers (CMakeLists.txt): these functions are called before a sanitizer is ready.

#include <dlfcn.h>
#include <cstdarg>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "tests/endurance/file_record.hpp"

namespace {

constexpr int make_file = 0100;  // O_CREAT

/// The function of that name that would have been called without ours.
template <class Function>
Function* next(const char* name) {
  // The address of a function comes as one of an object.
  return reinterpret_cast<Function*>(dlsym(RTLD_NEXT, name));
}

zubia::endurance::FileRecord* record_on() {
  auto& record = zubia::endurance::file_record();
  return record.is_on() ? &record : nullptr;
}

int open_really(const char* path, int flags, unsigned mode) {
  static auto* const really = next<int(const char*, int, ...)>("open64");
  return really(path, flags, mode);
}

std::int64_t write_at_really(int descriptor, const void* bytes, std::size_t count, std::int64_t offset) {
  static auto* const really = next<std::int64_t(int, const void*, std::size_t, std::int64_t)>("pwrite64");
  return really(descriptor, bytes, count, offset);
}

std::int64_t write_really(int descriptor, const void* bytes, std::size_t count, std::int64_t) {
  static auto* const really = next<std::int64_t(int, const void*, std::size_t)>("write");
  return really(descriptor, bytes, count);
}

int truncate_really(int descriptor, std::int64_t size) {
  static auto* const really = next<int(int, std::int64_t)>("ftruncate64");
  return really(descriptor, size);
}

int open_noted(const char* path, int flags, unsigned mode) {
  auto* record = record_on();
  return record != nullptr ? record->open(path, flags, open_really, mode) : open_really(path, flags, mode);
}

std::int64_t write_at_noted(int descriptor, const void* bytes, std::size_t count, std::int64_t offset) {
  auto* record = record_on();
  if (record == nullptr || !record->knows(descriptor)) return write_at_really(descriptor, bytes, count, offset);
  return record->write(descriptor, {static_cast<const char*>(bytes), count}, offset, write_at_really);
}

int truncate_noted(int descriptor, std::int64_t size) {
  auto* record = record_on();
  if (record == nullptr || !record->knows(descriptor)) return truncate_really(descriptor, size);
  return record->truncate(descriptor, size, truncate_really);
}

int sync_noted(int descriptor, int (*work)(int)) {
  auto* record = record_on();
  return record != nullptr && record->knows(descriptor) ? record->sync(descriptor, work) : work(descriptor);
}

}  // namespace

extern "C" {

int open(const char* path, int flags, ...) {
  unsigned mode = 0;
  if ((flags & make_file) != 0) {
    va_list rest;
    va_start(rest, flags);
    mode = va_arg(rest, unsigned);
    va_end(rest);
  }
  return open_noted(path, flags, mode);
}

int open64(const char* path, int flags, ...) {
  unsigned mode = 0;
  if ((flags & make_file) != 0) {
    va_list rest;
    va_start(rest, flags);
    mode = va_arg(rest, unsigned);
    va_end(rest);
  }
  return open_noted(path, flags, mode);
}

int close(int descriptor) {
  static auto* const really = next<int(int)>("close");
  // Before the number can stand for another file.
  if (auto* record = record_on()) record->close(descriptor);
  return really(descriptor);
}

std::int64_t write(int descriptor, const void* bytes, std::size_t count) {
  static auto* const seek = next<std::int64_t(int, std::int64_t, int)>("lseek64");
  auto* record = record_on();
  if (record == nullptr || !record->knows(descriptor)) return write_really(descriptor, bytes, count, 0);
  return record->write(descriptor, {static_cast<const char*>(bytes), count}, seek(descriptor, 0, 1), write_really);
}

std::int64_t pwrite(int descriptor, const void* bytes, std::size_t count, std::int64_t offset) {
  return write_at_noted(descriptor, bytes, count, offset);
}

std::int64_t pwrite64(int descriptor, const void* bytes, std::size_t count, std::int64_t offset) {
  return write_at_noted(descriptor, bytes, count, offset);
}

int ftruncate(int descriptor, std::int64_t size) noexcept { return truncate_noted(descriptor, size); }

int ftruncate64(int descriptor, std::int64_t size) noexcept { return truncate_noted(descriptor, size); }

int fsync(int descriptor) {
  static auto* const really = next<int(int)>("fsync");
  return sync_noted(descriptor, really);
}

int fdatasync(int descriptor) {
  static auto* const really = next<int(int)>("fdatasync");
  return sync_noted(descriptor, really);
}

int rename(const char* from, const char* to) noexcept {
  static auto* const really = next<int(const char*, const char*)>("rename");
  auto* record = record_on();
  return record != nullptr ? record->rename(from, to, really) : really(from, to);
}

int link(const char* from, const char* to) noexcept {
  static auto* const really = next<int(const char*, const char*)>("link");
  auto* record = record_on();
  return record != nullptr ? record->link(from, to, really) : really(from, to);
}

int unlink(const char* path) noexcept {
  static auto* const really = next<int(const char*)>("unlink");
  auto* record = record_on();
  return record != nullptr ? record->unlink(path, really) : really(path);
}

}  // extern "C"
