#pragma once

#include <string>
#include <string_view>

#include "engine/base/result.hpp"
#include "formats/statistics_file.hpp"

namespace zubia::formats {

/// Whether the header has the dimensions of a Eurostat TSV in its first cell: `freq,unit,nace_r2,geo\TIME_PERIOD`.
bool is_eurostat_tsv(std::string_view text);

/// Reads a Eurostat TSV as delivered: one line per series, one tab-separated cell per period; a cell is a number or `:`
/// and, after a space, flags. Series that Eurostat leaves out are not there; `: c` is confidential, `:` is missing.
Result<StatisticsFile> read_eurostat_tsv(std::string_view text, const std::string& file_name,
                                         const StatisticsFileOptions& options);

}  // namespace zubia::formats
