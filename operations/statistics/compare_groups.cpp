#include "operations/statistics/compare_groups.hpp"

#include <algorithm>
#include <map>

#include "engine/base/absence.hpp"
#include "engine/statistics/dunn.hpp"
#include "engine/statistics/quantile.hpp"
#include "engine/statistics/response_weights.hpp"
#include "operations/erase.hpp"

namespace zubia::operations {
namespace {

/// The respondents of each group, by their rows; who has no group is in none. The first group is the first by name,
/// whatever the order of the file.
using Members = std::map<std::string, std::vector<std::size_t>>;

Result<Members> members_of(const AnswerSheet& sheet, std::size_t column) {
  constexpr std::size_t groups_max = 50;
  Members members;
  for (std::size_t r = 0; r < sheet.sheet().rows.size(); ++r) {
    const std::string& name = sheet.sheet().rows[r].cells[column];
    if (!sheet.is_unnamed(name)) members[name].push_back(r);
  }
  const std::string& title = sheet.sheet().columns[column];
  if (members.size() < 2)
    return refuse({"not-two-groups",
                   "The column " + title + " does not tell at least two groups apart.",
                   {.field = "group"},
                   "Choose one that does."});
  if (members.size() > groups_max)
    return refuse({"too-many-groups",
                   "The column " + title + " makes " + std::to_string(members.size()) + " groups, more than " +
                       std::to_string(groups_max) + ".",
                   {.field = "group"},
                   "Choose a column that does not name respondents one by one, or join groups."});
  return members;
}

Result<std::vector<CompareGroups::PairRow>> compared_two_by_two(const GroupedItem& item, const Members& members) {
  std::vector<std::string> names;
  for (const auto& [name, rows] : members) names.push_back(name);
  const auto pairs = dunn(item.groups);
  if (!pairs) return refuse(pairs.error());
  std::vector<CompareGroups::PairRow> rows;
  for (const DunnPair& pair : *pairs)
    rows.push_back({item.name, names[pair.first], names[pair.second], pair.z, pair.p, pair.holm_p});
  return rows;
}

CompareGroups::GroupRow described(const std::string& item, const std::string& group,
                                  const std::vector<double>& answers) {
  const std::vector<double> alike(answers.size(), 1.0);
  return {item, group, std::ranges::count_if(answers, is_defined), median(answers), weighted_mean(answers, alike)};
}

}  // namespace

Result<CompareGroups::Reply> CompareGroups::operator()(const Request& request, const Work& work) const {
  const auto sheet = AnswerSheet::read(request);
  if (!sheet) return refuse(sheet.error());
  const auto group = sheet->column(request.group);
  if (!group) return refuse(group.error());
  const auto columns = sheet->columns(request.items, "items");
  if (!columns) return refuse(columns.error());
  const auto answers = sheet->numbers(*columns);
  if (!answers) return refuse(answers.error());
  const auto members = members_of(*sheet, *group);
  if (!members) return refuse(members.error());
  Reply reply;
  open_answers_reply(reply, request, *sheet);
  std::size_t without_group = answers->size();
  for (const auto& [name, rows] : *members) without_group -= rows.size();
  reply.conventions.push_back({"respondents without a group", std::to_string(without_group)});
  if (members->size() == 2)
    reply.conventions.push_back(
        {"delta", "above 0 where " + members->begin()->first + " is higher than " + members->rbegin()->first});
  std::vector<GroupedItem> items;
  for (std::size_t i = 0; i < columns->size(); ++i) {
    GroupedItem& item = items.emplace_back(GroupedItem{.name = sheet->sheet().columns[(*columns)[i]], .groups = {}});
    for (const auto& [name, rows] : *members) {
      auto& of_group = item.groups.emplace_back();
      for (const std::size_t row : rows) of_group.push_back((*answers)[row][i]);
      reply.groups.push_back(described(item.name, name, of_group));
    }
    if (members->size() == 2) continue;
    const auto pairs = compared_two_by_two(item, *members);
    if (!pairs) return refuse(pairs.error());
    reply.pairs.insert(reply.pairs.end(), pairs->begin(), pairs->end());
  }
  auto rows = test_groups(items, test_options(request), work);
  if (!rows) return refuse(rows.error());
  reply.items = *std::move(rows);
  finish_tests(reply, reply.items, request, request.adjustment, [](const Row& row) { return row.item; });
  return reply;
}

template AnyOperation erase<CompareGroups>();

}  // namespace zubia::operations
