#include "formats/number_style.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <initializer_list>

namespace zubia::formats {
namespace {

std::optional<NumberStyle> style_of(std::initializer_list<std::string_view> numbers) {
  NumberStyleEvidence evidence;
  std::size_t line = 0;
  for (const std::string_view number : numbers) evidence.see(number, ++line);
  return evidence.style();
}

std::optional<OpenNumber> open_comma(std::initializer_list<std::string_view> numbers) {
  NumberStyleEvidence evidence;
  std::size_t line = 0;
  for (const std::string_view number : numbers) evidence.see(number, ++line);
  return evidence.open_comma();
}

TEST(ReadNumber, TakesNothingButNumbers) {
  for (const std::string_view text :
       {"", "-", "+", ".", "x", "1x", "1 2", "1,5", "1.2.3", "inf", "-inf", "nan", "0x10", "1e999", "--1", "+-1", "1e"})
    EXPECT_FALSE(read_number(text).has_value()) << text;
}

TEST(ReadNumber, ReadsPlainNumbers) {
  EXPECT_EQ(read_number("16706500"), 16706500.0);
  EXPECT_EQ(read_number(" 28.34 "), 28.34);
  EXPECT_EQ(read_number("+.5"), 0.5);
  EXPECT_EQ(read_number("-1.5e3"), -1500.0);
  EXPECT_FALSE(std::signbit(read_number("-0").value_or(1.0)));
}

TEST(ReadNumber, ReadsOtherStyles) {
  EXPECT_EQ(read_number("1.234.567,8", {',', '.'}), 1234567.8);
  EXPECT_EQ(read_number("-1,5", {',', 0}), -1.5);
  EXPECT_EQ(read_number("1,234.5", {'.', ','}), 1234.5);
  EXPECT_EQ(read_number("12 345", {',', ' '}), 12345.0);
  EXPECT_EQ(read_number("12\xC2\xA0"
                        "345,5",
                        {',', ' '}),
            12345.5);
  EXPECT_EQ(read_number("12\xE2\x80\xAF"
                        "345",
                        {'.', ' '}),
            12345.0);
}

TEST(ReadNumber, ThousandsComeInGroupsOfThree) {
  for (const std::string_view text : {"1.23", "12.34.567", ".123", "1234.567", "1..234", "1.234.", "1,2,3", "1,2.3"})
    EXPECT_FALSE(read_number(text, {',', '.'}).has_value()) << text;
}

TEST(NumberStyle, ContradictionsHaveNoStyle) {
  EXPECT_FALSE(style_of({"1,5", "1.5"}).has_value());
  EXPECT_FALSE(style_of({"1,234,567", "1,5"}).has_value());
  EXPECT_FALSE(style_of({"1.234.567", "1.5"}).has_value());
  EXPECT_FALSE(style_of({"1.234.567", "1,234,567"}).has_value());
}

TEST(NumberStyle, ACommaBeforeThreeDigitsAloneStaysOpen) {
  const auto open = open_comma({"12", "1,234", "5,678"});
  ASSERT_TRUE(open.has_value());
  EXPECT_EQ(open->text, "1,234");
  EXPECT_EQ(open->line, 2u);
  EXPECT_FALSE(style_of({"12", "1,234"}).has_value());
}

TEST(NumberStyle, OneClearNumberDecidesTheColumn) {
  EXPECT_EQ(style_of({"1,234", "0,5"}), (NumberStyle{',', 0}));
  EXPECT_EQ(style_of({"1,234", "0,123"}), (NumberStyle{',', 0}));
  EXPECT_EQ(style_of({"1,234", "1,234,567"}), (NumberStyle{'.', ','}));
  EXPECT_EQ(style_of({"1,234", "1.5"}), (NumberStyle{'.', ','}));
  EXPECT_EQ(style_of({"1.234", "1,5"}), (NumberStyle{',', '.'}));
  EXPECT_EQ(style_of({"1.234,5"}), (NumberStyle{',', '.'}));
  EXPECT_EQ(style_of({"1,234.5"}), (NumberStyle{'.', ','}));
  EXPECT_EQ(style_of({"1.234.567"}), (NumberStyle{',', '.'}));
  EXPECT_EQ(style_of({"1 234", "1,234"}), (NumberStyle{',', ' '}));
  EXPECT_EQ(style_of({"1 234 567", "0.5"}), (NumberStyle{'.', ' '}));
  EXPECT_EQ(style_of({"1234", "2.345"}), (NumberStyle{}));
}

TEST(NumberStyle, WhatTheCallerKnowsDecides) {
  NumberStyleEvidence evidence;
  evidence.see("1,234", 1);
  evidence.see("1.234", 2);
  NumberStyleEvidence with_point = evidence;
  evidence.decide(DecimalMark::comma);
  EXPECT_EQ(evidence.style(), (NumberStyle{',', '.'}));
  with_point.decide(DecimalMark::point);
  EXPECT_EQ(with_point.style(), (NumberStyle{'.', ','}));
}

TEST(MeansMissing, EmptyAndTheUsualSignsOnly) {
  for (const std::string_view text : {"", ":", "..", "NA", "n/a", "NaN", "nan"}) EXPECT_TRUE(means_missing(text));
  for (const std::string_view text : {"0", "-", "x", "none", "N", "nope"}) EXPECT_FALSE(means_missing(text)) << text;
}

}  // namespace
}  // namespace zubia::formats
