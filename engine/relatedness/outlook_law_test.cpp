#include "engine/relatedness/outlook.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include "engine/relatedness/relatedness_density.hpp"
#include "tests/generated_presences.hpp"

namespace zubia {
namespace {

LabelledVector<Activity> any_scores(const LabelIndex<Activity>& activities) {
  LabelledVector<Activity> scores{activities, {}};
  for (std::size_t i = 0; i < activities.size(); ++i) {
    const int drawn = any_from(-300, 301);
    scores.values.push_back(drawn > 250 ? undefined : drawn / 100.0);
  }
  return scores;
}

LabelledVector<Activity> sum_of(const LabelledVector<Activity>& one, const LabelledVector<Activity>& other) {
  LabelledVector<Activity> sum = one;
  for (std::size_t i = 0; i < sum.values.size(); ++i) sum.values[i] += 3.0 * other.values[i];
  return sum;
}

TEST(ComplexityOutlookLaw, IsLinearInTheComplexitiesOfWhatIsLackingAndBlindToTheRest) {
  EXPECT_TRUE(rc::check([] {
    const auto present = any_presence();
    const auto density = relatedness_density(present, any_proximity(present.activities()), ProximityDiagonal::one, {1});
    auto one = any_scores(present.activities());
    auto other = any_scores(present.activities());
    // Known alike, or else different activities would be added up.
    for (std::size_t i = 0; i < one.values.size(); ++i)
      if (!is_defined(one.values[i]) || !is_defined(other.values[i])) one.values[i] = other.values[i] = undefined;
    const auto outlook = complexity_outlook(present, density, one);
    const auto of_other = complexity_outlook(present, density, other);
    const auto of_sum = complexity_outlook(present, density, sum_of(one, other));
    for (std::size_t r = 0; r < outlook.values.size(); ++r) {
      RC_ASSERT(is_close(of_sum.values[r], outlook.values[r] + 3.0 * of_other.values[r]));
      auto changed = one;
      for (std::size_t i = 0; i < one.values.size(); ++i)
        if (present(r, i)) changed.values[i] += 5.0;
      RC_ASSERT(is_close(complexity_outlook(present, density, changed).values[r], outlook.values[r], 0.0));
    }
  }));
}

TEST(ComplexityOutlookLaw, IsUnknownExactlyWhereNothingLackingHasADensityAndAComplexity) {
  EXPECT_TRUE(rc::check([] {
    const auto present = any_presence();
    const auto density =
        relatedness_density(present, any_proximity(present.activities()), ProximityDiagonal::zero, {1});
    const auto scores = any_scores(present.activities());
    const auto outlook = complexity_outlook(present, density, scores);
    for (std::size_t r = 0; r < outlook.values.size(); ++r) {
      bool is_known = false;
      for (std::size_t i = 0; i < scores.values.size(); ++i)
        is_known = is_known || (!present(r, i) && is_defined(density(r, i)) && is_defined(scores.values[i]));
      RC_ASSERT(is_defined(outlook.values[r]) == is_known);
    }
  }));
}

TEST(ComplexityOutlookGainLaw, IsWhatTheOutlookGainsByTheActivityAndWhatItNoLongerLooksOutFor) {
  EXPECT_TRUE(rc::check([] {
    auto present = any_presence();
    auto related = any_proximity(present.activities());
    // Everything is present somewhere, and every complexity known.
    for (double& value : related.values())
      if (!is_defined(value)) value = 0.5;
    for (std::size_t i = 0; i < related.row_count(); ++i) related(i, i) = 1.0;
    auto scores = any_scores(present.activities());
    for (double& score : scores.values)
      if (!is_defined(score)) score = 0.0;
    const std::size_t i = any_place(present.activities().size());
    present.set(0, i, false);
    const double gain = complexity_outlook_gain(present, related, scores)(0, i);
    const auto outlook = [&](const TerritoryActivityTable& density) {
      const double sum = complexity_outlook(present, density, scores).values[0];
      return is_defined(sum) ? sum : 0.0;
    };
    const double before = outlook(relatedness_density(present, related, ProximityDiagonal::one, {1}));
    present.set(0, i);
    const auto density = relatedness_density(present, related, ProximityDiagonal::one, {1});
    RC_ASSERT(is_close(gain, outlook(density) - before + density(0, i) * scores.values[i]));
  }));
}

TEST(ComplexityOutlookGainLaw, IsZeroForWhatIsThereAndUnknownWhereNoComplexityThatIsLackingIsKnown) {
  EXPECT_TRUE(rc::check([] {
    const auto present = any_presence();
    const auto related = any_proximity(present.activities());
    auto scores = any_scores(present.activities());
    if (*rc::gen::element(0, 1, 2) == 0) std::ranges::fill(scores.values, undefined);
    const auto gain = complexity_outlook_gain(present, related, scores);
    for (std::size_t r = 0; r < gain.row_count(); ++r)
      for (std::size_t i = 0; i < gain.column_count(); ++i) {
        if (present(r, i)) {
          RC_ASSERT(gain(r, i) == 0.0);
          continue;
        }
        bool is_known = false;
        for (std::size_t j = 0; j < gain.column_count(); ++j)
          is_known = is_known || (!present(r, j) && is_defined(related(i, j)) && is_defined(scores.values[j]));
        RC_ASSERT(is_defined(gain(r, i)) == is_known);
      }
  }));
}

}  // namespace
}  // namespace zubia
