#pragma once

#include <string>
#include <string_view>

namespace zubia::formats {

/// What the bytes are if they are clearly not text with numbers: `a PDF document`, `an Excel workbook (XLSX)`; empty
/// where nothing is recognised. Told by the first bytes, never by the name of the file.
std::string other_file_kind(std::string_view bytes);

}  // namespace zubia::formats
