#pragma once

#include <functional>
#include <string>

#include "engine/base/result.hpp"
#include "formats/number_style.hpp"
#include "formats/statistics_file.hpp"

namespace zubia::formats {

/// How a table can be read: all its numbers looked at, or all its rows read in one style.
struct StyledTable {
  std::string file_name;
  char delimiter = ',';
  DecimalMark decimal_mark = DecimalMark::find_out;
  std::function<Result<NumberStyleEvidence>()> see_numbers;
  std::function<Result<StatisticsFile>(NumberStyle)> read_rows;
};

/// Reads a table in the style that its numbers agree on, and adds a notice where that is not the usual one. The usual
/// one is tried first, since it is mostly right; except between semicolons, where commas and points both may mean
/// either.
///
/// Refused with `ambiguous-number` where a comma, or between semicolons a point, could be a decimal mark or stand
/// between thousands, and no number decides it; and with whatever `read_rows` refuses.
Result<StatisticsFile> read_in_agreed_style(const StyledTable& table);

}  // namespace zubia::formats
