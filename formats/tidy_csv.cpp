#include "formats/tidy_csv.hpp"

#include <algorithm>
#include <optional>
#include <vector>

#include "formats/agreed_style.hpp"
#include "formats/column_names.hpp"
#include "formats/column_uses.hpp"
#include "formats/csv_text.hpp"
#include "formats/delimiter.hpp"
#include "formats/further_dimensions.hpp"
#include "formats/observation_collector.hpp"
#include "formats/plain_text.hpp"

namespace zubia::formats {
namespace {

struct TidyColumns {
  std::size_t territory = 0;
  std::size_t activity = 0;
  std::size_t value = 0;
  std::optional<std::size_t> period;
  std::optional<std::size_t> flag;
  std::optional<std::size_t> confidentiality;
  std::optional<std::size_t> unit;
};

Result<TidyColumns> find_tidy_columns(const std::vector<std::string>& header, const std::string& file_name,
                                      const StatisticsFileOptions& options) {
  const auto required = [&](ColumnRole role, const std::string& wanted) {
    return require_column(header, role, wanted, file_name);
  };
  const auto optional = [&](ColumnRole role, const std::string& wanted) {
    return find_column(header, role, wanted, file_name);
  };
  const auto territory = required(ColumnRole::territory, options.territory_column);
  if (!territory) return refuse(territory.error());
  const auto activity = required(ColumnRole::activity, options.activity_column);
  if (!activity) return refuse(activity.error());
  const auto value = required(ColumnRole::value, options.value_column);
  if (!value) return refuse(value.error());
  const auto period = optional(ColumnRole::period, options.period_column);
  if (!period) return refuse(period.error());
  const auto flag = optional(ColumnRole::flag, options.flag_column);
  if (!flag) return refuse(flag.error());
  const auto confidentiality = optional(ColumnRole::confidentiality, {});
  if (!confidentiality) return refuse(confidentiality.error());
  const auto unit = optional(ColumnRole::unit, {});
  if (!unit) return refuse(unit.error());
  return TidyColumns{*territory, *activity, *value, *period, *flag, *confidentiality, *unit};
}

/// A matrix has no column called territory, and its reader may only have forgotten to say that it is one.
Problem with_wide_hint(Problem problem, const StatisticsFileOptions& options) {
  const bool named =
      !options.territory_column.empty() || !options.activity_column.empty() || !options.value_column.empty();
  if (problem.code == "missing-column" && !named)
    problem.mend +=
        " If the first column names territories and the other headers are activities, read the file with --wide.";
  return problem;
}

std::vector<bool> read_columns(const TidyColumns& columns, std::size_t width) {
  std::vector<bool> read(width, false);
  for (const auto& column :
       {std::optional(columns.territory), std::optional(columns.activity), std::optional(columns.value), columns.period,
        columns.flag, columns.confidentiality, columns.unit})
    if (column) read[*column] = true;
  return read;
}

std::vector<std::string> unread_columns(const std::vector<std::string>& header, const TidyColumns& columns) {
  const std::vector<bool> read = read_columns(columns, header.size());
  std::vector<std::string> unread;
  for (std::size_t column = 0; column < header.size(); ++column)
    if (!read[column] && !header[column].empty()) unread.push_back("“" + header[column] + "”");
  return unread;
}

std::vector<Notice> column_notices(const std::vector<std::string>& header, const TidyColumns& columns) {
  std::vector<Notice> notices;
  const auto quoted = [&](std::size_t column) { return "“" + header[column] + "”"; };
  if (header[columns.territory] != "territory" || header[columns.activity] != "activity" ||
      header[columns.value] != "value") {
    std::string text = "Territories were read from the column " + quoted(columns.territory) + ", activities from " +
                       quoted(columns.activity) + ", values from " + quoted(columns.value);
    if (columns.period) text += ", periods from " + quoted(*columns.period);
    notices.push_back({"columns", text + "."});
  }
  if (const auto unread = unread_columns(header, columns); !unread.empty())
    notices.push_back({"unread-columns", "These columns were not read: " + listed(unread, " and ") + "."});
  return notices;
}

std::vector<ColumnUse> tidy_uses(const std::vector<std::string>& header, const TidyColumns& columns,
                                 const StatisticsFileOptions& options) {
  std::vector<ColumnPlace> places = cell_places(columns);
  for (const DimensionChoice& choice : options.keep)
    places.emplace_back("dimension", column_named(header, choice.dimension));
  return column_uses(header, places, "unread");
}

std::string duplicate_mend(const std::vector<std::string>& header, const TidyColumns& columns) {
  const std::vector<std::string> unread = unread_columns(header, columns);
  if (unread.empty()) return "Keep one of the two lines.";
  return "Keep one of the two lines; if they differ in " + listed(unread, " or ") +
         ", keep one code of it, with --keep COLUMN=CODE.";
}

/// The rows of a tidy file, read with one way of writing numbers.
Result<StatisticsFile> read_rows(CsvReader reader, const std::vector<std::string>& header, const TidyColumns& columns,
                                 const std::string& file_name, const StatisticsFileOptions& options,
                                 NumberStyle style) {
  FurtherDimensions further(options);
  if (columns.unit) further.watch_unit(header[*columns.unit], *columns.unit);
  if (const auto chosen = further.watch_choices(header, file_name); !chosen) return refuse(chosen.error());
  ObservationCollector collector(file_name, style);
  collector.expect(reader.lines_left());
  std::size_t rows = 0;
  while (true) {
    const Result<bool> more = next_row(reader, header.size(), file_name);
    if (!more) return refuse(more.error());
    if (!*more) break;
    ++rows;
    const auto fields = reader.fields();
    if (!further.wants(fields)) continue;
    const auto field = [&](std::optional<std::size_t> column) {
      return column ? trimmed(fields[*column]) : std::string_view{};
    };
    const std::string_view confidentiality = field(columns.confidentiality);
    const Result<void> added = collector.add({.territory = field(columns.territory),
                                              .activity = field(columns.activity),
                                              .period = field(columns.period),
                                              .value = field(columns.value),
                                              .flags = field(columns.flag),
                                              .confidential = !confidentiality.empty() && confidentiality != "F",
                                              .line = reader.line(),
                                              .column = header[columns.value]});
    if (!added) return refuse(added.error());
  }
  if (rows == 0) return refuse(no_rows(file_name));
  if (const auto checked = further.check(file_name); !checked) return refuse(checked.error());
  StatisticsFile file;
  file.dialect = "tidy-csv";
  file.unit = further.unit();
  return collector.finish(std::move(file), duplicate_mend(header, columns));
}

Result<NumberStyleEvidence> see_values(CsvReader reader, std::size_t width, std::size_t value_column,
                                       const std::string& file_name) {
  NumberStyleEvidence evidence;
  while (true) {
    const Result<bool> more = next_row(reader, width, file_name);
    if (!more) return refuse(more.error());
    if (!*more) return evidence;
    evidence.see(reader.fields()[value_column], reader.line());
  }
}

}  // namespace

Result<StatisticsFile> read_tidy_csv(std::string_view text, const std::string& file_name,
                                     const StatisticsFileOptions& options) {
  const char delimiter = sniff_delimiter(text);
  CsvReader reader(text, delimiter, file_name);
  const auto header = read_header(reader, file_name);
  if (!header) return refuse(header.error());
  const auto columns = find_tidy_columns(*header, file_name, options);
  if (!columns) return refuse(with_wide_hint(columns.error(), options));

  Result<StatisticsFile> file = read_in_agreed_style(
      {.file_name = file_name,
       .delimiter = delimiter,
       .decimal_mark = options.decimal_mark,
       .see_numbers = [&] { return see_values(reader, header->size(), columns->value, file_name); },
       .read_rows =
           [&](NumberStyle style) { return read_rows(reader, *header, *columns, file_name, options, style); }});
  if (!file) return file;
  file->separator = delimiter_name(delimiter);
  file->columns = tidy_uses(*header, *columns, options);
  std::vector<Notice> notices = column_notices(*header, *columns);
  if (delimiter != ',')
    notices.insert(notices.begin(), {"delimiter", "Fields are separated by a " + delimiter_name(delimiter) + "."});
  file->notices.insert(file->notices.begin(), notices.begin(), notices.end());
  return file;
}

std::string write_tidy_csv(std::span<const Observation> observations, const CsvWriterOptions& options) {
  CsvWriter csv(options);
  csv.text("territory").text("activity").text("period").text("value").text("flag").end_row();
  for (const Observation& observation : observations) {
    std::string flags = observation.flags;
    if (observation.absence == Absence::confidential && !flags_mean_confidential(flags))
      flags += flags.empty() ? "c" : " c";
    csv.text(observation.territory.code).text(observation.activity.code).text(observation.period.code);
    csv.number(observation.value).text(flags).end_row();
  }
  return csv.written();
}

}  // namespace zubia::formats
