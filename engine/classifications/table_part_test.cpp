#include "engine/classifications/table_part.hpp"

#include <gtest/gtest.h>

#include "tests/tables.hpp"

namespace zubia {
namespace {

TEST(TablePart, AnUnknownLabelIsRefused) {
  EXPECT_EQ(keep_territories(table({{1}}), {Territory("T9")}).error().code, "unknown-territory");
  EXPECT_EQ(keep_activities(table({{1}}), {Activity("A9")}).error().code, "unknown-activity");
}

TEST(TablePart, KeepsTheOrderAskedForAndTheAbsences) {
  auto source = table({{1, 2, 3}, {4, 5, 6}});
  source.set_absent(1, 2, Absence::confidential);
  const auto part = keep_activities(source, {Activity("A3"), Activity("A1")});
  ASSERT_TRUE(part);
  EXPECT_EQ((*part)(0, 0), 3.0);
  EXPECT_EQ((*part)(1, 1), 4.0);
  EXPECT_EQ(part->absence(1, 0), Absence::confidential);
  EXPECT_EQ(keep_territories(source, {Territory("T2")})->absence(0, 2), Absence::confidential);
}

}  // namespace
}  // namespace zubia
