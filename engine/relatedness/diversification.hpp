#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "engine/base/labelled_table.hpp"
#include "engine/base/result.hpp"
#include "engine/relatedness/presence.hpp"

namespace zubia {

/// Where an activity that a territory lacks lies between risk and return (Balland, Boschma, Crespo & Rigby 2019).
enum class DiversificationQuadrant : std::uint8_t {
  high_road,  ///< related and complex
  slow_road,  ///< related, not complex
  casino,     ///< complex, not related
  dead_end,   ///< neither
};

struct DiversificationOption {
  Activity activity;
  double relatedness_density = undefined;
  double complexity = undefined;
  DiversificationQuadrant quadrant = DiversificationQuadrant::dead_end;
};

/// The cuts between low and high; medians of the territory's own options where not given.
struct QuadrantCuts {
  std::optional<double> relatedness_density = {};
  std::optional<double> complexity = {};
};

/// The activities that the territory at place `territory` does not have, in table order; those without a density or a
/// complexity are left out. High is at least the cut.
std::vector<DiversificationOption> diversification_options(const PresenceTable& presence, std::size_t territory,
                                                           const TerritoryActivityTable& density,
                                                           const LabelledVector<Activity>& complexity,
                                                           const QuadrantCuts& cuts = {});

/// What an activity did in a territory between two periods.
enum class Change : std::uint8_t { entry, exit };

struct EntryOrExit {
  Territory territory;
  Activity activity;
  Change change = Change::entry;
};

/// All entries (absent, then present) and exits, by territory and activity. Refused: labels that differ
/// (`labels-differ`).
Result<std::vector<EntryOrExit>> entries_and_exits(const PresenceTable& before, const PresenceTable& after);

}  // namespace zubia
