#include "engine/statistics/signed_rank.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "engine/statistics/distributions.hpp"
#include "engine/statistics/subset_sums.hpp"

namespace zubia {
namespace {

/// Twice the ranks of the differences that are not zero, in whole numbers, and twice W⁺.
struct SignedScores {
  std::vector<std::uint64_t> doubled_ranks = {};
  std::uint64_t positive = 0;
  std::uint64_t total = 0;
};

SignedScores scores_of(std::vector<double> differences, ZeroDifferences zero_differences) {
  double largest = 0;
  for (const double difference : differences) largest = std::max(largest, std::abs(difference));
  const double same = 1e-9 * largest;
  for (double& difference : differences)
    if (std::abs(difference) <= same) difference = 0;
  if (zero_differences == ZeroDifferences::dropped) std::erase(differences, 0.0);
  std::ranges::stable_sort(differences, {}, [](double difference) { return std::abs(difference); });
  SignedScores scores;
  for (std::size_t first = 0, last = 0; first < differences.size(); first = last) {
    while (last < differences.size() && std::abs(differences[last]) - std::abs(differences[first]) <= same) ++last;
    for (std::size_t i = first; i < last; ++i) {
      if (differences[i] == 0) continue;
      const std::uint64_t doubled = first + last + 1;
      scores.doubled_ranks.push_back(doubled);
      scores.total += doubled;
      if (differences[i] > 0) scores.positive += doubled;
    }
  }
  return scores;
}

/// Twice W⁺ − W⁻ for a sum of the positive ranks.
std::int64_t deviation(const SignedScores& scores, std::uint64_t positive) {
  return 2 * static_cast<std::int64_t>(positive) - static_cast<std::int64_t>(scores.total);
}

PValue tossed_p(const SignedScores& scores, const RankTestOptions& options, Alternative alternative,
                Parallelism parallelism) {
  const std::int64_t seen = deviation(scores, scores.positive);
  return sampled_p(options, parallelism, [&](RandomStream& random, std::size_t samples) {
    std::size_t extreme = 0;
    for (std::size_t sample = 0; sample < samples; ++sample) {
      std::uint64_t positive = 0;
      std::uint64_t tosses = 0;
      for (std::size_t i = 0; i < scores.doubled_ranks.size(); ++i, tosses >>= 1U) {
        if (i % 64 == 0) tosses = random();
        if ((tosses & 1U) != 0) positive += scores.doubled_ranks[i];
      }
      if (as_extreme(deviation(scores, positive), seen, alternative)) ++extreme;
    }
    return extreme;
  });
}

void put_exact(SignedRank& found, const SignedScores& scores, const RankTestOptions& options, Alternative alternative) {
  const auto probabilities = tossed_sum_probabilities(scores.doubled_ranks);
  const std::int64_t seen = deviation(scores, scores.positive);
  double p = 0;
  for (std::size_t sum = 0; sum < probabilities.size(); ++sum)
    if (as_extreme(deviation(scores, sum), seen, alternative)) p += probabilities[sum];
  found.value = {.p = std::min(1.0, p), .method = PValueMethod::exact};
  // The distribution is symmetric, so both tails are taken off together from the outside.
  found.significant_from = undefined;
  double tail = 0;
  for (std::size_t sum = 0; 2 * sum < scores.total; ++sum) {
    tail += 2 * probabilities[sum];
    if (tail > options.significance * (1 + 1e-9)) break;
    if (probabilities[sum] > 0)
      found.significant_from = static_cast<double>(-deviation(scores, sum)) / static_cast<double>(scores.total);
  }
}

}  // namespace

Result<SignedRank> signed_rank(const std::vector<double>& first, const std::vector<double>& second,
                               ZeroDifferences zero_differences, const RankTestOptions& options,
                               Alternative alternative, Parallelism parallelism) {
  if (first.size() != second.size())
    return refuse({"uneven-pairs",
                   "There are " + std::to_string(first.size()) + " first and " + std::to_string(second.size()) +
                       " second answers.",
                   {},
                   "Give one pair for each respondent, and none as NaN."});
  SignedRank found;
  found.zero_differences = zero_differences;
  std::vector<double> differences;
  for (std::size_t i = 0; i < first.size(); ++i) {
    if (std::isinf(first[i]) || std::isinf(second[i]))
      return refuse({"infinite-answer",
                     "Pair " + std::to_string(i + 1) + " has an infinite answer.",
                     {},
                     "Give answers on the scale, and none as NaN."});
    const double difference = first[i] - second[i];
    if (is_defined(difference)) differences.push_back(difference);
  }
  found.pairs = differences.size();
  found.left_out = first.size() - differences.size();
  if (differences.empty()) {
    found.undefined_because = "no-pairs";
    return found;
  }
  const SignedScores scores = scores_of(differences, zero_differences);
  found.zeros = differences.size() - scores.doubled_ranks.size();
  found.positive = 0.5 * static_cast<double>(scores.positive);
  found.negative = 0.5 * static_cast<double>(scores.total - scores.positive);
  if (scores.total == 0) {
    found.undefined_because = "all-differences-zero";
    return found;
  }
  found.rank_biserial = static_cast<double>(deviation(scores, scores.positive)) / static_cast<double>(scores.total);
  double squares = 0;
  for (const std::uint64_t doubled : scores.doubled_ranks)
    squares += 0.25 * static_cast<double>(doubled) * static_cast<double>(doubled);
  const double deviation_sd = std::sqrt(squares / 4);
  const double half = (found.positive + found.negative) / 2;
  found.asymptotic_p = normal_p(found.positive - half, deviation_sd, alternative);
  const double from = (normal_quantile(1 - options.significance / 2) * deviation_sd + 0.5) / half;
  found.significant_from = from <= 1 ? from : undefined;
  if (tossed_sum_steps(scores.doubled_ranks) <= options.exact_steps_max)
    put_exact(found, scores, options, alternative);
  else if (may_sample(options, scores.doubled_ranks.size()))
    found.value = tossed_p(scores, options, alternative, parallelism);
  else
    found.value = {.p = found.asymptotic_p, .method = PValueMethod::asymptotic};
  return found;
}

}  // namespace zubia
