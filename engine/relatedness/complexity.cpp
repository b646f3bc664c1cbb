#include "engine/relatedness/complexity.hpp"

#include <cmath>
#include <vector>

#include "engine/relatedness/presence_network.hpp"
#include "engine/relatedness/second_eigenvector.hpp"

namespace zubia {

namespace {

/// An eigenvalue of 0 comes out below this; the smallest others are about one over the number of cells.
constexpr double rounding_of_zero = 1e-13;

/// One side of the network seen from the other: the symmetric operator D^{-½} M U⁻¹ Mᵀ D^{-½} of the smaller one.
struct Side {
  const std::vector<std::size_t>& own_starts;
  const std::vector<std::uint32_t>& own_lists;
  const std::vector<std::size_t>& other_starts;
  const std::vector<std::uint32_t>& other_lists;

  std::size_t size() const { return own_starts.size() - 1; }
  std::size_t other_size() const { return other_starts.size() - 1; }
  double degree(std::size_t k) const { return static_cast<double>(own_starts[k + 1] - own_starts[k]); }
};

/// For each row of lists, the mean of `values` over what it lists.
std::vector<double> means(const std::vector<std::size_t>& starts, const std::vector<std::uint32_t>& lists,
                          std::span<const double> values, Parallelism parallelism) {
  std::vector<double> result(starts.size() - 1);
  sum_over_lists(starts, lists, values, result, parallelism);
  for (std::size_t k = 0; k < result.size(); ++k) result[k] /= static_cast<double>(starts[k + 1] - starts[k]);
  return result;
}

SecondEigenvector eigenvector_of(const Side& side, Parallelism parallelism) {
  std::vector<double> root(side.size());
  double total = 0.0;
  for (std::size_t k = 0; k < side.size(); ++k) {
    root[k] = std::sqrt(side.degree(k));
    total += side.degree(k);
  }
  std::vector<double> scaled(side.size());
  const SymmetricOperator apply = [&](std::span<const double> x, std::span<double> y) {
    for (std::size_t k = 0; k < x.size(); ++k) scaled[k] = x[k] / root[k];
    const std::vector<double> across = means(side.other_starts, side.other_lists, scaled, parallelism);
    const std::vector<double> back = means(side.own_starts, side.own_lists, across, parallelism);
    for (std::size_t k = 0; k < y.size(); ++k) y[k] = back[k] * root[k];
  };
  // The eigenvector of λ1 = 1 is known: the square roots of the degrees.
  std::vector<double> known = root;
  for (double& entry : known) entry /= std::sqrt(total);
  SecondEigenvector result = second_eigenvector(side.size(), apply, known);
  for (std::size_t k = 0; k < side.size(); ++k) result.vector[k] /= root[k];
  return result;
}

struct Moments {
  double mean = 0.0;
  double deviation = 0.0;
};

Moments moments_of(std::span<const double> values, ScoreDeviation deviation) {
  Moments moments;
  const auto count = static_cast<double>(values.size());
  for (const double value : values) moments.mean += value / count;
  double squares = 0.0;
  for (const double value : values) squares += (value - moments.mean) * (value - moments.mean);
  moments.deviation = std::sqrt(squares / (deviation == ScoreDeviation::sample ? count - 1.0 : count));
  return moments;
}

/// The sign of the correlation of ECI with diversity; + where there is none.
double sign_of(std::span<const double> eci, const PresenceNetwork& network) {
  const Moments moments = moments_of(eci, ScoreDeviation::population);
  double covariance = 0.0;
  for (std::size_t r = 0; r < eci.size(); ++r)
    covariance += (eci[r] - moments.mean) * static_cast<double>(network.held_by(r).size());
  return covariance < 0.0 ? -1.0 : 1.0;
}

}  // namespace

Result<Complexity> complexity(const PresenceTable& presence, const ComplexityOptions& options,
                              Parallelism parallelism) {
  const PresenceNetwork network(presence);
  if (network.territories.size() < 3 || network.activities.size() < 3)
    return refuse({"too-few-to-rank",
                   "Complexity needs at least three territories and three activities that are not empty.",
                   {},
                   "Use a reference area with many territories, and read off your own."});
  Complexity result;
  result.eci = {presence.territories(), std::vector<double>(presence.territories().size(), undefined)};
  result.pci = {presence.activities(), std::vector<double>(presence.activities().size(), undefined)};
  result.components = network.components();
  if (!result.is_connected()) {
    result.second_eigenvalue = 1.0;
    return result;
  }
  const bool by_territory = network.territories.size() <= network.activities.size();
  const Side side = by_territory
                        ? Side{network.territory_starts, network.held, network.activity_starts, network.holders}
                        : Side{network.activity_starts, network.holders, network.territory_starts, network.held};
  SecondEigenvector found = eigenvector_of(side, parallelism);
  result.second_eigenvalue = found.second;
  result.third_eigenvalue = found.third;
  if (!(found.second > rounding_of_zero)) return result;
  // Both sides on one scale: ECI is the mean PCI of what a territory has, PCI the mean ECI of its holders over λ2.
  std::vector<double> eci =
      by_territory ? found.vector : means(network.territory_starts, network.held, found.vector, parallelism);
  std::vector<double> pci =
      by_territory ? means(network.activity_starts, network.holders, found.vector, parallelism) : found.vector;
  if (by_territory)
    for (double& score : pci) score /= found.second;
  const Moments moments = moments_of(eci, options.deviation);
  const double scale = sign_of(eci, network) / moments.deviation;
  for (std::size_t r = 0; r < eci.size(); ++r)
    result.eci.values[network.territories[r]] = scale * (eci[r] - moments.mean);
  for (std::size_t i = 0; i < pci.size(); ++i)
    result.pci.values[network.activities[i]] = scale * (pci[i] - moments.mean);
  return result;
}

}  // namespace zubia
