#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/base/label.hpp"
#include "engine/base/labelled_table.hpp"
#include "engine/base/result.hpp"
#include "engine/classifications/level_notice.hpp"

namespace zubia {

/// What is asked of the choice of an activity level.
struct ActivityLevelOptions {
  /// Sections 1, divisions 2, groups 3, classes 4 in NACE, ISIC and CPA (on to 6); elsewhere the number of digits
  /// (NAICS sectors `31-33` count as 2). Empty: the finest level that leaves nothing out.
  std::optional<int> level;
  /// `NACE Rev. 2.1` or `ISIC Rev. 5` read the sections of those; anything else reads those of NACE Rev. 2 and ISIC
  /// Rev. 4. A code `V` alone is enough to tell.
  std::string version;
  /// Children whose sum differs from their parent by at most this share of the parent add up to it.
  double tolerance = 0.005;
};

/// A code that is not used, why, and the chosen code that speaks for it (empty where there is none).
struct LeftOutActivity {
  Activity activity;
  LeftOutReason reason = LeftOutReason::total;
  Activity because_of;

  friend bool operator==(const LeftOutActivity&, const LeftOutActivity&) = default;
};

/// Activities of which none contains, equals or overlaps another, so that they may be added up.
struct ActivityLevelChoice {
  std::vector<Activity> chosen;           ///< in the order given
  std::optional<int> level;               ///< empty where the codes have no levels that we know
  std::vector<int> levels;                ///< all the levels that codes have, ascending: what else could be asked for
  std::string level_name;                 ///< `sections`, `divisions`, `4-digit codes`, `one level`
  std::vector<LeftOutActivity> left_out;  ///< in the order given
  std::vector<LevelNotice> notices;       ///< the level used, and why codes were left out, one sentence per reason
};

/// Chooses one aggregation level from activity codes that may mix several, so that a parent and its children are never
/// added together.
///
/// Recognised: NACE Rev. 2 and 2.1, ISIC and CPA with sections (`C`), ranges of sections (`B-E`, `BTE`, `R_S`),
/// divisions, groups and classes (`01`, `01.1`, `01.11`, `C10`, `C10-C12`, `C10T12`, `J59_60`), NAICS with its joined
/// sectors (`31-33`), and nomenclatures of digits whose prefixes are parents (HS, CN, SITC, CPC). A name that ends with
/// such a code in brackets (`Manufacturing (C)`) counts as the code. Totals are `TOTAL`, `TOT`, `_T`, `ALL`,
/// `Insgesamt` in any letter case, NAICS `00`, and ranges of ten sections or more (`B-S`). Other codes are one level.
///
/// With a level asked for: the codes of that level; of nested ranges of the same level, the finest (`C`, not `B-E`).
/// Without: the finest level at which every coarser code is replaced by children that make it up, or kept whole. The
/// nomenclature tells what makes up a range or a section (`G-J` = `G-I` + `J`; `B-E` is not made up by `C`). Below
/// that the values tell where a table is given: the children add up to the parent, within the tolerance, over the
/// territories where all of them have numbers. Where nothing tells, the coarser code is kept.
///
/// Refused: no codes (`no-activities`), a level that no code has (`unknown-level`), the same code twice
/// (`duplicate-activity`).
Result<ActivityLevelChoice> choose_level(const std::vector<Activity>& codes, const ActivityLevelOptions& options = {});

/// The same for the columns of a table, whose values tell where children make up their parent.
Result<ActivityLevelChoice> choose_level(const TerritoryActivityTable& table, const ActivityLevelOptions& options = {});

}  // namespace zubia
