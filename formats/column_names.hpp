#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/result.hpp"
#include "formats/statistics_file.hpp"

namespace zubia::formats {

/// What a column of a statistics file can be.
enum class ColumnRole { territory, activity, period, value, flag, confidentiality, unit };

/// Finds the column with a role: the one that the caller named, else the one called by our own term, else the only one
/// that has a name statistical offices use for it (`geo`, `nace_r2`, `OBS_VALUE` …). Letter case, spaces and
/// punctuation do not count. Nothing where there is none.
///
/// Refused with `missing-column` where the named column is not there, and `ambiguous-column` where several could be it.
Result<std::optional<std::size_t>> find_column(std::span<const std::string> header, ColumnRole role,
                                               const std::string& wanted, const std::string& file_name);

/// The same for a column that must be there (`missing-column`). `what_has_columns` is what the names belong to:
/// `columns`, `dimensions`.
Result<std::size_t> require_column(std::span<const std::string> header, ColumnRole role, const std::string& wanted,
                                   const std::string& file_name, std::string_view what_has_columns = "columns");

/// The column with exactly this name, else with this name but for letter case and punctuation.
std::optional<std::size_t> column_named(std::span<const std::string> header, std::string_view name);

/// `missing-column` for a column that the caller named.
Problem unknown_column(std::span<const std::string> header, const std::string& wanted, const std::string& file_name);

/// The names of a header record, trimmed.
std::vector<std::string> header_names(std::span<const std::string_view> fields);

}  // namespace zubia::formats
