#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/result.hpp"
#include "formats/zip_archive.hpp"

namespace zubia::formats {

struct XlsxCell {
  enum class Kind : std::uint8_t { empty, number, text, truth, date, error };
  Kind kind = Kind::empty;
  double number = 0;      ///< of a number; 1 or 0 of a truth
  std::string text = {};  ///< of a text; a date as ISO 8601 (`2026-05-01`, `2026-05-01T09:30:00`); an error as `#REF!`

  friend bool operator==(const XlsxCell&, const XlsxCell&) = default;
};

/// The cell as a person reads it: `12`, `0.5`, `TRUE`, the text, the date.
std::string cell_text(const XlsxCell& cell);

struct XlsxRow {
  std::size_t number = 0;  ///< as the program shows it, from 1
  std::vector<XlsxCell> cells = {};
};

struct XlsxLimits {
  ZipLimits zip = {};
  std::size_t cells_max = 4'000'000;     ///< of one sheet
  std::size_t text_bytes_max = 200'000;  ///< of one cell
  std::size_t shared_bytes_max = 256ULL << 20U;
};

/// A workbook of Excel, LibreOffice or a program (`.xlsx`, `.xlsm`), read row by row.
///
/// A formula gives the value it had when the file was saved. Macros, links to other files, pictures and hidden state
/// are never looked at. What was passed over is said in `notices`: `formula-value-taken`, `formula-without-value`,
/// `macros-ignored`, `links-ignored`, `error-values`.
class XlsxReader {
 public:
  /// Refused: `not-an-xlsx-file`, `old-or-locked-workbook` (`.xls`, or with a password), `broken-xlsx`,
  /// `broken-archive`, `archive-too-large`, `no-sheets`.
  static Result<XlsxReader> open(std::string_view bytes, const std::string& file_name, const XlsxLimits& limits = {});

  const std::vector<std::string>& sheets() const;

  /// Hands the rows over that have a cell, in order, until `take` gives false. Empty rows are left out. Refused as
  /// `open`, with sheet, row and column: `where.member` is `survey!B5`.
  Result<bool> read(const std::string& sheet, const std::function<bool(const XlsxRow&)>& take);

  const std::vector<Problem>& notices() const;

 private:
  struct Book;
  explicit XlsxReader(std::shared_ptr<Book> book) : book_(std::move(book)) {}
  std::shared_ptr<Book> book_;
};

/// All rows of a sheet at once.
Result<std::vector<XlsxRow>> read_xlsx_sheet(XlsxReader& reader, const std::string& sheet);

/// `B5`: the column from 0, the row from 1.
std::string cell_name(std::size_t column, std::size_t row);
/// `B`, `AA`.
std::string column_letters(std::size_t column);

}  // namespace zubia::formats
