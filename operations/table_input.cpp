#include "operations/table_input.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <cctype>
#include <optional>
#include <set>

#include "engine/base/nearest_names.hpp"
#include "engine/classifications/activity_levels.hpp"
#include "engine/classifications/table_part.hpp"
#include "engine/classifications/territory_levels.hpp"

namespace zubia::operations {

namespace {

/// A level as users write it: `4`, `section`, `divisions`.
Result<std::optional<int>> read_level(const std::string& text, const std::string& field) {
  static const std::map<std::string, int> names = {{"section", 1}, {"sections", 1}, {"division", 2}, {"divisions", 2},
                                                   {"group", 3},   {"groups", 3},   {"class", 4},    {"classes", 4}};
  if (text.empty()) return std::optional<int>{};
  if (const auto name = names.find(text); name != names.end()) return std::optional<int>{name->second};
  if (text.size() <= 2 && std::ranges::all_of(text, [](unsigned char c) { return std::isdigit(c) != 0; }))
    return std::optional<int>{std::stoi(text)};
  return refuse({"invalid-value",
                 "\"" + text + "\" is not a level.",
                 {.field = field},
                 "Write a number of digits, or section, division, group or class."});
}

Result<std::vector<std::string>> chosen_periods(const std::vector<Observation>& observations,
                                                const TableOptions& options, std::vector<Notice>& notices) {
  std::set<std::string> known;
  for (const Observation& observation : observations) known.insert(observation.period.code);
  const std::vector<std::string> all(known.begin(), known.end());
  for (const std::string& period : options.periods) {
    if (known.contains(period)) continue;
    return refuse({"unknown-period",
                   "There is no period " + period + " in the data.",
                   {.field = "period"},
                   all.front().empty() ? "The file has no periods." : fmt::format("It has {}.", fmt::join(all, ", "))});
  }
  if (!options.periods.empty()) return options.periods;
  if (options.all_periods) return all;
  if (all.size() > 1)
    notices.push_back({"latest-period", fmt::format("{} periods are in the data, from {} to {}; the latest is used.",
                                                    all.size(), all.front(), all.back())});
  return std::vector<std::string>{all.back()};
}

struct Laid {
  TerritoryActivityTable table;
  std::vector<bool> listed;
};

/// The observations of one period in a table of the given labels.
Laid lay_out_period(const std::vector<Observation>& observations, const Period& period,
                    const LabelIndex<Territory>& territories, const LabelIndex<Activity>& activities,
                    Unlisted unlisted) {
  Laid laid{TerritoryActivityTable(territories, activities), std::vector<bool>(territories.size() * activities.size())};
  for (const Observation& observation : observations) {
    if (observation.period != period) continue;
    const auto r = territories.find(observation.territory);
    const auto i = activities.find(observation.activity);
    if (!r || !i) continue;
    laid.listed[*r * activities.size() + *i] = true;
    if (observation.absence == Absence::none)
      laid.table(*r, *i) = observation.value;
    else
      laid.table.set_absent(*r, *i, observation.absence);
  }
  if (unlisted == Unlisted::zero) {
    laid.listed.assign(laid.listed.size(), true);
    return laid;
  }
  for (std::size_t cell = 0; cell < laid.listed.size(); ++cell)
    if (!laid.listed[cell]) laid.table.set_absent(cell / activities.size(), cell % activities.size(), Absence::missing);
  return laid;
}

void note_absent_cells(const StatisticsTables& tables, std::vector<Notice>& notices) {
  std::size_t unlisted = 0;
  std::size_t missing = 0;
  std::size_t confidential = 0;
  for (const StatisticsTable& period : tables.periods) {
    const TerritoryActivityTable& table = period.table;
    for (std::size_t r = 0; r < table.row_count(); ++r)
      for (std::size_t i = 0; i < table.column_count(); ++i) {
        const Absence absence = table.absence(r, i);
        if (absence == Absence::confidential) ++confidential;
        if (absence == Absence::missing) ++(period.listed[r * table.column_count() + i] ? missing : unlisted);
      }
  }
  if (unlisted > 0)
    notices.push_back({"unlisted-cells", fmt::format("{} cells are not in the source and count as missing; --unlisted "
                                                     "zero reads them as zeros.",
                                                     unlisted)});
  if (missing > 0)
    notices.push_back(
        {"missing-cells", fmt::format("{} cells are published as missing and left out of the totals.", missing)});
  if (confidential > 0)
    notices.push_back(
        {"confidential-cells",
         fmt::format("{} cells are confidential; they stay unknown and are left out of the totals.", confidential)});
}

std::string data_status(const std::vector<Observation>& observations) {
  const auto illustrative = static_cast<std::size_t>(std::ranges::count_if(
      observations, [](const Observation& o) { return o.flags.find("illustrative") != std::string::npos; }));
  if (illustrative == 0) return {};
  return illustrative == observations.size() ? "illustrative" : "mixed";
}

void copy_notices(const std::vector<LevelNotice>& from, std::vector<Notice>& to) {
  for (const LevelNotice& notice : from) to.push_back({notice.code, notice.text});
}

}  // namespace

Result<StatisticsTables> lay_out(const std::vector<Observation>& observations, const TableOptions& options) {
  if (observations.empty()) return refuse({"no-observations", "There is nothing to compute from.", {}, {}});
  StatisticsTables tables;
  tables.data_status = data_status(observations);
  const auto periods = chosen_periods(observations, options, tables.notices);
  if (!periods) return refuse(periods.error());
  const auto activity_level = read_level(options.level, "level");
  if (!activity_level) return refuse(activity_level.error());
  const auto territory_level = read_level(options.territory_level, "territory_level");
  if (!territory_level) return refuse(territory_level.error());

  LabelIndex<Territory> territories;
  LabelIndex<Activity> activities;
  const std::set<std::string> wanted(periods->begin(), periods->end());
  for (const Observation& observation : observations) {
    if (!wanted.contains(observation.period.code)) continue;
    territories.insert(observation.territory);
    activities.insert(observation.activity);
  }
  LabelIndex<Territory> rows;
  for (const std::string& code : options.territories) rows.insert(Territory(code));
  if (options.territories.empty()) {
    const auto used = choose_level(territories.list(), TerritoryLevelOptions{.level = *territory_level});
    if (!used) return refuse(used.error());
    rows = LabelIndex<Territory>(used->chosen);
    copy_notices(used->notices, tables.notices);
  }
  // The values of the latest period tell where the children of an activity make it up.
  const Laid latest = lay_out_period(observations, Period(periods->back()), rows, activities, Unlisted::missing);
  auto used_activities = choose_level(latest.table, ActivityLevelOptions{.level = *activity_level, .version = {}});
  if (!used_activities) return refuse(used_activities.error());
  const LabelIndex<Activity> columns(used_activities->chosen);
  copy_notices(used_activities->notices, tables.notices);
  for (const std::string& period : *periods) {
    Laid laid = lay_out_period(observations, Period(period), rows, columns, options.unlisted);
    tables.periods.push_back({std::move(laid.table), Period(period), std::move(laid.listed)});
  }
  note_absent_cells(tables, tables.notices);
  tables.conventions = {
      {"reference area", fmt::format("the {} territories of the table together, each one included", rows.size())},
      {"activities", fmt::format("{} ({})", columns.size(), used_activities->level_name)},
      {"totals", "sums over the cells that have a number"}};
  return tables;
}

Result<StatisticsTables> read_tables(const TableInput& input, bool all_periods) {
  const auto reading = reading_options(input);
  if (!reading) return refuse(reading.error());
  const auto file = formats::read_statistics(input.statistics.bytes, input.statistics.name, *reading);
  if (!file) return refuse(file.error());
  TableOptions options;
  if (!input.period.empty()) options.periods = {input.period};
  options.all_periods = all_periods;
  options.level = input.level;
  options.territory_level = input.territory_level;
  options.unlisted = input.unlisted;
  auto tables = lay_out(file->observations, options);
  if (!tables) {
    Problem problem = tables.error();
    if (problem.where.file.empty()) problem.where.file = input.statistics.name;
    return refuse(problem);
  }
  std::vector<Notice> notices;
  for (const formats::Notice& notice : file->notices) notices.push_back({notice.code, notice.text});
  tables->notices.insert(tables->notices.begin(), notices.begin(), notices.end());
  return tables;
}

std::string absence_name(Absence absence) {
  switch (absence) {
    case Absence::missing:
      return "missing";
    case Absence::confidential:
      return "confidential";
    case Absence::none:
      break;
  }
  return {};
}

void open_reply(ReplyHead& head, const StatisticsTables& tables) {
  head.data_status = tables.data_status;
  head.notices = tables.notices;
  head.conventions = tables.conventions;
}

}  // namespace zubia::operations
