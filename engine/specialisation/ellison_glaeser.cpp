#include "engine/specialisation/ellison_glaeser.hpp"

#include <cmath>

namespace zubia {

Result<EllisonGlaeser> ellison_glaeser(const std::vector<Plant>& plants,
                                       const LabelledVector<Territory>& territory_employment) {
  double industry = 0.0;
  double all = 0.0;
  for (const Plant& plant : plants) {
    if (!(plant.employment >= 0.0)) return refuse({"negative-amount", "Plants have at least 0 jobs.", {}, {}});
    industry += plant.employment;
  }
  for (const double total : territory_employment.values) {
    if (!(total >= 0.0)) return refuse({"negative-amount", "Territories have at least 0 jobs.", {}, {}});
    all += total;
  }
  if (!(industry > 0.0) || !(all > 0.0)) return refuse({"no-plants", "There are no jobs to look at.", {}, {}});
  std::vector<double> shares(territory_employment.labels.size(), 0.0);
  EllisonGlaeser result{undefined, 0.0, 0.0};
  for (const Plant& plant : plants) {
    const auto place = territory_employment.labels.find(plant.territory);
    if (!place)
      return refuse({"unknown-territory", "There is no total for the territory " + plant.territory.code + ".", {}, {}});
    const double share = plant.employment / industry;
    shares[*place] += share;
    result.plant_herfindahl += share * share;
  }
  double squares = 0.0;
  for (std::size_t j = 0; j < shares.size(); ++j) {
    const double reference = territory_employment.values[j] / all;
    result.spatial_concentration += (shares[j] - reference) * (shares[j] - reference);
    squares += reference * reference;
  }
  const double room = 1.0 - squares;
  if (room > 0.0 && result.plant_herfindahl < 1.0)
    result.gamma =
        (result.spatial_concentration - room * result.plant_herfindahl) / (room * (1.0 - result.plant_herfindahl));
  return result;
}

}  // namespace zubia
