#pragma once

#include <string>
#include <variant>
#include <vector>

#include "engine/base/result.hpp"

namespace zubia::formats {

/// A date, ISO 8601 `2026-05-01`; written as a date of the spreadsheet.
struct XlsxDate {
  std::string day;
};

/// What is written into a cell: nothing, a number (empty where it is not defined), a text, a truth or a date.
using XlsxValue = std::variant<std::monostate, double, std::string, bool, XlsxDate>;

struct XlsxSheet {
  std::string name = {};                 ///< at most 31 characters
  std::vector<std::string> header = {};  ///< bold, and stays in view; may be empty
  std::vector<std::vector<XlsxValue>> rows = {};
  std::vector<double> widths = {};  ///< of the columns, in characters; the others as they come
};

/// A workbook. A text is always a text: what begins with = + - @ is never a formula, and a link never a link. The same
/// sheets give the same bytes.
///
/// Refused: `wrong-sheet-name` (empty, too long, twice, or with one of []:*?/\), `too-many-cells` (more rows or columns
/// than a sheet has), `text-too-long` (more than the 32,767 characters of a cell; nothing is cut off silently).
Result<std::string> write_xlsx(const std::vector<XlsxSheet>& sheets);

}  // namespace zubia::formats
