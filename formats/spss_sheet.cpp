#include "formats/spss_sheet.hpp"

#include <fmt/format.h>
#include <readstat.h>
#include <sys/types.h>
#include <cstddef>
#include <memory>
#include <utility>
#include <vector>

#include "formats/csv_text.hpp"
#include "formats/plain_text.hpp"

namespace zubia::formats {
namespace {

constexpr std::size_t cells_max = 20'000'000;

using Parser = std::unique_ptr<readstat_parser_t, decltype(&readstat_parser_free)>;

/// What the library reads from: the bytes, and how far they are read.
struct Input {
  std::string_view bytes;
  std::size_t place = 0;
};

int open_input(const char*, void*) { return 0; }

int close_input(void*) { return 0; }

readstat_off_t seek_input(readstat_off_t offset, readstat_io_flags_t whence, void* context) {
  auto& input = *static_cast<Input*>(context);
  const auto size = static_cast<readstat_off_t>(input.bytes.size());
  readstat_off_t from = 0;
  if (whence == READSTAT_SEEK_CUR) from = static_cast<readstat_off_t>(input.place);
  if (whence == READSTAT_SEEK_END) from = size;
  if (offset < -from || offset > size - from) return -1;
  input.place = static_cast<std::size_t>(from + offset);
  return from + offset;
}

ssize_t read_input(void* buffer, std::size_t length, void* context) {
  auto& input = *static_cast<Input*>(context);
  const std::size_t taken = input.bytes.copy(static_cast<char*>(buffer), length, input.place);
  input.place += taken;
  return static_cast<ssize_t>(taken);
}

readstat_error_t hear_nothing(long, readstat_progress_handler, void*, void*) { return READSTAT_OK; }

struct Output {
  Sheet sheet = {};
  bool is_too_large = false;
};

int take_variable(int, readstat_variable_t* variable, const char*, void* context) {
  static_cast<Output*>(context)->sheet.columns.emplace_back(readstat_variable_get_name(variable));
  return READSTAT_HANDLER_OK;
}

std::string text_of(readstat_value_t value, readstat_variable_t* variable) {
  if (readstat_value_is_missing(value, variable) != 0) return {};
  if (readstat_value_type_class(value) == READSTAT_TYPE_CLASS_NUMERIC)
    return fmt::format("{}", readstat_double_value(value));
  const char* const text = readstat_string_value(value);
  return text == nullptr ? std::string() : std::string(trimmed(text));
}

int take_value(int observation, readstat_variable_t* variable, readstat_value_t value, void* context) {
  auto& output = *static_cast<Output*>(context);
  Sheet& sheet = output.sheet;
  const auto row = static_cast<std::size_t>(observation);
  if (row >= sheet.rows.size()) {
    output.is_too_large = (row + 1) * sheet.columns.size() > cells_max;
    if (output.is_too_large) return READSTAT_HANDLER_ABORT;
    sheet.rows.push_back({row + 1, std::vector<std::string>(sheet.columns.size())});
  }
  sheet.rows.back().cells[static_cast<std::size_t>(readstat_variable_get_index(variable))] = text_of(value, variable);
  return READSTAT_HANDLER_OK;
}

}  // namespace

bool is_spss_file(std::string_view bytes) { return bytes.starts_with("$FL2") || bytes.starts_with("$FL3"); }

Result<Sheet> read_spss_sheet(std::string_view bytes, const std::string& file_name) {
  const Parser parser(readstat_parser_init(), &readstat_parser_free);
  Input input{.bytes = bytes};
  Output output;
  readstat_set_open_handler(parser.get(), open_input);
  readstat_set_close_handler(parser.get(), close_input);
  readstat_set_seek_handler(parser.get(), seek_input);
  readstat_set_read_handler(parser.get(), read_input);
  readstat_set_update_handler(parser.get(), hear_nothing);
  readstat_set_io_ctx(parser.get(), &input);
  readstat_set_variable_handler(parser.get(), take_variable);
  readstat_set_value_handler(parser.get(), take_value);
  const readstat_error_t error = readstat_parse_sav(parser.get(), file_name.c_str(), &output);
  if (output.is_too_large)
    return refuse({"too-many-values",
                   fmt::format("The file has more than {} million values.", cells_max / 1'000'000),
                   {.file = file_name},
                   "Keep the variables that are compared."});
  if (error != READSTAT_OK)
    return refuse({"broken-spss-file",
                   std::string("The SPSS file cannot be read: ") + readstat_error_message(error) + ".",
                   {.file = file_name},
                   "Save it again, or export it as CSV."});
  if (output.sheet.rows.empty()) return refuse(no_rows(file_name));
  return std::move(output.sheet);
}

}  // namespace zubia::formats
