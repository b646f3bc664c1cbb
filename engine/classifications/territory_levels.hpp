#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/base/label.hpp"
#include "engine/base/result.hpp"
#include "engine/classifications/level_notice.hpp"

namespace zubia {

/// What is asked of the choice of a territory level.
struct TerritoryLevelOptions {
  /// 0 countries, 1, 2 and 3 as in NUTS. Empty: the level that the most countries have; of these the one with the most
  /// codes; of these the finest.
  std::optional<int> level;
};

/// A code that is not used, why, and the chosen code that speaks for it (empty where there is none or several).
struct LeftOutTerritory {
  Territory territory;
  LeftOutReason reason = LeftOutReason::total;
  Territory because_of;

  friend bool operator==(const LeftOutTerritory&, const LeftOutTerritory&) = default;
};

/// Territories of which none contains another, so that they may be added up.
struct TerritoryLevelChoice {
  std::vector<Territory> chosen;           ///< in the order given
  std::optional<int> level;                ///< the NUTS level; empty where the codes are not NUTS codes
  std::vector<int> levels;                 ///< all the levels that codes have, ascending: what else could be asked for
  std::string level_name;                  ///< `countries`, `NUTS 2`, `one level`
  std::vector<LeftOutTerritory> left_out;  ///< in the order given
  std::vector<LevelNotice> notices;        ///< the level used, and why codes were left out, one sentence per reason
};

/// Chooses one NUTS level from territory codes that may mix several (`ES` contains `ES21` contains `ES211`), so that
/// a parent and its children are never added together. Aggregates (`EU27_2020`, `EA19`, `TOTAL`) and extra-regio
/// codes (`ESZZ`) are left out. Where fewer than half of the codes are NUTS codes, or all of those are extra-regio, all
/// but the totals are one level.
///
/// Refused: no codes (`no-territories`), a level that no code has (`unknown-level`), the same code twice
/// (`duplicate-territory`).
Result<TerritoryLevelChoice> choose_level(const std::vector<Territory>& codes,
                                          const TerritoryLevelOptions& options = {});

}  // namespace zubia
