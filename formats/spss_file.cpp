#include "formats/spss_file.hpp"

#include <readstat.h>
#include <sys/types.h>
#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <memory>
#include <utility>
#include <vector>

#include "formats/spss_response_sets.hpp"

namespace zubia::formats {
namespace {

using questionnaires::ColumnKind;
using questionnaires::ResponseCell;
using questionnaires::ResponseColumn;
using questionnaires::ResponseTable;

constexpr double days_from_1582_to_1970 = 141'428;
constexpr double seconds_of_a_day = 86'400;
constexpr std::size_t most_missing_values = 3;  // that SPSS takes beside the system-missing one
constexpr std::size_t label_bytes = 255;

using Writer = std::unique_ptr<readstat_writer_t, decltype(&readstat_writer_free)>;

/// The longest beginning of a UTF-8 text that has no more bytes and ends with a whole character.
std::string beginning(const std::string& text, std::size_t bytes) {
  if (text.size() <= bytes) return text;
  while (bytes > 0 && (static_cast<unsigned char>(text[bytes]) & 0xC0U) == 0x80U) --bytes;
  return text.substr(0, bytes);
}

struct Output {
  std::string bytes;
  const ResponseTable* table = nullptr;  ///< whose multiple-response sets are still to be written
};

/// Takes what the library writes. It knows no multiple-response sets, so theirs is put before the record that ends the
/// dictionary.
ssize_t take(const void* data, std::size_t length, void* context) {
  auto& output = *static_cast<Output*>(context);
  constexpr std::array<std::int32_t, 2> end_of_dictionary = {999, 0};
  if (output.table != nullptr && length == sizeof(end_of_dictionary) &&
      std::memcmp(data, end_of_dictionary.data(), length) == 0) {
    output.bytes += spss_response_sets(*output.table, output.bytes);
    output.table = nullptr;
  }
  output.bytes.append(static_cast<const char*>(data), length);
  return static_cast<ssize_t>(length);
}

readstat_variable_t* add_variable(readstat_writer_t* writer, const ResponseColumn& column) {
  const std::string label =
      beginning(column.unit.empty() ? column.label : column.label + " [" + column.unit + "]", label_bytes);
  if (column.is_text()) {
    auto* variable = readstat_add_variable(writer, column.name.c_str(), READSTAT_TYPE_STRING,
                                           std::max<std::size_t>(column.width, 1));
    readstat_variable_set_label(variable, label.c_str());
    readstat_variable_set_measure(variable, READSTAT_MEASURE_NOMINAL);
    return variable;
  }
  auto* variable = readstat_add_variable(writer, column.name.c_str(), READSTAT_TYPE_DOUBLE, 0);
  readstat_variable_set_label(variable, label.c_str());
  if (column.kind == ColumnKind::date) readstat_variable_set_format(variable, "SDATE10");
  if (column.kind != ColumnKind::date && column.kind != ColumnKind::number)
    readstat_variable_set_format(variable, "F8.0");
  const bool is_measured = column.kind == ColumnKind::number || column.kind == ColumnKind::date;
  const bool is_ordered = column.is_ordered || column.kind == ColumnKind::rank;
  readstat_variable_set_measure(variable, is_measured  ? READSTAT_MEASURE_SCALE
                                          : is_ordered ? READSTAT_MEASURE_ORDINAL
                                                       : READSTAT_MEASURE_NOMINAL);
  std::size_t missing = 0;
  for (const auto& value : column.values)
    if (value.is_missing && missing++ < most_missing_values)
      readstat_variable_add_missing_double_value(variable, value.code);
  return variable;
}

void add_value_labels(readstat_writer_t* writer, readstat_variable_t* variable, const ResponseColumn& column) {
  // SPSS keeps 120 bytes of a value label.
  constexpr std::size_t value_label_bytes = 120;
  if (column.values.empty() && column.text_labels.empty()) return;
  const auto type = column.is_text() ? READSTAT_TYPE_STRING : READSTAT_TYPE_DOUBLE;
  auto* labels = readstat_add_label_set(writer, type, column.name.c_str());
  for (const auto& value : column.values)
    readstat_label_double_value(labels, value.code, beginning(value.label, value_label_bytes).c_str());
  for (const auto& value : column.text_labels)
    readstat_label_string_value(labels, value.text.c_str(), beginning(value.label, value_label_bytes).c_str());
  readstat_variable_set_label_set(variable, labels);
}

readstat_error_t insert(readstat_writer_t* writer, const readstat_variable_t* variable, const ResponseColumn& column,
                        const ResponseCell& cell) {
  if (column.is_text())
    return readstat_insert_string_value(writer, variable, beginning(cell.text, column.width).c_str());
  if (std::isnan(cell.number)) return readstat_insert_missing_value(writer, variable);
  const double value =
      column.kind == ColumnKind::date ? (cell.number + days_from_1582_to_1970) * seconds_of_a_day : cell.number;
  return readstat_insert_double_value(writer, variable, value);
}

readstat_error_t write_rows(readstat_writer_t* writer, const ResponseTable& table) {
  for (const auto& row : table.rows) {
    auto error = readstat_begin_row(writer);
    for (std::size_t i = 0; i < row.size() && error == READSTAT_OK; ++i)
      error = insert(writer, readstat_get_variable(writer, static_cast<int>(i)), table.columns[i], row[i]);
    if (error == READSTAT_OK) error = readstat_end_row(writer);
    if (error != READSTAT_OK) return error;
  }
  return READSTAT_OK;
}

}  // namespace

Result<std::string> write_spss(const ResponseTable& table) {
  const Writer writer(readstat_writer_init(), &readstat_writer_free);
  Output output{{}, &table};
  readstat_set_data_writer(writer.get(), take);
  readstat_writer_set_compression(writer.get(), READSTAT_COMPRESS_ROWS);
  constexpr std::size_t file_label_bytes = 64;
  readstat_writer_set_file_label(writer.get(), beginning(table.title, file_label_bytes).c_str());
  for (const ResponseColumn& column : table.columns)
    add_value_labels(writer.get(), add_variable(writer.get(), column), column);
  auto error = readstat_begin_writing_sav(writer.get(), &output, static_cast<long>(table.rows.size()));
  if (error == READSTAT_OK) error = write_rows(writer.get(), table);
  if (error == READSTAT_OK) error = readstat_end_writing(writer.get());
  if (error != READSTAT_OK)
    return refuse({"not-written",
                   std::string("The file for SPSS could not be written: ") + readstat_error_message(error),
                   {},
                   "Write CSV with its codebook instead."});
  return std::move(output.bytes);
}

}  // namespace zubia::formats
