#include "operations/programme/import_findings.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <map>
#include <optional>
#include <unordered_map>

#include "engine/base/label_index.hpp"
#include "engine/base/nearest_names.hpp"
#include "engine/classifications/activity_code.hpp"
#include "engine/classifications/activity_levels.hpp"
#include "engine/classifications/nuts_code.hpp"
#include "engine/classifications/nuts_version.hpp"
#include "engine/classifications/territory_levels.hpp"
#include "operations/catalogue.hpp"
#include "operations/flag_words.hpp"
#include "operations/table_input.hpp"

namespace zubia::operations {

namespace {

constexpr std::size_t first_cells_max = 12;
constexpr std::size_t named_codes_max = 6;

/// How often each code occurs.
template <class Label>
class CountedCodes {
 public:
  void add(const Label& label) { ++counts_[label.code]; }
  std::uint64_t cells(const Label& label) const { return counts_.at(label.code); }

  /// Without order: who shows them sorts them.
  std::vector<Label> list() const {
    std::vector<Label> labels;
    for (const auto& [code, count] : counts_) labels.emplace_back(code);
    return labels;
  }

 private:
  std::map<std::string, std::uint64_t> counts_;
};

/// The codes of each level of a nomenclature, the coarsest first; `choose` picks those of a level.
template <class Label, class Choose>
void add_levels(const std::string& of, const std::vector<Label>& codes, const std::vector<int>& levels,
                const Choose& choose, std::vector<ImportedLevel>& rows) {
  const auto add = [&](const std::string& level, const std::vector<Label>& chosen) {
    std::vector<std::string> names;
    names.reserve(chosen.size());
    for (const Label& label : chosen) names.push_back(label.code);
    rows.push_back({of, level, chosen.size(), joined_codes(names, named_codes_max)});
  };
  for (const int level : levels)
    if (const auto choice = choose(std::optional(level))) add(choice->level_name, choice->chosen);
  if (levels.empty())
    if (const auto choice = choose(std::optional<int>{})) add(choice->level_name, choice->chosen);
  std::vector<Label> totals;
  for (const Label& label : codes)
    if (is_total_name(label.code)) totals.push_back(label);
  if (!totals.empty()) add("total", totals);
}

void add_activities(const CountedCodes<Activity>& counted, const std::string& stated_version,
                    ImportFindings& findings) {
  const std::vector<Activity> codes = counted.list();
  const auto choose = [&](std::optional<int> level) {
    return choose_level(codes, ActivityLevelOptions{.level = level, .version = stated_version});
  };
  if (const auto all = choose({})) add_levels("activity", codes, all->levels, choose, findings.levels);
  const PlacedActivities placed = place_activities(codes, stated_version);
  if (placed.system == ActivityCodeSystem::sections)
    findings.activity_version =
        placed.version == NaceVersion::rev_2_1 ? "NACE Rev. 2.1 (ISIC Rev. 5)" : "NACE Rev. 2 (ISIC Rev. 4)";
  std::vector<std::string> known;
  for (const PlacedActivity& place : placed.placed) known.push_back(codes[place.column].code);
  for (const std::size_t column : placed.not_recognised)
    findings.unknown_codes.push_back(
        {"activity", codes[column].code, counted.cells(codes[column]), did_you_mean(codes[column].code, known)});
}

void add_territories(const CountedCodes<Territory>& counted, ImportFindings& findings) {
  const std::vector<Territory> codes = counted.list();
  const auto choose = [&](std::optional<int> level) {
    return choose_level(codes, TerritoryLevelOptions{.level = level});
  };
  if (const auto all = choose({})) add_levels("territory", codes, all->levels, choose, findings.levels);
  const NutsVersions versions = nuts_versions(codes);
  findings.territory_version = version_text(versions);
  if (versions.contradict())
    findings.notices.push_back(
        {"mixed-versions",
         fmt::format("{} is of NUTS {} or earlier and {} of NUTS {} or later: codes of two versions are mixed.",
                     versions.oldest, versions.last, versions.newest, versions.first)});
  std::vector<std::string> known;
  std::vector<Territory> unknown;
  for (const Territory& territory : codes) {
    if (parse_nuts_code(territory.code))
      known.push_back(territory.code);
    else if (!is_country_aggregate(territory.code) && !is_total_name(territory.code))
      unknown.push_back(territory);
  }
  // Where most are no NUTS codes, the file has a nomenclature of its own, and none of them is wrong.
  if (unknown.size() >= known.size()) return;
  for (const Territory& territory : unknown)
    findings.unknown_codes.push_back(
        {"territory", territory.code, counted.cells(territory), did_you_mean(territory.code, known)});
}

}  // namespace

ImportFindings find_out(const std::vector<Observation>& observations, const std::string& activity_version,
                        const std::string& language) {
  ImportFindings findings;
  CountedCodes<Territory> territories;
  CountedCodes<Activity> activities;
  std::map<std::string, std::uint64_t> flags;
  for (const Observation& observation : observations) {
    territories.add(observation.territory);
    activities.add(observation.activity);
    for (const std::string& word : flag_words(observation.flags)) ++flags[word];
    if (findings.first_cells.size() < first_cells_max) {
      const std::string& territory = observation.territory.code;
      const std::string& activity = observation.activity.code;
      findings.first_cells.push_back({territory, name_in(territory_names(territory), language, territory), activity,
                                      name_in(activity_names(activity), language, activity), observation.period.code,
                                      observation.value, absence_name(observation.absence), observation.flags});
    }
  }
  for (const auto& [flag, cells] : flags) findings.flags.push_back({flag, cells});
  std::ranges::stable_sort(findings.flags, std::greater<>{}, &ImportedFlag::cells);
  if (observations.empty()) return findings;
  add_territories(territories, findings);
  add_activities(activities, activity_version, findings);
  return findings;
}

}  // namespace zubia::operations
