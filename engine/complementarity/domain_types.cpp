#include "engine/complementarity/domain_types.hpp"

#include <algorithm>
#include <set>

#include "engine/base/nearest_names.hpp"

namespace zubia {

namespace {

Result<std::vector<std::size_t>> rows_of(const TerritoryActivityTable& table,
                                         const std::vector<BorderTerritory>& territories) {
  if (territories.size() < 2)
    return refuse({"fewer-than-two-territories", "A border has at least two territories.", {}, "Name another one."});
  std::set<std::string> countries;
  std::vector<std::size_t> rows;
  for (const BorderTerritory& side : territories) {
    const auto row = table.rows().find(side.territory);
    if (!row) {
      std::vector<std::string> known;
      for (const Territory& label : table.rows()) known.push_back(label.code);
      return refuse({"unknown-territory",
                     "There is no territory " + side.territory.code + " in the data.",
                     {},
                     did_you_mean(side.territory.code, known)});
    }
    rows.push_back(*row);
    countries.insert(side.country);
  }
  if (countries.size() < 2)
    return refuse({"fewer-than-two-countries",
                   "All territories are in one country, so there is no border to work across.",
                   {},
                   "Name a territory of another country."});
  return rows;
}

}  // namespace

Result<std::vector<ActivityDomainType>> domain_types(const TerritoryActivityTable& location_quotients,
                                                     const ActivityMatrix& proximity,
                                                     const std::vector<BorderTerritory>& territories,
                                                     const DomainTypeOptions& options) {
  if (location_quotients.columns() != proximity.rows())
    return refuse(
        {"labels-differ", "Quotients and proximity do not have the same activities in the same order.", {}, {}});
  const auto rows = rows_of(location_quotients, territories);
  if (!rows) return refuse(rows.error());
  const std::size_t activities = location_quotients.column_count();
  std::vector<std::set<std::string>> strong_countries(activities);
  std::vector<ActivityDomainType> types(activities);
  for (std::size_t i = 0; i < activities; ++i) {
    types[i].activity = location_quotients.columns()[i];
    for (std::size_t side = 0; side < territories.size(); ++side)
      if (location_quotients((*rows)[side], i) >= options.strength_threshold) {
        types[i].strong_in.push_back(territories[side].territory);
        strong_countries[i].insert(territories[side].country);
      }
  }
  const auto is_strong_elsewhere = [&](std::size_t i, std::size_t j) {
    return std::ranges::any_of(strong_countries[j],
                               [&](const std::string& country) { return !strong_countries[i].contains(country); });
  };
  for (std::size_t i = 0; i < activities; ++i) {
    if (strong_countries[i].empty()) continue;
    std::vector<std::size_t> related;
    for (std::size_t j = 0; j < activities; ++j)
      if (j != i && proximity(i, j) >= options.relatedness_threshold &&
          (is_strong_elsewhere(i, j) || (strong_countries[i].size() > 1 && !strong_countries[j].empty())))
        related.push_back(j);
    std::ranges::stable_sort(related, [&](std::size_t a, std::size_t b) { return proximity(i, a) > proximity(i, b); });
    for (const std::size_t j : related) types[i].related_strengths.push_back(location_quotients.columns()[j]);
    if (strong_countries[i].size() > 1)
      types[i].type = DomainType::common_strength;
    else
      types[i].type = related.empty() ? DomainType::solitary : DomainType::complementary;
  }
  return types;
}

}  // namespace zubia
