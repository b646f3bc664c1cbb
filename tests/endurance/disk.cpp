#include "tests/endurance/disk.hpp"

#include <algorithm>
#include <string_view>

namespace zubia::endurance {

namespace {

using Kind = FileOperation::Kind;

constexpr std::size_t sector_bytes = 512;

void put(std::string& content, std::size_t offset, std::string_view bytes) {
  if (content.size() < offset + bytes.size()) content.resize(offset + bytes.size(), '\0');
  content.replace(offset, bytes.size(), bytes);
}

void change(std::string& content, const FileOperation& operation) {
  if (operation.kind == Kind::truncate)
    content.resize(operation.offset, '\0');
  else
    put(content, operation.offset, operation.bytes);
}

void change_torn(std::string& content, const FileOperation& operation, RandomStream& random) {
  if (operation.kind == Kind::truncate) {
    if (random.below(2) == 0) change(content, operation);
    return;
  }
  const std::string_view bytes = operation.bytes;
  // Sectors are those of the file, not of the write.
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t size = std::min(sector_bytes - (operation.offset + at) % sector_bytes, bytes.size() - at);
    if (random.below(2) == 0) put(content, operation.offset + at, bytes.substr(at, size));
    at += size;
  }
}

void rename(std::map<std::string, std::size_t>& names, const FileOperation& operation) {
  if (operation.kind == Kind::unlink)
    names.erase(operation.name);
  else
    names[operation.name] = operation.number;
}

}  // namespace

Disk::File& Disk::file(std::size_t number) {
  if (files_.size() <= number) files_.resize(number + 1);
  return files_[number];
}

void Disk::take(const FileOperation& operation) {
  switch (operation.kind) {
    case Kind::create:
      file(operation.number);
      [[fallthrough]];
    case Kind::link:
    case Kind::unlink:
      names_since_.push_back(&operation);
      break;
    case Kind::write:
    case Kind::truncate:
      file(operation.number).since.push_back(&operation);
      break;
    case Kind::sync: {
      File& synced = file(operation.number);
      for (const FileOperation* one : synced.since) change(synced.synced, *one);
      synced.since.clear();
      break;
    }
    case Kind::sync_folder:
      if (folders_ == Folders::passed_over) break;
      for (const FileOperation* one : names_since_) rename(names_, *one);
      names_since_.clear();
      break;
    case Kind::ask:
    case Kind::acknowledge:
      break;
  }
}

std::map<std::string, std::string> Disk::after_cut(Fate fate, RandomStream& random) const {
  auto names = names_;
  const std::size_t kept = fate == Fate::nothing ? 0
                           : fate == Fate::all   ? names_since_.size()
                                                 : random.below(names_since_.size() + 1);
  for (std::size_t one = 0; one < kept; ++one) rename(names, *names_since_[one]);
  std::map<std::string, std::string> found;
  for (const auto& [name, number] : names) {
    std::string content = files_[number].synced;
    for (const FileOperation* one : files_[number].since) {
      if (fate == Fate::torn)
        change_torn(content, *one, random);
      else if (fate == Fate::all || (fate == Fate::some && random.below(2) == 0))
        change(content, *one);
    }
    found.emplace(name, std::move(content));
  }
  return found;
}

}  // namespace zubia::endurance
