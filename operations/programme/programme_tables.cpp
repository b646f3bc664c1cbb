#include "operations/programme/programme_tables.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <set>

#include "engine/classifications/activity_levels.hpp"
#include "engine/classifications/build_territories.hpp"
#include "operations/catalogue.hpp"
#include "storage/programme_store.hpp"

namespace zubia::operations {

std::string ProgrammeFacts::territory_name(const std::string& code) const {
  const auto own = std::ranges::find(territories, code, &ProgrammeTerritory::code);
  const bool is_named = own != territories.end() && !own->names.empty();
  return name_in(is_named ? own->names : territory_names(code), language, code);
}

std::string language_of(const Work& work, const ProgrammeRecord& programme) {
  return work.language.empty() ? programme.languages.front() : work.language;
}

Result<ProgrammeFacts> load_facts(storage::ProgrammeStore& store, const std::string& measure, const Work& work) {
  ProgrammeFacts facts;
  auto programme = store.programme();
  if (!programme) return refuse(programme.error());
  auto territories = store.territories();
  if (!territories) return refuse(territories.error());
  auto observations = store.observations(measure);
  if (!observations) return refuse(observations.error());
  if (observations->empty()) {
    const auto sources = store.sources();
    if (!sources) return refuse(sources.error());
    std::set<std::string> measures;
    for (const Source& source : *sources) measures.insert(source.measure);
    return refuse({"unknown-measure",
                   "Nothing was imported of the measure " + measure + ".",
                   {.field = "measure"},
                   measures.empty() ? "Import a file with zubia import-statistics."
                                    : fmt::format("The programme has {}.", fmt::join(measures, ", "))});
  }
  facts.programme = *std::move(programme);
  facts.language = language_of(work, facts.programme);
  facts.territories = *std::move(territories);
  facts.observations = *std::move(observations);
  std::set<std::string> periods;
  for (const Observation& observation : facts.observations) periods.insert(observation.period.code);
  facts.periods.assign(periods.begin(), periods.end());
  return facts;
}

Result<std::string> period_of(const ProgrammeFacts& facts, const std::string& asked, const std::string& field) {
  if (asked.empty()) return facts.periods.back();
  if (std::ranges::find(facts.periods, asked) != facts.periods.end()) return asked;
  return refuse({"unknown-period",
                 "There is no " + asked + " in the data.",
                 {.field = field},
                 facts.periods.back().empty() ? "They have no periods."
                                              : fmt::format("They have {}.", fmt::join(facts.periods, ", "))});
}

Result<TerritoryActivityTable> with_built_territories(const TerritoryActivityTable& table,
                                                      const std::vector<ProgrammeTerritory>& territories) {
  std::set<Territory> parts;
  std::vector<BuiltTerritory> built;
  for (const ProgrammeTerritory& territory : territories) {
    if (territory.parts.empty()) continue;
    BuiltTerritory own{Territory(territory.code), {}};
    for (const std::string& part : territory.parts) {
      own.parts.emplace_back(part);
      parts.insert(Territory(part));
    }
    built.push_back(std::move(own));
  }
  if (built.empty()) return table;
  std::vector<BuiltTerritory> rows;
  for (const Territory& territory : table.rows())
    if (!parts.contains(territory)) rows.push_back({territory, {}});
  rows.insert(rows.end(), built.begin(), built.end());
  return build_territories(table, rows);
}

std::string richest_level(const std::vector<Observation>& observations, const std::string& period) {
  LabelIndex<Activity> activities;
  for (const Observation& observation : observations)
    if (observation.period.code == period) activities.insert(observation.activity);
  const auto all = choose_level(activities.list());
  if (!all) return {};
  std::string richest;
  std::size_t most = 0;
  for (const int level : all->levels) {
    const auto choice = choose_level(activities.list(), ActivityLevelOptions{.level = level, .version = {}});
    if (choice && choice->chosen.size() > most) {
      most = choice->chosen.size();
      richest = std::to_string(level);
    }
  }
  return richest;
}

}  // namespace zubia::operations
