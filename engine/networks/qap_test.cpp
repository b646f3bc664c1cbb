#include "engine/networks/qap.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "engine/networks/networks_for_tests.hpp"

namespace zubia {
namespace {

TEST(Qap, RefusesWhatDoesNotCompare) {
  const auto other = qap_correlation(random_network(5, .5, Direction::directed, 1), small_border());
  EXPECT_EQ(other.error().code, "different-nodes");
  EXPECT_EQ(other.error().detail, "The two networks have not the same nodes.");
  EXPECT_EQ(other.error().mend, "Compare them over the nodes that both have.");
  const auto mixed = qap_correlation(karate_club(), karate_club(Direction::directed));
  EXPECT_EQ(mixed.error().code, "different-directions");
  EXPECT_EQ(mixed.error().detail, "One of the two networks is directed and the other is not.");
}

TEST(Qap, IsNotDefinedWhereNothingVaries) {
  const TieNetwork none = network_of(numbered_nodes(3), Direction::undirected, {});
  const TieNetwork full = network_of(numbered_nodes(3), Direction::undirected, {{0, 1}, {1, 2}, {0, 2}});
  const TieNetwork part = network_of(numbered_nodes(3), Direction::undirected, {{0, 1}});
  EXPECT_FALSE(is_defined(qap_correlation(none, part)->observed));
  EXPECT_FALSE(is_defined(qap_correlation(full, part)->observed));
  EXPECT_FALSE(is_defined(qap_correlation(full, part)->p_two_sided));
  EXPECT_FALSE(is_defined(qap_correlation({}, {})->observed));
}

TEST(Qap, OfANetworkWithItselfIsOne) {
  const PermutationTest test = *qap_correlation(small_border(), small_border());
  EXPECT_NEAR(test.observed, 1, 1e-12);
  EXPECT_TRUE(test.is_exact);
  EXPECT_EQ(test.permutations, 120U);
  EXPECT_NEAR(test.p_at_least, 2.0 / 120, 1e-12) << "the two circles through c may change places";
}

/// The correlation over all cells but the diagonal, by its textbook formula.
double correlation(const TieNetwork& one, const TieNetwork& other, const std::vector<std::size_t>& renamed,
                   TieStrength strength) {
  std::vector<double> x;
  std::vector<double> y;
  const auto value = [&](double weight) { return strength == TieStrength::weighted ? weight : weight > 0 ? 1.0 : 0.0; };
  for (std::uint32_t a = 0; a < one.node_count(); ++a)
    for (std::uint32_t b = 0; b < one.node_count(); ++b) {
      if (a == b) continue;
      x.push_back(value(one.out.weight(a, b)));
      y.push_back(value(other.out.weight(renamed[a], static_cast<std::uint32_t>(renamed[b]))));
    }
  const auto mean = [](const std::vector<double>& all) {
    return std::accumulate(all.begin(), all.end(), 0.0) / static_cast<double>(all.size());
  };
  double product = 0;
  double xx = 0;
  double yy = 0;
  for (std::size_t cell = 0; cell < x.size(); ++cell) {
    product += (x[cell] - mean(x)) * (y[cell] - mean(y));
    xx += (x[cell] - mean(x)) * (x[cell] - mean(x));
    yy += (y[cell] - mean(y)) * (y[cell] - mean(y));
  }
  return product / std::sqrt(xx * yy);
}

TEST(Qap, IsThatOfAllRenamings) {
  for (std::uint64_t seed = 0; seed < 6; ++seed)
    for (const Direction direction : {Direction::undirected, Direction::directed})
      for (const TieStrength strength : {TieStrength::counted, TieStrength::weighted}) {
        const TieNetwork one = random_network(5, .5, direction, seed);
        const TieNetwork other = random_network(5, .4, direction, seed + 100);
        const PermutationTest test = *qap_correlation(one, other, strength);
        if (!is_defined(test.observed)) continue;
        std::vector<std::size_t> order = {0, 1, 2, 3, 4};
        EXPECT_NEAR(test.observed, correlation(one, other, order, strength), 1e-10);
        double at_least = 0;
        double sum = 0;
        do {
          const double figure = correlation(one, other, order, strength);
          sum += figure;
          at_least += figure >= test.observed - 1e-9 ? 1 : 0;
        } while (std::ranges::next_permutation(order).found);
        EXPECT_NEAR(test.p_at_least, at_least / 120, 1e-12) << seed;
        EXPECT_NEAR(test.mean, sum / 120, 1e-10);
      }
}

TEST(Qap, ThreadsDoNotChangeTheTest) {
  const TieNetwork other = random_network(34, .14, Direction::undirected, 3);
  const TieNetwork renamed = network_of(karate_club().nodes, Direction::undirected, other.ties());
  const auto one = qap_correlation(karate_club(), renamed, TieStrength::counted, {.samples = 500}, {.threads = 1});
  const auto four = qap_correlation(karate_club(), renamed, TieStrength::counted, {.samples = 500}, {.threads = 4});
  EXPECT_FALSE(one->is_exact);
  EXPECT_EQ(one->p_two_sided, four->p_two_sided);
  EXPECT_EQ(one->mean, four->mean);
}

}  // namespace
}  // namespace zubia
