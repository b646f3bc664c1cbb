#include "engine/complementarity/activity_groups.hpp"

#include <algorithm>

namespace zubia {

std::vector<std::vector<std::size_t>> activity_groups(const ActivityMatrix& proximity,
                                                      const std::vector<std::size_t>& members,
                                                      const ActivityGroupOptions& options) {
  std::vector<std::vector<std::size_t>> groups;
  groups.reserve(members.size());
  for (const std::size_t member : members) groups.push_back({member});
  std::ranges::sort(groups);
  // Sums of proximities between groups: those of a merged group are the sums of its two parts (Lance & Williams 1967).
  std::vector<std::vector<double>> sums(groups.size(), std::vector<double>(groups.size(), 0.0));
  for (std::size_t a = 0; a < groups.size(); ++a)
    for (std::size_t b = 0; b < groups.size(); ++b) {
      const double related = proximity(groups[a][0], groups[b][0]);
      sums[a][b] = is_defined(related) ? related : 0.0;
    }
  while (true) {
    double best = options.proximity_min;
    std::size_t first = 0;
    std::size_t second = 0;
    for (std::size_t a = 0; a < groups.size(); ++a)
      for (std::size_t b = a + 1; b < groups.size(); ++b) {
        if (groups[a].size() + groups[b].size() > options.activities_max) continue;
        const double mean = sums[a][b] / static_cast<double>(groups[a].size() * groups[b].size());
        if (mean > best || (mean == best && second == 0)) {
          best = mean;
          first = a;
          second = b;
        }
      }
    if (second == 0) break;
    groups[first].insert(groups[first].end(), groups[second].begin(), groups[second].end());
    for (std::size_t other = 0; other < groups.size(); ++other) {
      sums[first][other] += sums[second][other];
      sums[other][first] = sums[first][other];
    }
    const auto gone = static_cast<std::ptrdiff_t>(second);
    groups.erase(groups.begin() + gone);
    sums.erase(sums.begin() + gone);
    for (auto& row : sums) row.erase(row.begin() + gone);
  }
  for (auto& group : groups) std::ranges::sort(group);
  std::ranges::sort(groups);
  return groups;
}

}  // namespace zubia
