#include "operations/moments.hpp"

#include <gtest/gtest.h>

namespace zubia::operations {
namespace {

TEST(Moments, AreWrittenAndReadBack) {
  EXPECT_EQ(moment_text(0), "1970-01-01T00:00:00Z");
  EXPECT_EQ(moment_text(1'800'000'000), "2027-01-15T08:00:00Z");
  for (const Instant moment : {Instant{0}, Instant{951'868'799}, Instant{1'800'000'000}, Instant{4'102'444'800}})
    EXPECT_EQ(moment_of(moment_text(moment)), moment);
  EXPECT_EQ(moment_of("2000-02-29T23:59:59Z"), 951'868'799);
}

TEST(Moments, OfOtherTextsAreZero) {
  for (const char* text : {"", "2026", "2026-13-01T00:00:00Z", "2026-02-30T00:00:00Z", "now"})
    EXPECT_EQ(moment_of(text), 0);
}

}  // namespace
}  // namespace zubia::operations
