#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/result.hpp"

namespace zubia::formats {

/// A table of texts under a header, as people keep lists in a spreadsheet.
struct Sheet {
  struct Row {
    std::size_t line = 0;
    std::vector<std::string> cells;  ///< trimmed, one for each column
  };

  std::vector<std::string> columns;
  std::vector<Row> rows;
};

/// Reads CSV with any of the usual separators and encodings. `what_is_due` is named where the file is something else:
/// `a list of participants`. Refused with the problems of CSV (`empty-file`, `wrong-encoding`, `ragged-row` …) and
/// `duplicate-column`.
Result<Sheet> read_sheet(std::string_view bytes, const std::string& file_name, const std::string& what_is_due);

}  // namespace zubia::formats
