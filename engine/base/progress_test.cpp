#include "engine/base/progress.hpp"

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

namespace zubia {
namespace {

TEST(Progress, OfAPartTellsSharesOfTheWhole) {
  std::vector<std::pair<std::string, double>> heard;
  const Progress whole([&](std::string_view stage, double share) { heard.emplace_back(stage, share); }, {});
  const Progress second_half = whole.part(0.5, 1.0);
  second_half.report("planning", 0.0);
  second_half.part(0.0, 0.5).report("selecting", 1.0);
  EXPECT_EQ(heard, (std::vector<std::pair<std::string, double>>{{"planning", 0.5}, {"selecting", 0.75}}));
}

TEST(Progress, OfAPartHearsThatTheWholeIsNotWanted) {
  std::stop_source stop;
  const Progress part = Progress([](std::string_view, double) {}, stop.get_token()).part(0.0, 0.5);
  const Progress silent = Progress({}, stop.get_token()).part(0.0, 0.5);
  EXPECT_FALSE(part.cancelled());
  stop.request_stop();
  EXPECT_TRUE(part.cancelled());
  EXPECT_TRUE(silent.cancelled());
}

}  // namespace
}  // namespace zubia
