#include "engine/base/parallel.hpp"

#include <gtest/gtest.h>
#include <cmath>
#include <vector>

namespace zubia {
namespace {

TEST(ForEachBlock, NothingToDoCallsNobody) {
  for_each_block(0, 4, {}, [](std::size_t, std::size_t) { FAIL(); });
}

TEST(ForEachBlock, EveryPlaceIsVisitedOnce) {
  std::vector<int> visits(1001, 0);
  for_each_block(visits.size(), 10, {}, [&](std::size_t first, std::size_t last) {
    for (std::size_t i = first; i < last; ++i) ++visits[i];
  });
  EXPECT_EQ(visits, std::vector<int>(1001, 1));
}

TEST(ForEachBlock, SumsOfBlocksAreTheSameBytesOnAnyNumberOfThreads) {
  const auto sum = [](unsigned threads) {
    const std::size_t grain = 17;
    std::vector<double> partial(10000 / grain + 1, 0.0);
    for_each_block(10000, grain, {threads}, [&](std::size_t first, std::size_t last) {
      for (std::size_t i = first; i < last; ++i) partial[first / grain] += std::sin(static_cast<double>(i));
    });
    double total = 0.0;
    for (const double part : partial) total += part;
    return total;
  };
  EXPECT_EQ(sum(1), sum(2));
  EXPECT_EQ(sum(1), sum(7));
  EXPECT_EQ(sum(1), sum(0));
}

}  // namespace
}  // namespace zubia
