#include "formats/eurostat_tsv.hpp"

#include <algorithm>
#include <optional>
#include <vector>

#include "formats/column_names.hpp"
#include "formats/column_uses.hpp"
#include "formats/csv_text.hpp"
#include "formats/further_dimensions.hpp"
#include "formats/observation_collector.hpp"
#include "formats/plain_text.hpp"

namespace zubia::formats {
namespace {

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  while (true) {
    const std::size_t end = text.find(separator);
    parts.push_back(trimmed(text.substr(0, end)));
    if (end == std::string_view::npos) return parts;
    text.remove_prefix(end + 1);
  }
}

/// Cuts text into lines, without their ends.
class Lines {
 public:
  explicit Lines(std::string_view text) : rest_(text) {}

  std::optional<std::string_view> next() {
    if (rest_.empty()) return std::nullopt;
    const std::size_t end = std::min(rest_.find('\n'), rest_.size());
    std::string_view line = rest_.substr(0, end);
    rest_.remove_prefix(std::min(end + 1, rest_.size()));
    if (line.ends_with('\r')) line.remove_suffix(1);
    ++number_;
    return line;
  }

  std::size_t number() const { return number_; }

 private:
  std::string_view rest_;
  std::size_t number_ = 0;
};

struct TsvHeader {
  std::vector<std::string> dimensions;  // those of the key, then the one across
  std::vector<std::string> across;      // the codes of the latter, mostly periods
};

std::string_view first_line(std::string_view text) { return text.substr(0, text.find_first_of("\r\n")); }

std::string_view first_cell(std::string_view text) {
  const std::string_view line = first_line(text);
  return line.substr(0, line.find('\t'));
}

TsvHeader read_tsv_header(std::string_view line) {
  const std::string_view key = first_cell(line);
  const std::size_t turn = key.rfind('\\');
  TsvHeader header;
  for (const std::string_view name : split(key.substr(0, turn), ',')) header.dimensions.emplace_back(name);
  header.dimensions.emplace_back(trimmed(key.substr(turn + 1)));
  const auto cells = split(line, '\t');
  header.across.assign(cells.begin() + 1, cells.end());
  return header;
}

struct TsvRoles {
  std::size_t territory = 0;
  std::size_t activity = 0;
  std::optional<std::size_t> period;
};

Result<TsvRoles> find_roles(const std::vector<std::string>& dimensions, const std::string& file_name,
                            const StatisticsFileOptions& options) {
  const auto territory =
      require_column(dimensions, ColumnRole::territory, options.territory_column, file_name, "dimensions");
  if (!territory) return refuse(territory.error());
  const auto activity =
      require_column(dimensions, ColumnRole::activity, options.activity_column, file_name, "dimensions");
  if (!activity) return refuse(activity.error());
  const auto period = find_column(dimensions, ColumnRole::period, options.period_column, file_name);
  if (!period) return refuse(period.error());
  return TsvRoles{*territory, *activity, *period};
}

Result<FurtherDimensions> watch_others(const std::vector<std::string>& dimensions, const TsvRoles& roles,
                                       const std::string& file_name, const StatisticsFileOptions& options) {
  FurtherDimensions further(options);
  const auto unit = find_column(dimensions, ColumnRole::unit, {}, file_name);
  if (!unit) return refuse(unit.error());
  for (std::size_t place = 0; place < dimensions.size(); ++place) {
    if (place == roles.territory || place == roles.activity || place == roles.period) continue;
    if (place == *unit)
      further.watch_unit(dimensions[place], place);
    else
      further.watch(dimensions[place], place);
  }
  if (const auto chosen = further.watch_choices(dimensions, file_name); !chosen) return refuse(chosen.error());
  return further;
}

struct TsvCell {
  std::string_view value;
  std::string_view flags;
};

TsvCell read_tsv_cell(std::string_view text) {
  text = trimmed(text);
  // Old files write `:c`, new ones `: c`.
  const std::size_t end = text.starts_with(':') ? 1 : std::min(text.find(' '), text.size());
  return {text.substr(0, end), trimmed(text.substr(end))};
}

/// Downloads are called `nama_10r_3empers.tsv` or `estat_nama_10r_3empers.tsv`; nothing inside names the table.
std::string table_in_file_name(std::string_view file_name) {
  file_name = file_name.substr(file_name.find_last_of("/\\") + 1);
  std::string stem = lower_case(file_name.substr(0, file_name.find('.')));
  if (stem.starts_with("estat_")) stem.erase(0, 6);
  const bool is_table = stem.find('_') != std::string::npos &&
                        stem.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_$") == std::string::npos;
  return is_table ? stem : std::string{};
}

Problem ragged(std::size_t line, std::size_t found, std::size_t due, std::string_view what,
               const std::string& file_name) {
  return {"ragged-row",
          "The line has " + std::to_string(found) + " " + std::string(what) + " where the header has " +
              std::to_string(due) + ".",
          {file_name, line, {}, {}},
          "Download the file again, and do not edit it."};
}

}  // namespace

bool is_eurostat_tsv(std::string_view text) {
  const std::string_view cell = first_cell(text);
  return cell.size() < first_line(text).size() && cell.find('\\') != std::string_view::npos;
}

Result<StatisticsFile> read_eurostat_tsv(std::string_view text, const std::string& file_name,
                                         const StatisticsFileOptions& options) {
  Lines lines(text);
  const TsvHeader header = read_tsv_header(lines.next().value_or(std::string_view{}));
  const auto roles = find_roles(header.dimensions, file_name, options);
  if (!roles) return refuse(roles.error());
  auto further = watch_others(header.dimensions, *roles, file_name, options);
  if (!further) return refuse(further.error());

  ObservationCollector collector(file_name);
  bool any_series = false;
  while (const auto line = lines.next()) {
    if (trimmed(*line).empty()) continue;
    any_series = true;
    const std::vector<std::string_view> cells = split(*line, '\t');
    std::vector<std::string_view> codes = split(cells.front(), ',');
    if (codes.size() + 1 != header.dimensions.size())
      return refuse(ragged(lines.number(), codes.size(), header.dimensions.size() - 1, "codes", file_name));
    if (cells.size() - 1 != header.across.size())
      return refuse(ragged(lines.number(), cells.size() - 1, header.across.size(), "cells", file_name));
    codes.emplace_back();
    for (std::size_t i = 0; i < header.across.size(); ++i) {
      codes.back() = header.across[i];
      if (!further->wants(codes)) continue;
      const TsvCell cell = read_tsv_cell(cells[i + 1]);
      const Result<void> added = collector.add({.territory = codes[roles->territory],
                                                .activity = codes[roles->activity],
                                                .period = roles->period ? codes[*roles->period] : std::string_view{},
                                                .value = cell.value,
                                                .flags = cell.flags,
                                                .line = lines.number(),
                                                .column = header.across[i]});
      if (!added) return refuse(added.error());
    }
  }
  if (!any_series) return refuse(no_rows(file_name));
  if (const auto checked = further->check(file_name); !checked) return refuse(checked.error());
  StatisticsFile file;
  file.dialect = "eurostat-tsv";
  file.table = table_in_file_name(file_name);
  file.unit = further->unit();
  file.separator = "tab";
  const std::vector<ColumnPlace> places = {
      {"territory", roles->territory}, {"activity", roles->activity}, {"period", roles->period}};
  file.columns = column_uses(header.dimensions, places, "dimension");
  return collector.finish(std::move(file), "Download the file again: Eurostat gives every cell once.");
}

}  // namespace zubia::formats
