#include "engine/classifications/code_parents.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace zubia {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST(CodeParents, NothingLiesInNothing) {
  EXPECT_THAT(code_parents({}), IsEmpty());
  EXPECT_THAT(code_parents({"", "A"}), ElementsAre("", ""));
}

TEST(CodeParents, NoughtsAtTheEndOfACodeOfOneLengthSayNothing) {
  EXPECT_THAT(code_parents({"03000000", "03100000", "03110000", "03111900", "30000000", "30100000"}),
              ElementsAre("", "03000000", "03100000", "03110000", "", "30000000"));
}

TEST(CodeParents, AStepThatIsNotListedIsPassedOver) {
  EXPECT_THAT(code_parents({"03000000", "03111111"}), ElementsAre("", "03000000"));
}

TEST(CodeParents, OtherwiseTheLongestBeginningCounts) {
  EXPECT_THAT(code_parents({"A", "01", "01.1", "01.11", "01.12", "C", "28", "28.41"}),
              ElementsAre("", "A", "01", "01.1", "01.1", "", "C", "28"));
  EXPECT_THAT(code_parents({"ES", "ES2", "ES21", "ES211", "FR", "FRI15"}),
              ElementsAre("", "ES", "ES2", "ES21", "", "FR"));
}

TEST(CodeParents, AControlDigitIsNoPartOfACode) {
  EXPECT_EQ(code_without_control_digit(" 03000000-1 "), "03000000");
  EXPECT_EQ(code_without_control_digit("B-E"), "B-E");
  EXPECT_EQ(code_without_control_digit("10-12"), "10-12");
  EXPECT_EQ(code_without_control_digit("  "), "");
}

}  // namespace
}  // namespace zubia
