#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/result.hpp"
#include "programme/observation.hpp"

namespace zubia::formats {

/// Where a file has a further dimension (sex, seasonal adjustment), the one code of it that is wanted.
struct DimensionChoice {
  std::string dimension;
  std::string code;
};

/// What stands between the whole and the fraction of a number.
enum class DecimalMark { find_out, point, comma };

/// How the caller wants a statistics file read. Empty means: find out.
struct StatisticsFileOptions {
  std::string territory_column{};
  std::string activity_column{};
  std::string value_column{};
  std::string period_column{};
  std::string flag_column{};
  bool wide = false;   ///< a matrix: the first column names territories, the other headers are activities
  std::string unit{};  ///< keep only this unit where the file has several
  std::vector<DimensionChoice> keep{};               ///< keep only these codes of further dimensions
  DecimalMark decimal_mark = DecimalMark::find_out;  ///< of CSV; the other dialects always have a point
};

/// One thing the reader noticed and the user should know: what was sniffed, skipped or decided.
struct Notice {
  std::string code;  ///< kebab-case: `decimal-comma`, `confidential-cells`
  std::string text;  ///< one plain sentence
};

/// What a column, or a dimension, of a file was read as: `territory`, `activity`, `period`, `value`, `flag`,
/// `confidentiality`, `unit`; `dimension` where one code of it must be chosen; `unread`.
struct ColumnUse {
  std::string column;
  std::string role;
};

/// What a statistics file says, whatever its dialect.
struct StatisticsFile {
  std::string dialect;  ///< `tidy-csv`, `wide-csv`, `eurostat-tsv`, `sdmx-csv-1.0`, `sdmx-csv-2.0`, `json-stat-2.0`
  std::string table;    ///< the publisher's code where the file names it
  std::string unit;
  std::string encoding;                   ///< `UTF-8`, `UTF-16LE`, `windows-1252` …
  std::string separator;                  ///< between the fields of CSV: `comma`, `semicolon`, `tab`; empty elsewhere
  std::vector<ColumnUse> columns;         ///< in file order
  std::vector<Observation> observations;  ///< in file order, no cell twice
  std::vector<Notice> notices;
};

/// Reads a statistics file of any dialect we know; the bytes decide which. `file_name` is for messages, and names the
/// table of a Eurostat TSV, which does not name it itself.
///
/// A value with the flag `c` is confidential and is never kept as a number; `:` and an empty value are missing. Refused
/// with: `empty-file`, `not-a-statistics-file`, `wrong-encoding`, `missing-column`, `ambiguous-column`, `ragged-row`,
/// `broken-quotes`, `not-a-number`, `ambiguous-number`, `negative-value`, `missing-code`, `duplicate-cell`,
/// `several-units`, `unknown-unit`, `several-codes`, `unknown-code`, `broken-json`, `broken-json-stat`,
/// `conflicting-options`.
Result<StatisticsFile> read_statistics(std::string_view bytes, const std::string& file_name,
                                       const StatisticsFileOptions& options = {});

}  // namespace zubia::formats
