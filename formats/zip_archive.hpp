#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/result.hpp"

namespace zubia::formats {

/// What an archive may hold. A small file that says it is a huge one is an attack, not a spreadsheet.
struct ZipLimits {
  std::size_t entries_max = 2'000;
  std::uint64_t entry_bytes_max = 256ULL << 20U;  ///< of one entry, unpacked
  std::uint64_t bytes_max = 512ULL << 20U;        ///< of all entries, unpacked
  std::uint64_t ratio_max = 250;                  ///< of unpacked to packed, where an entry is over 1 MiB
};

/// A zip archive in memory, which must outlive it. Nothing of it is ever written to a disk.
class ZipArchive {
 public:
  /// Refused: `broken-archive` (no zip, cut off, or an entry twice), `archive-too-large` (over a limit, by what it says
  /// of itself).
  static Result<ZipArchive> open(std::string_view bytes, const std::string& file_name, const ZipLimits& limits = {});

  bool has(const std::string& entry) const;
  std::vector<std::string> entries() const;

  /// Hands an entry over piece by piece, until `take` gives false. Refused: `broken-archive`, `archive-too-large` (more
  /// comes out than it said).
  Result<bool> read(const std::string& entry, const std::function<bool(std::string_view)>& take) const;

 private:
  struct Open;
  explicit ZipArchive(std::shared_ptr<Open> open) : open_(std::move(open)) {}
  std::shared_ptr<Open> open_;
};

}  // namespace zubia::formats
