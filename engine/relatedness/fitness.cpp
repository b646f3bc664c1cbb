#include "engine/relatedness/fitness.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <vector>

#include "engine/relatedness/presence_network.hpp"

namespace zubia {

namespace {

void divide_by_mean(std::vector<double>& values) {
  const double mean = std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
  for (double& value : values) value /= mean;
}

/// Whether `order` still sorts the values.
bool is_sorted_by(const std::vector<std::size_t>& order, const std::vector<double>& values) {
  return std::ranges::is_sorted(order, std::greater<>{}, [&](std::size_t place) { return values[place]; });
}

}  // namespace

Fitness fitness(const PresenceTable& presence, const FitnessOptions& options, Parallelism parallelism) {
  const PresenceNetwork network(presence);
  std::vector<double> of_territories(network.territories.size(), 1.0);
  std::vector<double> of_activities(network.activities.size(), 1.0);
  std::vector<double> penalty(of_territories.size(), 1.0);  // F^{−γ}
  std::vector<double> next(of_territories.size());
  std::vector<std::size_t> order(of_territories.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  Fitness result;
  std::size_t resting = 0;
  while (result.steps < options.steps_max && !of_territories.empty()) {
    sum_over_lists(network.territory_starts, network.held, of_activities, next, parallelism);
    for (std::size_t r = 0; r < next.size(); ++r)
      penalty[r] =
          options.extremality == 1.0 ? 1.0 / of_territories[r] : std::pow(of_territories[r], -options.extremality);
    sum_over_lists(network.activity_starts, network.holders, penalty, of_activities, parallelism);
    for (double& value : of_activities)
      value = options.extremality == 1.0 ? 1.0 / value : std::pow(value, -1.0 / options.extremality);
    divide_by_mean(next);
    divide_by_mean(of_activities);
    std::swap(of_territories, next);
    ++result.steps;
    if (is_sorted_by(order, of_territories)) {
      ++resting;
    } else {
      std::ranges::stable_sort(order, std::greater<>{}, [&](std::size_t place) { return of_territories[place]; });
      resting = 0;
    }
    if (options.stable_steps > 0 && resting >= options.stable_steps) {
      result.is_stable = true;
      break;
    }
  }
  result.fitness = {presence.territories(), std::vector<double>(presence.territories().size(), undefined)};
  result.complexity = {presence.activities(), std::vector<double>(presence.activities().size(), undefined)};
  for (std::size_t r = 0; r < of_territories.size(); ++r)
    result.fitness.values[network.territories[r]] = of_territories[r];
  for (std::size_t i = 0; i < of_activities.size(); ++i)
    result.complexity.values[network.activities[i]] = of_activities[i];
  return result;
}

}  // namespace zubia
