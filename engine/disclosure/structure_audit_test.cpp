#include "engine/disclosure/structure_audit.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <numeric>
#include <set>

#include "engine/disclosure/structure_audit_for_tests.hpp"

namespace zubia::disclosure {
namespace {

using testing::ElementsAre;
using Units = std::vector<std::vector<int>>;

Units classes_of_sizes(const std::vector<int>& sizes) {
  Units classes;
  int next = 0;
  for (const int size : sizes) {
    classes.emplace_back(static_cast<std::size_t>(size));
    std::iota(classes.back().begin(), classes.back().end(), next);
    next += size;
  }
  return classes;
}

/// Which rows of a list are admitted, in their order.
std::vector<bool> admitted(const Rows& rows, const Units& classes, int units_min) {
  StructureAudit audit(classes, units_min);
  std::vector<bool> is_in;
  for (const auto& row : rows) {
    is_in.push_back(audit.is_safe(row));
    if (is_in.back()) audit.take_in(row);
  }
  return is_in;
}

TEST(PrimeField, IsAField) {
  EXPECT_TRUE(rc::check("a number times its inverse is 1, and products agree with remainders", [] {
    __extension__ using Wide = unsigned __int128;
    const auto a = *rc::gen::inRange<std::uint64_t>(1, SecondField::prime);
    const auto b = *rc::gen::inRange<std::uint64_t>(1, SecondField::prime);
    RC_ASSERT(FirstField::times(a, FirstField::inverse(a)) == 1);
    RC_ASSERT(SecondField::times(a, SecondField::inverse(a)) == 1);
    RC_ASSERT(FirstField::times(a, b) == static_cast<std::uint64_t>(static_cast<Wide>(a) * b % FirstField::prime));
    RC_ASSERT(SecondField::times(a, b) == static_cast<std::uint64_t>(static_cast<Wide>(a) * b % SecondField::prime));
  }));
  constexpr std::uint64_t top = FirstField::prime - 1;
  EXPECT_EQ(FirstField::times(top, top), 1U);
  EXPECT_EQ(SecondField::times(SecondField::prime - 1, SecondField::prime - 1), 1U);
}

TEST(StructureAudit, ASumOverTooFewIsRefused) {
  const StructureAudit audit(classes_of_sizes({4, 6}), 5);
  EXPECT_THAT(audit.exposed_by(std::vector{0}), testing::Optional(ElementsAre(0)));
  EXPECT_TRUE(audit.is_safe(std::vector{1}));
}

TEST(StructureAudit, ADifferenceOfTooFewIsRefused) {
  StructureAudit audit(classes_of_sizes({6, 4, 6}), 5);
  audit.take_in(std::vector{0, 1, 2});
  EXPECT_THAT(audit.exposed_by(std::vector{0, 2}), testing::Optional(ElementsAre(1)));
  EXPECT_TRUE(audit.is_safe(std::vector{0, 1}));
}

TEST(StructureAudit, FindsWhatNoTwoTablesTellAlone) {
  // No pair of the three sums differs in less than five, all of them together tell of two.
  StructureAudit audit(classes_of_sizes({3, 3, 3, 3, 2}), 5);
  audit.take_in(std::vector{0, 1});
  audit.take_in(std::vector{2, 3});
  EXPECT_THAT(audit.exposed_by(std::vector{0, 1, 2, 3, 4}), testing::Optional(ElementsAre(4)));
}

TEST(StructureAudit, ASumThatFollowsFromOthersTellsNothingNew) {
  StructureAudit audit(classes_of_sizes({6, 3, 6}), 5);
  audit.take_in(std::vector{0, 1});
  audit.take_in(std::vector{2});
  EXPECT_TRUE(audit.is_safe(std::vector{0, 1, 2}));
  EXPECT_TRUE(audit.is_safe(std::vector{2}));
  EXPECT_TRUE(audit.is_safe(std::vector<int>{}));
}

TEST(StructureAudit, CompaniesOfOneGroupCountOnce) {
  // Six companies in three classes, all of four groups.
  EXPECT_FALSE(StructureAudit({{0, 1}, {1, 2}, {2, 3}}, 5).is_safe(std::vector{0, 1, 2}));
  EXPECT_TRUE(StructureAudit({{0, 1}, {1, 2}, {3, 4}}, 5).is_safe(std::vector{0, 1, 2}));
}

TEST(StructureAudit, IsThatOfTheWorkedNumber) {
  // docs/methods/disclosure_audit.md: large in A, small in A, large in B.
  const std::vector<int> total = {0, 1, 2};
  const std::vector<int> large = {0, 2};
  const std::vector<int> in_a = {0, 1};
  EXPECT_THAT(admitted({total, large, in_a}, classes_of_sizes({6, 4, 6}), 5), ElementsAre(true, false, true));
  EXPECT_THAT(admitted({total, large, in_a, {2}}, classes_of_sizes({6, 6, 6}), 5), ElementsAre(true, true, true, true));
}

TEST(StructureAudit, WithoutClassesThereIsNothingToTell) {
  const StructureAudit audit({}, 5);
  EXPECT_TRUE(audit.is_safe(std::vector<int>{}));
}

struct Case {
  Units classes;
  Rows rows;
  int units_min;
};

/// Small populations of at most 12 classes; now and then units that have respondents in several.
Case any_case() {
  Case made;
  made.units_min = *rc::gen::inRange(3, 9);
  const int count = *rc::gen::inRange(1, 10);
  std::vector<int> sizes;
  for (int number = 0; number < count; ++number) sizes.push_back(*rc::gen::inRange(1, 6));
  made.classes = classes_of_sizes(sizes);
  if (*rc::gen::inRange(0, 3) == 0)
    for (auto& units : made.classes) {
      std::set<int> fewer;
      for (const int unit : units) fewer.insert(unit % *rc::gen::inRange(3, 12));
      units.assign(fewer.begin(), fewer.end());
    }
  const int rows = *rc::gen::inRange(1, 9);
  for (int number = 0; number < rows; ++number) {
    auto& row = made.rows.emplace_back();
    for (int column = 0; column < count; ++column)
      if (*rc::gen::inRange(0, 3) != 0) row.push_back(column);
  }
  return made;
}

TEST(StructureAuditLaws, AgreesWithItsDefinition) {
  EXPECT_TRUE(rc::check("admitted are the rows that keep the definition, no more and no fewer", [] {
    const Case made = any_case();
    const auto is_in = admitted(made.rows, made.classes, made.units_min);
    Rows shown;
    for (std::size_t number = 0; number < made.rows.size(); ++number) {
      Rows with = shown;
      with.push_back(made.rows[number]);
      const bool is_safe = is_safe_by_definition(with, made.classes, made.units_min);
      RC_ASSERT(is_in[number] == is_safe);
      if (is_safe) shown = with;
    }
  }));
}

TEST(StructureAuditLaws, WhatIsExposedIsToldByTheRows) {
  EXPECT_TRUE(rc::check("leaving the classes of a refusal out changes the rank, and they are few", [] {
    const Case made = any_case();
    StructureAudit audit(made.classes, made.units_min);
    Rows shown;
    for (const auto& row : made.rows) {
      const auto exposed = audit.exposed_by(row);
      if (!exposed) {
        audit.take_in(row);
        shown.push_back(row);
        continue;
      }
      Rows with = shown;
      with.push_back(row);
      RC_ASSERT(rank_without(with, made.classes.size(), *exposed) < rank_without(with, made.classes.size(), {}));
      std::set<int> units;
      for (const int number : *exposed)
        units.insert(made.classes[static_cast<std::size_t>(number)].begin(),
                     made.classes[static_cast<std::size_t>(number)].end());
      RC_ASSERT(static_cast<int>(units.size()) < made.units_min);
    }
  }));
}

TEST(StructureAuditLaws, TheOrderOfClassesAndUnitsDoesNotMatter) {
  EXPECT_TRUE(rc::check("the same rows are admitted when classes and units get other numbers", [] {
    const Case made = any_case();
    const std::size_t count = made.classes.size();
    Case other = made;
    std::ranges::reverse(other.classes);
    for (auto& units : other.classes)
      for (int& unit : units) unit = 99 - unit;
    for (auto& row : other.rows) {
      for (int& column : row) column = static_cast<int>(count) - 1 - column;
      std::ranges::reverse(row);
    }
    RC_ASSERT(admitted(made.rows, made.classes, made.units_min) ==
              admitted(other.rows, other.classes, other.units_min));
  }));
}

TEST(StructureAuditLaws, RepeatedAndLaterRowsChangeNothing) {
  EXPECT_TRUE(rc::check("a repeated row is admitted like the first one; appended rows leave the earlier ones", [] {
    const Case made = any_case();
    const auto before = admitted(made.rows, made.classes, made.units_min);
    Rows longer = made.rows;
    longer.push_back(made.rows.front());
    const auto after = admitted(longer, made.classes, made.units_min);
    RC_ASSERT(after.back() == before.front());
    RC_ASSERT(std::equal(before.begin(), before.end(), after.begin()));
    Rows twice;
    std::vector<bool> expected;
    for (std::size_t number = 0; number < made.rows.size(); ++number)
      for (int copy = 0; copy < 2; ++copy) {
        twice.push_back(made.rows[number]);
        expected.push_back(before[number]);
      }
    RC_ASSERT(admitted(twice, made.classes, made.units_min) == expected);
  }));
}

TEST(StructureAuditLaws, ALargerThresholdAdmitsNoFirstRowThatASmallerOneRefuses) {
  EXPECT_TRUE(rc::check("a single row that is safe for k is safe for k − 1", [] {
    const Case made = any_case();
    const bool is_safe = StructureAudit(made.classes, made.units_min).is_safe(made.rows.front());
    RC_ASSERT(!is_safe || StructureAudit(made.classes, made.units_min - 1).is_safe(made.rows.front()));
  }));
}

}  // namespace
}  // namespace zubia::disclosure
