#pragma once

#include <array>
#include <map>
#include <string>
#include <vector>

#include "engine/base/labelled_table.hpp"
#include "formats/statistics_file.hpp"
#include "operations/operation.hpp"
#include "programme/observation.hpp"

namespace zubia::operations {

/// What a cell that the file does not list stands for.
enum class Unlisted { missing, zero };
BOOST_DESCRIBE_ENUM(Unlisted, missing, zero)

/// What stands between the whole and the fraction of a number.
enum class DecimalMark { find_out, point, comma };
BOOST_DESCRIBE_ENUM(DecimalMark, find_out, point, comma)

/// A file of statistics and how to read it: the part that all stateless requests share.
struct TableInput {
  InputFile statistics;
  bool wide = false;
  std::string territory_column;
  std::string activity_column;
  std::string value_column;
  std::string period_column;
  std::string flag_column;
  std::string unit;
  std::vector<std::string> keep;
  DecimalMark decimal_mark = DecimalMark::find_out;
  std::string period;
  std::string level;
  std::string territory_level;
  Unlisted unlisted = Unlisted::missing;

  static constexpr std::array<Field, 14> table_fields{{
      {"statistics", "The statistics: tidy or wide CSV, Eurostat TSV, SDMX-CSV or JSON-stat; - is standard input.",
       Need::required},
      {"wide", "The file is a matrix: territories down the first column, activities across the header."},
      {"territory_column", "The column that names the territory, where it is not recognised."},
      {"activity_column", "The column that names the activity, where it is not recognised."},
      {"value_column", "The column with the numbers, where it is not recognised."},
      {"period_column", "The column with the year or other period, where it is not recognised."},
      {"flag_column", "The column with the publisher's flags, where it is not recognised."},
      {"unit", "The unit to read, where the file has several."},
      {"keep", "Of further columns such as sex, the one code to read: SEX=T."},
      {"decimal_mark", "What stands between the whole and the fraction of a number."},
      {"period", "The year or other period to read; the latest is the default."},
      {"level", "The level of the activities: a number of digits, or section, division, group, class."},
      {"territory_level", "The level of the territories: 0, 1, 2 or 3 for NUTS."},
      {"unlisted", "What a cell stands for that the file does not list."},
  }};
};
BOOST_DESCRIBE_STRUCT(TableInput, (),
                      (statistics, wide, territory_column, activity_column, value_column, period_column, flag_column,
                       unit, keep, decimal_mark, period, level, territory_level, unlisted))

/// The fields of a request that has a `TableInput` and `own` fields.
template <std::size_t N>
constexpr auto with_table_fields(const std::array<Field, N>& own) {
  return joined(TableInput::table_fields, own);
}

/// How a file is read, from the fields that all requests on files name alike.
template <class Request>
Result<formats::StatisticsFileOptions> reading_options(const Request& request) {
  formats::StatisticsFileOptions options;
  options.territory_column = request.territory_column;
  options.activity_column = request.activity_column;
  options.value_column = request.value_column;
  options.period_column = request.period_column;
  options.flag_column = request.flag_column;
  options.wide = request.wide;
  options.unit = request.unit;
  options.decimal_mark = static_cast<formats::DecimalMark>(request.decimal_mark);
  for (const std::string& kept : request.keep) {
    const std::size_t equals = kept.find('=');
    if (equals == std::string::npos)
      return refuse({"invalid-value", "\"" + kept + "\" names no code.", {.field = "keep"}, "Write DIMENSION=CODE."});
    options.keep.push_back({kept.substr(0, equals), kept.substr(equals + 1)});
  }
  return options;
}

/// Observations brought to one level of activities and one of territories, ready for the engine.
struct StatisticsTable {
  TerritoryActivityTable table;
  Period period;
  std::vector<bool> listed;  ///< row by row: whether the source has the cell at all
};

/// The tables of one or more periods with the same territories and activities, and what to tell about them.
struct StatisticsTables {
  std::vector<StatisticsTable> periods;  ///< by time
  std::string data_status;               ///< `illustrative`, `mixed` or empty
  std::vector<Notice> notices;
  std::vector<Convention> conventions;

  const StatisticsTable& latest() const { return periods.back(); }
};

/// How observations become tables.
struct TableOptions {
  std::vector<std::string> periods;  ///< empty: the latest only
  bool all_periods = false;
  std::string level;
  std::string territory_level;
  std::vector<std::string> territories;  ///< rows to lay out; empty: those of the chosen level
  Unlisted unlisted = Unlisted::missing;
};

/// Lays observations out as tables. Parents and children in the classification are never added together: one level of
/// activities and one of territories is chosen and named in the notices. Refused: no observations (`no-observations`),
/// a period that is not there (`unknown-period`), a level that is not there (`unknown-level`).
Result<StatisticsTables> lay_out(const std::vector<Observation>& observations, const TableOptions& options);

/// Reads the file of a request and lays out its period, or all of them.
Result<StatisticsTables> read_tables(const TableInput& input, bool all_periods = false);

/// Calls `visit(row, column)` for each cell that the source has.
template <class Visit>
void for_each_listed_cell(const StatisticsTable& period, Visit&& visit) {
  for (std::size_t r = 0; r < period.table.row_count(); ++r)
    for (std::size_t i = 0; i < period.table.column_count(); ++i)
      if (period.listed[r * period.table.column_count() + i]) visit(r, i);
}

/// `missing`, `confidential`, or nothing where there is a number.
std::string absence_name(Absence absence);

/// Adds what every reply of an analysis opens with.
void open_reply(ReplyHead& head, const StatisticsTables& tables);

}  // namespace zubia::operations
