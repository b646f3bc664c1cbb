#pragma once

#include <cstddef>
#include <vector>

#include "engine/base/absence.hpp"
#include "operations/statistics/answers_input.hpp"
#include "operations/statistics/pair_tests.hpp"

namespace zubia::operations {

/// Whether a difference was found. There is no third: where none was found, the test could not see one.
enum class Verdict { differs, cannot_detect };
BOOST_DESCRIBE_ENUM(Verdict, differs, cannot_detect)

/// The level at which the first of so many tests is judged by Holm.
RankTestOptions at_first_step(const TestInput& input, std::size_t tests);

/// The effect among all possible members that such a test would find in four of five studies.
double detectable_in_pairs(const PairTest& test, const RankTestOptions& options);

/// Adjusts the p of tests that are looked at together, and says what each found.
template <class Row>
void judge_by_holm(std::vector<Row>& rows, double significance) {
  std::vector<double> p_values;
  p_values.reserve(rows.size());
  for (const Row& row : rows) p_values.push_back(row.p);
  const auto raised = adjusted(p_values, Adjustment::holm);
  for (std::size_t place = 0; place < rows.size(); ++place) {
    rows[place].adjusted_p = raised[place];
    const bool differs = is_defined(raised[place]) && raised[place] <= significance;
    rows[place].verdict = differs ? Verdict::differs : Verdict::cannot_detect;
  }
}

}  // namespace zubia::operations
