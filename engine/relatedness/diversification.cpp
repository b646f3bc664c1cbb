#include "engine/relatedness/diversification.hpp"

#include <algorithm>

namespace zubia {

namespace {

double median(std::vector<double> values) {
  if (values.empty()) return undefined;
  std::ranges::sort(values);
  const std::size_t half = values.size() / 2;
  return values.size() % 2 == 1 ? values[half] : 0.5 * (values[half - 1] + values[half]);
}

DiversificationQuadrant quadrant_of(bool is_related, bool is_complex) {
  if (is_related) return is_complex ? DiversificationQuadrant::high_road : DiversificationQuadrant::slow_road;
  return is_complex ? DiversificationQuadrant::casino : DiversificationQuadrant::dead_end;
}

}  // namespace

std::vector<DiversificationOption> diversification_options(const PresenceTable& presence, std::size_t territory,
                                                           const TerritoryActivityTable& density,
                                                           const LabelledVector<Activity>& complexity,
                                                           const QuadrantCuts& cuts) {
  std::vector<DiversificationOption> options;
  std::vector<double> densities;
  std::vector<double> complexities;
  for (std::size_t i = 0; i < presence.activities().size(); ++i) {
    if (presence(territory, i) || !is_defined(density(territory, i)) || !is_defined(complexity.values[i])) continue;
    options.push_back({presence.activities()[i], density(territory, i), complexity.values[i]});
    densities.push_back(density(territory, i));
    complexities.push_back(complexity.values[i]);
  }
  const double density_cut = cuts.relatedness_density.value_or(median(densities));
  const double complexity_cut = cuts.complexity.value_or(median(complexities));
  for (DiversificationOption& option : options)
    option.quadrant = quadrant_of(option.relatedness_density >= density_cut, option.complexity >= complexity_cut);
  return options;
}

Result<std::vector<EntryOrExit>> entries_and_exits(const PresenceTable& before, const PresenceTable& after) {
  if (before.territories() != after.territories() || before.activities() != after.activities())
    return refuse({"labels-differ", "The two periods do not have the same territories and activities.", {}, {}});
  std::vector<EntryOrExit> changes;
  for (std::size_t r = 0; r < before.territories().size(); ++r)
    for (std::size_t i = 0; i < before.activities().size(); ++i)
      if (before(r, i) != after(r, i))
        changes.push_back(
            {before.territories()[r], before.activities()[i], after(r, i) ? Change::entry : Change::exit});
  return changes;
}

}  // namespace zubia
