#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace zubia::formats {

/// What happens to texts that a spreadsheet would take for a formula: those that begin with = + - @ tab or CR.
enum class FormulaText {
  kept,     ///< written as they are, for programs
  disarmed  ///< written behind an apostrophe, for people who open the file in a spreadsheet
};

/// Whether a spreadsheet would take it for one.
bool is_formula_text(std::string_view text);

struct CsvWriterOptions {
  char delimiter = ',';
  FormulaText formula_text = FormulaText::kept;
  std::string line_end = "\n";
};

/// The shortest digits that read back as exactly `value`, with a decimal point; empty for NaN.
std::string number_text(double value);

/// Writes comma-separated text (RFC 4180). Fields are quoted where they must be; numbers are written by `number_text`.
///
///     CsvWriter csv;
///     csv.text("territory").text("value").end_row();
///     csv.text("ES21").number(0.1).end_row();
///     csv.written();  // "territory,value\nES21,0.1\n"
class CsvWriter {
 public:
  explicit CsvWriter(CsvWriterOptions options = {});

  CsvWriter& text(std::string_view field);
  CsvWriter& number(double field);
  void end_row();

  /// All that was written so far.
  const std::string& written() const { return written_; }

 private:
  void begin_field();

  CsvWriterOptions options_;
  std::string written_;
  std::size_t row_start_ = 0;
  std::size_t row_fields_ = 0;
};

}  // namespace zubia::formats
