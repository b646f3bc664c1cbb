#pragma once

#include <cstddef>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/result.hpp"
#include "formats/statistics_file.hpp"

namespace zubia::formats {

/// Watches the dimensions of a file that are neither territory, activity nor period: unit, frequency, sex … Cells are
/// comparable only within one code of each, so a file with several is refused until the caller chooses.
class FurtherDimensions {
 public:
  explicit FurtherDimensions(const StatisticsFileOptions& options) : options_(&options) {}

  /// Watches a dimension that must have one code, chosen or by itself. `column` is its place in a record.
  void watch(const std::string& name, std::size_t column);

  /// The same for the dimension that is the unit.
  void watch_unit(const std::string& name, std::size_t column);

  /// Watches the dimensions of the caller's choices, for files whose other columns may be anything.
  Result<void> watch_choices(std::span<const std::string> header, const std::string& file_name);

  /// Whether a record is among those that the caller wants.
  bool wants(std::span<const std::string_view> record);

  /// Refused with `several-units`, `several-codes` where a choice is due, and `unknown-unit`, `unknown-code` where the
  /// chosen one is not in the file.
  Result<void> check(const std::string& file_name) const;

  /// The places of the dimensions that are watched.
  std::vector<std::size_t> columns() const;

  /// The unit of the wanted records, where the file names it.
  std::string unit() const;

 private:
  struct Dimension {
    std::string name;
    std::size_t column = 0;
    std::string wanted;  // empty: the only one
    bool is_unit = false;
    std::set<std::string, std::less<>> codes;
    std::string last;
  };

  std::string chosen_code(const std::string& name) const;

  const StatisticsFileOptions* options_;
  std::vector<Dimension> dimensions_;
};

}  // namespace zubia::formats
