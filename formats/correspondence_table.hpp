#pragma once

#include <string>
#include <string_view>

#include "engine/base/result.hpp"
#include "engine/classifications/correspondence.hpp"

namespace zubia::formats {

/// Which columns to read, and what the two nomenclatures are called. Empty means: find out.
struct CorrespondenceTableOptions {
  std::string from_column{};    ///< empty: the first column
  std::string to_column{};      ///< empty: the second column
  std::string weight_column{};  ///< empty: `weight` or `share` where there is one, else every weight is 1
  std::string from_version{};   ///< empty: by the header, `nace_rev2` → `NACE Rev. 2`
  std::string to_version{};
};

/// Reads a many-to-many table between two nomenclatures (NACE, CPA, CN, HS, ISIC …) from CSV: two columns of codes and
/// perhaps one of weights. Codes are text: `01` is not `1`.
///
/// Refused with: the problems of CSV (`empty-file`, `wrong-encoding`, `ragged-row` …), `missing-column`,
/// `missing-code`, `not-a-number`, `negative-value`, and `duplicate-pair` where two codes are paired twice.
Result<Correspondence> read_correspondence_table(std::string_view bytes, const std::string& file_name,
                                                 const CorrespondenceTableOptions& options = {});

}  // namespace zubia::formats
