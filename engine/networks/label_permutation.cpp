#include "engine/networks/label_permutation.hpp"

#include <algorithm>
#include <cmath>
#include <map>

namespace zubia {
namespace {

constexpr std::size_t samples_per_block = 64;

/// How many distinct orders the labels have; `limit` + 1 where they are more than `limit`.
std::size_t distinct_orders(const std::vector<std::size_t>& labels, std::size_t limit) {
  std::map<std::size_t, std::size_t> counts;
  for (const std::size_t label : labels) ++counts[label];
  double orders = 1;
  std::size_t placed = 0;
  for (const auto& [label, count] : counts)
    for (std::size_t one = 1; one <= count; ++one) {
      ++placed;
      orders = std::round(orders * static_cast<double>(placed) / static_cast<double>(one));
      if (orders > static_cast<double>(limit)) return limit + 1;
    }
  return static_cast<std::size_t>(orders);
}

}  // namespace

PermutationTest judge(double observed, std::span<const double> figures, bool is_exact, Seed seed) {
  PermutationTest test;
  test.observed = observed;
  test.permutations = figures.size();
  test.is_exact = is_exact;
  test.seed = seed;
  if (!is_defined(observed) || figures.empty()) return test;
  double sum = 0;
  for (const double figure : figures) sum += figure;
  const auto count = static_cast<double>(figures.size());
  test.mean = sum / count;
  double squares = 0;
  std::size_t at_most = 0;
  std::size_t at_least = 0;
  const double tolerance = 1e-10 * std::max(1.0, std::abs(observed));
  for (const double figure : figures) {
    squares += (figure - test.mean) * (figure - test.mean);
    if (figure <= observed + tolerance) ++at_most;
    if (figure >= observed - tolerance) ++at_least;
  }
  test.deviation = std::sqrt(squares / count);
  const double itself = is_exact ? 0 : 1;
  test.p_at_most = (itself + static_cast<double>(at_most)) / (itself + count);
  test.p_at_least = (itself + static_cast<double>(at_least)) / (itself + count);
  test.p_two_sided = std::min(1.0, 2 * std::min(test.p_at_most, test.p_at_least));
  return test;
}

PermutationTest permute_labels(const std::vector<std::size_t>& labels,
                               const std::function<double(std::span<const std::size_t>)>& figure,
                               const PermutationOptions& options, Parallelism parallelism) {
  const double observed = figure(labels);
  if (!is_defined(observed)) return judge(observed, {}, false, options.seed);
  std::vector<double> figures;
  if (distinct_orders(labels, options.exact_max) <= options.exact_max) {
    std::vector<std::size_t> order = labels;
    std::ranges::sort(order);
    do figures.push_back(figure(order));
    while (std::ranges::next_permutation(order).found);
    return judge(observed, figures, true, options.seed);
  }
  figures.resize(options.samples);
  for_each_block(options.samples, samples_per_block, parallelism, [&](std::size_t first, std::size_t last) {
    std::vector<std::size_t> order;
    for (std::size_t sample = first; sample < last; ++sample) {
      RandomStream random(options.seed, sample);
      order = labels;
      shuffle(std::span(order), random);
      figures[sample] = figure(order);
    }
  });
  return judge(observed, figures, false, options.seed);
}

}  // namespace zubia
