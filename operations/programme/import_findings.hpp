#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "formats/statistics_file.hpp"
#include "operations/operation.hpp"
#include "programme/observation.hpp"

namespace zubia::operations {

/// What a column of the file was read as: `territory`, `activity`, `period`, `value`, `flag`, `confidentiality`,
/// `unit`, `dimension` or `unread`.
struct ImportedColumn {
  std::string column;
  std::string role;
};

/// The codes of one level of the territories or of the activities.
struct ImportedLevel {
  std::string of;     ///< `territory` or `activity`
  std::string level;  ///< `NUTS 2`, `divisions`; `total`
  std::uint64_t codes;
  std::string first_codes;  ///< some of them, to be recognised by
};

/// How many cells carry a flag of the publisher, or one of ours (`illustrative`, `recoded`).
struct ImportedFlag {
  std::string flag;
  std::uint64_t cells;
};

/// A code of which nothing is known.
struct UnknownCode {
  std::string of;
  std::string code;
  std::uint64_t cells;
  std::string mend;
};

/// One cell as it would be stored.
struct ImportedCell {
  std::string territory;
  std::string territory_name;
  std::string activity;
  std::string activity_name;
  std::string period;
  double value;
  std::string absence;
  std::string flags;
};
BOOST_DESCRIBE_STRUCT(ImportedColumn, (), (column, role))
BOOST_DESCRIBE_STRUCT(ImportedLevel, (), (of, level, codes, first_codes))
BOOST_DESCRIBE_STRUCT(ImportedFlag, (), (flag, cells))
BOOST_DESCRIBE_STRUCT(UnknownCode, (), (of, code, cells, mend))
BOOST_DESCRIBE_STRUCT(ImportedCell, (),
                      (territory, territory_name, activity, activity_name, period, value, absence, flags))

/// What can be said of observations before they are stored.
struct ImportFindings {
  std::string territory_version;  ///< `NUTS 2016 or later`: what the codes themselves tell; empty where they do not
  std::string activity_version;   ///< `NACE Rev. 2 (ISIC Rev. 4)`; empty where the codes have no sections
  std::vector<ImportedLevel> levels;
  std::vector<ImportedFlag> flags;
  std::vector<UnknownCode> unknown_codes;
  std::vector<ImportedCell> first_cells;  ///< in file order
  std::vector<Notice> notices;            ///< codes of two versions of NUTS in one file: `mixed-versions`
};

/// Names of places and activities are in `language`. `activity_version` is the one that the user stated.
ImportFindings find_out(const std::vector<Observation>& observations, const std::string& activity_version,
                        const std::string& language);

}  // namespace zubia::operations
