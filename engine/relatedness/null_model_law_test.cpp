#include "engine/relatedness/null_model.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include "engine/relatedness/co_occurrence.hpp"
#include "tests/generated_presences.hpp"

namespace zubia {
namespace {

PresenceTable traded(const PresenceTable& present, std::size_t trades, RandomStream& random) {
  auto bits = present.by_activity();
  const std::size_t words = present.territory_words();
  const std::size_t activities = present.activities().size();
  for (std::size_t trade = 0; trade < trades; ++trade) {
    const std::size_t one = random.below(activities);
    const std::size_t other = (one + 1 + random.below(activities - 1)) % activities;
    curveball_trade(bits.data() + one * words, bits.data() + other * words, words, random);
  }
  PresenceTable result(present.territories(), present.activities());
  for (std::size_t i = 0; i < activities; ++i)
    for (std::size_t r = 0; r < present.territories().size(); ++r)
      result.set(r, i, (bits[i * words + r / 64] >> (r % 64) & 1U) != 0);
  return result;
}

TEST(NullModelLaw, TradesKeepTheDiversityOfEveryTerritoryAndTheUbiquityOfEveryActivity) {
  // Up to 64 places are dealt one by one, more by words: some tables are tall enough for both.
  EXPECT_TRUE(rc::check([] {
    const auto present = any_presence({.rows_max = 200, .columns_max = 6});
    RandomStream random(Seed{*rc::gen::arbitrary<std::uint64_t>()}, 0);
    const auto other = traded(present, 20, random);
    RC_ASSERT(other.diversity() == present.diversity());
    RC_ASSERT(other.ubiquity() == present.ubiquity());
  }));
}

TEST(NullModelLaw, ScoresAreSymmetricAndChancesBetweenTheSmallestThatCanBeSeenAndOne) {
  EXPECT_TRUE(rc::check([] {
    const auto present = any_presence();
    const auto samples = any_from<std::size_t>(1, 40);
    const auto scores = null_model_scores(present, {.samples = samples}, {}, {1});
    for (std::size_t i = 0; i < present.activities().size(); ++i) {
      RC_ASSERT(!is_defined(scores->z_scores(i, i)) && !is_defined(scores->p_values(i, i)));
      for (std::size_t j = 0; j < i; ++j) {
        RC_ASSERT(is_close(scores->z_scores(i, j), scores->z_scores(j, i), 0.0));
        RC_ASSERT(scores->p_values(i, j) == scores->p_values(j, i));
        const double least = std::min(1.0, 2.0 / (1.0 + static_cast<double>(samples)));
        RC_ASSERT(is_within(scores->p_values(i, j), least, 1.0));
      }
    }
  }));
}

TEST(NullModelLaw, ATableThatIsAloneWithItsMarginsHasNothingToBeComparedWith) {
  EXPECT_TRUE(rc::check([] {
    // Nested: every territory has the first activities, up to its own number.
    const auto held = *rc::gen::container<std::vector<std::size_t>>(5, whole_numbers<std::size_t>(0, 7));
    PresenceTable present(numbered_labels<Territory>("C", 5), numbered_labels<Activity>("P", 6));
    for (std::size_t r = 0; r < 5; ++r)
      for (std::size_t i = 0; i < held[r]; ++i) present.set(r, i);
    const auto scores = null_model_scores(present, {.samples = 10}, {}, {1});
    for (std::size_t i = 0; i < 6; ++i)
      for (std::size_t j = 0; j < i; ++j) {
        RC_ASSERT(!is_defined(scores->z_scores(i, j)));
        RC_ASSERT(scores->p_values(i, j) == 1.0);
      }
  }));
}

TEST(NullModelLaw, OfOneSampleNothingVariesSoNoPairHasAScore) {
  EXPECT_TRUE(rc::check([] {
    const auto scores = null_model_scores(any_presence(), {.samples = 1}, {}, {1});
    for (const double score : scores->z_scores.values()) RC_ASSERT(!is_defined(score));
  }));
}

TEST(NullModelLaw, AnActivityOfAllTerritoriesOrOfNoneHasNoScore) {
  EXPECT_TRUE(rc::check([] {
    auto present = any_presence({.columns_min = 3});
    const bool everywhere = *rc::gen::arbitrary<bool>();
    for (std::size_t r = 0; r < present.territories().size(); ++r) present.set(r, 0, everywhere);
    const auto scores = null_model_scores(present, {.samples = 20}, {}, {1});
    for (std::size_t j = 1; j < present.activities().size(); ++j) {
      RC_ASSERT(!is_defined(scores->z_scores(0, j)));
      RC_ASSERT(scores->p_values(0, j) == 1.0);
    }
  }));
}

}  // namespace
}  // namespace zubia
