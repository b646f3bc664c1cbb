#include "engine/networks/qap.hpp"

#include <cmath>
#include <numeric>
#include <vector>

namespace zubia {
namespace {

double strength_of(double weight, TieStrength strength) { return strength == TieStrength::weighted ? weight : 1; }

struct Sums {
  double sum = 0;
  double squares = 0;
};

Sums sums_of(const std::vector<Tie>& ties, TieStrength strength) {
  Sums sums;
  for (const Tie& tie : ties) {
    const double weight = strength_of(tie.weight, strength);
    sums.sum += weight;
    sums.squares += weight * weight;
  }
  return sums;
}

}  // namespace

Result<PermutationTest> qap_correlation(const TieNetwork& one, const TieNetwork& other, TieStrength strength,
                                        const PermutationOptions& options, Parallelism parallelism) {
  if (!(one.nodes == other.nodes))
    return refuse({"different-nodes",
                   "The two networks have not the same nodes.",
                   {},
                   "Compare them over the nodes that both have."});
  if (one.direction != other.direction)
    return refuse({"different-directions",
                   "One of the two networks is directed and the other is not.",
                   {},
                   "Read both in the same way."});
  const std::vector<Tie> ties = one.ties();
  const Sums sums = sums_of(ties, strength);
  const Sums other_sums = sums_of(other.ties(), strength);
  const double pairs = one.possible_ties();
  const double spread = sums.squares - sums.sum * sums.sum / pairs;
  const double other_spread = other_sums.squares - other_sums.sum * other_sums.sum / pairs;
  // Below this the same tie is everywhere, but for rounding.
  const bool is_defined_here = pairs > 0 && spread > 1e-12 * sums.squares && other_spread > 1e-12 * other_sums.squares;
  const auto correlation = [&](std::span<const std::size_t> renamed) {
    if (!is_defined_here) return undefined;
    double product = 0;
    for (const Tie& tie : ties) {
      const double weight = other.out.weight(renamed[tie.from], static_cast<std::uint32_t>(renamed[tie.to]));
      if (weight > 0) product += strength_of(tie.weight, strength) * strength_of(weight, strength);
    }
    return (product - sums.sum * other_sums.sum / pairs) / std::sqrt(spread * other_spread);
  };
  std::vector<std::size_t> places(one.node_count());
  std::iota(places.begin(), places.end(), std::size_t{0});
  return permute_labels(places, correlation, options, parallelism);
}

}  // namespace zubia
