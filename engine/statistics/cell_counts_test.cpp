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
  EXPECT_TRUE(rc::check("cells are counted alike, few and many of them, by few and many groups", [] {
    const std::size_t count = generated_size(0, 400);
    Codes answers = generated_codes(count, static_cast<int>(generated_size(1, 30)));
    const auto least = static_cast<std::uint8_t>(generated_size(0, 200));
    for (std::uint8_t& answer : answers) answer = static_cast<std::uint8_t>(answer + least);
    std::vector<Codes> group_of;
    std::vector<std::size_t> groups;
    for (std::size_t grouping = generated_size(0, 3); grouping > 0; --grouping) {
      groups.push_back(generated_size(1, 20));
      group_of.push_back(generated_codes(count, static_cast<int>(groups.back())));
    }
    std::vector<GroupCodes> groupings;
    for (std::size_t at = 0; at < groups.size(); ++at) groupings.push_back({group_of[at], groups[at]});
    const auto found = cell_counts(answers, groupings);
    RC_ASSERT(found.size() == groups.size());
    for (std::size_t at = 0; at < groups.size(); ++at) {
      std::vector<std::uint64_t> counts(found[at].size(), 0);
      for (std::size_t i = 0; i < count; ++i) ++counts.at(answers[i] * groups[at] + group_of[at][i]);
      RC_ASSERT(found[at] == counts);
    }
  }));
}

TEST(CellCounts, CountsMoreThanBytesHold) {
  constexpr std::size_t count = 64 * 300 + 7;
  const Codes ones(count, 1);
  const GroupCodes two{ones, 2};
  const auto found = cell_counts(Codes(count, 3), {&two, 1}).front();
  EXPECT_EQ(found.size(), 8U);
  EXPECT_EQ(found[3 * 2 + 1], count);
  EXPECT_EQ(found[3 * 2], 0U);
  const Codes last{255};
  const GroupCodes most{last, 256};
  EXPECT_EQ(cell_counts(last, {&most, 1}).front().back(), 1U);
}

TEST(CellCounts, OfNobodyAreZero) {
  const GroupCodes groupings[] = {{{}, 3}, {{}, 0}};
  const auto found = cell_counts({}, groupings);
  EXPECT_EQ(found[0], std::vector<std::uint64_t>(3, 0));
  EXPECT_TRUE(found[1].empty());
}

}  // namespace
}  // namespace zubia
