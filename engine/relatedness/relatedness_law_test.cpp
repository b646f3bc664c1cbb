#include "engine/relatedness/relatedness.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include "engine/relatedness/co_occurrence.hpp"
#include "tests/generated_presences.hpp"

namespace zubia {
namespace {

constexpr RelatednessMeasure all_measures[] = {RelatednessMeasure::association, RelatednessMeasure::probability,
                                               RelatednessMeasure::cosine, RelatednessMeasure::jaccard};

std::vector<double> row_sums(const ActivityMatrix& matrix) {
  std::vector<double> sums;
  for (std::size_t i = 0; i < matrix.row_count(); ++i)
    sums.push_back(std::accumulate(matrix.row(i).begin(), matrix.row(i).end(), 0.0));
  return sums;
}

ActivityMatrix times(ActivityMatrix matrix, double factor) {
  for (double& value : matrix.values()) value *= factor;
  return matrix;
}

LabelledVector<Activity> ubiquity_of(const PresenceTable& presence) {
  const auto counts = presence.ubiquity();
  return {presence.activities(), {counts.begin(), counts.end()}};
}

TEST(CoOccurrenceLaw, IsSymmetricAndBetweenWhatUbiquitiesForceAndWhatTheyAllow) {
  EXPECT_TRUE(rc::check([] {
    const auto present = any_presence();
    const auto together = co_occurrence(present, {1});
    const auto ubiquity = ubiquity_of(present).values;
    const auto territories = static_cast<double>(present.territories().size());
    for (std::size_t i = 0; i < ubiquity.size(); ++i)
      for (std::size_t j = 0; j < ubiquity.size(); ++j) {
        RC_ASSERT(together(i, j) == together(j, i));
        if (i == j) {
          RC_ASSERT(together(i, j) == 0.0);
          continue;
        }
        RC_ASSERT(together(i, j) >= std::max(0.0, ubiquity[i] + ubiquity[j] - territories));
        RC_ASSERT(together(i, j) <= std::min(ubiquity[i], ubiquity[j]));
      }
  }));
}

TEST(CoOccurrenceLaw, AnActivityMeetsEveryOtherActivityOfItsTerritoriesOnce) {
  EXPECT_TRUE(rc::check([] {
    const auto present = any_presence({.rows_max = 70});
    const auto sums = row_sums(co_occurrence(present, {1}));
    const auto diversity = present.diversity();
    for (std::size_t i = 0; i < sums.size(); ++i) {
      double expected = 0.0;
      for (std::size_t r = 0; r < diversity.size(); ++r)
        if (present(r, i)) expected += static_cast<double>(diversity[r] - 1);
      RC_ASSERT(sums[i] == expected);
    }
  }));
}

TEST(RelatednessLaw, EveryMeasureIsSymmetricAtLeastZeroAndUnknownOnlyForWhatGoesWithNothing) {
  EXPECT_TRUE(rc::check([] {
    const auto together = co_occurrence(any_presence(), {1});
    const auto sums = row_sums(together);
    for (const RelatednessMeasure measure : all_measures) {
      const auto related = relatedness(together, measure);
      for (std::size_t i = 0; i < sums.size(); ++i)
        for (std::size_t j = 0; j < sums.size(); ++j) {
          RC_ASSERT(is_close(related(i, j), related(j, i), 1e-12));
          RC_ASSERT(is_defined(related(i, j)) == (i == j || (sums[i] > 0.0 && sums[j] > 0.0)));
          if (is_defined(related(i, j))) RC_ASSERT((related(i, j) == 0.0) == (together(i, j) == 0.0));
          if (is_defined(related(i, j))) RC_ASSERT(related(i, j) >= 0.0);
        }
    }
  }));
}

TEST(RelatednessLaw, EveryMeasureIsBlindToHowOftenEverythingWasCounted) {
  EXPECT_TRUE(rc::check([] {
    const auto together = co_occurrence(any_presence(), {1});
    const double factor = any_factor();
    for (const RelatednessMeasure measure : all_measures)
      RC_ASSERT(
          are_close(relatedness(times(together, factor), measure).values(), relatedness(together, measure).values()));
  }));
}

TEST(RelatednessLaw, EveryMeasureFollowsTheOrderOfActivities) {
  EXPECT_TRUE(rc::check([] {
    const auto together = co_occurrence(any_presence(), {1});
    const auto order = any_order(together.row_count());
    for (const RelatednessMeasure measure : all_measures)
      RC_ASSERT(are_close(relatedness(reordered(together, order, order), measure).values(),
                          reordered(relatedness(together, measure), order, order).values()));
  }));
}

TEST(RelatednessLaw, JaccardIsAtMostTheCosineAndThatAtMostOne) {
  EXPECT_TRUE(rc::check([] {
    const auto together = co_occurrence(any_presence(), {1});
    const auto jaccard = relatedness(together, RelatednessMeasure::jaccard);
    const auto cosine = relatedness(together, RelatednessMeasure::cosine);
    for (std::size_t cell = 0; cell < jaccard.values().size(); ++cell) {
      if (!is_defined(jaccard.values()[cell])) continue;
      RC_ASSERT(jaccard.values()[cell] <= cosine.values()[cell] + 1e-12);
      RC_ASSERT(cosine.values()[cell] <= 1.0 + 1e-12);
    }
  }));
}

TEST(RelatednessLaw, TheAssociationOfAnActivityIsOneOnAverageOverAllOthersByTheirShares) {
  EXPECT_TRUE(rc::check([] {
    const auto together = co_occurrence(any_presence(), {1});
    const auto sums = row_sums(together);
    const double total = std::accumulate(sums.begin(), sums.end(), 0.0);
    const auto related = relatedness(together, RelatednessMeasure::association);
    for (std::size_t i = 0; i < sums.size(); ++i) {
      if (!(sums[i] > 0.0)) continue;
      double mean = 0.0;
      for (std::size_t j = 0; j < sums.size(); ++j)
        if (sums[j] > 0.0) mean += related(i, j) * sums[j] / total;
      RC_ASSERT(is_close(mean, 1.0));
    }
  }));
}

TEST(RelatednessLaw, WhatProbabilityExpectsOfAllPairsAddsUpToWhatWasCounted) {
  EXPECT_TRUE(rc::check([] {
    // One count above 0 for every pair, so that count over probability is what was expected of it.
    const auto count = any_from<std::size_t>(2, 8);
    ActivityMatrix together(numbered_labels<Activity>("A", count), numbered_labels<Activity>("A", count));
    const auto drawn = any_amounts(count * count, any_count());
    for (std::size_t i = 0; i < count; ++i)
      for (std::size_t j = 0; j < i; ++j) together(i, j) = together(j, i) = drawn[i * count + j] + 1.0;
    const auto related = relatedness(together, RelatednessMeasure::probability);
    double expected = 0.0;
    double total = 0.0;
    for (std::size_t i = 0; i < count; ++i)
      for (std::size_t j = 0; j < count; ++j) {
        if (i == j) continue;
        expected += together(i, j) / related(i, j);
        total += together(i, j);
      }
    RC_ASSERT(is_close(expected, total));
  }));
}

TEST(CoOccurrenceZScoreLaw, OverAllTablesWithTheseUbiquitiesTheScoresHaveMeanZeroAndDeviationOne) {
  EXPECT_TRUE(rc::check([] {
    const auto territories = any_from<std::size_t>(2, 9);
    const auto one = any_from<std::size_t>(1, territories);
    const auto other = any_from<std::size_t>(1, territories);
    double count = 0.0;
    double sum = 0.0;
    double squares = 0.0;
    for (std::uint32_t bits = 0; bits < (1U << territories); ++bits) {
      if (static_cast<std::size_t>(std::popcount(bits)) != other) continue;
      PresenceTable present(numbered_labels<Territory>("C", territories), numbered_labels<Activity>("P", 2));
      for (std::size_t r = 0; r < territories; ++r) {
        present.set(r, 0, r < one);
        present.set(r, 1, (bits >> r & 1U) != 0);
      }
      const double z = co_occurrence_z_scores(co_occurrence(present, {1}), ubiquity_of(present), territories)(0, 1);
      count += 1.0;
      sum += z;
      squares += z * z;
    }
    RC_ASSERT(is_close(sum / count, 0.0));
    RC_ASSERT(is_close(squares / count, 1.0));
  }));
}

TEST(CoOccurrenceZScoreLaw, IsSymmetricAndHasTheOtherSignForTheTerritoriesThatLackTheActivity) {
  EXPECT_TRUE(rc::check([] {
    const auto present = any_presence();
    const std::size_t territories = present.territories().size();
    PresenceTable complement = present;
    for (std::size_t r = 0; r < territories; ++r) complement.set(r, 0, !present(r, 0));
    const auto scores = co_occurrence_z_scores(co_occurrence(present, {1}), ubiquity_of(present), territories);
    const auto other = co_occurrence_z_scores(co_occurrence(complement, {1}), ubiquity_of(complement), territories);
    for (std::size_t i = 0; i < scores.row_count(); ++i) {
      RC_ASSERT(!is_defined(scores(i, i)));
      for (std::size_t j = 0; j < i; ++j) RC_ASSERT(is_close(scores(i, j), scores(j, i)));
      if (i > 0) RC_ASSERT(is_close(other(0, i), -scores(0, i)));
    }
  }));
}

TEST(CoOccurrenceZScoreLaw, AnActivityOfAllTerritoriesOrOfNoneHasNoScore) {
  EXPECT_TRUE(rc::check([] {
    const auto present = any_presence();
    const auto ubiquity = ubiquity_of(present);
    const std::size_t territories = present.territories().size();
    const auto scores = co_occurrence_z_scores(co_occurrence(present, {1}), ubiquity, territories);
    const auto varies = [&](std::size_t i) {
      return ubiquity.values[i] > 0.0 && ubiquity.values[i] < static_cast<double>(territories);
    };
    for (std::size_t i = 0; i < scores.row_count(); ++i)
      for (std::size_t j = 0; j < scores.row_count(); ++j)
        RC_ASSERT(is_defined(scores(i, j)) == (i != j && varies(i) && varies(j)));
  }));
}

}  // namespace
}  // namespace zubia
