#include "operations/effects/verdicts.hpp"

#include "engine/statistics/minimum_detectable_effect.hpp"

namespace zubia::operations {

RankTestOptions at_first_step(const TestInput& input, std::size_t tests) {
  RankTestOptions options = test_options(input);
  options.significance /= static_cast<double>(tests);
  return options;
}

double detectable_in_pairs(const PairTest& test, const RankTestOptions& options) {
  const auto pairs = static_cast<std::uint64_t>(test.pairs - test.zeros);
  return detectable_rank_biserial(pairs, {.significance = options.significance}).detectable;
}

}  // namespace zubia::operations
