#include "formats/csv_writer.hpp"

#include <array>
#include <charconv>
#include <cmath>
#include <utility>

namespace zubia::formats {

std::string number_text(double value) {
  if (std::isnan(value)) return {};
  std::array<char, 32> digits{};  // the longest shortest double has 24 characters
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
  return {digits.data(), end};
}

bool is_formula_text(std::string_view text) {
  return !text.empty() && std::string_view("=+-@\t\r").find(text.front()) != std::string_view::npos;
}

CsvWriter::CsvWriter(CsvWriterOptions options) : options_(std::move(options)) {}

void CsvWriter::begin_field() {
  if (row_fields_++ > 0) written_ += options_.delimiter;
}

CsvWriter& CsvWriter::text(std::string_view field) {
  begin_field();
  const bool formula = is_formula_text(field);
  const bool disarm = formula && options_.formula_text == FormulaText::disarmed;
  const bool quote = field.find_first_of("\"\r\n") != std::string_view::npos ||
                     field.find(options_.delimiter) != std::string_view::npos;
  if (quote) written_ += '"';
  if (disarm) written_ += '\'';
  for (const char c : field) {
    if (c == '"') written_ += '"';
    written_ += c;
  }
  if (quote) written_ += '"';
  return *this;
}

CsvWriter& CsvWriter::number(double field) {
  begin_field();
  written_ += number_text(field);
  return *this;
}

void CsvWriter::end_row() {
  // A row of one empty field would read back as an empty line, that is, as no row.
  if (row_fields_ == 1 && written_.size() == row_start_) written_ += "\"\"";
  written_ += options_.line_end;
  row_start_ = written_.size();
  row_fields_ = 0;
}

}  // namespace zubia::formats
