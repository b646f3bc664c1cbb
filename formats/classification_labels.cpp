#include "formats/classification_labels.hpp"

#include <algorithm>
#include <optional>
#include <unordered_map>

#include "formats/column_names.hpp"
#include "formats/csv_text.hpp"
#include "formats/delimiter.hpp"
#include "formats/plain_text.hpp"

namespace zubia::formats {
namespace {

struct LabelColumn {
  std::size_t column = 0;
  std::string language;
};

struct LabelColumns {
  std::size_t code = 0;
  std::optional<std::size_t> parent;
  std::vector<LabelColumn> names;
};

/// `name_eu`, `label_eu` and `eu` are Basque; other columns are in no language.
std::string language_of(std::string_view column) {
  for (const std::string_view start : {std::string_view("name_"), std::string_view("label_")})
    if (column.starts_with(start)) {
      column.remove_prefix(start.size());
      break;
    }
  const bool two_letters =
      column.size() == 2 && std::all_of(column.begin(), column.end(), [](char c) { return c >= 'a' && c <= 'z'; });
  return two_letters && column != "id" ? std::string(column) : std::string{};
}

Result<std::vector<LabelColumn>> find_names(const std::vector<std::string>& header,
                                            const ClassificationLabelsOptions& options, const std::string& file_name) {
  std::vector<LabelColumn> names;
  for (const NameColumn& wanted : options.name_columns) {
    const auto column = column_named(header, wanted.column);
    if (!column) return refuse(unknown_column(header, wanted.column, file_name));
    names.push_back({*column, wanted.language});
  }
  if (!names.empty()) return names;
  for (std::size_t column = 0; column < header.size(); ++column)
    if (std::string language = language_of(header[column]); !language.empty())
      names.push_back({column, std::move(language)});
  if (!names.empty()) return names;
  return refuse({"missing-column",
                 "The file has no column of names, such as “name_en” or “en”.",
                 {file_name, 1, "name", {}},
                 "Call each column of names “name_” and its language."});
}

Result<LabelColumns> find_columns(const std::vector<std::string>& header, const ClassificationLabelsOptions& options,
                                  const std::string& file_name) {
  LabelColumns columns;
  if (!options.code_column.empty()) {
    const auto code = column_named(header, options.code_column);
    if (!code) return refuse(unknown_column(header, options.code_column, file_name));
    columns.code = *code;
  } else {
    columns.code = column_named(header, "code").value_or(0);
  }
  if (!options.parent_column.empty()) {
    columns.parent = column_named(header, options.parent_column);
    if (!columns.parent) return refuse(unknown_column(header, options.parent_column, file_name));
  } else {
    columns.parent = column_named(header, "parent");
    if (!columns.parent) columns.parent = column_named(header, "parent_id");
  }
  auto names = find_names(header, options, file_name);
  if (!names) return refuse(names.error());
  columns.names = std::move(*names);
  return columns;
}

LabelledCode read_code(std::span<const std::string_view> fields, const LabelColumns& columns) {
  LabelledCode code;
  code.code = trimmed(fields[columns.code]);
  if (columns.parent) code.parent = trimmed(fields[*columns.parent]);
  for (const LabelColumn& name : columns.names)
    if (const std::string_view text = trimmed(fields[name.column]); !text.empty())
      code.names.push_back({name.language, std::string(text)});
  return code;
}

}  // namespace

Result<ClassificationLabels> read_classification_labels(std::string_view bytes, const std::string& file_name,
                                                        const ClassificationLabelsOptions& options) {
  const auto decoded = open_text(bytes, file_name, "the names of codes");
  if (!decoded) return refuse(decoded.error());
  CsvReader reader(decoded->text(), sniff_delimiter(decoded->text()), file_name);
  const auto header = read_header(reader, file_name);
  if (!header) return refuse(header.error());
  const auto columns = find_columns(*header, options, file_name);
  if (!columns) return refuse(columns.error());

  ClassificationLabels labels;
  for (const LabelColumn& name : columns->names) labels.languages.push_back(name.language);
  std::unordered_map<std::string, std::size_t> lines;
  while (true) {
    const Result<bool> more = next_row(reader, header->size(), file_name);
    if (!more) return refuse(more.error());
    if (!*more) break;
    LabelledCode code = read_code(reader.fields(), *columns);
    if (code.code.empty())
      return refuse({"missing-code",
                     "The line has no code.",
                     {file_name, reader.line(), (*header)[columns->code], {}},
                     "Fill in the code, or remove the line."});
    const auto [entry, is_new] = lines.try_emplace(code.code, reader.line());
    if (!is_new)
      return refuse({"duplicate-code",
                     "The code " + code.code + " is there twice: in line " + std::to_string(entry->second) +
                         " and in line " + std::to_string(reader.line()) + ".",
                     {file_name, reader.line(), (*header)[columns->code], {}},
                     "Keep one of the two lines."});
    labels.codes.push_back(std::move(code));
  }
  if (labels.codes.empty()) return refuse(no_rows(file_name));
  return labels;
}

}  // namespace zubia::formats
