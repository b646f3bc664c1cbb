#include "engine/classifications/nace_code.hpp"

#include <gtest/gtest.h>

namespace zubia {
namespace {

TEST(NaceCode, WhatHasNoFormOfACodeIsRefused) {
  for (const char* text :
       {"", "W", "c", "1", "AA", "C1", "C-", "-C", "B-E-F", "B-N_S95_X_K", "L68A", "C10T", "10.", "Total"})
    EXPECT_FALSE(parse_nace_code(text)) << text;
}

TEST(NaceCode, ADivisionThatDoesNotExistIsRefused) {
  for (const char* text : {"04", "34", "67", "00", "34.1", "C34"}) EXPECT_FALSE(parse_nace_code(text)) << text;
}

TEST(NaceCode, ADivisionInAWrongSectionIsRefused) { EXPECT_FALSE(parse_nace_code("F10")); }

TEST(NaceCode, RangesThatRunBackwardsOrMixLevelsAreRefused) {
  for (const char* text : {"E-B", "C12-C10", "C10-D", "C-10", "B-B"}) EXPECT_FALSE(parse_nace_code(text)) << text;
}

TEST(NaceCode, JoiningWhatIsNotAdjacentIsRefused) {
  EXPECT_FALSE(parse_nace_code("B_D"));
  EXPECT_FALSE(parse_nace_code("J59_61"));
}

TEST(NaceCode, ARefusalNamesTheNearestKnownCode) {
  const auto code = check_nace_code("C1O", {"C10", "C11", "F"});
  ASSERT_FALSE(code);
  EXPECT_EQ(code.error().code, "not-a-nace-code");
  EXPECT_NE(code.error().mend.find("C10"), std::string::npos) << code.error().mend;
}

TEST(NaceCode, ReadsSectionsAndTheirRanges) {
  EXPECT_EQ(parse_nace_code("C"), (NaceCode{"10", "33", 1, 1}));
  EXPECT_EQ(parse_nace_code("B-E"), (NaceCode{"05", "39", 1, 4}));
  EXPECT_EQ(parse_nace_code("BTE"), (NaceCode{"05", "39", 1, 4}));
  EXPECT_EQ(parse_nace_code("M_N"), (NaceCode{"69", "82", 1, 2}));
  EXPECT_EQ(parse_nace_code("T"), (NaceCode{"97", "98", 1, 1}));
}

TEST(NaceCode, ReadsDivisionsGroupsAndClasses) {
  EXPECT_EQ(parse_nace_code("01"), (NaceCode{"01", "01", 2, 1}));
  EXPECT_EQ(parse_nace_code("C10"), (NaceCode{"10", "10", 2, 1}));
  EXPECT_EQ(parse_nace_code("T97"), (NaceCode{"97", "97", 2, 1}));
  EXPECT_EQ(parse_nace_code("01.1"), (NaceCode{"011", "011", 3, 1}));
  EXPECT_EQ(parse_nace_code("C1011"), (NaceCode{"1011", "1011", 4, 1}));
  EXPECT_EQ(parse_nace_code("01.11.12"), (NaceCode{"011112", "011112", 6, 1}));
}

TEST(NaceCode, ReadsRangesAndListsOfDivisions) {
  for (const char* text : {"C10-C12", "C10-12", "C10T12", "C10_C11_C12", "10-12"})
    EXPECT_EQ(parse_nace_code(text), (NaceCode{"10", "12", 2, 3})) << text;
  EXPECT_EQ(parse_nace_code("L68_M69"), (NaceCode{"68", "69", 2, 2}));
}

TEST(NaceCode, TheSectionsOfRevisionTwoPointOneAreOthers) {
  EXPECT_EQ(parse_nace_code("K", NaceVersion::rev_2_1), (NaceCode{"61", "63", 1, 1}));
  EXPECT_EQ(parse_nace_code("V", NaceVersion::rev_2_1), (NaceCode{"99", "99", 1, 1}));
  EXPECT_FALSE(parse_nace_code("45", NaceVersion::rev_2_1));
}

TEST(NaceCode, RevisionTwoHas88Divisions) {
  EXPECT_EQ(nace_divisions(NaceVersion::rev_2).size(), 88U);
  EXPECT_EQ(nace_divisions(NaceVersion::rev_2_1).size(), 87U);
}

}  // namespace
}  // namespace zubia
