#include "engine/statistics/ordinal_table.hpp"

#include <gtest/gtest.h>

#include "engine/base/absence.hpp"

namespace zubia {
namespace {

TEST(OrdinalTables, OfWholeNumbersAreThoseOfSortedAnswers) {
  const std::vector<Grouping> groupings = {*Grouping::of({0, 0, 0, 0, 1, 1, 1}, 2),
                                           *Grouping::of({2, 0, 2, 2, 0, 0, 2}, 3)};
  const auto counted = ordinal_tables({5, 4, 0, 4, 3, 2, 4}, groupings);
  const OrdinalTable sorted[] = {*ordinal_table({{5, 4, undefined, 4}, {3, 2, 4}}),
                                 *ordinal_table({{4, 3, 2}, {}, {5, undefined, 4, 4}})};
  ASSERT_EQ(counted->size(), 2U);
  for (std::size_t at = 0; at < 2; ++at) {
    EXPECT_EQ((*counted)[at].values, sorted[at].values);
    EXPECT_EQ((*counted)[at].counts, sorted[at].counts);
    EXPECT_EQ((*counted)[at].groups, at + 2);
    EXPECT_EQ((*counted)[at].left_out, 1U);
  }
}

TEST(OrdinalTables, RefuseGroupsThatDoNotGoWithTheAnswers) {
  const auto uneven = ordinal_tables({1, 2}, {*Grouping::of({0, 0}, 1), *Grouping::of({0}, 1)});
  EXPECT_EQ(uneven.error().code, "uneven-answers");
  EXPECT_EQ(uneven.error().detail, "There are 2 answers and the groups of 1 respondents.");
  const auto unknown = Grouping::of({0, 2}, 2);
  EXPECT_EQ(unknown.error().code, "unknown-respondent-group");
  EXPECT_EQ(unknown.error().detail, "A respondent is in group 2, and there are 2 groups, numbered from 0.");
  EXPECT_EQ(Grouping::of({0}, 0).error().code, "unknown-respondent-group");
}

TEST(OrdinalTables, OfNobodyAreEmpty) {
  const auto none = ordinal_tables({}, {*Grouping::of({}, 0), *Grouping::of({}, 3)});
  EXPECT_TRUE((*none)[0].values.empty());
  EXPECT_TRUE((*none)[1].counts.empty());
  EXPECT_EQ((*none)[1].groups, 3U);
  EXPECT_TRUE(ordinal_tables({1, 2}, {})->empty());
}

}  // namespace
}  // namespace zubia
