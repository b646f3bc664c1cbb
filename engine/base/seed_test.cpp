#include "engine/base/seed.hpp"

#include <gtest/gtest.h>

namespace zubia {
namespace {

TEST(RandomStream, TheSameSeedAndStreamGiveTheSameNumbers) {
  RandomStream one(Seed{7}, 3);
  RandomStream other(Seed{7}, 3);
  for (int i = 0; i < 100; ++i) EXPECT_EQ(one(), other());
}

TEST(RandomStream, StreamsOfOneSeedDiffer) {
  RandomStream one(Seed{7}, 0);
  RandomStream other(Seed{7}, 1);
  EXPECT_NE(one(), other());
}

TEST(RandomStream, BelowIsUniform) {
  RandomStream stream(Seed{1}, 0);
  int counts[6] = {};
  for (int i = 0; i < 60000; ++i) ++counts[stream.below(6)];
  for (const int count : counts) EXPECT_NEAR(count, 10000, 500);
}

TEST(RandomStream, NormalAndPoissonHaveTheirMomentsOfTheTextbook) {
  RandomStream stream(Seed{1}, 0);
  const int draws = 100000;
  for (const double mean : {0.5, 12.0, 400.0}) {
    double sum = 0.0;
    double squares = 0.0;
    for (int i = 0; i < draws; ++i) {
      const double drawn = stream.poisson(mean);
      sum += drawn;
      squares += drawn * drawn;
    }
    EXPECT_NEAR(sum / draws, mean, 0.02 * mean);
    EXPECT_NEAR(squares / draws - (sum / draws) * (sum / draws), mean, 0.05 * mean);
  }
  double sum = 0.0;
  double squares = 0.0;
  for (int i = 0; i < draws; ++i) {
    const double drawn = stream.normal();
    sum += drawn;
    squares += drawn * drawn;
  }
  EXPECT_NEAR(sum / draws, 0.0, 0.02);
  EXPECT_NEAR(squares / draws, 1.0, 0.02);
}

}  // namespace
}  // namespace zubia
