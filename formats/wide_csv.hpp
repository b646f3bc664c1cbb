#pragma once

#include <string>
#include <string_view>

#include "engine/base/result.hpp"
#include "formats/statistics_file.hpp"

namespace zubia::formats {

/// Reads a matrix: a column of territories (the first, or the one that the caller named), perhaps one of periods (only
/// if named), and one column per activity, whose header is its code. `text` is UTF-8. Besides the problems of tidy CSV:
/// `duplicate-column`, where two columns are the same activity.
Result<StatisticsFile> read_wide_csv(std::string_view text, const std::string& file_name,
                                     const StatisticsFileOptions& options);

}  // namespace zubia::formats
