#include "formats/csv_text.hpp"

#include "formats/column_names.hpp"
#include "formats/file_kind.hpp"
#include "formats/plain_text.hpp"

namespace zubia::formats {

Result<DecodedText> open_text(std::string_view bytes, const std::string& file_name, const std::string& what_is_due) {
  const Problem empty = {"empty-file",
                         "The file is empty.",
                         {file_name, 0, {}, {}},
                         "Check that the download or the export was complete."};
  if (bytes.empty()) return refuse(empty);
  if (const std::string kind = other_file_kind(bytes); !kind.empty())
    return refuse({"not-a-statistics-file",
                   "The file is " + kind + ", not a text file with " + what_is_due + ".",
                   {file_name, 0, {}, {}},
                   "Save or export it as CSV (UTF-8), or unpack it first."});
  Result<DecodedText> decoded = decode_text(bytes, file_name);
  if (decoded && decoded->text().find_first_not_of(" \t\r\n") == std::string_view::npos) return refuse(empty);
  return decoded;
}

Result<bool> next_row(CsvReader& reader, std::size_t width, const std::string& file_name) {
  Result<bool> more = reader.next();
  if (!more || !*more || reader.fields().size() == width) return more;
  return refuse({"ragged-row",
                 "The line has " + counted(reader.fields().size(), "field", "fields") + " where the header has " +
                     std::to_string(width) + ".",
                 {file_name, reader.line(), {}, {}},
                 "Put text that contains the separator in quotes, and remove lines that are not part of the table."});
}

Result<std::vector<std::string>> read_header(CsvReader& reader, const std::string& file_name) {
  const Result<bool> more = reader.next();
  if (!more) return refuse(more.error());
  if (!*more) return refuse(no_rows(file_name));
  return header_names(reader.fields());
}

Problem no_rows(const std::string& file_name) {
  return {"empty-file",
          "The file has a header and no rows.",
          {file_name, 0, {}, {}},
          "Check that the download or the export was complete."};
}

}  // namespace zubia::formats
