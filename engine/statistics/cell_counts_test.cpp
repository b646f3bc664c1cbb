#include "engine/statistics/cell_counts.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "tests/generated_answers.hpp"

namespace zubia {
namespace {

using Codes = std::vector<std::uint8_t>;

Codes generated_codes(std::size_t count, int bound) {
  Codes codes;
  for (std::size_t i = 0; i < count; ++i) codes.push_back(static_cast<std::uint8_t>(*rc::gen::inRange(0, bound)));
  return codes;
}

TEST(CellCounts, CountsAsOneByOne) {
  EXPECT_TRUE(rc::check("cells are counted alike, few and many of them", [] {
    const std::size_t count = generated_size(0, 400);
    const std::size_t groups = generated_size(1, 12);
    const Codes answers = generated_codes(count, static_cast<int>(generated_size(1, 30)));
    const Codes group_of = generated_codes(count, static_cast<int>(groups));
    const auto found = cell_counts(answers, group_of, groups);
    std::vector<std::uint64_t> counts(found.size(), 0);
    for (std::size_t i = 0; i < count; ++i) ++counts.at(answers[i] * groups + group_of[i]);
    RC_ASSERT(found == counts);
    RC_ASSERT(largest_code(answers) == (answers.empty() ? 0 : *std::ranges::max_element(answers)));
  }));
}

TEST(CellCounts, CountsMoreThanBytesHold) {
  constexpr std::size_t count = 64 * 300 + 7;
  const auto found = cell_counts(Codes(count, 3), Codes(count, 1), 2);
  EXPECT_EQ(found.size(), 8U);
  EXPECT_EQ(found[3 * 2 + 1], count);
  EXPECT_EQ(found[3 * 2], 0U);
  EXPECT_EQ(cell_counts(Codes{255}, Codes{255}, 256).back(), 1U);
}

TEST(CellCounts, OfNobodyAreZero) {
  EXPECT_EQ(largest_code({}), 0);
  EXPECT_EQ(cell_counts({}, {}, 3), std::vector<std::uint64_t>(3, 0));
  EXPECT_TRUE(cell_counts({}, {}, 0).empty());
}

}  // namespace
}  // namespace zubia
