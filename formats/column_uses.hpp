#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "formats/statistics_file.hpp"

namespace zubia::formats {

/// A role, and the place of the column that has it, if any has.
using ColumnPlace = std::pair<std::string_view, std::optional<std::size_t>>;

/// The places of the columns that every table with a row for each cell has.
template <class Columns>
std::vector<ColumnPlace> cell_places(const Columns& columns) {
  return {{"territory", columns.territory},
          {"activity", columns.activity},
          {"period", columns.period},
          {"value", columns.value},
          {"flag", columns.flag},
          {"confidentiality", columns.confidentiality},
          {"unit", columns.unit}};
}

/// What each named column was read as, in the order of the header; what has no place here was read as `others`.
std::vector<ColumnUse> column_uses(std::span<const std::string> header, std::span<const ColumnPlace> places,
                                   std::string_view others);

}  // namespace zubia::formats
