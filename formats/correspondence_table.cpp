#include "formats/correspondence_table.hpp"

#include <array>
#include <map>
#include <optional>
#include <utility>

#include "formats/column_names.hpp"
#include "formats/csv_text.hpp"
#include "formats/delimiter.hpp"
#include "formats/number_style.hpp"
#include "formats/plain_text.hpp"

namespace zubia::formats {
namespace {

struct TableColumns {
  std::size_t from = 0;
  std::size_t to = 1;
  std::optional<std::size_t> weight;
};

/// The nomenclature that a column is called after, by its usual name: `nace_rev2` → `NACE Rev. 2`.
std::string version_name(const std::string& column) {
  struct Known {
    std::string_view column;
    std::string_view name;
  };
  constexpr std::array<Known, 19> known = {{{"nace_rev2", "NACE Rev. 2"},
                                            {"nace_r2", "NACE Rev. 2"},
                                            {"nace2", "NACE Rev. 2"},
                                            {"nace_rev2_1", "NACE Rev. 2.1"},
                                            {"nace_r21", "NACE Rev. 2.1"},
                                            {"nace21", "NACE Rev. 2.1"},
                                            {"cpa21", "CPA 2.1"},
                                            {"cpa2_1", "CPA 2.1"},
                                            {"cpa22", "CPA 2.2"},
                                            {"cpc21", "CPC 2.1"},
                                            {"isic4", "ISIC Rev. 4"},
                                            {"isic5", "ISIC Rev. 5"},
                                            {"cn2022", "CN 2022"},
                                            {"cn2023", "CN 2023"},
                                            {"cn2024", "CN 2024"},
                                            {"sitc4", "SITC Rev. 4"},
                                            {"naics2017", "NAICS 2017"},
                                            {"naics2022", "NAICS 2022"},
                                            {"hs2022", "HS 2022"}}};
  const std::string plain = lower_case(column);
  for (const Known& entry : known)
    if (entry.column == plain) return std::string(entry.name);
  return column;
}

Result<std::size_t> code_column(const std::vector<std::string>& header, const std::string& wanted,
                                std::size_t usual_place, const std::string& file_name) {
  if (wanted.empty()) return usual_place;
  const auto place = column_named(header, wanted);
  if (!place) return refuse(unknown_column(header, wanted, file_name));
  return *place;
}

Result<TableColumns> find_columns(const std::vector<std::string>& header, const CorrespondenceTableOptions& options,
                                  const std::string& file_name) {
  if (header.size() < 2)
    return refuse({"missing-column",
                   "A correspondence table has two columns of codes; this file has one column.",
                   {file_name, 1, {}, {}},
                   "Check how the fields are separated."});
  const auto from = code_column(header, options.from_column, 0, file_name);
  if (!from) return refuse(from.error());
  const auto to = code_column(header, options.to_column, 1, file_name);
  if (!to) return refuse(to.error());
  if (*from == *to)
    return refuse({"conflicting-options",
                   "Both sides of the correspondence would be read from the column “" + header[*from] + "”.",
                   {file_name, 1, header[*from], {}},
                   "Name two different columns."});
  TableColumns columns{*from, *to, std::nullopt};
  if (!options.weight_column.empty()) {
    columns.weight = column_named(header, options.weight_column);
    if (!columns.weight) return refuse(unknown_column(header, options.weight_column, file_name));
    return columns;
  }
  columns.weight = column_named(header, "weight");
  if (!columns.weight) columns.weight = column_named(header, "share");
  return columns;
}

Result<double> row_weight(std::string_view text, std::size_t line, const std::string& column,
                          const std::string& file_name) {
  const std::optional<double> weight = read_number(text);
  if (!weight)
    return refuse({"not-a-number",
                   "“" + std::string(text.substr(0, 60)) + "” is not a number.",
                   {file_name, line, column, {}},
                   "Write the weight in digits, with a decimal point."});
  if (*weight < 0.0)
    return refuse({"negative-value",
                   "The weight " + std::string(text) + " is negative.",
                   {file_name, line, column, {}},
                   "Correct the weight."});
  return *weight;
}

Problem missing_code(std::size_t line, const std::string& column, const std::string& file_name) {
  return {"missing-code",
          "The line has no code in “" + column + "”.",
          {file_name, line, column, {}},
          "Fill in the code, or remove the line."};
}

Problem duplicate_pair(const CorrespondenceRow& row, std::size_t first, std::size_t second,
                       const std::string& file_name) {
  return {"duplicate-pair",
          "The codes " + row.from + " and " + row.to + " are paired twice: in line " + std::to_string(first) +
              " and in line " + std::to_string(second) + ".",
          {file_name, second, {}, {}},
          "Keep one of the two lines."};
}

}  // namespace

Result<Correspondence> read_correspondence_table(std::string_view bytes, const std::string& file_name,
                                                 const CorrespondenceTableOptions& options) {
  const auto decoded = open_text(bytes, file_name, "a correspondence table");
  if (!decoded) return refuse(decoded.error());
  CsvReader reader(decoded->text(), sniff_delimiter(decoded->text()), file_name);
  const auto header = read_header(reader, file_name);
  if (!header) return refuse(header.error());
  const auto columns = find_columns(*header, options, file_name);
  if (!columns) return refuse(columns.error());

  Correspondence table;
  table.from_version = options.from_version.empty() ? version_name((*header)[columns->from]) : options.from_version;
  table.to_version = options.to_version.empty() ? version_name((*header)[columns->to]) : options.to_version;
  std::map<std::pair<std::string, std::string>, std::size_t> lines;
  while (true) {
    const Result<bool> more = next_row(reader, header->size(), file_name);
    if (!more) return refuse(more.error());
    if (!*more) break;
    const auto fields = reader.fields();
    CorrespondenceRow row{std::string(trimmed(fields[columns->from])), std::string(trimmed(fields[columns->to])), 1.0};
    if (row.from.empty()) return refuse(missing_code(reader.line(), (*header)[columns->from], file_name));
    if (row.to.empty()) return refuse(missing_code(reader.line(), (*header)[columns->to], file_name));
    if (columns->weight) {
      const auto weight =
          row_weight(trimmed(fields[*columns->weight]), reader.line(), (*header)[*columns->weight], file_name);
      if (!weight) return refuse(weight.error());
      row.weight = *weight;
    }
    const auto [entry, is_new] = lines.try_emplace({row.from, row.to}, reader.line());
    if (!is_new) return refuse(duplicate_pair(row, entry->second, reader.line(), file_name));
    table.rows.push_back(std::move(row));
  }
  if (table.rows.empty()) return refuse(no_rows(file_name));
  return table;
}

}  // namespace zubia::formats
