#include "formats/xlsx_writer.hpp"

#include <sys/mman.h>
#include <unicode/unistr.h>
#include <unistd.h>
#include <xlsxwriter.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <set>

#include "formats/plain_text.hpp"
#include "formats/xlsx_parts.hpp"
#include "formats/xlsx_reader.hpp"

namespace zubia::formats {
namespace {

constexpr std::size_t rows_max = 1'048'576;
constexpr std::size_t columns_max = 16'384;
constexpr std::size_t characters_max = 32'767;
constexpr std::size_t name_characters_max = 31;

std::size_t characters_in(std::string_view text) {
  return static_cast<std::size_t>(
      std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

/// Without what XML cannot hold: a program that finds it calls the whole file damaged. Broken UTF-8 becomes U+FFFD.
std::string without_controls(const std::string& text) {
  std::string whole;
  icu::UnicodeString::fromUTF8(text).toUTF8String(whole);
  std::string clean;
  for (const char c : whole)
    if (static_cast<unsigned char>(c) >= 0x20 || c == '\t' || c == '\n') clean += c;
  return clean;
}

std::optional<Problem> sheet_problem(const XlsxSheet& sheet, std::set<std::string>& names) {
  const bool is_name = !sheet.name.empty() && characters_in(sheet.name) <= name_characters_max &&
                       sheet.name.find_first_of("[]:*?/\\'") == std::string::npos;
  if (!is_name || !names.insert(lower_case(sheet.name)).second)
    return Problem{"wrong-sheet-name",
                   "A sheet cannot be called \"" + sheet.name + "\".",
                   {},
                   "Give it a name of its own of at most 31 characters without []:*?/\\'."};
  std::size_t widest = sheet.header.size();
  for (const auto& row : sheet.rows) widest = std::max(widest, row.size());
  if (sheet.rows.size() + (sheet.header.empty() ? 0 : 1) > rows_max || widest > columns_max)
    return Problem{"too-many-cells",
                   "The sheet " + sheet.name + " has more rows or columns than a workbook takes.",
                   {},
                   "Export as CSV, or fewer rows."};
  const std::size_t first = sheet.header.empty() ? 1 : 2;
  for (std::size_t i = 0; i < sheet.rows.size(); ++i)
    for (std::size_t j = 0; j < sheet.rows[i].size(); ++j) {
      const auto* text = std::get_if<std::string>(&sheet.rows[i][j]);
      if (text != nullptr && characters_in(*text) > characters_max)
        return Problem{"text-too-long",
                       "The text for " + sheet.name + "!" + cell_name(j, first + i) + " is longer than a cell takes.",
                       {.member = sheet.name + "!" + cell_name(j, first + i)},
                       "Export as CSV."};
    }
  return {};
}

/// A file without a place on a disk: the library writes only to files, and what it writes may be confidential.
struct MemoryFile {
  int descriptor = memfd_create("workbook", MFD_CLOEXEC);
  std::string path = descriptor < 0 ? "" : "/proc/self/fd/" + std::to_string(descriptor);

  MemoryFile() = default;
  MemoryFile(const MemoryFile&) = delete;
  MemoryFile& operator=(const MemoryFile&) = delete;
  ~MemoryFile() {
    if (descriptor >= 0) close(descriptor);
  }

  std::string bytes() const {
    std::string read;
    std::array<char, 1U << 16U> piece{};
    for (off_t at = 0;;) {
      const ssize_t length = pread(descriptor, piece.data(), piece.size(), at);
      if (length <= 0) return read;
      read.append(piece.data(), static_cast<std::size_t>(length));
      at += length;
    }
  }
};

class Writing {
 public:
  explicit Writing(const std::vector<XlsxSheet>& sheets) : sheets_(sheets) {}

  std::string written() {
    const MemoryFile file;
    if (file.path.empty()) return {};
    book_ = workbook_new(file.path.c_str());
    lxw_doc_properties properties = {};
    properties.created = 1;  // otherwise the clock would make every file another one
    workbook_set_properties(book_, &properties);
    bold_ = workbook_add_format(book_);
    format_set_bold(bold_);
    date_ = workbook_add_format(book_);
    format_set_num_format(date_, "yyyy-mm-dd");
    for (const XlsxSheet& sheet : sheets_) write(sheet);
    return workbook_close(book_) == LXW_NO_ERROR ? file.bytes() : std::string();
  }

 private:
  void write(const XlsxSheet& sheet) {
    lxw_worksheet* to = workbook_add_worksheet(book_, sheet.name.c_str());
    for (std::size_t i = 0; i < sheet.widths.size(); ++i)
      worksheet_set_column(to, static_cast<lxw_col_t>(i), static_cast<lxw_col_t>(i), sheet.widths[i], nullptr);
    lxw_row_t row = 0;
    for (std::size_t i = 0; i < sheet.header.size(); ++i)
      worksheet_write_string(to, 0, static_cast<lxw_col_t>(i), without_controls(sheet.header[i]).c_str(), bold_);
    if (!sheet.header.empty()) {
      worksheet_freeze_panes(to, 1, 0);
      row = 1;
    }
    for (const auto& values : sheet.rows) {
      for (std::size_t i = 0; i < values.size(); ++i) write(to, row, static_cast<lxw_col_t>(i), values[i]);
      ++row;
    }
  }

  void write(lxw_worksheet* to, lxw_row_t row, lxw_col_t column, const XlsxValue& value) const {
    if (const auto* number = std::get_if<double>(&value)) {
      if (std::isfinite(*number)) worksheet_write_number(to, row, column, *number, nullptr);
    } else if (const auto* text = std::get_if<std::string>(&value)) {
      // write_string never looks for a formula or a link, unlike what a person types.
      const std::string clean = without_controls(*text);
      if (!clean.empty()) worksheet_write_string(to, row, column, clean.c_str(), nullptr);
    } else if (const auto* truth = std::get_if<bool>(&value)) {
      worksheet_write_boolean(to, row, column, *truth ? 1 : 0, nullptr);
    } else if (const auto* date = std::get_if<XlsxDate>(&value)) {
      write_date(to, row, column, date->day);
    }
  }

  void write_date(lxw_worksheet* to, lxw_row_t row, lxw_col_t column, const std::string& day) const {
    const bool is_iso = day.size() == 10 && day[4] == '-' && day[7] == '-';
    lxw_datetime date = {};
    date.year = is_iso ? whole_number(day.substr(0, 4)) : -1;
    date.month = is_iso ? whole_number(day.substr(5, 2)) : -1;
    date.day = is_iso ? whole_number(day.substr(8, 2)) : -1;
    // The calendar of a spreadsheet begins in 1900; what is before, or no date, stays a text.
    if (date.year >= 1900 && date.month >= 1 && date.month <= 12 && date.day >= 1 && date.day <= 31)
      worksheet_write_datetime(to, row, column, &date, date_);
    else if (!day.empty())
      worksheet_write_string(to, row, column, day.c_str(), nullptr);
  }

  const std::vector<XlsxSheet>& sheets_;
  lxw_workbook* book_ = nullptr;
  lxw_format* bold_ = nullptr;
  lxw_format* date_ = nullptr;
};

}  // namespace

Result<std::string> write_xlsx(const std::vector<XlsxSheet>& sheets) {
  std::set<std::string> names;
  for (const XlsxSheet& sheet : sheets)
    if (auto problem = sheet_problem(sheet, names)) return refuse(std::move(*problem));
  return Writing(sheets).written();
}

}  // namespace zubia::formats
