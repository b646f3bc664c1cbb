#include "formats/sheet.hpp"

#include <algorithm>

#include "formats/csv_text.hpp"
#include "formats/delimiter.hpp"
#include "formats/plain_text.hpp"

namespace zubia::formats {

Result<Sheet> read_sheet(std::string_view bytes, const std::string& file_name, const std::string& what_is_due) {
  const auto decoded = open_text(bytes, file_name, what_is_due);
  if (!decoded) return refuse(decoded.error());
  CsvReader reader(decoded->text(), sniff_delimiter(decoded->text()), file_name);
  auto header = read_header(reader, file_name);
  if (!header) return refuse(header.error());
  Sheet sheet;
  for (const std::string& column : *header) {
    if (std::find(sheet.columns.begin(), sheet.columns.end(), column) != sheet.columns.end())
      return refuse({"duplicate-column",
                     "The column “" + column + "” is there twice.",
                     {file_name, 1, column, {}},
                     "Keep one of the two, or give them different names."});
    sheet.columns.push_back(column);
  }
  while (true) {
    const Result<bool> more = next_row(reader, sheet.columns.size(), file_name);
    if (!more) return refuse(more.error());
    if (!*more) break;
    Sheet::Row row{reader.line(), {}};
    for (const std::string_view field : reader.fields()) row.cells.emplace_back(trimmed(field));
    sheet.rows.push_back(std::move(row));
  }
  if (sheet.rows.empty()) return refuse(no_rows(file_name));
  return sheet;
}

}  // namespace zubia::formats
