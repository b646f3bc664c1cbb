#include "formats/list_file.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "formats/csv_text.hpp"
#include "formats/plain_text.hpp"
#include "formats/xlsx_reader.hpp"

namespace zubia::formats {
namespace {

std::vector<std::string> texts_of(const XlsxRow& row) {
  std::vector<std::string> texts;
  for (const XlsxCell& cell : row.cells) texts.emplace_back(trimmed(cell_text(cell)));
  while (!texts.empty() && texts.back().empty()) texts.pop_back();
  return texts;
}

Result<void> take_header(std::vector<std::string> names, std::size_t line, const std::string& file_name, Sheet& sheet) {
  for (std::size_t c = 0; c < names.size(); ++c) {
    // A column without a name is called as the program calls it.
    if (names[c].empty()) names[c] = column_letters(c);
    if (std::ranges::find(sheet.columns, names[c]) != sheet.columns.end())
      return refuse({"duplicate-column",
                     fmt::format("The column “{}” is there twice.", names[c]),
                     {.file = file_name, .line = line, .column = names[c]},
                     "Keep one of the two, or give them different names."});
    sheet.columns.push_back(std::move(names[c]));
  }
  return {};
}

Result<void> take_row(std::vector<std::string> cells, std::size_t line, const std::string& file_name, Sheet& sheet) {
  if (cells.empty()) return {};
  if (sheet.columns.empty()) return take_header(std::move(cells), line, file_name, sheet);
  if (cells.size() > sheet.columns.size())
    return refuse({"ragged-row",
                   fmt::format("The row has {} cells, and the header {}.", cells.size(), sheet.columns.size()),
                   {.file = file_name, .line = line},
                   "Give each column a name in the first row."});
  cells.resize(sheet.columns.size());
  sheet.rows.push_back({line, std::move(cells)});
  return {};
}

Result<ListFile> read_workbook(std::string_view bytes, const std::string& file_name) {
  auto reader = XlsxReader::open(bytes, file_name);
  if (!reader) return refuse(reader.error());
  ListFile list{.sheet = {}, .sheet_name = reader->sheets().front(), .notices = {}};
  Result<void> taken;
  const auto read = reader->read(list.sheet_name, [&](const XlsxRow& row) {
    taken = take_row(texts_of(row), row.number, file_name, list.sheet);
    return taken.has_value();
  });
  if (!read) return refuse(read.error());
  if (!taken) return refuse(taken.error());
  if (list.sheet.rows.empty()) return refuse(no_rows(file_name));
  list.notices = reader->notices();
  if (reader->sheets().size() > 1)
    list.notices.push_back({"first-sheet-read",
                            fmt::format("The workbook has {} sheets; “{}”, the first one, was read.",
                                        reader->sheets().size(), list.sheet_name),
                            {.file = file_name},
                            {}});
  return list;
}

}  // namespace

Result<ListFile> read_list_file(std::string_view bytes, const std::string& file_name, const std::string& what_is_due) {
  // A workbook is a ZIP archive, and no text begins like one; one of the old format is told apart by its reader.
  const bool is_workbook = bytes.starts_with("PK\x03\x04") || bytes.starts_with("\xD0\xCF\x11\xE0");
  if (is_workbook) return read_workbook(bytes, file_name);
  auto sheet = read_sheet(bytes, file_name, what_is_due);
  if (!sheet) return refuse(sheet.error());
  return ListFile{.sheet = *std::move(sheet), .sheet_name = {}, .notices = {}};
}

}  // namespace zubia::formats
