#include "formats/zip_archive.hpp"

#include <zip.h>

#include <array>
#include <map>
#include <utility>

namespace zubia::formats {
namespace {

constexpr std::uint64_t small_entry = 1ULL << 20U;

Problem broken(const std::string& file_name, const std::string& what) {
  return {"broken-archive",
          "The file is damaged: " + what + ".",
          {.file = file_name},
          "Open it in the program that made it, save it again, and try with that copy."};
}

Problem too_large(const std::string& file_name, const std::string& what) {
  return {"archive-too-large",
          "The file unpacks to more than is read: " + what + ".",
          {.file = file_name},
          "Take sheets, pictures and formatted empty cells out of it, or divide it."};
}

}  // namespace

struct ZipArchive::Open {
  zip_t* archive = nullptr;
  std::string file_name;
  ZipLimits limits;
  std::map<std::string, zip_uint64_t> numbers;
  std::map<std::string, std::uint64_t> sizes;

  Open() = default;
  Open(const Open&) = delete;
  Open& operator=(const Open&) = delete;
  ~Open() {
    if (archive != nullptr) zip_discard(archive);
  }
};

Result<ZipArchive> ZipArchive::open(std::string_view bytes, const std::string& file_name, const ZipLimits& limits) {
  auto open = std::make_shared<Open>();
  open->file_name = file_name;
  open->limits = limits;
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
  if (source != nullptr) open->archive = zip_open_from_source(source, ZIP_RDONLY | ZIP_CHECKCONS, &error);
  if (open->archive == nullptr) {
    if (source != nullptr) zip_source_free(source);
    zip_error_fini(&error);
    return refuse(broken(file_name, "it is no whole zip archive"));
  }
  zip_error_fini(&error);
  const auto count = zip_get_num_entries(open->archive, 0);
  if (count < 0 || static_cast<std::size_t>(count) > limits.entries_max)
    return refuse(too_large(file_name, "it has " + std::to_string(count) + " entries"));
  std::uint64_t total = 0;
  for (zip_uint64_t i = 0; i < static_cast<zip_uint64_t>(count); ++i) {
    zip_stat_t entry;
    zip_stat_init(&entry);
    constexpr zip_uint64_t needed = ZIP_STAT_NAME | ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE;
    if (zip_stat_index(open->archive, i, 0, &entry) != 0 || (entry.valid & needed) != needed)
      return refuse(broken(file_name, "an entry cannot be read"));
    total += entry.size;
    const bool swells = entry.size > small_entry && entry.size / (entry.comp_size + 1) > limits.ratio_max;
    if (entry.size > limits.entry_bytes_max || total > limits.bytes_max || swells)
      return refuse(too_large(file_name, std::string(entry.name) + " has " + std::to_string(entry.size) + " bytes"));
    if (!open->numbers.emplace(entry.name, i).second)
      return refuse(broken(file_name, "it has " + std::string(entry.name) + " twice"));
    open->sizes.emplace(entry.name, entry.size);
  }
  return ZipArchive(std::move(open));
}

bool ZipArchive::has(const std::string& entry) const { return open_->numbers.contains(entry); }

std::vector<std::string> ZipArchive::entries() const {
  std::vector<std::string> names;
  for (const auto& [name, number] : open_->numbers) names.push_back(name);
  return names;
}

Result<bool> ZipArchive::read(const std::string& entry, const std::function<bool(std::string_view)>& take) const {
  const auto number = open_->numbers.find(entry);
  if (number == open_->numbers.end()) return refuse(broken(open_->file_name, entry + " is not in it"));
  const std::unique_ptr<zip_file_t, int (*)(zip_file_t*)> file(zip_fopen_index(open_->archive, number->second, 0),
                                                               zip_fclose);
  if (!file) return refuse(broken(open_->file_name, entry + " cannot be unpacked"));
  std::array<char, 1U << 16U> piece{};
  std::uint64_t total = 0;
  while (true) {
    const zip_int64_t length = zip_fread(file.get(), piece.data(), piece.size());
    if (length < 0) return refuse(broken(open_->file_name, entry + " cannot be unpacked"));
    if (length == 0) break;
    total += static_cast<std::uint64_t>(length);
    if (total > open_->sizes.at(entry))
      return refuse(too_large(open_->file_name, entry + " has more bytes than it says"));
    if (!take(std::string_view(piece.data(), static_cast<std::size_t>(length)))) return false;
  }
  if (total != open_->sizes.at(entry)) return refuse(broken(open_->file_name, entry + " is cut off"));
  return true;
}

}  // namespace zubia::formats
