#include "engine/statistics/finite_population.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

#include "engine/statistics/distributions.hpp"

namespace zubia {
namespace {

std::optional<Problem> problem_of(std::uint64_t successes, std::uint64_t respondents, std::uint64_t population,
                                  double confidence) {
  if (!(confidence > 0 && confidence < 1))
    return Problem{"invalid-options", "The confidence of an interval lies between 0 and 1.", {}, {}};
  if (successes > respondents)
    return Problem{"invalid-count",
                   std::to_string(successes) + " of " + std::to_string(respondents) + " respondents cannot say so.",
                   {},
                   "Count each respondent once."};
  if (respondents > population)
    return Problem{"invalid-count",
                   std::to_string(respondents) + " of " + std::to_string(population) + " organisations cannot answer.",
                   {},
                   "Give the size of the population that was asked."};
  return std::nullopt;
}

}  // namespace

double finite_population_correction(std::uint64_t respondents, std::uint64_t population) {
  if (respondents == 0 || respondents > population) return undefined;
  if (respondents == population) return 0;
  return std::sqrt(static_cast<double>(population - respondents) / static_cast<double>(population - 1));
}

Result<PopulationEstimate> population_share(std::uint64_t successes, std::uint64_t respondents,
                                            std::uint64_t population, double confidence) {
  if (auto problem = problem_of(successes, respondents, population, confidence)) return refuse(*std::move(problem));
  PopulationEstimate found{.respondents = respondents};
  if (respondents == 0) {
    found.undefined_because = "no-answers";
    return found;
  }
  const double size = static_cast<double>(respondents) + 4;
  found.estimate = (static_cast<double>(successes) + 2) / size;
  found.standard_error =
      std::sqrt(found.estimate * (1 - found.estimate) / size) * finite_population_correction(respondents, population);
  const double half = normal_quantile(1 - (1 - confidence) / 2) * found.standard_error;
  found.low = std::max(0.0, found.estimate - half);
  found.high = std::min(1.0, found.estimate + half);
  return found;
}

Result<PopulationEstimate> population_mean(const std::vector<double>& answers, std::uint64_t population,
                                           double confidence) {
  double sum = 0;
  std::uint64_t respondents = 0;
  for (const double answer : answers)
    if (is_defined(answer)) {
      sum += answer;
      ++respondents;
    }
  if (auto problem = problem_of(0, respondents, population, confidence)) return refuse(*std::move(problem));
  PopulationEstimate found{.respondents = respondents};
  if (respondents == 0) {
    found.undefined_because = "no-answers";
    return found;
  }
  const auto n = static_cast<double>(respondents);
  found.estimate = sum / n;
  if (respondents == population) {
    found.standard_error = 0;
    found.low = found.high = found.estimate;
    return found;
  }
  if (respondents == 1) {
    found.undefined_because = "one-respondent";
    return found;
  }
  double squares = 0;
  for (const double answer : answers)
    if (is_defined(answer)) squares += (answer - found.estimate) * (answer - found.estimate);
  if (squares == 0) {
    found.undefined_because = "all-answers-equal";
    return found;
  }
  found.standard_error = std::sqrt(squares / (n - 1) / n * (1 - n / static_cast<double>(population)));
  const double half = student_quantile(1 - (1 - confidence) / 2, n - 1) * found.standard_error;
  found.low = found.estimate - half;
  found.high = found.estimate + half;
  return found;
}

}  // namespace zubia
