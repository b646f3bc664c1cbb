#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/result.hpp"
#include "formats/csv_reader.hpp"
#include "formats/text_encoding.hpp"

namespace zubia::formats {

/// Refuses what is no text with numbers: `empty-file`, `not-a-statistics-file`, `wrong-encoding`. `what_is_due` says
/// what was hoped for: `statistics`, `a correspondence table`.
Result<DecodedText> open_text(std::string_view bytes, const std::string& file_name, const std::string& what_is_due);

/// Reads the next record, which must have `width` fields (`ragged-row`); false at the end.
Result<bool> next_row(CsvReader& reader, std::size_t width, const std::string& file_name);

/// Reads the header of a table (`empty-file`).
Result<std::vector<std::string>> read_header(CsvReader& reader, const std::string& file_name);

/// `empty-file` for a table that has a header and nothing else.
Problem no_rows(const std::string& file_name);

}  // namespace zubia::formats
