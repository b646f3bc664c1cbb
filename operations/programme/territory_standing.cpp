#include "operations/programme/territory_standing.hpp"

#include <algorithm>
#include <charconv>
#include <set>

#include "engine/classifications/nace_code.hpp"
#include "engine/classifications/nuts_code.hpp"
#include "engine/classifications/territory_levels.hpp"
#include "engine/specialisation/territory_specialisation.hpp"
#include "engine/specialisation/variety.hpp"
#include "operations/catalogue.hpp"

namespace zubia::operations {

namespace {

/// The territories of the level of the one asked for, its parts where users built it.
Result<LabelIndex<Territory>> peers_of(const ProgrammeFacts& facts, const std::string& territory,
                                       const std::string& period) {
  LabelIndex<Territory> all;
  for (const Observation& observation : facts.observations)
    if (observation.period.code == period) all.insert(observation.territory);
  std::string sample = territory;
  for (const ProgrammeTerritory& own : facts.territories)
    if (own.code == territory && !own.parts.empty()) sample = own.parts.front();
  TerritoryLevelOptions options;
  if (const auto nuts = parse_nuts_code(sample)) options.level = nuts->level;
  auto chosen = choose_level(all.list(), options);
  // Codes that are no NUTS codes have no such level; then all of them are peers.
  if (!chosen) chosen = choose_level(all.list());
  if (!chosen) return refuse(chosen.error());
  return LabelIndex<Territory>(chosen->chosen);
}

TerritoryActivityTable table_of(const ProgrammeFacts& facts, const LabelIndex<Territory>& territories,
                                const LabelIndex<Activity>& activities, const std::string& period) {
  TerritoryActivityTable table(territories, activities);
  std::vector<bool> listed(territories.size() * activities.size());
  for (const Observation& observation : facts.observations) {
    if (observation.period.code != period) continue;
    const auto r = territories.find(observation.territory);
    const auto i = activities.find(observation.activity);
    if (!r || !i) continue;
    listed[*r * activities.size() + *i] = true;
    if (observation.absence == Absence::none)
      table(*r, *i) = observation.value;
    else
      table.set_absent(*r, *i, observation.absence);
  }
  for (std::size_t cell = 0; cell < listed.size(); ++cell)
    if (!listed[cell]) table.set_absent(cell / activities.size(), cell % activities.size(), Absence::missing);
  return table;
}

/// The section of a NACE code, or the code itself where it is not inside one.
std::string group_of(const std::string& code) {
  const auto nace = parse_nace_code(code);
  if (!nace) return code;
  int first = 0;
  int last = 0;
  std::from_chars(nace->first.data(), nace->first.data() + 2, first);
  std::from_chars(nace->last.data(), nace->last.data() + 2, last);
  for (const NaceSection& section : nace_sections(NaceVersion::rev_2))
    if (section.first_division <= first && last <= section.last_division) return std::string(1, section.letter);
  return code;
}

Result<void> add_variety(const ProgrammeFacts& facts, const std::string& territory, const TerritoryActivityTable& table,
                         TerritoryStanding& standing) {
  ActivityGroups groups;
  std::set<std::string> names;
  for (const Activity& activity : table.columns()) {
    groups[activity] = group_of(activity.code);
    names.insert(groups[activity]);
  }
  standing.has_groups = names.size() > 1 && names.size() < table.column_count();
  const auto lines = variety(table, groups);
  if (!lines) return refuse(lines.error());
  const auto specialisation = territory_specialisation(table);
  if (!specialisation) return refuse(specialisation.error());
  for (std::size_t r = 0; r < table.row_count(); ++r) {
    const std::string& code = table.rows()[r].code;
    if (code != territory &&
        std::ranges::find(facts.territories, code, &ProgrammeTerritory::code) == facts.territories.end())
      continue;
    standing.variety.push_back({code, name_in(territory_names(code), facts.language, code),
                                standing.has_groups ? (*lines)[r].related : undefined,
                                standing.has_groups ? (*lines)[r].unrelated : undefined, (*lines)[r].total,
                                (*specialisation)[r].equivalent_number});
  }
  return {};
}

}  // namespace

Result<TerritoryStanding> standing_of(const ProgrammeFacts& facts, const std::string& territory,
                                      const std::string& period, const LabelIndex<Activity>& activities) {
  const auto peers = peers_of(facts, territory, period);
  if (!peers) return refuse(peers.error());
  const auto table = with_built_territories(table_of(facts, *peers, activities, period), facts.territories);
  if (!table) return refuse(table.error());
  TerritoryStanding standing;
  standing.ranked = table->row_count();
  for (ClusterStars& cell : cluster_stars(*table))
    if (cell.territory.code == territory) standing.stars.emplace(cell.activity.code, std::move(cell));
  if (auto added = add_variety(facts, territory, *table, standing); !added) return refuse(added.error());
  return standing;
}

}  // namespace zubia::operations
