#include "engine/interviews/codebook.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace zubia::interviews {
namespace {

using ::testing::ElementsAre;

const std::vector<CodePlace> barriers = {
    {"barriers", ""}, {"needs", ""}, {"language", "barriers"}, {"law", "barriers"}, {"tax", "law"}};

std::vector<std::string> lines_of(const std::vector<CodePlace>& codes) {
  std::vector<std::string> lines;
  for (const CodeLine& line : code_tree(codes)) lines.push_back(std::string(line.depth, '-') + codes[line.code].code);
  return lines;
}

TEST(Codebook, IsATreeInTheOrderOfItsCodes) {
  EXPECT_THAT(lines_of(barriers), ElementsAre("barriers", "-language", "-law", "--tax", "needs"));
  EXPECT_TRUE(code_tree({}).empty());
}

TEST(Codebook, LosesNoCodeWhateverItsParent) {
  EXPECT_THAT(lines_of({{"a", "nobody"}, {"b", "c"}, {"c", "b"}, {"d", "d"}}), ElementsAre("a", "b", "-c", "d"));
}

TEST(Codebook, KnowsWhatStandsBelowAndAboveACode) {
  EXPECT_THAT(codes_below(barriers, "law"), ElementsAre("law", "tax"));
  EXPECT_THAT(codes_below(barriers, "barriers"), ElementsAre("barriers", "language", "law", "tax"));
  EXPECT_THAT(codes_above(barriers, "tax"), ElementsAre("tax", "law", "barriers"));
  EXPECT_THAT(codes_above({{{"b", "c"}, {"c", "b"}}}, "b"), ElementsAre("b", "c")) << "a circle ends";
}

}  // namespace
}  // namespace zubia::interviews
