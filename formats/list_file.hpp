#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/base/result.hpp"
#include "formats/sheet.hpp"

namespace zubia::formats {

/// A list of things with a header, from CSV or from a workbook.
struct ListFile {
  Sheet sheet = {};
  std::string sheet_name = {};        ///< of a workbook; empty for CSV
  std::vector<Problem> notices = {};  ///< what was passed over in a workbook, see `XlsxReader`; further sheets
};

/// Reads CSV with any of the usual separators and encodings, or the first sheet of a workbook (`.xlsx`), by what the
/// bytes are. A formula of a workbook gives the value it had; a text that looks like one stays a text. In a workbook a
/// row may be shorter than the header, and rows without any cell are passed over. Refused as `read_sheet` and
/// `XlsxReader`; `ragged-row` where a row is longer than the header.
Result<ListFile> read_list_file(std::string_view bytes, const std::string& file_name, const std::string& what_is_due);

}  // namespace zubia::formats
