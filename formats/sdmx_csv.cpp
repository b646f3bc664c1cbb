#include "formats/sdmx_csv.hpp"

#include <algorithm>
#include <optional>
#include <vector>

#include "formats/column_names.hpp"
#include "formats/column_uses.hpp"
#include "formats/csv_text.hpp"
#include "formats/delimiter.hpp"
#include "formats/further_dimensions.hpp"
#include "formats/observation_collector.hpp"
#include "formats/plain_text.hpp"

namespace zubia::formats {
namespace {

/// The header, understood. A column `geo: Geopolitical entity` has cells like `ES: Spain`.
struct SdmxHeader {
  bool version_2 = false;
  std::vector<std::string> names;
  std::vector<bool> labelled;    // cells are `code: label`
  std::vector<bool> label_only;  // a column of labels beside one of codes; its name is emptied
};

SdmxHeader understand(std::vector<std::string> names) {
  SdmxHeader header;
  header.names = std::move(names);
  header.labelled.assign(header.names.size(), false);
  header.label_only.assign(header.names.size(), false);
  for (std::size_t column = 0; column < header.names.size(); ++column) {
    const std::size_t colon = header.names[column].find(':');
    if (colon == std::string::npos) continue;
    header.names[column] = trimmed(std::string_view(header.names[column]).substr(0, colon));
    header.labelled[column] = true;
  }
  header.version_2 = header.names.front() == "STRUCTURE";
  // With STRUCTURE_NAME every column of codes is followed by one of labels.
  const auto name = std::find(header.names.begin(), header.names.end(), "STRUCTURE_NAME");
  if (name == header.names.end()) return header;
  auto first = static_cast<std::size_t>(name - header.names.begin());
  header.label_only[first] = true;
  header.names[first].clear();
  if (first + 1 < header.names.size() && header.names[first + 1] == "ACTION") ++first;
  for (std::size_t column = first + 2; column < header.names.size(); column += 2) {
    header.label_only[column] = true;
    header.names[column].clear();
  }
  return header;
}

struct SdmxColumns {
  std::size_t territory = 0;
  std::size_t activity = 0;
  std::size_t value = 0;
  std::optional<std::size_t> period;
  std::optional<std::size_t> flag;
  std::optional<std::size_t> confidentiality;
  std::optional<std::size_t> unit;
  std::optional<std::size_t> multiplier;
  std::optional<std::size_t> action;
  std::size_t structure = 0;
};

std::optional<std::size_t> exactly(const SdmxHeader& header, std::string_view name) {
  const auto found = std::find(header.names.begin(), header.names.end(), name);
  if (found == header.names.end()) return std::nullopt;
  return static_cast<std::size_t>(found - header.names.begin());
}

Result<SdmxColumns> find_sdmx_columns(const SdmxHeader& header, const std::string& file_name,
                                      const StatisticsFileOptions& options) {
  SdmxColumns columns;
  // The standard fixes these two names, so an OECD attribute called `VALUE` does not confuse anybody.
  const bool has_value = options.value_column.empty() && exactly(header, "OBS_VALUE");
  const bool has_period = options.period_column.empty() && exactly(header, "TIME_PERIOD");
  const auto territory = require_column(header.names, ColumnRole::territory, options.territory_column, file_name);
  if (!territory) return refuse(territory.error());
  const auto activity = require_column(header.names, ColumnRole::activity, options.activity_column, file_name);
  if (!activity) return refuse(activity.error());
  const auto value =
      require_column(header.names, ColumnRole::value, has_value ? "OBS_VALUE" : options.value_column, file_name);
  if (!value) return refuse(value.error());
  const auto period =
      find_column(header.names, ColumnRole::period, has_period ? "TIME_PERIOD" : options.period_column, file_name);
  if (!period) return refuse(period.error());
  const auto flag = find_column(header.names, ColumnRole::flag, options.flag_column, file_name);
  if (!flag) return refuse(flag.error());
  const auto unit = find_column(header.names, ColumnRole::unit, {}, file_name);
  if (!unit) return refuse(unit.error());
  columns.territory = *territory;
  columns.activity = *activity;
  columns.value = *value;
  columns.period = *period;
  columns.flag = *flag;
  columns.unit = *unit;
  columns.confidentiality = exactly(header, "CONF_STATUS");
  columns.multiplier = exactly(header, "UNIT_MULT");
  columns.action = exactly(header, "ACTION");
  columns.structure = header.version_2 ? exactly(header, "STRUCTURE_ID").value_or(0) : 0;
  return columns;
}

Result<FurtherDimensions> watch_others(const SdmxHeader& header, const SdmxColumns& columns,
                                       const std::string& file_name, const StatisticsFileOptions& options) {
  FurtherDimensions further(options);
  further.watch(header.names[columns.structure], columns.structure);
  if (columns.unit) further.watch_unit(header.names[*columns.unit], *columns.unit);
  if (columns.multiplier) further.watch(header.names[*columns.multiplier], *columns.multiplier);
  const std::size_t dimensions_end = std::min(columns.period.value_or(columns.value), columns.value);
  for (std::size_t column = columns.structure + 1; column < dimensions_end; ++column) {
    const std::string& name = header.names[column];
    const bool known = column == columns.territory || column == columns.activity || column == columns.unit ||
                       column == columns.action || column == columns.multiplier || column == columns.flag ||
                       column == columns.confidentiality;
    if (!known && !header.label_only[column] && name != "LAST UPDATE") further.watch(name, column);
  }
  if (const auto chosen = further.watch_choices(header.names, file_name); !chosen) return refuse(chosen.error());
  return further;
}

std::vector<ColumnUse> sdmx_uses(const SdmxHeader& header, const SdmxColumns& columns,
                                 const FurtherDimensions& further) {
  std::vector<ColumnPlace> places = cell_places(columns);
  for (const std::size_t column : further.columns()) places.emplace_back("dimension", column);
  return column_uses(header.names, places, "unread");
}

/// `ESTAT:NAMA_10R_3EMPERS(1.0)` is the table `nama_10r_3empers`.
std::string table_of(std::string_view structure) {
  structure = structure.substr(0, structure.find('('));
  const std::size_t colon = structure.find(':');
  if (colon == std::string_view::npos) return std::string(structure);
  const std::string_view table = structure.substr(colon + 1);
  return structure.substr(0, colon) == "ESTAT" ? lower_case(table) : std::string(table);
}

/// Flags as published, with the confidentiality behind an @ as Eurostat writes it; `A` is a normal value.
std::string flags_of(std::string_view status, std::string_view confidentiality) {
  std::string flags(status == "A" ? std::string_view{} : status);
  if (confidentiality.empty() || confidentiality == "F") return flags;
  return flags + (flags.empty() ? "@" : " @") + std::string(confidentiality);
}

class SdmxRecord {
 public:
  SdmxRecord(std::span<const std::string_view> fields, const SdmxHeader& header)
      : codes_(fields.begin(), fields.end()) {
    for (std::size_t column = 0; column < codes_.size(); ++column) {
      if (header.labelled[column] && column > 0) codes_[column] = codes_[column].substr(0, codes_[column].find(": "));
      codes_[column] = trimmed(codes_[column]);
    }
  }

  std::string_view operator[](std::optional<std::size_t> column) const {
    return column ? codes_[*column] : std::string_view{};
  }
  std::span<const std::string_view> codes() const { return codes_; }

 private:
  std::vector<std::string_view> codes_;
};

std::vector<Notice> sdmx_notices(std::size_t deleted, std::string_view multiplier) {
  std::vector<Notice> notices;
  if (deleted > 0)
    notices.push_back({"deleted-rows", counted(deleted, "row says", "rows say") +
                                           " that a cell was withdrawn (action D) and " +
                                           (deleted == 1 ? "was" : "were") + " left out."});
  if (!multiplier.empty() && multiplier != "0")
    notices.push_back({"unit-multiplier", "The publisher gives values in units of 10^" + std::string(multiplier) +
                                              "; they were read as they stand."});
  return notices;
}

}  // namespace

bool is_sdmx_csv(std::string_view text) {
  std::string_view line = text.substr(0, text.find_first_of("\r\n"));
  if (line.starts_with('"')) line.remove_prefix(1);
  const auto begins_with_field = [&](std::string_view name) {
    return line.starts_with(name) && (line.size() == name.size() ||
                                      std::string_view("\",;\t|:").find(line[name.size()]) != std::string_view::npos);
  };
  return begins_with_field("DATAFLOW") ||
         (begins_with_field("STRUCTURE") && line.find("STRUCTURE_ID") != std::string_view::npos);
}

Result<StatisticsFile> read_sdmx_csv(std::string_view text, const std::string& file_name,
                                     const StatisticsFileOptions& options) {
  const char delimiter = sniff_delimiter(text);
  CsvReader reader(text, delimiter, file_name);
  auto names = read_header(reader, file_name);
  if (!names) return refuse(names.error());
  const SdmxHeader header = understand(std::move(*names));
  const auto columns = find_sdmx_columns(header, file_name, options);
  if (!columns) return refuse(columns.error());
  auto further = watch_others(header, *columns, file_name, options);
  if (!further) return refuse(further.error());

  const bool sdmx_status = columns->flag && header.names[*columns->flag] == "OBS_STATUS";
  StatisticsFile file;
  file.dialect = header.version_2 ? "sdmx-csv-2.0" : "sdmx-csv-1.0";
  ObservationCollector collector(file_name);
  std::size_t deleted = 0;
  bool any_rows = false;
  std::string multiplier;
  while (true) {
    const Result<bool> more = next_row(reader, header.names.size(), file_name);
    if (!more) return refuse(more.error());
    if (!*more) break;
    const SdmxRecord record(reader.fields(), header);
    if (!any_rows) file.table = table_of(record[columns->structure]);
    any_rows = true;
    if (record[columns->action] == "D") {
      ++deleted;
      continue;
    }
    if (!further->wants(record.codes())) continue;
    multiplier = record[columns->multiplier];
    const std::string_view status = record[columns->flag];
    const std::string_view confidentiality = record[columns->confidentiality];
    const std::string flags = flags_of(status, confidentiality);
    const Result<void> added = collector.add(
        {.territory = record[columns->territory],
         .activity = record[columns->activity],
         .period = record[columns->period],
         .value = record[columns->value],
         .flags = flags,
         .confidential = (!confidentiality.empty() && confidentiality != "F") || (sdmx_status && status == "Q"),
         .line = reader.line(),
         .column = header.names[columns->value]});
    if (!added) return refuse(added.error());
  }
  if (!any_rows) return refuse(no_rows(file_name));
  if (const auto checked = further->check(file_name); !checked) return refuse(checked.error());
  file.unit = further->unit();
  file.separator = delimiter_name(delimiter);
  file.columns = sdmx_uses(header, *columns, *further);
  file.notices = sdmx_notices(deleted, multiplier);
  return collector.finish(std::move(file), "Keep one of the two lines.");
}

}  // namespace zubia::formats
