#include "tests/load/histogram.hpp"

#include <gtest/gtest.h>

namespace zubia::load {

using std::chrono::microseconds;

TEST(Histogram, HasNoQuantilesOfNothing) {
  EXPECT_EQ(Histogram().milliseconds_within(0.99), 0);
  EXPECT_EQ(Histogram().max_milliseconds(), 0);
}

TEST(Histogram, IsOffByLessThanOnePerCentAndNeverTooFast) {
  for (std::int64_t value = 1; value < 1'000'000'000; value += 1 + value / 37) {
    Histogram histogram;
    histogram.add(microseconds(value));
    // A slower one, so that the largest does not stand in for the quantile.
    histogram.add(microseconds(1'050'000'000));
    const double exact = static_cast<double>(value) / 1000;
    EXPECT_GE(histogram.milliseconds_within(0.5), exact);
    EXPECT_LE(histogram.milliseconds_within(0.5), exact * 1.01);
  }
}

TEST(Histogram, FindsTheQuantilesOfAThousandRequests) {
  Histogram histogram;
  for (int millisecond = 1; millisecond <= 1000; ++millisecond) histogram.add(microseconds(1000 * millisecond));
  EXPECT_NEAR(histogram.milliseconds_within(0.5), 500, 5);
  EXPECT_NEAR(histogram.milliseconds_within(0.99), 990, 9.9);
  EXPECT_NEAR(histogram.milliseconds_within(0.999), 999, 9.99);
  EXPECT_EQ(histogram.milliseconds_within(1), 1000);
  EXPECT_EQ(histogram.max_milliseconds(), 1000);
}

TEST(Histogram, CountsWhatIsBeyondItsEndAsTheSlowest) {
  Histogram histogram;
  histogram.add(std::chrono::hours(2));
  histogram.add(microseconds(-5));
  EXPECT_EQ(histogram.count(), 2);
  EXPECT_GT(histogram.max_milliseconds(), 1'000'000);
  EXPECT_EQ(histogram.milliseconds_within(0.5), 0);
}

}  // namespace zubia::load
