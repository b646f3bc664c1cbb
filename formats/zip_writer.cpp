#include "formats/zip_writer.hpp"

#include <zip.h>

#include <deque>
#include <new>
#include <stdexcept>
#include <utility>

namespace zubia::formats {

/// The library reads the entries when the archive is closed, so they are kept until then.
struct ZipWriter::Open {
  zip_source_t* target = nullptr;
  zip_t* archive = nullptr;
  std::deque<std::string> entries = {};

  Open() = default;
  Open(const Open&) = delete;
  Open& operator=(const Open&) = delete;
  ~Open() {
    if (archive != nullptr) zip_discard(archive);
    if (target != nullptr) zip_source_free(target);
  }
};

ZipWriter::ZipWriter() : open_(std::make_shared<Open>()) {
  open_->target = zip_source_buffer_create(nullptr, 0, 0, nullptr);
  if (open_->target == nullptr) throw std::bad_alloc();
  open_->archive = zip_open_from_source(open_->target, ZIP_TRUNCATE, nullptr);
  if (open_->archive == nullptr) throw std::bad_alloc();
  // The archive gives its source away when it is closed; what was written is read from it afterwards.
  zip_source_keep(open_->target);
}

void ZipWriter::add(const std::string& name, std::string bytes) {
  const std::string& kept = open_->entries.emplace_back(std::move(bytes));
  zip_source_t* source = zip_source_buffer(open_->archive, kept.data(), kept.size(), 0);
  if (source == nullptr) throw std::bad_alloc();
  const zip_int64_t added = zip_file_add(open_->archive, name.c_str(), source, ZIP_FL_ENC_UTF_8);
  if (added < 0) {
    zip_source_free(source);
    throw std::runtime_error("an archive does not take the entry " + name);
  }
  const auto number = static_cast<zip_uint64_t>(added);
  zip_set_file_compression(open_->archive, number, ZIP_CM_STORE, 0);
  // When a file was packed says nothing, and would make each archive another.
  constexpr zip_uint16_t first_day = (1U << 5U) | 1U;  // 1980-01-01
  zip_file_set_dostime(open_->archive, number, 0, first_day, 0);
}

std::string ZipWriter::written() {
  // Of no entries the library would write nothing at all.
  if (open_->entries.empty()) return std::string("PK\x05\x06", 4) + std::string(18, '\0');
  if (zip_close(open_->archive) != 0) throw std::runtime_error("an archive could not be written");
  open_->archive = nullptr;
  zip_stat_t about;
  zip_stat_init(&about);
  if (zip_source_stat(open_->target, &about) != 0 || zip_source_open(open_->target) != 0) throw std::bad_alloc();
  std::string bytes(about.size, '\0');
  const zip_int64_t length = zip_source_read(open_->target, bytes.data(), bytes.size());
  zip_source_close(open_->target);
  if (length != static_cast<zip_int64_t>(bytes.size())) throw std::runtime_error("an archive was cut off");
  return bytes;
}

}  // namespace zubia::formats
