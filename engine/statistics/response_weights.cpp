#include "engine/statistics/response_weights.hpp"

#include <algorithm>

namespace zubia {

void judge_weights(ResponseWeights& found) {
  constexpr double extreme_ratio = 5;
  double sum = 0;
  double squares = 0;
  for (const double weight : found.weights) {
    sum += weight;
    squares += weight * weight;
  }
  if (!(sum > 0)) return;
  const auto n = static_cast<double>(found.weights.size());
  const auto [lowest, highest] = std::ranges::minmax(found.weights);
  found.design_effect = n * squares / (sum * sum);
  found.effective_respondents = sum * sum / squares;
  found.largest_ratio = highest / (sum / n);
  if (found.largest_ratio > extreme_ratio) found.warnings.emplace_back("extreme-weights");
  // Raked weights reach 1 up to the tolerance only.
  if (lowest < 1 - 1e-6) found.warnings.emplace_back("more-respondents-than-register");
}

double weighted_mean(std::span<const double> answers, std::span<const double> weights) {
  double sum = 0;
  double whole = 0;
  for (std::size_t i = 0; i < answers.size(); ++i) {
    if (!is_defined(answers[i])) continue;
    sum += weights[i] * answers[i];
    whole += weights[i];
  }
  return whole > 0 ? sum / whole : undefined;
}

}  // namespace zubia
