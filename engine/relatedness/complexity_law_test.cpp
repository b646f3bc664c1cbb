#include "engine/relatedness/complexity.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include "engine/relatedness/complexity_rank_interval.hpp"
#include "engine/relatedness/presence_network.hpp"
#include "engine/relatedness/reflections.hpp"
#include "engine/relatedness/second_eigenvector.hpp"
#include "engine/specialisation/location_quotient.hpp"
#include "tests/generated_presences.hpp"

namespace zubia {
namespace {

/// Most of these are connected.
PresenceTable any_network() { return any_presence({.rows_min = 3, .columns_min = 4}); }

struct Scored {
  PresenceTable present;
  Complexity scores;
};

/// A network with scores.
Scored any_scored() {
  auto present = any_network();
  const auto scores = complexity(present);
  RC_PRE(scores.has_value() && scores->is_connected() && scores->second_eigenvalue > 1e-6);
  return {std::move(present), *scores};
}

/// The mean of what is defined and has a weight.
double mean_of(const std::vector<double>& values, const std::vector<std::size_t>& weights) {
  double sum = 0.0;
  double all = 0.0;
  for (std::size_t k = 0; k < values.size(); ++k) {
    if (weights[k] == 0 || !is_defined(values[k])) continue;
    sum += values[k] * static_cast<double>(weights[k]);
    all += static_cast<double>(weights[k]);
  }
  return sum / all;
}

std::vector<std::size_t> ones_where(const std::vector<std::size_t>& counts) {
  std::vector<std::size_t> ones;
  ones.reserve(counts.size());
  for (const std::size_t count : counts) ones.push_back(count > 0 ? 1 : 0);
  return ones;
}

double covariance(const std::vector<double>& scores, const std::vector<std::size_t>& counts) {
  double sum = 0.0;
  for (std::size_t k = 0; k < scores.size(); ++k)
    if (is_defined(scores[k])) sum += scores[k] * static_cast<double>(counts[k]);
  return sum;
}

/// W in its symmetric form, of the territories that are not empty.
std::vector<double> symmetric_form(const PresenceTable& present, const PresenceNetwork& network) {
  const std::size_t size = network.territories.size();
  const auto diversity = present.diversity();
  const auto ubiquity = present.ubiquity();
  std::vector<double> matrix(size * size, 0.0);
  for (std::size_t a = 0; a < size; ++a)
    for (std::size_t b = 0; b < size; ++b) {
      const std::size_t r = network.territories[a];
      const std::size_t q = network.territories[b];
      for (const std::size_t i : network.activities)
        if (present(r, i) && present(q, i))
          matrix[a * size + b] += 1.0 / static_cast<double>(ubiquity[i]) /
                                  std::sqrt(static_cast<double>(diversity[r]) * static_cast<double>(diversity[q]));
    }
  return matrix;
}

TEST(ComplexityLaw, TheEciOfATerritoryIsTheMeanPciOfItsActivities) {
  EXPECT_TRUE(rc::check([] {
    const auto [present, scores] = any_scored();
    for (std::size_t r = 0; r < scores.eci.values.size(); ++r) {
      std::vector<std::size_t> held;
      for (std::size_t i = 0; i < scores.pci.values.size(); ++i) held.push_back(present(r, i) ? 1 : 0);
      RC_ASSERT(is_close(mean_of(scores.pci.values, held), scores.eci.values[r], 1e-7));
    }
  }));
}

TEST(ComplexityLaw, PciDiffersLikeTheMeanEciOfItsTerritoriesOverTheSecondEigenvalue) {
  EXPECT_TRUE(rc::check([] {
    const Scored drawn = any_scored();
    const Complexity& scores = drawn.scores;
    const PresenceTable& present = drawn.present;
    const auto mean_eci = [&](std::size_t i) {
      std::vector<std::size_t> holders;
      for (std::size_t r = 0; r < scores.eci.values.size(); ++r) holders.push_back(present(r, i) ? 1 : 0);
      return mean_of(scores.eci.values, holders);
    };
    const PresenceNetwork network(present);
    const std::size_t first = network.activities.front();
    for (const std::size_t i : network.activities) {
      const double apart = (scores.pci.values[i] - scores.pci.values[first]) * scores.second_eigenvalue;
      RC_ASSERT(is_close(apart, mean_eci(i) - mean_eci(first), 1e-7));
    }
  }));
}

TEST(ComplexityLaw, EciHasMeanZeroAndDeviationOneAndGoesWithDiversity) {
  EXPECT_TRUE(rc::check([] {
    const auto [present, scores] = any_scored();
    const auto sample = complexity(present, {.deviation = ScoreDeviation::sample});
    double squares = 0.0;
    double sample_squares = 0.0;
    double count = 0.0;
    for (std::size_t r = 0; r < scores.eci.values.size(); ++r) {
      if (!is_defined(scores.eci.values[r])) continue;
      squares += scores.eci.values[r] * scores.eci.values[r];
      sample_squares += sample->eci.values[r] * sample->eci.values[r];
      count += 1.0;
    }
    RC_ASSERT(is_close(mean_of(scores.eci.values, ones_where(present.diversity())), 0.0));
    RC_ASSERT(is_close(squares, count));
    RC_ASSERT(is_close(sample_squares, count - 1.0));
    RC_ASSERT(covariance(scores.eci.values, present.diversity()) >= -1e-7);
  }));
}

TEST(ComplexityLaw, WhatIsEmptyHasNoScoreAndEverythingElseInAConnectedNetworkDoes) {
  EXPECT_TRUE(rc::check([] {
    const auto present = any_network();
    const auto scores = complexity(present);
    RC_PRE(scores.has_value());
    const bool is_ranked = scores->is_connected() && scores->second_eigenvalue > 1e-6;
    const auto diversity = present.diversity();
    const auto ubiquity = present.ubiquity();
    for (std::size_t r = 0; r < diversity.size(); ++r)
      RC_ASSERT(is_defined(scores->eci.values[r]) == (is_ranked && diversity[r] > 0));
    for (std::size_t i = 0; i < ubiquity.size(); ++i)
      RC_ASSERT(is_defined(scores->pci.values[i]) == (is_ranked && ubiquity[i] > 0));
  }));
}

TEST(ComplexityLaw, TerritoriesWithTheSameActivitiesAreAsComplexAndSoAreActivitiesOfTheSameTerritories) {
  EXPECT_TRUE(rc::check([] {
    auto present = any_network();
    for (std::size_t i = 0; i < present.activities().size(); ++i) present.set(0, i, present(1, i));
    for (std::size_t r = 0; r < present.territories().size(); ++r) present.set(r, 0, present(r, 1));
    const auto scores = complexity(present);
    RC_PRE(scores.has_value());
    RC_ASSERT(is_close(scores->eci.values[0], scores->eci.values[1], 1e-7));
    RC_ASSERT(is_close(scores->pci.values[0], scores->pci.values[1], 1e-7));
  }));
}

TEST(ComplexityLaw, WhereAllTerritoriesHaveTheSameActivitiesNobodyIsRanked) {
  EXPECT_TRUE(rc::check([] {
    const auto some = any_network();
    PresenceTable present(some.territories(), some.activities());
    for (std::size_t r = 0; r < present.territories().size(); ++r)
      for (std::size_t i = 0; i < present.activities().size(); ++i) present.set(r, i, some(0, i) || i < 3);
    const auto scores = complexity(present);
    RC_ASSERT(is_close(scores->second_eigenvalue, 0.0));
    for (const double score : scores->eci.values) RC_ASSERT(!is_defined(score));
    for (const double score : scores->pci.values) RC_ASSERT(!is_defined(score));
  }));
}

TEST(ComplexityLaw, TheEigenvaluesAreThoseOfLapackEachAsOftenAsItIs) {
  EXPECT_TRUE(rc::check([] {
    const auto [present, scores] = any_scored();
    const PresenceNetwork network(present);
    const std::size_t size = network.territories.size();
    const auto matrix = symmetric_form(present, network);
    const auto dense = second_eigenvector_dense(size, [&](std::span<const double> x, std::span<double> y) {
      for (std::size_t a = 0; a < size; ++a)
        y[a] = std::inner_product(x.begin(), x.end(), matrix.begin() + static_cast<std::ptrdiff_t>(a * size), 0.0);
    });
    RC_ASSERT(is_close(scores.second_eigenvalue, dense.second));
    RC_ASSERT(is_close(scores.third_eigenvalue, dense.third));
    RC_ASSERT(scores.second_eigenvalue < 1.0);
    RC_ASSERT(scores.spectral_gap() >= -1e-12);
  }));
}

TEST(ComplexityLaw, FollowsTheOrderOfTheTable) {
  EXPECT_TRUE(rc::check([] {
    const auto [present, scores] = any_scored();
    RC_PRE(scores.spectral_gap() > 1e-4 && covariance(scores.eci.values, present.diversity()) > 1e-4);
    const auto rows = any_order(present.territories().size());
    const auto columns = any_order(present.activities().size());
    const auto other = complexity(reordered(present, rows, columns));
    for (std::size_t r = 0; r < rows.size(); ++r)
      RC_ASSERT(is_close(other->eci.values[r], scores.eci.values[rows[r]], 1e-6));
    for (std::size_t i = 0; i < columns.size(); ++i)
      RC_ASSERT(is_close(other->pci.values[i], scores.pci.values[columns[i]], 1e-6));
  }));
}

TEST(ComplexityLaw, OfTheTurnedTableTerritoriesStandAsActivitiesDid) {
  EXPECT_TRUE(rc::check([] {
    const auto [present, scores] = any_scored();
    RC_PRE(scores.spectral_gap() > 1e-4);
    const auto other = complexity(turned(present));
    RC_ASSERT(is_close(other->second_eigenvalue, scores.second_eigenvalue));
    // Up to sign, mean and deviation: the square of their covariance is the product of their variances.
    const auto weights = ones_where(present.ubiquity());
    const double mean = mean_of(scores.pci.values, weights);
    double both = 0.0;
    double pci = 0.0;
    double eci = 0.0;
    for (std::size_t i = 0; i < weights.size(); ++i) {
      if (weights[i] == 0) continue;
      both += other->eci.values[i] * (scores.pci.values[i] - mean);
      pci += (scores.pci.values[i] - mean) * (scores.pci.values[i] - mean);
      eci += other->eci.values[i] * other->eci.values[i];
    }
    RC_ASSERT(is_close(both * both, pci * eci, 1e-6));
  }));
}

TEST(ReflectionsLaw, EveryStepIsTheMeanOfTheStepBeforeAcrossTheNetwork) {
  EXPECT_TRUE(rc::check([] {
    const auto present = any_presence();
    const auto steps = reflections(present, 4);
    const auto back = reflections(turned(present), 4);
    RC_ASSERT(steps.territories.size() == 5U && steps.activities.size() == 5U);
    for (std::size_t n = 1; n < 5; ++n)
      for (std::size_t r = 0; r < present.territories().size(); ++r) {
        std::vector<std::size_t> held;
        for (std::size_t i = 0; i < present.activities().size(); ++i) held.push_back(present(r, i) ? 1 : 0);
        RC_ASSERT(is_close(steps.territories[n].values[r], mean_of(steps.activities[n - 1].values, held), 1e-12));
      }
    for (std::size_t n = 0; n < 5; ++n) {
      RC_ASSERT(are_close(back.territories[n].values, steps.activities[n].values, 1e-12));
      RC_ASSERT(are_close(back.activities[n].values, steps.territories[n].values, 1e-12));
    }
  }));
}

TEST(ReflectionsLaw, EvenAndOddStepsDrawTogetherAroundAMeanThatStays) {
  EXPECT_TRUE(rc::check([] {
    const auto present = any_presence();
    const auto diversity = present.diversity();
    RC_PRE(std::ranges::any_of(diversity, [](std::size_t count) { return count > 0; }));
    const auto steps = reflections(present, 6);
    const auto spread = [&](const std::vector<double>& values) {
      double low = std::numeric_limits<double>::infinity();
      double high = -low;
      for (const double value : values) {
        if (!is_defined(value)) continue;
        low = std::min(low, value);
        high = std::max(high, value);
      }
      return high - low;
    };
    for (std::size_t n = 2; n <= 6; ++n) {
      const auto& now = steps.territories[n].values;
      const auto& before = steps.territories[n - 2].values;
      RC_ASSERT(is_close(mean_of(now, diversity), mean_of(before, diversity)));
      RC_ASSERT(spread(now) <= spread(before) + 1e-9);
    }
  }));
}

TEST(ReflectionsLaw, TwoStepsShrinkWhatTheyShareWithEciAndPciByTheSecondEigenvalue) {
  EXPECT_TRUE(rc::check([] {
    const auto [present, scores] = any_scored();
    const auto steps = reflections(present, 6);
    const auto diversity = present.diversity();
    const auto ubiquity = present.ubiquity();
    const auto shared = [](const std::vector<double>& values, std::vector<double> eigenvector,
                           const std::vector<std::size_t>& weights) {
      const double mean = mean_of(eigenvector, weights);
      double sum = 0.0;
      for (std::size_t k = 0; k < values.size(); ++k)
        if (weights[k] > 0) sum += static_cast<double>(weights[k]) * values[k] * (eigenvector[k] - mean);
      return sum;
    };
    for (std::size_t n = 2; n <= 6; ++n) {
      RC_ASSERT(is_close(
          shared(steps.territories[n].values, scores.eci.values, diversity),
          shared(steps.territories[n - 2].values, scores.eci.values, diversity) * scores.second_eigenvalue, 1e-6));
      RC_ASSERT(is_close(shared(steps.activities[n].values, scores.pci.values, ubiquity),
                         shared(steps.activities[n - 2].values, scores.pci.values, ubiquity) * scores.second_eigenvalue,
                         1e-6));
    }
  }));
}

TEST(ComplexityRankIntervalLaw, TheRankIsOnePlusHowManyAreMoreComplexAndIntervalsKeepTheirBounds) {
  EXPECT_TRUE(rc::check([] {
    const auto employment =
        any_complete_table({.rows_min = 4, .rows_max = 6, .columns_min = 4, .columns_max = 6}, any_count());
    const auto ranks = complexity_rank_intervals(employment, {.samples = 10, .confidence = 0.9}, {}, {1});
    RC_PRE(ranks.has_value());
    const auto narrow = complexity_rank_intervals(employment, {.samples = 10, .confidence = 0.5}, {}, {1});
    const auto eci = complexity(presence(location_quotients(employment)))->eci.values;
    const auto territories = static_cast<double>(employment.row_count());
    for (std::size_t r = 0; r < eci.size(); ++r) {
      const ComplexityRank& line = (*ranks)[r];
      RC_ASSERT(is_defined(line.rank) == is_defined(eci[r]));
      if (!is_defined(line.rank)) RC_ASSERT(!is_defined(line.rank_low) && !is_defined(line.rank_high));
      if (is_defined(line.rank))
        RC_ASSERT(line.rank ==
                  1.0 + static_cast<double>(std::ranges::count_if(eci, [&](double other) { return other > eci[r]; })));
      if (!is_defined(line.rank_low)) continue;
      RC_ASSERT(is_within(line.rank_low, 1.0, line.rank_high, 0.0) && line.rank_high <= territories);
      RC_ASSERT(is_within((*narrow)[r].rank_low, line.rank_low, line.rank_high));
      RC_ASSERT(is_within((*narrow)[r].rank_high, line.rank_low, line.rank_high));
    }
  }));
}

}  // namespace
}  // namespace zubia
