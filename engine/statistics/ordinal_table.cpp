#include "engine/statistics/ordinal_table.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <string>

#include "engine/statistics/cell_counts.hpp"

namespace zubia {

Result<OrdinalTable> ordinal_table(const std::vector<std::vector<double>>& groups) {
  OrdinalTable table;
  table.groups = groups.size();
  for (std::size_t g = 0; g < groups.size(); ++g)
    for (const double answer : groups[g]) {
      if (std::isinf(answer))
        return refuse({"infinite-answer",
                       "Group " + std::to_string(g + 1) + " has an infinite answer.",
                       {},
                       "Give answers on the scale, and none as NaN."});
      if (std::isnan(answer))
        ++table.left_out;
      else
        table.values.push_back(answer);
    }
  std::ranges::sort(table.values);
  table.values.erase(std::unique(table.values.begin(), table.values.end()), table.values.end());
  table.counts.assign(table.values.size() * table.groups, 0);
  for (std::size_t g = 0; g < groups.size(); ++g)
    for (const double answer : groups[g]) {
      if (std::isnan(answer)) continue;
      const auto place = std::ranges::lower_bound(table.values, answer) - table.values.begin();
      ++table.counts[static_cast<std::size_t>(place) * table.groups + g];
    }
  return table;
}

Result<Grouping> Grouping::of(std::vector<std::uint8_t> group_of, std::size_t groups) {
  const std::size_t highest = group_of.empty() ? 0 : std::ranges::max(group_of);
  if (!group_of.empty() && highest >= groups)
    return refuse({"unknown-respondent-group",
                   "A respondent is in group " + std::to_string(highest) + ", and there are " + std::to_string(groups) +
                       " groups, numbered from 0.",
                   {},
                   "Give each respondent one of the groups."});
  return Grouping(std::move(group_of), groups);
}

namespace {

OrdinalTable table_of(const std::vector<std::uint64_t>& counts, std::size_t groups, std::uint8_t missing) {
  OrdinalTable table;
  table.groups = groups;
  for (std::size_t code = 0; (code + 1) * groups <= counts.size() && groups > 0; ++code) {
    const auto first = counts.begin() + static_cast<std::ptrdiff_t>(code * groups);
    const auto last = first + static_cast<std::ptrdiff_t>(groups);
    const std::uint64_t whole = std::accumulate(first, last, std::uint64_t{0});
    if (whole == 0) continue;
    if (code == missing) {
      table.left_out = whole;
      continue;
    }
    table.values.push_back(static_cast<double>(code));
    table.counts.insert(table.counts.end(), first, last);
  }
  return table;
}

}  // namespace

Result<std::vector<OrdinalTable>> ordinal_tables(const std::vector<std::uint8_t>& answers,
                                                 const std::vector<Grouping>& groupings, std::uint8_t missing) {
  std::vector<GroupCodes> codes;
  for (const Grouping& one : groupings) {
    if (answers.size() != one.group_of().size())
      return refuse({"uneven-answers",
                     "There are " + std::to_string(answers.size()) + " answers and the groups of " +
                         std::to_string(one.group_of().size()) + " respondents.",
                     {},
                     "Give one group for each answer."});
    codes.push_back({one.group_of(), one.groups()});
  }
  const auto counts = cell_counts(answers, codes);
  std::vector<OrdinalTable> tables;
  tables.reserve(groupings.size());
  for (std::size_t at = 0; at < groupings.size(); ++at)
    tables.push_back(table_of(counts[at], groupings[at].groups(), missing));
  return tables;
}

MidRanks mid_ranks(const OrdinalTable& table) {
  MidRanks ranks;
  ranks.group_sizes.assign(table.groups, 0);
  ranks.doubled_sums.assign(table.groups, 0);
  for (std::size_t v = 0; v < table.values.size(); ++v) {
    std::uint64_t tied = 0;
    for (std::size_t g = 0; g < table.groups; ++g) tied += table.count(v, g);
    const std::uint64_t doubled = 2 * ranks.respondents + tied + 1;
    ranks.ties.push_back(tied);
    ranks.doubled_ranks.push_back(doubled);
    for (std::size_t g = 0; g < table.groups; ++g) {
      ranks.group_sizes[g] += table.count(v, g);
      ranks.doubled_sums[g] += table.count(v, g) * doubled;
    }
    ranks.respondents += tied;
    const auto t = static_cast<double>(tied);
    ranks.tie_term += t * t * t - t;
  }
  return ranks;
}

}  // namespace zubia
