#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "engine/base/labelled_table.hpp"
#include "engine/base/result.hpp"

namespace zubia {

/// Which group each activity belongs to: divisions to sections, say.
using ActivityGroups = std::unordered_map<Activity, std::string>;

/// How varied the activities of a territory are, in bits (Frenken, van Oort & Verburg 2007):
///
///     unrelated = Σ_g P_g log2(1/P_g)         between groups
///     related   = Σ_g P_g Σ_{i∈g} (p_i/P_g) log2(P_g/p_i)   within them
///
/// and their sum is the entropy of all activities.
struct Variety {
  Territory territory;
  double related = undefined;
  double unrelated = undefined;
  double total = undefined;
};

/// One line per territory; NaN for an empty one. Absent cells count as none. Refused: an activity without a group
/// (`unknown-activity`).
Result<std::vector<Variety>> variety(const TerritoryActivityTable& employment, const ActivityGroups& groups);

}  // namespace zubia
