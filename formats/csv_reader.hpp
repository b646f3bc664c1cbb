#pragma once

#include <cstddef>
#include <deque>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/result.hpp"

namespace zubia::formats {

/// Reads comma-separated text (RFC 4180) record by record, without copying it. `text` is UTF-8 without a byte order
/// mark and must outlive the reader. Lines end with LF, CRLF or CR; empty lines are passed over; a quote inside an
/// unquoted field is an ordinary character.
///
///     CsvReader reader(text, ',', "employment.csv");
///     while (true) {
///       const Result<bool> more = reader.next();
///       …
///     }
class CsvReader {
 public:
  CsvReader(std::string_view text, char delimiter, std::string file_name);

  /// Moves to the next record; false at the end. Refused (`broken-quotes`) where a quote is never closed or is followed
  /// by text.
  Result<bool> next();

  /// The fields of the record, valid until the next call of `next`.
  std::span<const std::string_view> fields() const { return fields_; }

  /// The line where the record begins, counted from 1.
  std::size_t line() const { return record_line_; }

  /// How many lines follow the record: about as many as records.
  std::size_t lines_left() const;

 private:
  Result<std::string_view> quoted_field();
  std::string_view plain_field();
  void skip_line_end();
  void skip_empty_lines();

  std::string_view text_;
  char delimiter_;
  std::string file_name_;
  std::size_t position_ = 0;
  std::size_t line_ = 1;
  std::size_t record_line_ = 0;
  std::vector<std::string_view> fields_;
  std::deque<std::string> unescaped_;  // fields with doubled quotes; a deque keeps the views into it valid
};

}  // namespace zubia::formats
