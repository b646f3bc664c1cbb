#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <utility>
#include <vector>

#include "engine/base/absence.hpp"
#include "engine/base/parallel.hpp"
#include "engine/base/seed.hpp"

namespace zubia {

struct PermutationOptions {
  std::size_t samples = 10000;     ///< random permutations where all of them are too many
  std::size_t exact_max = 200000;  ///< up to so many permutations, all of them are gone through instead
  Seed seed = {};
};

/// How a figure lies among those of all permutations, or of random ones. A p-value of random ones counts the observed
/// figure as one of them, (1 + as extreme) / (1 + samples), so it is never 0. NaN where the figure is not defined.
struct PermutationTest {
  double observed = undefined;
  double mean = undefined;       ///< over the permutations: what chance alone gives
  double deviation = undefined;  ///< over the permutations, around their mean
  double p_at_most = undefined;  ///< the share of permutations with at most the observed figure
  double p_at_least = undefined;
  double p_two_sided = undefined;  ///< twice the smaller of the two, at most 1
  std::size_t permutations = 0;    ///< how many were looked at
  bool is_exact = false;           ///< whether that was all of them
  Seed seed = {};                  ///< of random ones
};

/// Judges `observed` by the figures of the permutations. Figures that differ by rounding alone count as equal.
PermutationTest judge(double observed, std::span<const double> figures, bool is_exact, Seed seed);

/// The test of a figure that depends on which label each node has: over all distinct ways to deal the same labels out
/// to the same nodes, or over random ones.
PermutationTest permute_labels(const std::vector<std::size_t>& labels,
                               const std::function<double(std::span<const std::size_t>)>& figure,
                               const PermutationOptions& options, Parallelism parallelism = {});

/// Deals the entries out anew at random, every order equally likely (Fisher–Yates).
template <class Entry>
void shuffle(std::span<Entry> entries, RandomStream& random) {
  for (std::size_t i = entries.size(); i > 1; --i) {
    const auto j = static_cast<std::size_t>(random.below(i));
    std::swap(entries[i - 1], entries[j]);
  }
}

}  // namespace zubia
