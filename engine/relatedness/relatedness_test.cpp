#include "engine/relatedness/relatedness.hpp"

#include <gtest/gtest.h>
#include <algorithm>
#include <cmath>
#include <map>
#include <stop_token>

#include "engine/relatedness/activity_space.hpp"
#include "engine/relatedness/co_occurrence.hpp"
#include "engine/relatedness/diversification.hpp"
#include "engine/relatedness/null_model.hpp"
#include "engine/relatedness/proximity.hpp"
#include "engine/relatedness/relatedness_density.hpp"
#include "engine/specialisation/location_quotient.hpp"
#include "tests/presences.hpp"

namespace zubia {
namespace {

/// φ by its definition, cell by cell.
double proximity_by_definition(const PresenceTable& present, std::size_t i, std::size_t j) {
  double both = 0.0;
  double one = 0.0;
  double other = 0.0;
  for (std::size_t r = 0; r < present.territories().size(); ++r) {
    both += present(r, i) && present(r, j) ? 1.0 : 0.0;
    one += present(r, i) ? 1.0 : 0.0;
    other += present(r, j) ? 1.0 : 0.0;
  }
  return one > 0.0 && other > 0.0 ? both / std::max(one, other) : undefined;
}

TEST(Presence, AQuotientOfExactlyTheThresholdIsPresenceAndAnUndefinedOneIsNot) {
  auto quotients = table({{1.0, 0.999999, 1.5}});
  quotients(0, 2) = undefined;
  const auto present = presence(quotients);
  EXPECT_TRUE(present(0, 0));
  EXPECT_FALSE(present(0, 1));
  EXPECT_FALSE(present(0, 2));
}

TEST(Presence, OfASparseTableIsThatOfTheDenseOne) {
  const auto dense = table({{5, 0, 0, 2}, {0, 3, 0, 1}, {1, 0, 4, 0}});
  SparseTerritoryActivityTable sparse{dense.rows(), dense.columns(), {0}, {}, {}};
  for (std::size_t r = 0; r < 3; ++r) {
    for (std::uint32_t i = 0; i < 4; ++i)
      if (dense(r, i) > 0.0) {
        sparse.column_places.push_back(i);
        sparse.values.push_back(dense(r, i));
      }
    sparse.row_starts.push_back(sparse.values.size());
  }
  EXPECT_EQ(presence(sparse), presence(location_quotients(dense)));
}

TEST(Proximity, OfAnActivityThatIsPresentNowhereIsNotDefined) {
  const auto related = proximity(presence_of({{1, 0}, {1, 0}}));
  EXPECT_EQ(related(0, 0), 1.0);
  EXPECT_FALSE(is_defined(related(0, 1)));
  EXPECT_FALSE(is_defined(related(1, 1)));
}

TEST(Proximity, ReproducesTheToy) {
  const auto related = proximity(toy_presence());
  const double expected[4][4] = {
      {1, .5, .5, 1.0 / 3}, {.5, 1, .5, 1.0 / 3}, {.5, .5, 1, 2.0 / 3}, {1.0 / 3, 1.0 / 3, 2.0 / 3, 1}};
  for (std::size_t i = 0; i < 4; ++i)
    for (std::size_t j = 0; j < 4; ++j) EXPECT_NEAR(related(i, j), expected[i][j], 1e-15);
}

TEST(Proximity, ByBitsAndByListsIsThatOfTheDefinition) {
  // Dense tables are counted by bits, thin ones by lists.
  for (const double share : {0.6, 0.02}) {
    const PresenceTable present = drawn_presence(11, 150, 90, share);
    const auto related = proximity(present);
    for (std::size_t i = 0; i < 90; ++i)
      for (std::size_t j = 0; j < 90; ++j) {
        const double expected = proximity_by_definition(present, i, j);
        EXPECT_EQ(is_defined(related(i, j)), is_defined(expected));
        if (is_defined(expected)) {
          EXPECT_EQ(related(i, j), expected);
        }
      }
  }
}

TEST(ContinuousProximity, IsHalfOfOnePlusTheCorrelation) {
  const auto related = continuous_proximity(table({{1, 2, 5}, {2, 4, 5}, {3, 6, 5}, {5, 10, 5}}));
  EXPECT_NEAR(related(0, 1), 1.0, 1e-12);
  EXPECT_FALSE(is_defined(related(0, 2)));
  // R: (1 + cor(c(1,2,3), c(3,1,2))) / 2
  EXPECT_NEAR(continuous_proximity(table({{1, 3}, {2, 1}, {3, 2}}))(0, 1), 0.25, 1e-12);
}

TEST(ContinuousProximity, OfAnActivityThatVariesByRoundingAloneIsNotDefined) {
  // Three times 0.1 over three comes out above 0.1.
  EXPECT_FALSE(is_defined(continuous_proximity(table({{0.1, 1}, {0.1, 2}, {0.1, 5}}))(0, 1)));
}

TEST(RelatednessDensity, ReproducesTheToyWithBothDiagonals) {
  const PresenceTable present = toy_presence();
  const auto related = proximity(present);
  const auto one = relatedness_density(present, related, ProximityDiagonal::one);
  const auto zero = relatedness_density(present, related, ProximityDiagonal::zero);
  const double with_one[] = {.3571428571, .3571428571, .625, .7142857143};
  const double with_zero[] = {.625, .625, .4, .5};
  for (std::size_t i = 0; i < 4; ++i) {
    EXPECT_NEAR(one(2, i), with_one[i], 1e-10);
    EXPECT_NEAR(zero(2, i), with_zero[i], 1e-10);
    EXPECT_NEAR(one(0, i), 1.0, 1e-12);
  }
}

TEST(RelatednessDensity, IsThatOfTheDefinitionAndTheSameOnAnyNumberOfThreads) {
  const PresenceTable present = drawn_presence(2, 40, 130, 0.2);
  const auto related = proximity(present);
  const auto density = relatedness_density(present, related);
  const auto threaded = relatedness_density(present, related, ProximityDiagonal::zero, {4});
  EXPECT_TRUE(std::ranges::equal(density.values(), threaded.values()));
  for (std::size_t r = 0; r < 40; ++r)
    for (std::size_t i = 0; i < 130; ++i) {
      double held = 0.0;
      double all = 0.0;
      for (std::size_t j = 0; j < 130; ++j) {
        if (j == i || !is_defined(related(i, j))) continue;
        all += related(i, j);
        if (present(r, j)) held += related(i, j);
      }
      EXPECT_EQ(is_defined(density(r, i)), all > 0.0);
      if (all > 0.0) {
        EXPECT_NEAR(density(r, i), held / all, 1e-12);
      }
    }
}

TEST(Relatedness, ReproducesTheFourMeasuresOfTheToy) {
  const auto together = co_occurrence(toy_presence());
  EXPECT_EQ(together(2, 3), 2.0);
  EXPECT_EQ(together(1, 1), 0.0);
  const auto check = [&](RelatednessMeasure measure, double p12, double p13, double p34) {
    const auto related = relatedness(together, measure);
    EXPECT_NEAR(related(0, 1), p12, 1e-9);
    EXPECT_NEAR(related(0, 2), p13, 1e-9);
    EXPECT_NEAR(related(2, 3), p34, 1e-9);
    EXPECT_EQ(related(0, 0), 0.0);
    EXPECT_NEAR(related(3, 2), related(2, 3), 1e-15);
  };
  check(RelatednessMeasure::probability, 1.222222222, 0.873015873, 1.25);
  check(RelatednessMeasure::association, 1.555555556, 1.166666667, 1.75);
  check(RelatednessMeasure::cosine, 1.0 / 3.0, 0.2886751346, 0.5);
  check(RelatednessMeasure::jaccard, 0.2, 1.0 / 6.0, 1.0 / 3.0);
}

TEST(Relatedness, OfAnActivityThatGoesWithNothingIsNotDefined) {
  EXPECT_FALSE(is_defined(
      relatedness(co_occurrence(presence_of({{1, 1, 0}, {0, 0, 1}})), RelatednessMeasure::association)(0, 2)));
}

TEST(CoOccurrenceZScore, IsThatOfTheHypergeometricDistribution) {
  const PresenceTable present = toy_presence();
  LabelledVector<Activity> ubiquity{present.activities(), {1, 2, 2, 3}};
  const auto scores = co_occurrence_z_scores(co_occurrence(present), ubiquity, 4);
  // μ = 2·3/4, σ² = μ (1 − 2/4)(4 − 3)/3 = .25
  EXPECT_NEAR(scores(2, 3), (2.0 - 1.5) / 0.5, 1e-12);
}

TEST(NullModel, ATradeKeepsBothMargins) {
  const PresenceTable present = drawn_presence(4, 130, 20, 0.4);
  std::vector<std::uint64_t> bits = present.by_activity();
  const std::size_t words = present.territory_words();
  RandomStream random(Seed{9}, 0);
  for (int trade = 0; trade < 500; ++trade) {
    const std::size_t one = random.below(20);
    const std::size_t other = (one + 1 + random.below(19)) % 20;
    curveball_trade(bits.data() + one * words, bits.data() + other * words, words, random);
  }
  PresenceTable traded(present.territories(), present.activities());
  for (std::size_t i = 0; i < 20; ++i)
    for (std::size_t r = 0; r < 130; ++r) traded.set(r, i, ((bits[i * words + r / 64] >> (r % 64)) & 1U) != 0);
  EXPECT_EQ(traded.diversity(), present.diversity());
  EXPECT_EQ(traded.ubiquity(), present.ubiquity());
  EXPECT_NE(traded, present);
}

TEST(NullModel, ATradeOfManyGivesEveryPlaceTheSameChance) {
  // 110 places differ, 77 of them are one's: far above the 64 up to which places are dealt one by one.
  const std::size_t words = 3;
  RandomStream random(Seed{12}, 0);
  std::vector<int> given(150, 0);
  const int rounds = 20000;
  for (int round = 0; round < rounds; ++round) {
    std::vector<std::uint64_t> one(words, 0);
    std::vector<std::uint64_t> other(words, 0);
    for (std::size_t r = 0; r < 150; ++r) {
      if (r < 77 || r >= 110) one[r / 64] |= std::uint64_t{1} << (r % 64);
      if (r >= 77) other[r / 64] |= std::uint64_t{1} << (r % 64);
    }
    curveball_trade(one.data(), other.data(), words, random);
    for (std::size_t r = 0; r < 150; ++r) given[r] += static_cast<int>((one[r / 64] >> (r % 64)) & 1U);
  }
  for (std::size_t r = 0; r < 110; ++r) EXPECT_NEAR(given[r], 0.7 * rounds, 5.0 * std::sqrt(0.21 * rounds));
  for (std::size_t r = 110; r < 150; ++r) EXPECT_EQ(given[r], rounds);
}

TEST(NullModel, TheScoresAreThoseOfAllTablesWithTheSameMargins) {
  // All 4 × 4 tables with these margins, by brute force.
  const PresenceTable present = presence_of({{1, 1, 0, 0}, {1, 1, 0, 1}, {0, 0, 1, 0}, {0, 1, 1, 1}});
  std::map<std::pair<std::size_t, std::size_t>, std::vector<double>> counts;
  for (std::uint32_t bits = 0; bits < (1U << 16U); ++bits) {
    std::vector<std::vector<int>> rows(4, std::vector<int>(4));
    for (std::size_t cell = 0; cell < 16; ++cell) rows[cell / 4][cell % 4] = static_cast<int>(bits >> cell & 1U);
    const PresenceTable other = presence_of(rows);
    if (other.diversity() != present.diversity() || other.ubiquity() != present.ubiquity()) continue;
    const auto together = co_occurrence(other);
    for (std::size_t i = 0; i < 4; ++i)
      for (std::size_t j = i + 1; j < 4; ++j) counts[{i, j}].push_back(together(i, j));
  }
  const auto scores = null_model_scores(present, {.samples = 40000});
  const auto observed = co_occurrence(present);
  for (const auto& [pair, values] : counts) {
    double mean = 0.0;
    for (const double value : values) mean += value / static_cast<double>(values.size());
    double variance = 0.0;
    for (const double value : values) variance += (value - mean) * (value - mean) / static_cast<double>(values.size());
    const auto [i, j] = pair;
    EXPECT_EQ(is_defined(scores->z_scores(i, j)), variance > 0.0);
    if (variance > 0.0) {
      EXPECT_NEAR(scores->z_scores(i, j), (observed(i, j) - mean) / std::sqrt(variance), 0.05);
    }
  }
}

TEST(NullModel, IsTheSameOnAnyNumberOfThreadsAndCanBeCancelled) {
  const PresenceTable present = drawn_presence(6, 30, 12, 0.4);
  const auto one = null_model_scores(present, {.samples = 50}, {}, {1});
  const auto many = null_model_scores(present, {.samples = 50}, {}, {4});
  for (std::size_t i = 0; i < 12; ++i)
    for (std::size_t j = 0; j < i; ++j) {
      EXPECT_EQ(one->p_values(i, j), many->p_values(i, j));
      if (!is_defined(one->z_scores(i, j))) continue;
      EXPECT_EQ(one->z_scores(i, j), many->z_scores(i, j));
    }
  std::stop_source stop;
  stop.request_stop();
  EXPECT_EQ(null_model_scores(present, {}, Progress({}, stop.get_token())).error().code, "cancelled");
  EXPECT_EQ(null_model_scores(present, {.samples = 0}).error().code, "invalid-options");
}

TEST(DiversificationOptions, LieInFourQuadrantsAroundTheMedians) {
  const PresenceTable present = presence_of({{1, 0, 0, 0, 0}});
  const auto density = table({{9, .1, .2, .3, .4}});
  const LabelledVector<Activity> complexity{present.activities(), {9, 1, 4, 2, 3}};
  const auto options = diversification_options(present, 0, density, complexity);
  ASSERT_EQ(options.size(), 4U);
  EXPECT_EQ(options[0].quadrant, DiversificationQuadrant::dead_end);
  EXPECT_EQ(options[1].quadrant, DiversificationQuadrant::casino);
  EXPECT_EQ(options[2].quadrant, DiversificationQuadrant::slow_road);
  EXPECT_EQ(options[3].quadrant, DiversificationQuadrant::high_road);
}

TEST(EntriesAndExits, AreWhatChanged) {
  const auto changes = entries_and_exits(presence_of({{1, 0, 1}}), presence_of({{1, 1, 0}}));
  ASSERT_EQ(changes->size(), 2U);
  EXPECT_EQ((*changes)[0].change, Change::entry);
  EXPECT_EQ((*changes)[1].change, Change::exit);
  EXPECT_EQ(entries_and_exits(presence_of({{1, 0}}), presence_of({{1, 0, 1}})).error().code, "labels-differ");
}

TEST(ActivitySpace, IsASpanningTreeAndTheStrongPairs) {
  const auto edges = activity_space(proximity(toy_presence()), 0.5);
  const auto in_tree = std::ranges::count_if(edges, &ActivityEdge::in_tree);
  EXPECT_EQ(in_tree, 3);
  EXPECT_EQ(edges.size(), 4U);  // P3–P4, P1–P2, P1–P3 are the tree; P2–P3 is strong too
  EXPECT_NEAR(edges[0].proximity, 2.0 / 3.0, 1e-15);
}

}  // namespace
}  // namespace zubia
