#include "operations/statistics/compare_groups.hpp"

#include <algorithm>
#include <iterator>
#include <map>

#include "engine/base/absence.hpp"
#include "engine/statistics/cliff_delta.hpp"
#include "engine/statistics/dunn.hpp"
#include "engine/statistics/kruskal_wallis.hpp"
#include "engine/statistics/mann_whitney.hpp"
#include "engine/statistics/quantile.hpp"
#include "engine/statistics/response_weights.hpp"
#include "operations/erase.hpp"

namespace zubia::operations {
namespace {

using Groups = std::map<std::string, std::vector<double>>;

/// The first group is the first by name, whatever the order of the file.
Result<CompareGroups::Row> two_groups(const Groups& groups, const RankTestOptions& options, Parallelism parallelism) {
  const auto& first = groups.begin()->second;
  const auto& second = std::next(groups.begin())->second;
  const auto test = mann_whitney(first, second, options, Alternative::two_sided, parallelism);
  if (!test) return refuse(test.error());
  const auto delta = cliff_delta(first, second);
  return CompareGroups::Row{.item = {},
                            .test = "mann-whitney",
                            .respondents = static_cast<std::int64_t>(test->first + test->second),
                            .left_out = static_cast<std::int64_t>(test->left_out),
                            .statistic = test->u,
                            .effect = "delta",
                            .effect_size = test->delta,
                            .low = delta->low,
                            .high = delta->high,
                            .p = test->value.p,
                            .adjusted_p = test->value.p,
                            .p_method = method_name(test->value.method),
                            .significant_from = test->significant_from,
                            .undefined_because = test->undefined_because};
}

Result<CompareGroups::Row> several_groups(const std::vector<std::vector<double>>& answers,
                                          const RankTestOptions& options, Parallelism parallelism) {
  const auto test = kruskal_wallis(answers, options, parallelism);
  if (!test) return refuse(test.error());
  return CompareGroups::Row{.item = {},
                            .test = "kruskal-wallis",
                            .respondents = static_cast<std::int64_t>(test->respondents),
                            .left_out = static_cast<std::int64_t>(test->left_out),
                            .statistic = test->h,
                            .effect = "epsilon-squared",
                            .effect_size = test->epsilon_squared,
                            .low = undefined,
                            .high = undefined,
                            .p = test->value.p,
                            .adjusted_p = test->value.p,
                            .p_method = method_name(test->value.method),
                            .significant_from = test->significant_from,
                            .undefined_because = test->undefined_because};
}

void describe_groups(const std::string& item, const Groups& groups, CompareGroups::Reply& reply) {
  for (const auto& [name, answers] : groups) {
    const auto answered = std::ranges::count_if(answers, is_defined);
    const std::vector<double> alike(answers.size(), 1.0);
    reply.groups.push_back({item, name, answered, median(answers), weighted_mean(answers, alike)});
  }
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
  Reply reply;
  open_answers_reply(reply, request);
  std::size_t without_group = 0;
  for (const auto& row : sheet->sheet().rows) without_group += sheet->is_missing(row.cells[*group]) ? 1U : 0U;
  reply.conventions.push_back({"respondents without a group", std::to_string(without_group)});
  std::vector<double> p_values;
  for (std::size_t i = 0; i < columns->size(); ++i) {
    const std::string& item = sheet->sheet().columns[(*columns)[i]];
    Groups groups;
    for (std::size_t r = 0; r < answers->size(); ++r) {
      const std::string& name = sheet->sheet().rows[r].cells[*group];
      if (!sheet->is_missing(name)) groups[name].push_back((*answers)[r][i]);
    }
    if (groups.size() < 2)
      return refuse({"not-two-groups",
                     "The column " + request.group + " has " + std::to_string(groups.size()) + " groups.",
                     {.field = "group"},
                     "Choose a column that tells at least two groups apart."});
    std::vector<std::vector<double>> in_order;
    std::vector<std::string> names;
    for (const auto& [name, list] : groups) {
      names.push_back(name);
      in_order.push_back(list);
    }
    auto row = groups.size() == 2 ? two_groups(groups, test_options(request), work.parallelism)
                                  : several_groups(in_order, test_options(request), work.parallelism);
    if (!row) return refuse(row.error());
    row->item = item;
    p_values.push_back(row->p);
    reply.items.push_back(*std::move(row));
    describe_groups(item, groups, reply);
    if (groups.size() == 2) continue;
    const auto compared = dunn(in_order);
    if (!compared) return refuse(compared.error());
    for (const DunnPair& pair : *compared)
      reply.pairs.push_back({item, names[pair.first], names[pair.second], pair.z, pair.p, pair.holm_p});
  }
  const auto raised = adjusted(p_values, request.adjustment);
  for (std::size_t i = 0; i < reply.items.size(); ++i) reply.items[i].adjusted_p = raised[i];
  reply.conventions.push_back({"adjustment of p", choice_name(request.adjustment)});
  reply.conventions.push_back({"seed", std::to_string(request.seed)});
  return reply;
}

template AnyOperation erase<CompareGroups>();

}  // namespace zubia::operations
