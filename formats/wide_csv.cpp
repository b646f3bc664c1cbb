#include "formats/wide_csv.hpp"

#include <optional>
#include <unordered_map>
#include <vector>

#include "formats/agreed_style.hpp"
#include "formats/column_names.hpp"
#include "formats/column_uses.hpp"
#include "formats/csv_text.hpp"
#include "formats/delimiter.hpp"
#include "formats/observation_collector.hpp"
#include "formats/plain_text.hpp"

namespace zubia::formats {
namespace {

struct WideColumns {
  std::size_t territory = 0;
  std::optional<std::size_t> period;
  std::vector<std::size_t> activities;
};

/// The options that only a table with one value per row can follow.
Result<void> check_options(const StatisticsFileOptions& options, const std::string& file_name) {
  const std::string* wrong = nullptr;
  const std::string names[] = {"--activity-column", "--value-column", "--flag-column", "--unit", "--keep"};
  if (!options.activity_column.empty()) wrong = &names[0];
  if (!options.value_column.empty()) wrong = &names[1];
  if (!options.flag_column.empty()) wrong = &names[2];
  if (!options.unit.empty()) wrong = &names[3];
  if (!options.keep.empty()) wrong = &names[4];
  if (wrong == nullptr) return {};
  return refuse({"conflicting-options",
                 "A wide table has one column per activity, so " + *wrong + " does not apply.",
                 {file_name, 0, {}, {}},
                 "Leave out " + *wrong + " or --wide."});
}

Result<void> check_activities(const std::vector<std::string>& header, const WideColumns& columns,
                              const std::string& file_name) {
  std::unordered_map<std::string_view, std::size_t> seen;
  for (const std::size_t column : columns.activities) {
    const std::string& name = header[column];
    if (name.empty())
      return refuse({"missing-code",
                     "Column " + std::to_string(column + 1) + " of the header has no activity.",
                     {file_name, 1, {}, {}},
                     "Fill in the code of the activity, or remove the column."});
    if (!seen.emplace(name, column).second)
      return refuse({"duplicate-column",
                     "The activity “" + name + "” has two columns.",
                     {file_name, 1, name, {}},
                     "Keep one of the two columns."});
  }
  if (!columns.activities.empty()) return {};
  return refuse({"missing-column",
                 "The file has no column of an activity.",
                 {file_name, 1, {}, {}},
                 "A wide table has territories in the first column and one more column per activity."});
}

Result<WideColumns> find_wide_columns(const std::vector<std::string>& header, const std::string& file_name,
                                      const StatisticsFileOptions& options) {
  WideColumns columns;
  if (!options.territory_column.empty()) {
    const auto territory = column_named(header, options.territory_column);
    if (!territory) return refuse(unknown_column(header, options.territory_column, file_name));
    columns.territory = *territory;
  }
  if (!options.period_column.empty()) {
    columns.period = column_named(header, options.period_column);
    if (!columns.period) return refuse(unknown_column(header, options.period_column, file_name));
  }
  for (std::size_t column = 0; column < header.size(); ++column)
    if (column != columns.territory && column != columns.period) columns.activities.push_back(column);
  if (const auto checked = check_activities(header, columns, file_name); !checked) return refuse(checked.error());
  return columns;
}

Result<StatisticsFile> read_rows(CsvReader reader, const std::vector<std::string>& header, const WideColumns& columns,
                                 const std::string& file_name, NumberStyle style) {
  ObservationCollector collector(file_name, style);
  collector.expect(reader.lines_left() * columns.activities.size());
  while (true) {
    const Result<bool> more = next_row(reader, header.size(), file_name);
    if (!more) return refuse(more.error());
    if (!*more) break;
    const auto fields = reader.fields();
    for (const std::size_t column : columns.activities) {
      const Result<void> added =
          collector.add({.territory = trimmed(fields[columns.territory]),
                         .activity = header[column],
                         .period = columns.period ? trimmed(fields[*columns.period]) : std::string_view{},
                         .value = trimmed(fields[column]),
                         .flags = {},
                         .line = reader.line(),
                         .column = header[column]});
      if (!added) return refuse(added.error());
    }
  }
  if (collector.empty()) return refuse(no_rows(file_name));
  StatisticsFile file;
  file.dialect = "wide-csv";
  return collector.finish(std::move(file), "Keep one of the two lines.");
}

Result<NumberStyleEvidence> see_values(CsvReader reader, const std::vector<std::string>& header,
                                       const WideColumns& columns, const std::string& file_name) {
  NumberStyleEvidence evidence;
  while (true) {
    const Result<bool> more = next_row(reader, header.size(), file_name);
    if (!more) return refuse(more.error());
    if (!*more) return evidence;
    for (const std::size_t column : columns.activities) evidence.see(reader.fields()[column], reader.line());
  }
}

}  // namespace

Result<StatisticsFile> read_wide_csv(std::string_view text, const std::string& file_name,
                                     const StatisticsFileOptions& options) {
  if (const auto checked = check_options(options, file_name); !checked) return refuse(checked.error());
  const char delimiter = sniff_delimiter(text);
  CsvReader reader(text, delimiter, file_name);
  const auto header = read_header(reader, file_name);
  if (!header) return refuse(header.error());
  const auto columns = find_wide_columns(*header, file_name, options);
  if (!columns) return refuse(columns.error());

  Result<StatisticsFile> file = read_in_agreed_style(
      {.file_name = file_name,
       .delimiter = delimiter,
       .decimal_mark = options.decimal_mark,
       .see_numbers = [&] { return see_values(reader, *header, *columns, file_name); },
       .read_rows = [&](NumberStyle style) { return read_rows(reader, *header, *columns, file_name, style); }});
  if (!file) return file;
  file->separator = delimiter_name(delimiter);
  const std::vector<ColumnPlace> places = {{"territory", columns->territory}, {"period", columns->period}};
  file->columns = column_uses(*header, places, "activity");
  if (delimiter != ',')
    file->notices.insert(file->notices.begin(),
                         {"delimiter", "Fields are separated by a " + delimiter_name(delimiter) + "."});
  return file;
}

}  // namespace zubia::formats
