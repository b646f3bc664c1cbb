#include "engine/diagnosis/advice.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <algorithm>
#include <limits>

namespace zubia::diagnosis {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

constexpr double undefined = std::numeric_limits<double>::quiet_NaN();
constexpr int three_bands = 3;

DimensionGap compared(const std::string& dimension, double priority) {
  return {.dimension = dimension, .priority = priority, .band = 0};
}
DimensionGap alone(const std::string& dimension, int band) {
  return {.dimension = dimension, .priority = undefined, .band = band};
}
HelpingOffer offer(const std::string& id, const std::string& territory, const std::string& dimension = "strategy") {
  return {dimension, "o-" + id, id, territory};
}
std::vector<std::string> names_of(const Advice& advice) {
  std::vector<std::string> names;
  for (const HelpingOffer& one : advice.offers) names.push_back(one.offer);
  return names;
}
std::vector<std::string> advised(const std::vector<HelpingOffer>& offers, const std::string& territory,
                                 std::size_t offers_max = 3) {
  return names_of(advise({compared("strategy", 1)}, {three_bands}, offers, "me", territory, offers_max).front());
}

TEST(Advice, IsForGapsOnly) {
  const auto all = advise({compared("a", 4), compared("b", 0), compared("c", -3), alone("d", 1), alone("e", 2)},
                          std::vector<int>(5, three_bands), {}, "me", "ES212");
  ASSERT_EQ(all.size(), 2U);
  EXPECT_EQ(all[0].dimension, "a");
  EXPECT_EQ(all[1].dimension, "d") << "nobody to compare with, and not the highest band";
  EXPECT_THAT(all[0].offers, IsEmpty()) << "said, though nobody offers anything";
}

TEST(Advice, IsNoneWhereThereIsNoScore) {
  DimensionGap gap = alone("a", 0);
  gap.band.reset();
  EXPECT_THAT(advise({gap}, {three_bands}, {offer("x", "ES212", "a")}, "me", "ES212"), IsEmpty());
}

TEST(Advice, TakesTheNearestAndOneFromTheOtherSide) {
  const std::vector<HelpingOffer> offers = {offer("far", "ES300"), offer("border", "FRI15"), offer("near", "ES212"),
                                            offer("region", "ES213"), offer("unknown", "")};
  EXPECT_THAT(advised(offers, "ES212", 5), ElementsAre("near", "region", "far", "border", "unknown"));
  EXPECT_THAT(advised(offers, "ES212", 2), ElementsAre("near", "border")) << "the second would be of the same country";
  EXPECT_THAT(advised(offers, "ES212", 1), ElementsAre("near"));
  EXPECT_THAT(advised(offers, "FRI15", 2), ElementsAre("border", "far")) << "two countries already";
}

TEST(Advice, NamesNobodyToThemselvesAndNoOtherDimension) {
  std::vector<HelpingOffer> offers = {offer("x", "ES212"), offer("y", "ES212", "culture")};
  offers.front().organisation = "me";
  EXPECT_THAT(advised(offers, "ES212"), IsEmpty());
}

TEST(Advice, DoesNotDependOnTheOrderOfOffersButAmongEquals) {
  std::vector<HelpingOffer> offers = {offer("a", "ES212"), offer("b", "ES213"), offer("c", "ES220"),
                                      offer("d", "FRI15"), offer("e", "PT110")};
  const auto first = advised(offers, "ES212");
  std::ranges::sort(offers, {}, &HelpingOffer::territory);
  do {
    const auto again = advised(offers, "ES212");
    EXPECT_THAT((std::vector<std::string>(again.begin(), again.begin() + 2)), ElementsAre(first[0], first[1]));
  } while (std::ranges::next_permutation(offers, {}, &HelpingOffer::territory).found);
}

TEST(Nearness, CountsWhatCodesBeginWith) {
  EXPECT_EQ(nearness("ES212", "ES212"), 5);
  EXPECT_EQ(nearness("ES212", "ES213"), 4);
  EXPECT_EQ(nearness("ES21", "ES220"), 3);
  EXPECT_EQ(nearness("ES212", "ES300"), 2);
  EXPECT_EQ(nearness("ES212", "EE001"), 0) << "one letter is no country";
  EXPECT_EQ(nearness("", "ES212"), 0);
}

}  // namespace
}  // namespace zubia::diagnosis
