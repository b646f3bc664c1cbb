#include "formats/classification_labels.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <unordered_map>

#include "formats/classification_xml.hpp"
#include "formats/column_names.hpp"
#include "formats/list_file.hpp"
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

/// `name_eu`, `label_eu`, `eu` and `EU` are Basque; other columns are in no language, or in the one that was told.
std::string language_of(std::string_view column, const std::string& told) {
  std::string name = lower_case(column);
  for (const std::string_view start : {std::string_view("name_"), std::string_view("label_")})
    if (name.starts_with(start)) {
      name.erase(0, start.size());
      break;
    }
  const bool two_letters = name.size() == 2 && std::ranges::all_of(name, [](char c) { return c >= 'a' && c <= 'z'; });
  if (two_letters && name != "id") return name;
  constexpr std::array without_language = {"name", "label", "heading", "title", "description"};
  return std::ranges::find(without_language, name) != without_language.end() ? told : std::string();
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
    if (std::string language = language_of(header[column], options.language); !language.empty())
      names.push_back({column, std::move(language)});
  if (!names.empty()) return names;
  return refuse({"missing-column",
                 "The file has no column of names, such as “name_en” or “en”.",
                 {file_name, 1, "name", {}},
                 "Call each column of names “name_” and its language, or say the language of the file."});
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

LabelledCode read_code(const std::vector<std::string>& fields, const LabelColumns& columns) {
  LabelledCode code;
  code.code = fields[columns.code];
  if (columns.parent) code.parent = fields[*columns.parent];
  for (const LabelColumn& name : columns.names)
    if (!fields[name.column].empty()) code.names.push_back({name.language, fields[name.column]});
  return code;
}

}  // namespace

Result<ClassificationLabels> read_classification_labels(std::string_view bytes, const std::string& file_name,
                                                        const ClassificationLabelsOptions& options) {
  if (is_xml(bytes)) return read_classification_xml(bytes, file_name);
  const auto file = read_list_file(bytes, file_name, "the names of codes");
  if (!file) return refuse(file.error());
  const std::vector<std::string>& header = file->sheet.columns;
  const auto columns = find_columns(header, options, file_name);
  if (!columns) return refuse(columns.error());

  ClassificationLabels labels{.languages = {}, .codes = {}, .notices = file->notices};
  for (const LabelColumn& name : columns->names) labels.languages.push_back(name.language);
  std::unordered_map<std::string, std::size_t> lines;
  for (const Sheet::Row& row : file->sheet.rows) {
    LabelledCode code = read_code(row.cells, *columns);
    if (code.code.empty())
      return refuse({"missing-code",
                     "The line has no code.",
                     {file_name, row.line, header[columns->code], {}},
                     "Fill in the code, or remove the line."});
    const auto [entry, is_new] = lines.try_emplace(code.code, row.line);
    if (!is_new)
      return refuse({"duplicate-code",
                     "The code " + code.code + " is there twice: in line " + std::to_string(entry->second) +
                         " and in line " + std::to_string(row.line) + ".",
                     {file_name, row.line, header[columns->code], {}},
                     "Keep one of the two lines."});
    labels.codes.push_back(std::move(code));
  }
  return labels;
}

}  // namespace zubia::formats
