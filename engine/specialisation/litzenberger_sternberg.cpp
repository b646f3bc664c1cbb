#include "engine/specialisation/litzenberger_sternberg.hpp"

#include <cmath>
#include <initializer_list>

#include "engine/base/absence.hpp"

namespace zubia {

double litzenberger_sternberg(const ClusterIndexFacts& facts) {
  // Left to the divisions, some of these would make the index 0: x / ∞.
  for (const double divisor : {facts.industry_employment_area, facts.surface, facts.surface_area, facts.population,
                               facts.population_area, facts.establishments, facts.establishments_area})
    if (divisor == 0.0) return undefined;
  const double jobs = facts.industry_employment / facts.industry_employment_area;
  const double by_surface = jobs / (facts.surface / facts.surface_area);
  const double by_population = jobs / (facts.population / facts.population_area);
  const double establishment_size = jobs / (facts.establishments / facts.establishments_area);
  const double index = by_surface * by_population / establishment_size;
  return std::isfinite(index) ? index : undefined;
}

}  // namespace zubia
