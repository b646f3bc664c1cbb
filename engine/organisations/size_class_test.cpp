#include "engine/organisations/size_class.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <cmath>
#include <limits>

namespace zubia::organisations {
namespace {

using enum SizeClass;

Enterprise enterprise(double staff, double turnover, double balance_total, std::string name = "Alfa") {
  return {std::move(name), {{2023, {staff, turnover, balance_total}}}, {}};
}

EnterpriseLink tie(double share, Enterprise other) { return {.share = share, .enterprise = std::move(other)}; }

std::optional<SizeClass> size_of(const Enterprise& one) { return size_class(one)->size; }

TEST(SizeClass, NegativeFiguresAndSharesBeyondAWholeAreRefused) {
  EXPECT_EQ(size_class(enterprise(-1, 0, 0)).error().code, "bad-size-figure");
  EXPECT_EQ(size_class(enterprise(1, std::numeric_limits<double>::quiet_NaN(), 0)).error().code, "bad-size-figure");
  Enterprise owner = enterprise(1, 1, 1);
  owner.links = {tie(25, enterprise(1, 1, 1, "Beta"))};
  const auto refused = size_class(owner);
  EXPECT_EQ(refused.error().detail, "The share in “Beta” is 25.");
  EXPECT_EQ(refused.error().mend, "Write a share between 0 and 1: 0.25 for 25 %.");
  EXPECT_EQ(size_class({"Alfa", {}, {}}).error().code, "no-size-year");
}

TEST(SizeClass, AGroupWithoutAnEndIsRefused) {
  Enterprise inner = enterprise(1, 1, 1);
  for (int i = 0; i < 30; ++i) {
    Enterprise outer = enterprise(1, 1, 1);
    outer.links.push_back(tie(1.0, std::move(inner)));
    inner = std::move(outer);
  }
  EXPECT_EQ(size_class(inner).error().code, "group-too-deep");
}

TEST(SizeClass, WhatLacksIsNamedWhereItCouldDecide) {
  Enterprise one = enterprise(8, 3e6, 0);
  one.years[2023].balance_total = std::nullopt;
  const SizeReport report = *size_class(one);
  EXPECT_EQ(report.size, std::nullopt);
  EXPECT_EQ(report.missing, std::vector<std::string>{"balance total of Alfa in 2023"});
  EXPECT_EQ(report.least, micro);
  EXPECT_EQ(report.most, small);
}

TEST(SizeClass, WhatCouldNotDecideIsNotAsked) {
  Enterprise one = enterprise(8, 1e6, 0);
  one.years[2023].balance_total = std::nullopt;  // the turnover is enough
  EXPECT_EQ(size_of(one), micro);
  Enterprise big{"Gamma", {{2023, {250.0, std::nullopt, std::nullopt}}}, {}};
  EXPECT_EQ(size_of(big), large);
  Enterprise nothing{"Delta", {{2023, {}}}, {}};
  EXPECT_EQ(size_class(nothing)->missing.size(), 3U);
}

TEST(SizeClass, TheCeilingsAreThoseOfTheRecommendation) {
  EXPECT_EQ(size_of(enterprise(9.9, 2e6, 9e9)), micro);
  EXPECT_EQ(size_of(enterprise(9.9, 9e9, 2e6)), micro);
  EXPECT_EQ(size_of(enterprise(10, 1, 1)), small);
  EXPECT_EQ(size_of(enterprise(49, 10e6, 9e9)), small);
  EXPECT_EQ(size_of(enterprise(50, 1, 1)), medium);
  EXPECT_EQ(size_of(enterprise(249, 50e6, 9e9)), medium);
  EXPECT_EQ(size_of(enterprise(249, 50.1e6, 43e6)), medium);
  EXPECT_EQ(size_of(enterprise(249, 50.1e6, 43.1e6)), large);
  EXPECT_EQ(size_of(enterprise(5, 3e6, 3e6)), small);
  EXPECT_EQ(size_of(enterprise(250, 0, 0)), large);
}

TEST(SizeClass, LinkedCountInFullAndPartnersByTheirShare) {
  Enterprise one = enterprise(40, 5e6, 5e6);
  one.links = {tie(0.3, enterprise(40, 5e6, 5e6, "Partner"))};
  EXPECT_EQ(size_class(one)->years.back().staff, 52.0);
  EXPECT_EQ(size_of(one), medium);
  one.links = {tie(0.2, enterprise(4000, 5e9, 5e9, "Holder"))};
  EXPECT_EQ(size_of(one), small);
  one.links = {tie(0.6, enterprise(220, 5e6, 5e6, "Parent"))};
  EXPECT_EQ(size_of(one), large);
  one.links = {{.share = 0.1, .dominates = true, .enterprise = enterprise(220, 5e6, 5e6, "Parent")}};
  EXPECT_EQ(size_of(one), large);
  one.links = {{.share = 0.5, .exempt_investor = true, .enterprise = enterprise(4000, 5e9, 5e9, "Fund")}};
  EXPECT_EQ(size_of(one), small);
}

// The user guide of the Commission (2020), example 3: partners of partners do not count, those linked to them do.
TEST(SizeClass, BehindAPartnerOnlyItsLinkedCount) {
  Enterprise partner = enterprise(100, 1e6, 1e6, "Partner");
  partner.links = {tie(0.6, enterprise(100, 1e6, 1e6, "Its subsidiary")),
                   tie(0.4, enterprise(1000, 1e9, 1e9, "Its partner"))};
  Enterprise one = enterprise(10, 1e6, 1e6);
  one.links = {tie(0.25, partner)};
  EXPECT_EQ(size_class(one)->years.back().staff, 60.0);
  Enterprise linked = enterprise(10, 1e6, 1e6, "Subsidiary");
  linked.links = {tie(0.25, enterprise(100, 1e6, 1e6, "Partner of the subsidiary"))};
  one.links = {tie(0.9, linked)};
  EXPECT_EQ(size_class(one)->years.back().staff, 45.0);
}

TEST(SizeClass, AnUnknownFigureOfTheGroupIsNamedToo) {
  Enterprise one = enterprise(40, 5e6, 5e6);
  one.links = {tie(1.0, {"Parent", {}, {}})};
  const SizeReport report = *size_class(one);
  EXPECT_EQ(report.size, std::nullopt);
  EXPECT_EQ(report.missing.front(), "staff of Parent in 2023");
  EXPECT_EQ(report.least, small);
}

TEST(SizeClass, PublicOwnersOfAQuarterMakeItLarge) {
  Enterprise one = enterprise(4, 1e5, 1e5);
  one.links = {{.share = 0.25, .public_body = true, .enterprise = enterprise(1, 1, 1, "Council")}};
  EXPECT_EQ(size_of(one), large);
  EXPECT_TRUE(size_class(one)->by_public_owners);
}

TEST(SizeClass, AClassIsLostOnlyAfterTwoYears) {
  const auto with_staff = [](std::vector<double> staff) {
    Enterprise one{"Alfa", {}, {}};
    int year = 2019;
    for (const double count : staff) one.years[++year] = {count, 1e6, 1e6};
    return size_of(one);
  };
  EXPECT_EQ(with_staff({40, 60}), small);
  EXPECT_EQ(with_staff({40, 60, 60}), medium);
  EXPECT_EQ(with_staff({40, 60, 40, 60}), small);
  EXPECT_EQ(with_staff({60, 40, 40}), small);
  EXPECT_EQ(with_staff({8, 60, 300}), medium);
  EXPECT_EQ(with_staff({40}), small);
}

TEST(SizeClassLaw, MoreOfAnythingNeverMakesAnEnterpriseSmaller) {
  EXPECT_TRUE(rc::check([] {
    const auto figure = [] { return std::pow(10.0, *rc::gen::inRange(0, 90) / 10.0); };
    Enterprise one = enterprise(figure() / 1e6, figure(), figure());
    one.links = {tie(*rc::gen::inRange(0, 101) / 100.0, enterprise(figure() / 1e6, figure(), figure(), "Other"))};
    const auto before = size_of(one);
    RC_ASSERT(before.has_value());
    SizeFigures& figures = (*rc::gen::arbitrary<bool>() ? one : one.links[0].enterprise).years[2023];
    for (auto* each : {&figures.staff, &figures.turnover, &figures.balance_total}) *each = **each * 2.0;
    RC_ASSERT(*size_of(one) >= *before);
    // An unknown figure widens the range around the class, and never leaves it out.
    figures.turnover = std::nullopt;
    const SizeReport report = *size_class(one);
    RC_ASSERT(report.least <= report.most);
    RC_ASSERT(report.size.has_value() == report.missing.empty());
  }));
}

}  // namespace
}  // namespace zubia::organisations
