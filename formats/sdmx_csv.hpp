#pragma once

#include <string>
#include <string_view>

#include "engine/base/result.hpp"
#include "formats/statistics_file.hpp"

namespace zubia::formats {

/// Whether the header is that of SDMX-CSV: `DATAFLOW` first (1.0) or `STRUCTURE`, `STRUCTURE_ID` (2.0).
bool is_sdmx_csv(std::string_view text);

/// Reads SDMX-CSV 1.0 and 2.0 as Eurostat and OECD deliver it, with or without labels. `CONF_STATUS` other than `F`
/// (free), and the observation status `Q` (suppressed), mean confidential; rows with the action `D` (delete) are left
/// out. Every dimension before the time that is neither territory nor activity must have one code.
Result<StatisticsFile> read_sdmx_csv(std::string_view text, const std::string& file_name,
                                     const StatisticsFileOptions& options);

}  // namespace zubia::formats
