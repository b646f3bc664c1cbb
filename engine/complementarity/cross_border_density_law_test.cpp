#include "engine/complementarity/cross_border_density.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include "engine/relatedness/relatedness_density.hpp"
#include "tests/generated_presences.hpp"

namespace zubia {
namespace {

struct Border {
  PresenceTable present;
  ActivityMatrix related;
  ProximityDiagonal diagonal;

  std::vector<double> joint(const std::vector<Territory>& territories) const {
    return joint_relatedness_density(present, related, territories, diagonal)->values;
  }
  std::vector<double> added(const Territory& receiver, const Territory& partner) const {
    return added_relatedness_density(present, related, receiver, partner, diagonal)->values;
  }
  std::vector<double> gain(const std::vector<Territory>& territories) const {
    return cross_border_gain(present, related, territories, diagonal)->values;
  }
};

Border any_border() {
  auto present = any_presence({.rows_min = 3});
  auto related = any_proximity(present.activities());
  return {std::move(present), std::move(related), *rc::gen::element(ProximityDiagonal::zero, ProximityDiagonal::one)};
}

const Territory one("C1");
const Territory other("C2");
const Territory third("C3");

std::vector<double> sum_of(std::vector<double> a, const std::vector<double>& b) {
  for (std::size_t i = 0; i < a.size(); ++i) a[i] += b[i];
  return a;
}

/// Undefined in the same places, and nowhere above.
bool is_at_most(const std::vector<double>& a, const std::vector<double>& b) {
  return std::ranges::equal(
      a, b, [](double x, double y) { return is_defined(x) == is_defined(y) && (!is_defined(x) || x <= y + 1e-12); });
}

TEST(JointRelatednessDensityLaw, OfOneTerritoryIsItsOwnDensity) {
  EXPECT_TRUE(rc::check([] {
    const Border border = any_border();
    const auto density = relatedness_density(border.present, border.related, border.diagonal, {1});
    RC_ASSERT(are_close(border.joint({other}), density.row(1), 1e-12));
  }));
}

TEST(JointRelatednessDensityLaw, IsThatOfATerritoryThatHasWhatAnyOfThemHasInWhateverOrder) {
  EXPECT_TRUE(rc::check([] {
    Border border = any_border();
    const auto joint = border.joint({one, other, third});
    RC_ASSERT(are_close(border.joint({third, one, other, one}), joint, 0.0));
    for (std::size_t i = 0; i < border.present.activities().size(); ++i)
      border.present.set(0, i, border.present(0, i) || border.present(1, i) || border.present(2, i));
    RC_ASSERT(are_close(border.joint({one}), joint, 0.0));
  }));
}

TEST(JointRelatednessDensityLaw, IsAtLeastThatOfFewerOfThemAndAtMostOneAndTheSumOfTheirs) {
  EXPECT_TRUE(rc::check([] {
    const Border border = any_border();
    const auto joint = border.joint({one, other});
    RC_ASSERT(is_at_most(border.joint({one}), joint));
    RC_ASSERT(is_at_most(joint, border.joint({one, other, third})));
    RC_ASSERT(is_at_most(joint, sum_of(border.joint({one}), border.joint({other}))));
    for (const double density : joint) RC_ASSERT(!is_defined(density) || is_within(density, 0.0, 1.0));
  }));
}

TEST(AddedRelatednessDensityLaw, OwnAndAddedAreTheJointDensityFromBothSides) {
  EXPECT_TRUE(rc::check([] {
    const Border border = any_border();
    const auto joint = border.joint({one, other});
    RC_ASSERT(are_close(sum_of(border.joint({one}), border.added(one, other)), joint, 1e-12));
    RC_ASSERT(are_close(sum_of(border.joint({other}), border.added(other, one)), joint, 1e-12));
  }));
}

TEST(AddedRelatednessDensityLaw, APartnerAddsAtMostItsOwnDensityAndATerritoryAddsNothingToItself) {
  EXPECT_TRUE(rc::check([] {
    const Border border = any_border();
    RC_ASSERT(is_at_most(border.added(one, other), border.joint({other})));
    for (const double added : border.added(one, one)) RC_ASSERT(!is_defined(added) || added == 0.0);
  }));
}

TEST(AddedRelatednessDensityLaw, APartnerThatSharesNothingAddsAllOfItsOwn) {
  EXPECT_TRUE(rc::check([] {
    Border border = any_border();
    for (std::size_t i = 0; i < border.present.activities().size(); ++i)
      if (border.present(0, i)) border.present.set(1, i, false);
    RC_ASSERT(are_close(border.added(one, other), border.joint({other}), 0.0));
  }));
}

TEST(CrossBorderGainLaw, OfTwoIsTheSmallerOfWhatEachAddsToTheOther) {
  EXPECT_TRUE(rc::check([] {
    const Border border = any_border();
    const auto to_one = border.added(one, other);
    const auto to_other = border.added(other, one);
    const auto gain = border.gain({one, other});
    for (std::size_t i = 0; i < gain.size(); ++i) {
      RC_ASSERT(is_defined(gain[i]) == is_defined(to_one[i]));
      if (is_defined(gain[i])) RC_ASSERT(is_close(gain[i], std::min(to_one[i], to_other[i]), 1e-12));
    }
  }));
}

TEST(CrossBorderGainLaw, IsNeverNegativeAndZeroAloneOrWithAPartOfOneself) {
  EXPECT_TRUE(rc::check([] {
    Border border = any_border();
    for (const double gain : border.gain({one, other, third})) RC_ASSERT(!is_defined(gain) || gain >= 0.0);
    for (std::size_t i = 0; i < border.present.activities().size(); ++i)
      if (!border.present(0, i)) border.present.set(1, i, false);
    for (const auto& gains : {border.gain({one}), border.gain({one, other}), border.gain({other, one})})
      for (const double gain : gains) RC_ASSERT(!is_defined(gain) || gain == 0.0);
  }));
}

}  // namespace
}  // namespace zubia
