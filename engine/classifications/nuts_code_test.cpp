#include "engine/classifications/nuts_code.hpp"

#include <gtest/gtest.h>

namespace zubia {
namespace {

TEST(NutsCode, WhatHasNoFormOfACodeIsNone) {
  for (const char* text : {"", "E", "es21", "ES2111", "ES-1", "US10", "EU28", "XX1", "10180"})
    EXPECT_FALSE(parse_nuts_code(text)) << text;
}

TEST(NutsCode, GreeceAndTheUnitedKingdomHaveTheirStatisticalCodes) {
  EXPECT_EQ(parse_nuts_code("EL30"), (NutsCode{"EL", 2, false}));
  EXPECT_EQ(parse_nuts_code("UKI31"), (NutsCode{"UK", 3, false}));
  const auto greece = check_nuts_code("GR30");
  ASSERT_FALSE(greece);
  EXPECT_EQ(greece.error().detail, "“GR30” is not a NUTS code: Greece is EL in statistics.");
  EXPECT_EQ(greece.error().mend, "Write EL30.");
  EXPECT_EQ(check_nuts_code("GBI").error().mend, "Write UKI.");
}

TEST(NutsCode, ARefusalNamesTheNearestKnownCode) {
  const auto code = check_nuts_code("E521", {"ES21", "ES22", "FRI1"});
  ASSERT_FALSE(code);
  EXPECT_EQ(code.error().code, "not-a-nuts-code");
  EXPECT_NE(code.error().mend.find("ES21"), std::string::npos) << code.error().mend;
}

TEST(NutsCode, TheLevelIsTheLengthLessTwo) {
  EXPECT_EQ(parse_nuts_code("ES"), (NutsCode{"ES", 0, false}));
  EXPECT_EQ(parse_nuts_code("FRI"), (NutsCode{"FR", 1, false}));
  EXPECT_EQ(parse_nuts_code("ES21"), (NutsCode{"ES", 2, false}));
  EXPECT_EQ(parse_nuts_code("FRI15"), (NutsCode{"FR", 3, false}));
}

TEST(NutsCode, ZStandsForOutsideTheTerritory) {
  EXPECT_TRUE(parse_nuts_code("ESZZ")->extra_regio);
  EXPECT_FALSE(parse_nuts_code("ES21")->extra_regio);
}

TEST(NutsCode, AggregatesOfCountriesAreKnown) {
  for (const char* text : {"EU27_2020", "EU28", "EA19", "EA", "EFTA", "EU"})
    EXPECT_TRUE(is_country_aggregate(text)) << text;
  for (const char* text : {"EL", "ES", "EE001", "EAST"}) EXPECT_FALSE(is_country_aggregate(text)) << text;
}

}  // namespace
}  // namespace zubia
