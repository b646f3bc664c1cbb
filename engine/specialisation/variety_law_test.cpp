#include "engine/specialisation/variety.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include "engine/specialisation/diversity_measures.hpp"
#include "tests/generated_tables.hpp"

namespace zubia {
namespace {

ActivityGroups any_groups(const LabelIndex<Activity>& activities) {
  ActivityGroups groups;
  for (const Activity& activity : activities) groups[activity] = std::string(1, any_from('a', 'e'));
  return groups;
}

/// Every activity in the group that `group_of` says.
template <class GroupOf>
ActivityGroups groups_by(const LabelIndex<Activity>& activities, GroupOf&& group_of) {
  ActivityGroups groups;
  for (const Activity& activity : activities) groups[activity] = group_of(activity);
  return groups;
}

TEST(VarietyLaw, RelatedAndUnrelatedVarietyAddUpToTheEntropy) {
  EXPECT_TRUE(rc::check([] {
    const auto employment = any_table();
    const auto lines = variety(employment, any_groups(employment.columns()));
    for (std::size_t r = 0; r < employment.row_count(); ++r) {
      RC_ASSERT(is_close((*lines)[r].related + (*lines)[r].unrelated, (*lines)[r].total, 0.0));
      RC_ASSERT(is_close((*lines)[r].total, *entropy(employment.row(r))));
    }
  }));
}

TEST(VarietyLaw, BothPartsAreAtLeastZeroAndUnrelatedVarietyAtMostThatOfEqualGroups) {
  EXPECT_TRUE(rc::check([] {
    const auto employment = any_table();
    const auto lines = variety(employment, any_groups(employment.columns()));
    for (const Variety& line : *lines) {
      if (!is_defined(line.total)) continue;
      RC_ASSERT(line.related >= -1e-12);
      RC_ASSERT(is_within(line.unrelated, 0.0, 2.0, 1e-9));  // bits, of four groups
    }
  }));
}

TEST(VarietyLaw, InOneGroupAllVarietyIsRelatedAndInGroupsOfOneNoneIs) {
  EXPECT_TRUE(rc::check([] {
    const auto employment = any_table();
    const auto& activities = employment.columns();
    const auto in_one = variety(employment, groups_by(activities, [](const Activity&) { return std::string("a"); }));
    const auto alone = variety(employment, groups_by(activities, [](const Activity& each) { return each.code; }));
    for (std::size_t r = 0; r < employment.row_count(); ++r) {
      const double total = *entropy(employment.row(r));
      RC_ASSERT(is_close((*in_one)[r].related, total));
      RC_ASSERT(is_close((*alone)[r].unrelated, total));
    }
  }));
}

TEST(VarietyLaw, MergingTwoGroupsTurnsUnrelatedVarietyIntoRelated) {
  EXPECT_TRUE(rc::check([] {
    const auto employment = any_table();
    ActivityGroups groups = any_groups(employment.columns());
    const auto apart = variety(employment, groups);
    for (auto& [activity, group] : groups)
      if (group == "b") group = "a";
    const auto merged = variety(employment, groups);
    for (std::size_t r = 0; r < employment.row_count(); ++r) {
      RC_ASSERT(is_close((*merged)[r].total, (*apart)[r].total));
      if (is_defined((*apart)[r].total)) RC_ASSERT((*merged)[r].unrelated <= (*apart)[r].unrelated + 1e-9);
    }
  }));
}

TEST(VarietyLaw, DoesNotMindTheSizeTheOrderOrTheNamesOfTheGroups) {
  EXPECT_TRUE(rc::check([] {
    const auto employment = any_table();
    const ActivityGroups groups = any_groups(employment.columns());
    ActivityGroups renamed;
    for (const auto& [activity, group] : groups) renamed[activity] = group == "a" ? "z" : group;
    const auto rows = any_order(employment.row_count());
    const auto other = reordered(scaled(employment, any_factor()), rows, any_order(employment.column_count()));
    const auto lines = variety(employment, groups);
    const auto of_other = variety(other, renamed);
    for (std::size_t r = 0; r < rows.size(); ++r) {
      RC_ASSERT((*of_other)[r].territory == (*lines)[rows[r]].territory);
      RC_ASSERT(is_close((*of_other)[r].related, (*lines)[rows[r]].related));
      RC_ASSERT(is_close((*of_other)[r].unrelated, (*lines)[rows[r]].unrelated));
    }
  }));
}

}  // namespace
}  // namespace zubia
