#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "engine/statistics/signed_rank.hpp"
#include "operations/operation.hpp"

namespace zubia::operations {

/// Two answers of the same respondents, respondent by respondent; NaN is no answer.
struct PairedItems {
  std::string first_name = {};
  std::string second_name = {};
  std::vector<double> first = {};
  std::vector<double> second = {};
};

/// Whether two answers of the same respondents differ.
struct PairTest {
  std::string first;
  std::string second;
  std::int64_t pairs;
  std::int64_t zeros;
  std::int64_t left_out;
  double positive;  ///< W⁺: ranks of the pairs whose first answer is higher
  double negative;  ///< W⁻
  double rank_biserial;
  double p;
  double adjusted_p;
  std::string p_method;
  double significant_from;  ///< the smallest effect that could have been significant; not defined: none could
  std::string undefined_because;
};
BOOST_DESCRIBE_STRUCT(PairTest, (),
                      (first, second, pairs, zeros, left_out, positive, negative, rank_biserial, p, adjusted_p,
                       p_method, significant_from, undefined_because))

/// Tests by signed ranks. `adjusted_p` is p, for `finish_tests`. Refused as `signed_rank` refuses.
Result<PairTest> test_pair(const PairedItems& items, ZeroDifferences zeros, const RankTestOptions& options,
                           Parallelism parallelism);

}  // namespace zubia::operations
