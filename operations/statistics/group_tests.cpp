#include "operations/statistics/group_tests.hpp"

#include <utility>

#include "engine/base/absence.hpp"
#include "engine/statistics/cliff_delta.hpp"
#include "engine/statistics/kruskal_wallis_items.hpp"
#include "engine/statistics/mann_whitney.hpp"
#include "operations/statistics/answers_input.hpp"

namespace zubia::operations {
namespace {

Result<GroupTest> two_groups(const GroupedItem& item, const RankTestOptions& options, Parallelism parallelism) {
  const auto test = mann_whitney(item.groups[0], item.groups[1], options, Alternative::two_sided, parallelism);
  if (!test) return refuse(test.error());
  const auto delta = cliff_delta(item.groups[0], item.groups[1]);
  if (!delta) return refuse(delta.error());
  return GroupTest{
      .item = item.name,
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
      .undefined_because = test->undefined_because.empty() ? delta->undefined_because : test->undefined_because};
}

GroupTest several_groups(const GroupedItem& item, const KruskalWallis& test) {
  return {.item = item.name,
          .test = "kruskal-wallis",
          .respondents = static_cast<std::int64_t>(test.respondents),
          .left_out = static_cast<std::int64_t>(test.left_out),
          .statistic = test.h,
          .effect = "epsilon-squared",
          .effect_size = test.epsilon_squared,
          .low = undefined,
          .high = undefined,
          .p = test.value.p,
          .adjusted_p = test.value.p,
          .p_method = method_name(test.value.method),
          .significant_from = test.significant_from,
          .undefined_because = test.undefined_because};
}

}  // namespace

Result<std::vector<GroupTest>> test_groups(const std::vector<GroupedItem>& items, const RankTestOptions& options,
                                           const Work& work) {
  std::vector<GroupTest> rows;
  if (items.front().groups.size() == 2) {
    for (const GroupedItem& item : items) {
      report_test(work, rows.size(), items.size());
      if (work.progress.cancelled()) return refuse(Progress::cancellation());
      auto row = two_groups(item, options, work.parallelism);
      if (!row) return refuse(row.error());
      rows.push_back(*std::move(row));
    }
    return rows;
  }
  std::vector<OrdinalTable> tables;
  for (const GroupedItem& item : items) {
    auto table = ordinal_table(item.groups);
    if (!table) return refuse(table.error());
    tables.push_back(*std::move(table));
  }
  const auto tests = kruskal_wallis_items(tables, options, work.parallelism);
  for (std::size_t i = 0; i < items.size(); ++i) rows.push_back(several_groups(items[i], tests[i]));
  return rows;
}

}  // namespace zubia::operations
