#include "engine/statistics/friedman.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "engine/statistics/distributions.hpp"
#include "engine/statistics/rank_sum_vectors.hpp"

namespace zubia {
namespace {

struct RankedRows {
  std::vector<std::vector<std::uint64_t>> doubled = {};  ///< twice the mid-ranks of each respondent
  double tie_term = 0;
};

std::vector<std::uint64_t> doubled_ranks(const std::vector<double>& row, double& tie_term) {
  std::vector<std::uint64_t> ranks;
  for (const double answer : row) {
    const auto lower = std::ranges::count_if(row, [&](double other) { return other < answer; });
    const auto equal = std::ranges::count(row, answer);
    ranks.push_back(static_cast<std::uint64_t>(2 * lower + equal + 1));
    // Each of the t tied answers adds its t-th part of t³ − t.
    const auto t = static_cast<double>(equal);
    tie_term += t * t - 1;
  }
  return ranks;
}

/// Σ R², which grows as Q does.
double column_spread(const std::vector<std::uint64_t>& sums) {
  double squares = 0;
  for (const std::uint64_t sum : sums) squares += static_cast<double>(sum) * static_cast<double>(sum);
  return squares;
}

PValue permuted_p(const RankedRows& rows, double seen, const RankTestOptions& options, Parallelism parallelism) {
  return sampled_p(options, parallelism, [&](RandomStream& random, std::size_t samples) {
    auto shuffled = rows.doubled;
    std::size_t extreme = 0;
    std::vector<std::uint64_t> sums(shuffled.front().size());
    for (std::size_t sample = 0; sample < samples; ++sample) {
      std::ranges::fill(sums, 0U);
      for (auto& row : shuffled)
        for (std::size_t i = 0; i < row.size(); ++i) {
          std::swap(row[i], row[i + random.below(row.size() - i)]);
          sums[i] += row[i];
        }
      if (column_spread(sums) >= seen * (1 - 1e-12)) ++extreme;
    }
    return extreme;
  });
}

Result<RankedRows> ranked_rows(const std::vector<std::vector<double>>& answers) {
  RankedRows rows;
  for (std::size_t r = 0; r < answers.size(); ++r) {
    const auto& row = answers[r];
    if (row.size() != answers.front().size())
      return refuse({"uneven-rows",
                     "A respondent has " + std::to_string(row.size()) + " items, another " +
                         std::to_string(answers.front().size()) + ".",
                     {},
                     "Give one number for each item, and none as NaN."});
    if (std::ranges::any_of(row, [](double answer) { return std::isinf(answer); }))
      return refuse({"infinite-answer",
                     "Respondent " + std::to_string(r + 1) + " has an infinite answer.",
                     {},
                     "Give answers on the scale, and none as NaN."});
    if (std::ranges::all_of(row, is_defined)) rows.doubled.push_back(doubled_ranks(row, rows.tie_term));
  }
  return rows;
}

}  // namespace

Result<Friedman> friedman(const std::vector<std::vector<double>>& answers, const RankTestOptions& options,
                          Parallelism parallelism) {
  const auto ranked = ranked_rows(answers);
  if (!ranked) return refuse(ranked.error());
  const RankedRows& rows = *ranked;
  Friedman found;
  found.items = answers.empty() ? 0 : answers.front().size();
  found.respondents = rows.doubled.size();
  found.left_out = answers.size() - rows.doubled.size();
  if (found.items < 2 || found.respondents == 0) {
    found.undefined_because = found.items < 2 && !answers.empty() ? "fewer-than-two-items" : "no-whole-rows";
    return found;
  }
  const auto n = static_cast<double>(found.respondents);
  const auto k = static_cast<double>(found.items);
  std::vector<std::uint64_t> sums(found.items, 0);
  for (const auto& row : rows.doubled)
    for (std::size_t i = 0; i < row.size(); ++i) sums[i] += row[i];
  for (const std::uint64_t sum : sums) found.mean_ranks.push_back(0.5 * static_cast<double>(sum) / n);
  const double variation = n * k * (k + 1) - rows.tie_term / (k - 1);
  if (!(variation > 1e-9)) {
    found.undefined_because = "all-answers-equal";
    return found;
  }
  const auto q_of = [&](double seen) { return 3 * std::max(seen - n * n * k * (k + 1) * (k + 1), 0.0) / variation; };
  const double seen = column_spread(sums);
  found.q = q_of(seen);
  found.kendall_w = found.q / (n * (k - 1));
  found.asymptotic_p = chi_squared_upper_tail(found.q, k - 1);
  const double asymptotic_from = chi_squared_quantile(1 - options.significance, k - 1) / (n * (k - 1));
  found.significant_from = asymptotic_from <= 1 ? asymptotic_from : undefined;
  const auto outcomes = permuted_rank_sums(rows.doubled, options.exact_steps_max / vector_step);
  if (outcomes) {
    found.value = {.p = share_from(*outcomes, seen, column_spread), .method = PValueMethod::exact};
    found.significant_from =
        q_of(significant_statistic(*outcomes, options.significance, column_spread)) / (n * (k - 1));
  } else if (may_sample(options, found.respondents * found.items)) {
    found.value = permuted_p(rows, seen, options, parallelism);
  } else {
    found.value = {.p = found.asymptotic_p, .method = PValueMethod::asymptotic};
  }
  return found;
}

}  // namespace zubia
