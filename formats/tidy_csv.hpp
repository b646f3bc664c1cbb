#pragma once

#include <span>
#include <string>
#include <string_view>

#include "engine/base/result.hpp"
#include "formats/csv_writer.hpp"
#include "formats/statistics_file.hpp"
#include "programme/observation.hpp"

namespace zubia::formats {

/// Reads tidy CSV: one row per cell, with a column each for territory, activity and value and perhaps for period, flag
/// and unit. `text` is UTF-8.
Result<StatisticsFile> read_tidy_csv(std::string_view text, const std::string& file_name,
                                     const StatisticsFileOptions& options);

/// Writes observations as tidy CSV with the columns territory, activity, period, value, flag; `read_statistics` gives
/// the same observations back. A confidential cell has the flag `c` and no value.
std::string write_tidy_csv(std::span<const Observation> observations, const CsvWriterOptions& options = {});

}  // namespace zubia::formats
