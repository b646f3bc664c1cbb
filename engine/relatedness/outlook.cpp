#include "engine/relatedness/outlook.hpp"

#include <vector>

namespace zubia {

LabelledVector<Territory> complexity_outlook(const PresenceTable& presence, const TerritoryActivityTable& density,
                                             const LabelledVector<Activity>& pci) {
  LabelledVector<Territory> outlook{presence.territories(),
                                    std::vector<double>(presence.territories().size(), undefined)};
  for (std::size_t r = 0; r < presence.territories().size(); ++r) {
    double sum = undefined;
    for (std::size_t i = 0; i < presence.activities().size(); ++i) {
      const double term = density(r, i) * pci.values[i];
      if (presence(r, i) || !is_defined(term)) continue;
      sum = (is_defined(sum) ? sum : 0.0) + term;
    }
    outlook.values[r] = sum;
  }
  return outlook;
}

TerritoryActivityTable complexity_outlook_gain(const PresenceTable& presence, const ActivityMatrix& proximity,
                                               const LabelledVector<Activity>& pci) {
  const std::size_t activities = presence.activities().size();
  std::vector<double> weight(activities, undefined);  // PCI_j / Σ_k φ_kj
  for (std::size_t j = 0; j < activities; ++j) {
    double sum = 0.0;
    for (const double related : proximity.row(j)) sum += is_defined(related) ? related : 0.0;
    if (sum > 0.0) weight[j] = pci.values[j] / sum;
  }
  TerritoryActivityTable gain(presence.territories(), presence.activities(), 0.0);
  for (std::size_t r = 0; r < presence.territories().size(); ++r)
    for (std::size_t i = 0; i < activities; ++i) {
      if (presence(r, i)) continue;
      double sum = undefined;
      for (std::size_t j = 0; j < activities; ++j) {
        const double term = proximity(i, j) * weight[j];
        if (!presence(r, j) && is_defined(term)) sum = (is_defined(sum) ? sum : 0.0) + term;
      }
      gain(r, i) = sum;
    }
  return gain;
}

}  // namespace zubia
