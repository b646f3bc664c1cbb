#include "engine/base/nearest_names.hpp"

#include <gmock/gmock.h>

namespace zubia {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST(NearestNames, NothingIsNearWhereNothingIsKnown) { EXPECT_THAT(nearest_names("ES21", {}), IsEmpty()); }

TEST(NearestNames, ASwapOfTwoLettersIsOneChange) {
  const std::vector<std::string> known = {"location-quotients", "proximity", "complexity"};
  EXPECT_THAT(nearest_names("proxmiity", known), ElementsAre("proximity"));
}

TEST(NearestNames, TheNearestComesFirstAndOneNameOnce) {
  const std::vector<std::string> known = {"ES23", "ES21", "ES21", "FRI1", "ES2"};
  EXPECT_THAT(nearest_names("es21", known), ElementsAre("ES21", "ES2", "ES23"));
}

TEST(NearestNames, AWordFarFromAllIsGivenNoSuggestion) {
  const std::vector<std::string> known = {"ES21", "ES22"};
  EXPECT_EQ(did_you_mean("manufacturing", known), "");
}

TEST(NearestNames, TheSuggestionIsASentence) {
  const std::vector<std::string> known = {"ES21", "ES22", "ES23"};
  EXPECT_EQ(did_you_mean("ES2", known), "Did you mean ES21, ES22 or ES23?");
}

}  // namespace
}  // namespace zubia
