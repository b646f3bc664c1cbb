#include "engine/statistics/cronbach_alpha.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <string>

#include "engine/base/absence.hpp"

namespace zubia {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;

TEST(CronbachAlpha, IsNotDefinedWhereNothingVaries) {
  EXPECT_EQ(cronbach_alpha({{1, 2}, {1}}).error().code, "uneven-rows");
  EXPECT_FALSE(is_defined(cronbach_alpha({})->alpha));
  EXPECT_FALSE(is_defined(cronbach_alpha({{1}, {2}, {3}})->alpha));
  EXPECT_FALSE(is_defined(cronbach_alpha({{1, 2}})->alpha));
  EXPECT_FALSE(is_defined(cronbach_alpha({{1, 2}, {1, 2}})->alpha));
  EXPECT_FALSE(is_defined(cronbach_alpha({{1, undefined}, {undefined, 2}})->alpha));
  const auto constant = cronbach_alpha({{1, 3, 1}, {2, 3, 2}, {3, 3, 2}});
  EXPECT_FALSE(is_defined(constant->item_rest_correlations[1]));
  EXPECT_THAT(constant->warnings, Contains("item-without-variance"));
}

TEST(CronbachAlpha, FindsTheItemThatWasNotTurned) {
  std::vector<std::vector<double>> answers = {{1, 2, 5}, {2, 2, 4}, {3, 3, 4}, {4, 5, 2}, {5, 5, 1}};
  const auto before = cronbach_alpha(answers);
  EXPECT_NEAR(before->alpha, -3.391304347826, 1e-12);
  EXPECT_THAT(before->warnings, ElementsAre("low-alpha", "few-respondents", "item-against-scale"));
  for (auto& row : answers) row[2] = 6 - row[2];
  const auto after = cronbach_alpha(answers);
  EXPECT_NEAR(after->alpha, 0.981566820276, 1e-12);
  EXPECT_NEAR(after->item_rest_correlations[1], 0.949716159868, 1e-12);
  EXPECT_THAT(after->warnings, ElementsAre("few-respondents"));
}

struct Scale {
  std::size_t respondents;
  std::vector<double> figures;  // α, item-rest correlations, α without each item
};

/// By tests/oracles/cronbach_alpha.R.
const std::map<char, Scale> scales_by_r = {
    {'A',
     {2709,
      {0.703755894375, 0.311401300580, 0.563015475492, 0.588773078677, 0.394793680111, 0.487240867629, 0.717972056565,
       0.618481211773, 0.600753814422, 0.686944741540, 0.644622304222}}},
    {'C',
     {2707,
      {0.729277203170, 0.455302448664, 0.506663982506, 0.467533409471, 0.557093498895, 0.478029802056, 0.696035127243,
       0.676709950134, 0.691356453604, 0.656202701908, 0.693584532253}}},
    {'E',
     {2713,
      {0.760932639470, 0.513496886521, 0.606406936434, 0.500841677430, 0.577889575745, 0.454633130889, 0.725427963693,
       0.688381707844, 0.727913660091, 0.700589188974, 0.742360911656}}},
    {'N',
     {2694,
      {0.813303143161, 0.666285806232, 0.650902055755, 0.672947088259, 0.542148997952, 0.486729437298, 0.757307514515,
       0.762678098026, 0.754865352443, 0.794558722108, 0.811613634383}}},
    {'O',
     {2726,
      {0.602546428577, 0.389053564880, 0.340122600104, 0.451951879400, 0.219923339322, 0.415707099121, 0.535852620216,
       0.565869660237, 0.500335414761, 0.613589210851, 0.515790662858}}}};

TEST(CronbachAlpha, AgreesWithROnTwentyFiveItems) {
  const std::filesystem::path path = ZUBIA_ROOT "/../shared/data/surveys/bfi_likert6.csv";
  if (!std::filesystem::exists(path)) GTEST_SKIP() << "no file " << path;
  std::ifstream file(path);
  std::vector<std::vector<std::string>> lines;
  for (std::string line; std::getline(file, line);) {
    std::erase(line, '"');
    std::vector<std::string> cells(1);
    for (const char c : line)
      if (c == ',')
        cells.emplace_back();
      else
        cells.back() += c;
    lines.push_back(cells);
  }
  const std::set<std::string> reversed = {"A1", "C4", "C5", "E1", "E2", "O2", "O5"};
  for (const auto& [letter, scale] : scales_by_r) {
    std::vector<std::vector<double>> answers;
    for (std::size_t i = 1; i < lines.size(); ++i) {
      auto& row = answers.emplace_back();
      for (int item = 1; item <= 5; ++item) {
        const std::string name = letter + std::to_string(item);
        const auto column = static_cast<std::size_t>(std::ranges::find(lines[0], name) - lines[0].begin());
        const std::string& cell = lines[i][column];
        const double given = cell.empty() ? undefined : std::stod(cell);
        row.push_back(reversed.contains(name) ? 7 - given : given);
      }
    }
    const auto found = cronbach_alpha(answers);
    EXPECT_EQ(found->respondents, scale.respondents);
    std::vector<double> figures = {found->alpha};
    figures.insert(figures.end(), found->item_rest_correlations.begin(), found->item_rest_correlations.end());
    figures.insert(figures.end(), found->alpha_without.begin(), found->alpha_without.end());
    ASSERT_EQ(figures.size(), scale.figures.size());
    for (std::size_t i = 0; i < figures.size(); ++i) EXPECT_NEAR(figures[i], scale.figures[i], 1e-11) << letter << i;
    EXPECT_THAT(found->warnings, letter == 'O' ? testing::Matcher<std::vector<std::string>>(ElementsAre("low-alpha"))
                                               : testing::Matcher<std::vector<std::string>>(IsEmpty()));
  }
}

TEST(CronbachAlpha, DoesNotDependOnScaleOrOrder) {
  EXPECT_TRUE(rc::check("α is the same after moving, stretching and reordering", [] {
    const auto items = *rc::gen::inRange<std::size_t>(2, 6);
    std::vector<std::vector<double>> answers(*rc::gen::inRange<std::size_t>(3, 20));
    for (auto& row : answers)
      for (std::size_t i = 0; i < items; ++i) row.push_back(*rc::gen::inRange(1, 6));
    auto other = answers;
    for (auto& row : other) {
      for (double& value : row) value = 3 * value - 7;
      std::ranges::reverse(row);
    }
    std::ranges::reverse(other);
    const double alpha = cronbach_alpha(answers)->alpha;
    const double again = cronbach_alpha(other)->alpha;
    RC_ASSERT(is_defined(alpha) == is_defined(again));
    RC_ASSERT(!is_defined(alpha) || std::abs(alpha - again) < 1e-9 * std::max(1.0, std::abs(alpha)));
    RC_ASSERT(!is_defined(alpha) || alpha <= 1 + 1e-12);
  }));
}

}  // namespace
}  // namespace zubia
