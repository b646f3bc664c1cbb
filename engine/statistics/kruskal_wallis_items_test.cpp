#include "engine/statistics/kruskal_wallis_items.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <cstddef>
#include <vector>

#include "tests/generated_answers.hpp"

namespace zubia {
namespace {

using Items = std::vector<OrdinalTable>;

/// Items that the same respondents answered, of whom some may have left some out.
Items generated_items(std::size_t count, bool all_answered) {
  std::vector<std::size_t> sizes;
  for (int g = 0; g < 3; ++g) sizes.push_back(generated_size(1, 6));
  Items items;
  for (std::size_t item = 0; item < count; ++item) {
    std::vector<std::vector<double>> groups;
    for (const std::size_t size : sizes) {
      auto& answers = groups.emplace_back(generated_answers(size, 4));
      if (!all_answered && generated_size(0, 2) == 0) answers.back() = undefined;
    }
    items.push_back(*ordinal_table(groups));
  }
  return items;
}

TEST(KruskalWallisItems, HasTheResultsOfOneByOne) {
  EXPECT_TRUE(rc::check("dealing once for all items changes no result", [] {
    const bool all_answered = generated_size(0, 1) == 0;
    // More than are added up at once, and fewer.
    const Items items = generated_items(generated_size(0, 70), all_answered);
    const RankTestOptions options = {.exact_steps_max = generated_size(0, 1) == 0 ? 0 : 2e4, .samples = 300};
    const auto found = kruskal_wallis_items(items, options);
    RC_ASSERT(found.size() == items.size());
    for (std::size_t i = 0; i < items.size(); ++i) {
      const auto alone = kruskal_wallis(items[i], options);
      RC_ASSERT(found[i].undefined_because == alone.undefined_because);
      RC_ASSERT(found[i].value.method == alone.value.method);
      RC_ASSERT(found[i].value.samples == alone.value.samples);
      if (!alone.undefined_because.empty()) continue;
      RC_ASSERT(found[i].value.p == alone.value.p);
      RC_ASSERT(found[i].h == alone.h);
    }
  }));
}

TEST(KruskalWallisItems, IsTheSameOnAnyNumberOfThreads) {
  const std::vector<std::vector<double>> groups = {{5, 4, 4, 3, 5}, {3, 3, 2, 4}, {2, 3, 2, 1, 3}};
  const Items items(40, *ordinal_table(groups));
  const RankTestOptions sampling = {.exact_steps_max = 0, .samples = 5000};
  const auto one = kruskal_wallis_items(items, sampling, Parallelism{1});
  const auto many = kruskal_wallis_items(items, sampling, Parallelism{4});
  for (std::size_t i = 0; i < items.size(); ++i) {
    EXPECT_EQ(one[i].value.method, PValueMethod::monte_carlo);
    EXPECT_EQ(one[i].value.p, many[i].value.p);
  }
}

TEST(KruskalWallisItems, LeavesManyRespondentsToTheTestOfOne) {
  std::vector<std::vector<double>> groups(2);
  for (int i = 0; i < 40'000; ++i) groups[i % 50 == 0 ? 1 : 0].push_back(i % 7);
  const RankTestOptions options = {.samples = 20};
  const OrdinalTable table = *ordinal_table(groups);
  EXPECT_EQ(kruskal_wallis_items({table}, options)[0].value.p, kruskal_wallis(table, options).value.p);
}

}  // namespace
}  // namespace zubia
