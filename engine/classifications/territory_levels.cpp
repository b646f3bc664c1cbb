#include "engine/classifications/territory_levels.hpp"

#include <algorithm>
#include <array>
#include <set>

#include "engine/base/label_index.hpp"
#include "engine/classifications/nuts_code.hpp"

namespace zubia {
namespace {

constexpr std::size_t level_count = 4;

using Levels = std::array<std::size_t, level_count>;  // a count for each NUTS level

/// The level that the most countries have; of these the one with the most codes; of these the finest.
int commonest_level(const std::vector<std::optional<NutsCode>>& parsed) {
  std::array<std::set<std::string>, level_count> countries;
  Levels codes{};
  for (const auto& code : parsed) {
    if (!code || code->extra_regio) continue;
    const auto level = static_cast<std::size_t>(code->level);
    countries[level].insert(code->country);
    ++codes[level];
  }
  std::size_t best = 0;
  for (std::size_t level = 1; level < level_count; ++level)
    if (std::pair(countries[level].size(), codes[level]) >= std::pair(countries[best].size(), codes[best]))
      best = level;
  return static_cast<int>(best);
}

std::string name_of(int level) { return level == 0 ? "countries" : "NUTS " + std::to_string(level); }

std::optional<Problem> duplicate(const std::vector<Territory>& codes) {
  std::set<Territory> seen;
  for (const Territory& code : codes)
    if (!seen.insert(code).second)
      return Problem{
          "duplicate-territory", "The territory " + code.code + " is given twice.", {}, "Give each territory once."};
  return std::nullopt;
}

Problem unknown_level(int level, const std::vector<std::optional<NutsCode>>& parsed) {
  std::set<int> present;
  for (const auto& code : parsed)
    if (code) present.insert(code->level);
  std::vector<std::string> names;
  names.reserve(present.size());
  for (const int each : present) names.push_back(std::to_string(each));
  std::string mend = "The territories are not NUTS codes; leave the level out.";
  if (names.size() == 1) mend = "The only level is " + names.front() + ".";
  if (names.size() > 1) mend = "The levels are " + joined_codes(names) + ".";
  return {"unknown-level", "No territory is of level " + std::to_string(level) + ".", {}, std::move(mend)};
}

/// Why a code is not chosen, once the level is.
LeftOutTerritory explain(const Territory& territory, const std::optional<NutsCode>& parsed, int level,
                         const std::vector<Territory>& chosen) {
  const std::string& code = territory.code;
  if (is_total_name(code) || is_country_aggregate(code)) return {territory, LeftOutReason::total, {}};
  if (!parsed) return {territory, LeftOutReason::not_recognised, {}};
  if (parsed->extra_regio) return {territory, LeftOutReason::extra_regio, {}};
  const auto related = std::find_if(chosen.begin(), chosen.end(), [&](const Territory& other) {
    return parsed->level < level ? other.code.starts_with(code) : code.starts_with(other.code);
  });
  if (related == chosen.end()) return {territory, LeftOutReason::other_level, {}};
  return {territory, parsed->level < level ? LeftOutReason::coarser : LeftOutReason::finer, *related};
}

}  // namespace

Result<TerritoryLevelChoice> choose_level(const std::vector<Territory>& codes, const TerritoryLevelOptions& options) {
  if (codes.empty()) return refuse({"no-territories", "There are no territories to choose from.", {}, {}});
  if (auto problem = duplicate(codes)) return refuse(*std::move(problem));

  std::vector<std::optional<NutsCode>> parsed;
  std::size_t considered = 0;
  std::size_t recognised = 0;
  std::array<bool, level_count> present{};
  for (const Territory& territory : codes) {
    parsed.push_back(parse_nuts_code(territory.code));
    if (is_total_name(territory.code) || is_country_aggregate(territory.code)) continue;
    ++considered;
    if (!parsed.back()) continue;
    ++recognised;
    if (!parsed.back()->extra_regio) present[static_cast<std::size_t>(parsed.back()->level)] = true;
  }
  // Extra-regio codes alone have no level to choose: they are one level like other codes.
  const bool has_level = std::ranges::find(present, true) != present.end();
  const bool is_nuts = has_level && 2 * recognised >= considered;
  if (!is_nuts) parsed.assign(codes.size(), std::nullopt);
  if (options.level) {
    const bool known = *options.level >= 0 && *options.level < static_cast<int>(level_count);
    if (!is_nuts || !known || !present[static_cast<std::size_t>(*options.level)])
      return refuse(unknown_level(*options.level, parsed));
  }

  TerritoryLevelChoice choice;
  choice.level_name = "one level";
  if (is_nuts) {
    for (std::size_t level = 0; level < level_count; ++level)
      if (present[level]) choice.levels.push_back(static_cast<int>(level));
    choice.level = options.level ? *options.level : commonest_level(parsed);
    choice.level_name = name_of(*choice.level);
  }
  for (std::size_t i = 0; i < codes.size(); ++i) {
    const bool total = is_total_name(codes[i].code) && considered > 0;
    const bool of_level = is_nuts ? parsed[i] && !parsed[i]->extra_regio && parsed[i]->level == *choice.level
                                  : considered == 0 || !is_country_aggregate(codes[i].code);
    if (!total && of_level) choice.chosen.push_back(codes[i]);
  }
  const LabelIndex<Territory> chosen(choice.chosen);
  std::vector<LeftOutCode> left_out;
  for (std::size_t i = 0; i < codes.size(); ++i) {
    if (chosen.contains(codes[i])) continue;
    choice.left_out.push_back(explain(codes[i], parsed[i], choice.level.value_or(0), choice.chosen));
    const LeftOutTerritory& last = choice.left_out.back();
    left_out.push_back({last.territory.code, last.reason, last.because_of.code});
  }
  if (left_out.empty()) return choice;
  choice.notices.push_back(level_chosen_notice("territories", choice.chosen.size(), codes.size(), choice.level_name,
                                               options.level ? std::vector<int>{} : choice.levels));
  for (LevelNotice& notice : left_out_notices(left_out)) choice.notices.push_back(std::move(notice));
  return choice;
}

}  // namespace zubia
