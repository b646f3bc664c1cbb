#include "engine/relatedness/complexity.hpp"

#include <gtest/gtest.h>
#include <algorithm>
#include <cmath>
#include <stop_token>

#include "engine/base/seed.hpp"
#include "engine/relatedness/complexity_rank_interval.hpp"
#include "engine/relatedness/fitness.hpp"
#include "engine/relatedness/outlook.hpp"
#include "engine/relatedness/proximity.hpp"
#include "engine/relatedness/reflections.hpp"
#include "engine/relatedness/relatedness_density.hpp"
#include "engine/relatedness/second_eigenvector.hpp"
#include "tests/presences.hpp"

namespace zubia {
namespace {

TEST(Complexity, TwoTerritoriesCannotBeRanked) {
  EXPECT_EQ(complexity(presence_of({{1, 1, 1}, {1, 0, 1}})).error().code, "too-few-to-rank");
}

TEST(Complexity, ADisconnectedNetworkHasNone) {
  const auto result = complexity(presence_of({{1, 1, 0, 0}, {1, 1, 0, 0}, {0, 0, 1, 1}, {0, 0, 1, 0}}));
  ASSERT_TRUE(result.has_value());
  EXPECT_EQ(result->components, 2U);
  EXPECT_FALSE(result->is_connected());
  for (const double score : result->eci.values) EXPECT_FALSE(is_defined(score));
  for (const double score : result->pci.values) EXPECT_FALSE(is_defined(score));
}

TEST(Complexity, EmptyRowsAndColumnsAreLeftOutAndNotDefined) {
  const auto whole = complexity(toy_presence());
  const auto padded =
      complexity(presence_of({{1, 1, 0, 1, 1}, {0, 1, 0, 0, 0}, {0, 0, 0, 0, 0}, {0, 0, 0, 1, 1}, {0, 0, 0, 0, 1}}));
  EXPECT_FALSE(is_defined(padded->eci.values[2]));
  EXPECT_FALSE(is_defined(padded->pci.values[2]));
  EXPECT_NEAR(padded->eci.values[0], whole->eci.values[0], 1e-9);
  EXPECT_NEAR(padded->pci.values[4], whole->pci.values[3], 1e-9);
}

TEST(Complexity, ReproducesTheToyOfHidalgoAndHausmann) {
  const auto result = complexity(toy_presence());
  const double eci[] = {-0.07535308898, -1.602916066, 0.7477882019, 0.9304809527};
  const double pci[] = {-0.194072694, -1.602916066, 0.5650954511, 0.9304809527};
  for (std::size_t k = 0; k < 4; ++k) {
    EXPECT_NEAR(result->eci.values[k], eci[k], 1e-9);
    EXPECT_NEAR(result->pci.values[k], pci[k], 1e-8);
  }
  EXPECT_NEAR(result->second_eigenvalue, 0.5421337132, 1e-10);
  EXPECT_NEAR(result->third_eigenvalue, 0.1901543016, 1e-10);
  const auto sample = complexity(toy_presence(), {.deviation = ScoreDeviation::sample});
  EXPECT_NEAR(sample->eci.values[1], -1.388166033, 1e-9);
}

TEST(Complexity, ReproducesTheTaller) {
  const auto result = complexity(fitness_presence());
  const double eci[] = {0.7051069165, -0.5272231735, 1.177754353, -1.355638096};
  for (std::size_t k = 0; k < 4; ++k) EXPECT_NEAR(result->eci.values[k], eci[k], 1e-9);
  EXPECT_NEAR(result->second_eigenvalue, 0.2608080162, 1e-10);
}

TEST(Complexity, WhereAllTerritoriesHaveTheSameActivitiesNobodyIsRanked) {
  const auto result = complexity(presence_of({{1, 1, 1}, {1, 1, 1}, {1, 1, 1}, {1, 1, 1}}));
  EXPECT_TRUE(result->is_connected());
  for (const double score : result->eci.values) EXPECT_FALSE(is_defined(score));
  for (const double score : result->pci.values) EXPECT_FALSE(is_defined(score));
}

TEST(Complexity, OfASymmetricNetworkTheGapIsZeroAsNoneOfItsTerritoriesStandsOut) {
  // Each territory lacks another activity: W has 4/9 on its diagonal and 5/18 beside it, so eigenvalues 1, 1/6, 1/6.
  const auto result = complexity(presence_of({{1, 0, 1, 1}, {1, 1, 0, 1}, {1, 1, 1, 0}}));
  EXPECT_NEAR(result->second_eigenvalue, 1.0 / 6.0, 1e-12);
  EXPECT_NEAR(result->spectral_gap(), 0.0, 1e-12);
}

TEST(SecondEigenvector, IsThatOfLapack) {
  for (std::uint64_t seed = 0; seed < 10; ++seed) {
    const std::size_t size = 20 + seed;
    RandomStream random(Seed{seed}, 0);
    std::vector<double> matrix(size * size);
    for (std::size_t a = 0; a < size; ++a)
      for (std::size_t b = 0; b <= a; ++b) matrix[a * size + b] = matrix[b * size + a] = random.unit();
    // Row sums scaled to 1 on both sides, so that the root of the sums is the eigenvector of 1.
    std::vector<double> root(size, 0.0);
    for (std::size_t a = 0; a < size; ++a) {
      for (std::size_t b = 0; b < size; ++b) root[a] += matrix[a * size + b];
      root[a] = std::sqrt(root[a]);
    }
    double length = 0.0;
    for (const double entry : root) length += entry * entry;
    const SymmetricOperator apply = [&](std::span<const double> x, std::span<double> y) {
      for (std::size_t a = 0; a < size; ++a) {
        y[a] = 0.0;
        for (std::size_t b = 0; b < size; ++b) y[a] += matrix[a * size + b] / (root[a] * root[b]) * x[b];
      }
    };
    std::vector<double> known = root;
    for (double& entry : known) entry /= std::sqrt(length);
    const auto fast = second_eigenvector(size, apply, known);
    const auto slow = second_eigenvector_dense(size, apply);
    EXPECT_NEAR(fast.second, slow.second, 1e-11);
    EXPECT_NEAR(fast.third, slow.third, 1e-9);
    double cosine = 0.0;
    for (std::size_t k = 0; k < size; ++k) cosine += fast.vector[k] * slow.vector[k];
    EXPECT_NEAR(std::abs(cosine), 1.0, 1e-9);
  }
}

TEST(Reflections, ReproduceTheToy) {
  const auto steps = reflections(toy_presence(), 4);
  const double territories[5][4] = {{4, 1, 2, 1},
                                    {2, 2, 2.5, 3},
                                    {2.958333333, 2.5, 2.666666667, 2.333333333},
                                    {2.1875, 2, 2.375, 2.5},
                                    {2.788194444, 2.729166667, 2.732638889, 2.652777778}};
  const double activities[5][4] = {{1, 2, 2, 3},
                                   {4, 2.5, 3, 2.333333333},
                                   {2, 2, 2.25, 2.5},
                                   {2.958333333, 2.729166667, 2.8125, 2.652777778},
                                   {2.1875, 2.09375, 2.28125, 2.354166667}};
  for (std::size_t n = 0; n < 5; ++n)
    for (std::size_t k = 0; k < 4; ++k) {
      EXPECT_NEAR(steps.territories[n].values[k], territories[n][k], 1e-9);
      EXPECT_NEAR(steps.activities[n].values[k], activities[n][k], 1e-9);
    }
}

TEST(Fitness, ReproducesTheTableStepByStep) {
  struct Expected {
    std::size_t steps;
    double fitness[4];
    double complexity[5];
  };
  const Expected table[] = {{1,
                             {1.538461538, 0.9230769231, 0.9230769231, 0.6153846154},
                             {0.5172413793, 0.6896551724, 0.6896551724, 1.034482759, 2.068965517}},
                            {10,
                             {2.807025119, 0.3463543558, 0.671956493, 0.1746640319},
                             {0.1345173865, 0.2928407792, 0.1576406923, 0.7341498271, 3.680851315}},
                            {200,
                             {3.089642691, 0.2397211058, 0.558166744, 0.1124694588},
                             {0.0852973461, 0.2059326268, 0.09671311592, 0.6120569113, 4}}};
  for (const Expected& expected : table) {
    const auto result = fitness(fitness_presence(), {.steps_max = expected.steps, .stable_steps = 0});
    for (std::size_t k = 0; k < 4; ++k) EXPECT_NEAR(result.fitness.values[k], expected.fitness[k], 1e-8);
    for (std::size_t k = 0; k < 5; ++k) EXPECT_NEAR(result.complexity.values[k], expected.complexity[k], 1e-8);
  }
}

TEST(Fitness, EndsWhenTheRanksRest) {
  const auto result = fitness(fitness_presence(), {.stable_steps = 20});
  EXPECT_TRUE(result.is_stable);
  EXPECT_LT(result.steps, 60U);
  EXPECT_FALSE(is_defined(fitness(presence_of({{1, 1}, {0, 0}})).fitness.values[1]));
}

TEST(Fitness, OfExtremalityOneIsThatOfTheDefinition) {
  const auto plain = fitness(fitness_presence(), {.steps_max = 30, .stable_steps = 0});
  const auto gamma = fitness(fitness_presence(), {.steps_max = 30, .stable_steps = 0, .extremality = 1.0 + 1e-12});
  for (std::size_t k = 0; k < 4; ++k) EXPECT_NEAR(plain.fitness.values[k], gamma.fitness.values[k], 1e-9);
}

TEST(ComplexityOutlook, IsTheSumOverWhatIsMissing) {
  const PresenceTable present = toy_presence();
  const auto related = proximity(present);
  const auto density = relatedness_density(present, related, ProximityDiagonal::one);
  const auto scores = complexity(present);
  const auto outlook = complexity_outlook(present, density, scores->pci);
  EXPECT_FALSE(is_defined(outlook.values[0]));  // C1 has everything
  const double expected = density(2, 0) * scores->pci.values[0] + density(2, 1) * scores->pci.values[1];
  EXPECT_NEAR(outlook.values[2], expected, 1e-12);
  const auto gain = complexity_outlook_gain(present, related, scores->pci);
  EXPECT_EQ(gain(2, 2), 0.0);
  // φ of P1: 1 + .5 + .5 + 1/3; of P2 the same. C3 lacks P1 and P2.
  const double sum = 1.0 + 0.5 + 0.5 + 1.0 / 3.0;
  EXPECT_NEAR(gain(2, 0), scores->pci.values[0] / sum + 0.5 * scores->pci.values[1] / sum, 1e-12);
}

TEST(ComplexityOutlook, WithoutAnyComplexityTheGainIsNotDefinedRatherThanZero) {
  const PresenceTable present = toy_presence();
  const LabelledVector<Activity> unknown{present.activities(), std::vector<double>(4, undefined)};
  EXPECT_FALSE(is_defined(complexity_outlook_gain(present, proximity(present), unknown)(1, 0)));
}

TEST(ComplexityRankInterval, HoldsTheRankAndIsTheSameOnAnyNumberOfThreads) {
  RandomStream random(Seed{3}, 0);
  TerritoryActivityTable employment(numbered_labels<Territory>("T", 12), numbered_labels<Activity>("A", 15));
  for (double& jobs : employment.values()) jobs = static_cast<double>(random.below(200));
  const auto one = complexity_rank_intervals(employment, {.samples = 60}, {}, {1});
  const auto many = complexity_rank_intervals(employment, {.samples = 60}, {}, {3});
  ASSERT_TRUE(one.has_value());
  for (std::size_t r = 0; r < 12; ++r) {
    EXPECT_EQ((*one)[r].rank_low, (*many)[r].rank_low);
    EXPECT_EQ((*one)[r].rank_high, (*many)[r].rank_high);
    EXPECT_LE((*one)[r].rank_low, (*one)[r].rank_high);
  }
  std::stop_source stop;
  stop.request_stop();
  EXPECT_EQ(complexity_rank_intervals(employment, {}, Progress({}, stop.get_token())).error().code, "cancelled");
  EXPECT_EQ(complexity_rank_intervals(employment, {.samples = 0}).error().code, "invalid-options");
}

}  // namespace
}  // namespace zubia
