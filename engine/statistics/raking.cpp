#include "engine/statistics/raking.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>
#include <numeric>
#include <optional>
#include <string>

namespace zubia {
namespace {

using Categories = std::vector<std::vector<std::size_t>>;

double total(const RegisterMargin& margin) { return std::accumulate(margin.counts.begin(), margin.counts.end(), 0.0); }

std::vector<double> weighted_counts(const RegisterMargin& margin, const std::vector<std::size_t>& category_of,
                                    const std::vector<double>& weights) {
  std::vector<double> sums(margin.categories.size(), 0.0);
  for (std::size_t i = 0; i < weights.size(); ++i) sums[category_of[i]] += weights[i];
  return sums;
}

/// The category that is farthest from the register, and by how much.
struct Farthest {
  std::size_t margin = 0;
  std::size_t category = 0;
  double reached = 0;
  double difference = 0;
};

Farthest farthest_of(const std::vector<RegisterMargin>& margins, const Categories& category_of,
                     const std::vector<double>& weights) {
  Farthest farthest;
  for (std::size_t m = 0; m < margins.size(); ++m) {
    const auto sums = weighted_counts(margins[m], category_of[m], weights);
    for (std::size_t c = 0; c < sums.size(); ++c) {
      const double difference = std::abs(sums[c] - margins[m].counts[c]);
      if (difference > farthest.difference) farthest = {m, c, sums[c], difference};
    }
  }
  return farthest;
}

std::string names_of(const RegisterMargin& margin, std::uint64_t set) {
  std::string names;
  for (std::size_t c = 0; c < margin.categories.size(); ++c)
    if ((set >> c & 1U) != 0) names += (names.empty() ? "" : ", ") + margin.categories[c];
  return names;
}

double count_of(const RegisterMargin& margin, std::uint64_t set) {
  double count = 0;
  for (std::size_t c = 0; c < margin.categories.size(); ++c)
    if ((set >> c & 1U) != 0) count += margin.counts[c];
  return count;
}

/// Why no weights fit two margins: categories of the one whose respondents are all in categories of the other that the
/// register has fewer of. Such categories exist wherever two margins alone contradict each other (the condition of Hall
/// and Gale); "just as many" leaves nothing for anybody else there, and weights then sink towards 0 without settling.
/// The fewest categories that say it are named.
std::optional<std::string> contradiction(const RegisterMargin& one, const RegisterMargin& other,
                                         const std::vector<std::size_t>& in_one,
                                         const std::vector<std::size_t>& in_other) {
  constexpr std::size_t categories_max = 16;  // 65,536 sets
  if (one.categories.size() > categories_max || other.categories.size() > 64) return std::nullopt;
  std::vector<std::uint64_t> reached(one.categories.size(), 0);
  std::vector<std::uint64_t> origins(other.categories.size(), 0);
  for (std::size_t i = 0; i < in_one.size(); ++i) {
    reached[in_one[i]] |= std::uint64_t{1} << in_other[i];
    origins[in_other[i]] |= std::uint64_t{1} << in_one[i];
  }
  std::optional<std::string> reason;
  int fewest = 65;
  for (std::uint64_t set = 1; set + 1 < (std::uint64_t{1} << one.categories.size()); ++set) {
    std::uint64_t places = 0;
    for (std::size_t c = 0; c < reached.size(); ++c)
      if ((set >> c & 1U) != 0) places |= reached[c];
    const double needed = count_of(one, set);
    const double there = count_of(other, places);
    std::uint64_t sources = 0;
    for (std::size_t d = 0; d < origins.size(); ++d)
      if ((places >> d & 1U) != 0) sources |= origins[d];
    const double rounding = 1e-9 * total(one);
    const bool is_too_many = needed > there + rounding;
    const bool leaves_nothing = needed >= there - rounding && (sources & ~set) != 0;
    if ((!is_too_many && !leaves_nothing) || std::popcount(set) >= fewest) continue;
    fewest = std::popcount(set);
    reason = fmt::format(
        "All who answered of {} ({}), which the register has {:g} of, are of {} ({}), which it has {} {:g} of{}.",
        names_of(one, set), one.name, needed, names_of(other, places), other.name, is_too_many ? "only" : "just", there,
        is_too_many ? "" : ", so that nobody else there could count");
  }
  return reason;
}

Problem cannot_rake(const std::vector<RegisterMargin>& margins, const Categories& category_of,
                    const std::vector<double>& weights, std::size_t rounds) {
  const Farthest farthest = farthest_of(margins, category_of, weights);
  const RegisterMargin& margin = margins[farthest.margin];
  std::string detail = fmt::format(
      "After {} rounds the weights do not fit the margin {}: {} comes to {:.6g}, and the register has {:g}.", rounds,
      margin.name, margin.categories[farthest.category], farthest.reached, margin.counts[farthest.category]);
  for (std::size_t a = 0; a < margins.size(); ++a)
    for (std::size_t b = 0; b < margins.size(); ++b) {
      if (a == b) continue;
      const auto reason = contradiction(margins[a], margins[b], category_of[a], category_of[b]);
      if (reason) return {"cannot-rake", detail + " " + *reason, {}, "Join categories of one of the two margins."};
    }
  return {"cannot-rake",
          detail + " No two margins contradict each other alone; all together do for who answered.",
          {},
          "Join categories, or leave a margin out."};
}

Problem problem_of(const std::vector<RegisterMargin>& margins, const Categories& category_of) {
  if (margins.empty())
    return {"no-margins", "There is no margin of the register to weigh by.", {}, "Give one, such as the sizes."};
  if (margins.size() != category_of.size())
    return {"invalid-margin",
            fmt::format("There are {} margins, and categories of {}.", margins.size(), category_of.size()),
            {},
            "Give the category of each respondent in each margin."};
  for (std::size_t m = 0; m < margins.size(); ++m) {
    if (auto problem = margin_problem(margins[m], category_of[m]); !problem.code.empty()) return problem;
    if (category_of[m].size() != category_of.front().size())
      return {"uneven-answers",
              fmt::format("There are {} respondents in the margin {} and {} in the margin {}.",
                          category_of.front().size(), margins.front().name, category_of[m].size(), margins[m].name),
              {},
              "Give the category of each respondent in each margin."};
    const double first = total(margins.front());
    if (std::abs(total(margins[m]) - first) > 1e-9 * first)
      return {"margins-disagree",
              fmt::format("The register has {:g} organisations by {} and {:g} by {}.", first, margins.front().name,
                          total(margins[m]), margins[m].name),
              {},
              "Count the same organisations in every margin."};
  }
  return {};
}

}  // namespace

Result<ResponseWeights> rake(const std::vector<RegisterMargin>& margins, const Categories& category_of,
                             const RakingOptions& options) {
  if (auto problem = problem_of(margins, category_of); !problem.code.empty()) return refuse(std::move(problem));
  const double whole = total(margins.front());
  ResponseWeights found;
  found.weights.assign(category_of.front().size(), 1.0);
  do {
    if (found.rounds == options.rounds_max)
      return refuse(cannot_rake(margins, category_of, found.weights, found.rounds));
    for (std::size_t m = 0; m < margins.size(); ++m) {
      auto factors = weighted_counts(margins[m], category_of[m], found.weights);
      for (std::size_t c = 0; c < factors.size(); ++c)
        factors[c] = factors[c] > 0 ? margins[m].counts[c] / factors[c] : 0;
      for (std::size_t i = 0; i < found.weights.size(); ++i) found.weights[i] *= factors[category_of[m][i]];
    }
    ++found.rounds;
    found.largest_difference = farthest_of(margins, category_of, found.weights).difference / whole;
  } while (found.largest_difference > options.tolerance);
  judge_weights(found);
  return found;
}

}  // namespace zubia
