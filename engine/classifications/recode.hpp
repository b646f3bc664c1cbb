#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "engine/base/labelled_table.hpp"
#include "engine/base/result.hpp"
#include "engine/classifications/correspondence.hpp"

namespace zubia {

/// What becomes of a target cell of which some part has no number.
enum class PartialSums : std::uint8_t {
  refused,  ///< the cell is absent too: confidential if any part is, else missing
  allowed,  ///< the cell is the sum of the parts that have a number; absent only if none has
};

/// What becomes of a code that the correspondence does not list.
enum class UnlistedCodes : std::uint8_t {
  kept,      ///< it keeps its code
  left_out,  ///< it is not in the recoded table
};

struct RecodeOptions {
  PartialSums partial_sums = PartialSums::refused;
  UnlistedCodes unlisted_codes = UnlistedCodes::kept;
};

/// One cell, or share of a cell, that changed its code.
struct RecodedCell {
  std::string from;
  std::string to;
  Territory territory;       ///< of the source table
  Activity activity;         ///< of the source table
  double share = 1.0;        ///< of the source cell, 0–1
  double value = undefined;  ///< what moved: the share times the source cell
  Absence absence = Absence::none;
};

/// A recoded table and what was done to make it.
struct Recoding {
  TerritoryActivityTable table;
  std::vector<RecodedCell> log;       ///< by source code, then by target, then along the other label; no identities
  std::vector<std::string> unlisted;  ///< codes of the table that the correspondence does not list, in table order
};

/// Recodes the territories of a table of amounts that add up (jobs, euros; not rates):
///
///     y(t, i) = Σ_s x(s, i) w(s, t) / Σ_t' w(s, t')
///
/// Targets stand in the order in which the table's codes reach them. Totals are conserved. A target with an absent part
/// is absent, confidential before missing, unless partial sums are allowed. A row from a code to itself alone changes
/// nothing and is not logged.
///
/// Refused: a correspondence without rows (`empty-correspondence`), a weight that is negative or not a finite number
/// (`bad-weight`), a pair of codes twice (`duplicate-row`), a code of the table whose weights are all 0
/// (`no-weight`).
Result<Recoding> recode_territories(const TerritoryActivityTable& table, const Correspondence& correspondence,
                                    const RecodeOptions& options = {});

/// The same for its activities.
Result<Recoding> recode_activities(const TerritoryActivityTable& table, const Correspondence& correspondence,
                                   const RecodeOptions& options = {});

}  // namespace zubia
