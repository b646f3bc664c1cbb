#pragma once

#include <vector>

#include "engine/base/label.hpp"
#include "engine/base/labelled_table.hpp"
#include "engine/base/result.hpp"

namespace zubia {

/// A plant of one industry: where it is and how many work there.
struct Plant {
  Territory territory;
  double employment;
};

/// Ellison & Glaeser's (1997) index of agglomeration beyond what a few large plants explain.
struct EllisonGlaeser {
  double gamma;  ///< (G − (1 − Σx²) H) / ((1 − Σx²)(1 − H)); 0 as if thrown at random, above .05 high
  double spatial_concentration;  ///< G = Σ_j (s_j − x_j)²
  double plant_herfindahl;       ///< H = Σ_k z_k²
};

/// `territory_employment` is all employment of each territory. Gamma is NaN for a single plant or a single territory.
/// Refused: no plants or no employment (`no-plants`), negative sizes (`negative-amount`), a plant in a territory
/// without total (`unknown-territory`).
Result<EllisonGlaeser> ellison_glaeser(const std::vector<Plant>& plants,
                                       const LabelledVector<Territory>& territory_employment);

}  // namespace zubia
