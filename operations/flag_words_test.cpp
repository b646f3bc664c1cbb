#include "operations/flag_words.hpp"

#include <gmock/gmock.h>

namespace zubia::operations {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(FlagWords, NoFlagsAreNoWords) {
  EXPECT_THAT(flag_words(""), IsEmpty());
  EXPECT_THAT(flag_words(" ,; "), IsEmpty());
}

TEST(FlagWords, JoinedLettersOfEurostatComeApart) {
  EXPECT_THAT(flag_words("be"), ElementsAre("b", "e"));
  EXPECT_THAT(flag_words("e c"), ElementsAre("e", "c"));
}

TEST(FlagWords, AWordStaysWhole) {
  EXPECT_THAT(flag_words("illustrative c"), ElementsAre("illustrative", "c"));
  EXPECT_THAT(flag_words("@C"), ElementsAre("@C"));
  EXPECT_THAT(flag_words("OK"), ElementsAre("OK"));
}

TEST(FlagWords, NoneIsThereTwice) { EXPECT_THAT(flag_words("e,e ee"), ElementsAre("e")); }

TEST(FlagWords, ASumCarriesTheFlagsOfAllItsParts) {
  std::string all;
  add_flags(all, "be");
  add_flags(all, "e illustrative");
  EXPECT_EQ(all, "b e illustrative");
}

}  // namespace
}  // namespace zubia::operations
