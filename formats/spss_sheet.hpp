#pragma once

#include <string>
#include <string_view>

#include "engine/base/result.hpp"
#include "formats/sheet.hpp"

namespace zubia::formats {

/// Whether the bytes begin as an SPSS system file (.sav, .zsav) does.
bool is_spss_file(std::string_view bytes);

/// The answers of an SPSS system file as a table: a column for each variable, a row for each case, whose line is its
/// number. Values stay codes, without their labels; missing ones, those that the file declares so included, are empty.
/// Dates are what SPSS counts, seconds since 1582.
///
/// Refused: `broken-spss-file`, `empty-file` (no cases), `too-many-values`.
Result<Sheet> read_spss_sheet(std::string_view bytes, const std::string& file_name);

}  // namespace zubia::formats
