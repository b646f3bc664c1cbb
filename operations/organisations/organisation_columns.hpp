#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/result.hpp"

namespace zubia::operations {

/// What a column of a list of organisations can hold: `name`, `name-eu`, `siren`, `postcode` …
std::span<const std::string_view> organisation_columns();

/// A column of a list, and what it was taken for.
struct MappedColumn {
  std::string column;
  std::string field;  ///< empty: it was not taken
};

/// What the columns of a list hold, told by their names in en, es, fr and eu, or as `wanted` says: `name=Razón social`
/// takes a column for a field, and `=Teléfono` leaves one out. A field has one column, but for `technologies`, `nace`,
/// `website`, `other-name` and `identifier`.
///
/// Refused: `unknown-organisation-column` (a field that there is not), `missing-column`, `duplicate-column` (two
/// columns for one field), `no-name-column`.
Result<std::vector<MappedColumn>> map_columns(std::span<const std::string> header, std::span<const std::string> wanted,
                                              const std::string& file_name);

}  // namespace zubia::operations
