#include "engine/specialisation/shift_share.hpp"

#include <gtest/gtest.h>

#include "tests/tables.hpp"

namespace zubia {
namespace {

const LabelIndex<Activity> four = numbered_labels<Activity>("A", 4);

TEST(ShiftShare, BadInputIsRefused) {
  EXPECT_EQ(shift_share(four, {{1}, {1}, {1}, {1}}).error().code, "lengths-differ");
  EXPECT_EQ(shift_share(four, {{1, 1, 1, -1}, {1, 1, 1, 1}, {1, 1, 1, 1}, {1, 1, 1, 1}}).error().code,
            "negative-amount");
  EXPECT_EQ(shift_share(four, {{1, 1, 1, 1}, {1, 1, 1, 1}, {0, 0, 0, 0}, {1, 1, 1, 1}}).error().code,
            "empty-reference");
  EXPECT_EQ(shift_share(table({{1, 2}}), table({{1, 2, 3}})).error().code, "labels-differ");
  EXPECT_EQ(dynamic_shift_share({table({{1, 2}})}).error().code, "fewer-than-two-periods");
}

TEST(ShiftShare, ReproducesFarhauerAndKroell) {  // METHODS T7
  const auto region =
      shift_share(four, {{90, 20, 10, 60}, {100, 40, 10, 55}, {400, 150, 150, 400}, {440, 210, 135, 480}});
  EXPECT_NEAR(region->change, 25, 1e-9);
  EXPECT_NEAR(region->national_share, 27, 1e-9);
  EXPECT_NEAR(region->industry_mix, 1, 1e-9);
  EXPECT_NEAR(region->regional_shift, -3, 1e-9);
  EXPECT_NEAR(region->competitive_effect, -0.6363636364, 1e-9);
  EXPECT_NEAR(region->allocation_effect, -2.363636364, 1e-9);
  EXPECT_NEAR(region->gerfin_structure, 1.004830918, 1e-9);
  EXPECT_NEAR(region->gerfin_location, 0.9855769231, 1e-9);
  EXPECT_NEAR(region->gerfin_total, 0.9903381643, 1e-9);
  const double national[] = {13.5, 3, 1.5, 9};
  const double mix[] = {-4.5, 5, -2.5, 3};
  const double regional[] = {1, 12, 1, -17};
  for (std::size_t i = 0; i < 4; ++i) {
    EXPECT_NEAR(region->activities[i].national_share, national[i], 1e-9);
    EXPECT_NEAR(region->activities[i].industry_mix, mix[i], 1e-9);
    EXPECT_NEAR(region->activities[i].regional_shift, regional[i], 1e-9);
  }
}

TEST(ShiftShare, ReproducesTheOtherTwoRegions) {  // METHODS T8
  const std::vector<double> before = {400, 150, 150, 400};
  const std::vector<double> after = {440, 210, 135, 480};
  const auto b = shift_share(four, {{60, 30, 30, 40}, {85, 55, 40, 35}, before, after});
  EXPECT_NEAR(b->change, 55, 1e-9);
  EXPECT_NEAR(b->national_share, 24, 1e-9);
  EXPECT_NEAR(b->industry_mix, -1, 1e-9);
  EXPECT_NEAR(b->regional_shift, 32, 1e-9);
  EXPECT_NEAR(b->competitive_effect, 18.4242424242, 1e-9);
  EXPECT_NEAR(b->allocation_effect, 13.575757576, 1e-8);
  const auto c = shift_share(four, {{250, 100, 110, 300}, {255, 115, 85, 390}, before, after});
  EXPECT_NEAR(c->change, 85, 1e-9);
  EXPECT_NEAR(c->national_share, 114, 1e-9);
  EXPECT_NEAR(c->industry_mix, 0, 1e-9);
  EXPECT_NEAR(c->regional_shift, -29, 1e-9);
  EXPECT_NEAR(c->competitive_effect, -33.5719008264, 1e-9);
  EXPECT_NEAR(c->allocation_effect, 4.571900826, 1e-8);
}

TEST(ShiftShare, TheThreeRegionsTogetherAreTheirReferenceAndShiftNothing) {
  const auto lines = shift_share(table({{90, 20, 10, 60}, {60, 30, 30, 40}, {250, 100, 110, 300}}),
                                 table({{100, 40, 10, 55}, {85, 55, 40, 35}, {255, 115, 85, 390}}));
  double shift = 0.0;
  for (const ShiftShare& line : *lines) shift += line.regional_shift;
  EXPECT_NEAR(shift, 0.0, 1e-9);
  EXPECT_NEAR((*lines)[0].national_share, 27, 1e-9);
}

TEST(ShiftShare, AnActivityThatStartsFromNothingHasNoGrowthRate) {
  const auto line = shift_share(four, {{0, 20, 10, 60}, {10, 40, 10, 55}, {400, 150, 150, 400}, {440, 210, 135, 480}});
  EXPECT_DOUBLE_EQ(line->activities[0].regional_shift, 10.0);
  EXPECT_FALSE(is_defined(line->activities[0].competitive_effect));
}

TEST(ShiftShare, AnAbsentActivityIsLeftOut) {
  const auto line =
      shift_share(four, {{undefined, 20, 10, 60}, {10, 40, 10, 55}, {400, 150, 150, 400}, {440, 210, 135, 480}});
  EXPECT_FALSE(is_defined(line->activities[0].national_share));
  EXPECT_DOUBLE_EQ(line->before, 90.0);
}

TEST(DynamicShiftShare, OfTwoPeriodsIsTheClassicOneAndOfMoreStillAddsUp) {
  const auto first = table({{90, 20}, {60, 30}});
  const auto second = table({{95, 25}, {66, 32}});
  const auto third = table({{100, 40}, {85, 35}});
  const auto two = dynamic_shift_share({first, second});
  const auto classic = shift_share(first, second);
  EXPECT_DOUBLE_EQ((*two)[0].regional_shift, (*classic)[0].regional_shift);
  const auto three = dynamic_shift_share({first, second, third});
  for (const ShiftShare& line : *three) {
    EXPECT_NEAR(line.change, line.after - line.before, 1e-9);
    EXPECT_NEAR(line.national_share + line.industry_mix + line.regional_shift, line.change, 1e-9);
  }
}

}  // namespace
}  // namespace zubia
