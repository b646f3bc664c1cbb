#include "engine/effects/strata.hpp"

#include <algorithm>

namespace zubia::effects {

std::vector<std::size_t> cluster_strata(const CooperationStudy& study) {
  std::vector<int> known;
  for (const Member& member : study.members) known.push_back(member.cluster);
  std::ranges::sort(known);
  known.erase(std::unique(known.begin(), known.end()), known.end());
  std::vector<std::size_t> strata;
  for (const Member& member : study.members)
    strata.push_back(static_cast<std::size_t>(std::ranges::lower_bound(known, member.cluster) - known.begin()));
  return strata;
}

}  // namespace zubia::effects
