#include "engine/relatedness/relatedness_density.hpp"

namespace zubia {

TerritoryActivityTable relatedness_density(const PresenceTable& presence, const ActivityMatrix& proximity,
                                           ProximityDiagonal diagonal, Parallelism parallelism) {
  TerritoryActivityTable density(presence.territories(), presence.activities(), undefined);
  for_each_block(presence.territories().size(), 8, parallelism, [&](std::size_t first, std::size_t last) {
    for (std::size_t r = first; r < last; ++r)
      for (std::size_t i = 0; i < presence.activities().size(); ++i) {
        double held = 0.0;
        double all = 0.0;
        for (std::size_t j = 0; j < presence.activities().size(); ++j) {
          const double related = i == j ? (diagonal == ProximityDiagonal::one ? 1.0 : 0.0) : proximity(i, j);
          if (!is_defined(related)) continue;
          all += related;
          if (presence(r, j)) held += related;
        }
        if (all > 0.0) density(r, i) = held / all;
      }
  });
  return density;
}

}  // namespace zubia
