#include "engine/relatedness/proximity.hpp"

#include <algorithm>

namespace zubia {

ActivityMatrix proximity(const PresenceTable& presence, Parallelism parallelism) {
  const std::size_t activities = presence.activities().size();
  const std::vector<std::size_t> ubiquity = presence.ubiquity();
  ActivityMatrix matrix(presence.activities(), presence.activities(), undefined);
  for_each_block(activities, 16, parallelism, [&](std::size_t first, std::size_t last) {
    for (std::size_t i = first; i < last; ++i)
      for (std::size_t j = 0; j < activities; ++j) {
        if (ubiquity[i] == 0 || ubiquity[j] == 0) continue;
        std::size_t both = 0;
        for (std::size_t r = 0; r < presence.territories().size(); ++r)
          both += presence(r, i) && presence(r, j) ? 1U : 0U;
        matrix(i, j) = static_cast<double>(both) / static_cast<double>(std::max(ubiquity[i], ubiquity[j]));
      }
  });
  return matrix;
}

}  // namespace zubia
