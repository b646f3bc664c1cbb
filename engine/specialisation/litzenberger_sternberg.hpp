#pragma once

namespace zubia {

/// What the cluster index looks at, in one territory and in the whole area.
struct ClusterIndexFacts {
  double industry_employment;       ///< of the industry in the territory
  double industry_employment_area;  ///< of the industry in the whole area
  double surface;                   ///< of the territory, in any unit
  double surface_area;
  double population;
  double population_area;
  double establishments;  ///< of the industry in the territory
  double establishments_area;
};

/// Litzenberger & Sternberg's (2006) cluster index: density of jobs by surface times that by population, over the
/// relative size of an establishment,
///
///     CI = [(e/a) / (E/A)] · [(e/p) / (E/P)] / [(e/b) / (E/B)]
///
/// 1 is average; above 4 speaks of a cluster. NaN where a divisor is 0.
double litzenberger_sternberg(const ClusterIndexFacts& facts);

}  // namespace zubia
