#include "operations/statistics/pair_tests.hpp"

#include "operations/statistics/answers_input.hpp"

namespace zubia::operations {

Result<PairTest> test_pair(const PairedItems& items, ZeroDifferences zeros, const RankTestOptions& options,
                           Parallelism parallelism) {
  const auto test = signed_rank(items.first, items.second, zeros, options, Alternative::two_sided, parallelism);
  if (!test) return refuse(test.error());
  return PairTest{.first = items.first_name,
                  .second = items.second_name,
                  .pairs = static_cast<std::int64_t>(test->pairs),
                  .zeros = static_cast<std::int64_t>(test->zeros),
                  .left_out = static_cast<std::int64_t>(test->left_out),
                  .positive = test->positive,
                  .negative = test->negative,
                  .rank_biserial = test->rank_biserial,
                  .p = test->value.p,
                  .adjusted_p = test->value.p,
                  .p_method = method_name(test->value.method),
                  .significant_from = test->significant_from,
                  .undefined_because = test->undefined_because};
}

}  // namespace zubia::operations
