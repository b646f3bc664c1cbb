#pragma once

#include <string>
#include <string_view>

#include "engine/base/result.hpp"
#include "formats/statistics_file.hpp"

namespace zubia::formats {

/// Reads a JSON-stat 2.0 dataset: dimensions, and the cells row by row as a list or, with gaps, as an object. Cells
/// that are in neither `value` nor `status` were not published and are left out; `null` is missing. Dimensions are
/// named as the columns of a tidy file; `role` helps where the names do not.
///
/// Refused with `broken-json` (no JSON), `not-a-statistics-file` (JSON of another kind), `broken-json-stat` (sizes,
/// categories or values that contradict each other), and the problems that all dialects share.
Result<StatisticsFile> read_json_stat(std::string_view text, const std::string& file_name,
                                      const StatisticsFileOptions& options);

}  // namespace zubia::formats
