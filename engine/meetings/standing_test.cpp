#include "engine/meetings/standing.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "engine/meetings/schedule_meetings.hpp"
#include "tests/small_events.hpp"

namespace zubia::meetings {
namespace {

struct Told {
  std::vector<std::string> stages = {};
  std::vector<double> shares = {};

  Progress progress() {
    return {[this](std::string_view stage, double share) {
              stages.emplace_back(stage);
              shares.push_back(share);
            },
            {}};
  }
};

TEST(Standing, TellsWhatIsBetterAndNothingElse) {
  Told told;
  Standing standing(told.progress());
  standing.proved(200);
  standing.found(150);
  standing.found(140);
  standing.proved(210);
  standing.found(199);
  standing.proved(199);
  EXPECT_EQ(told.stages,
            (std::vector<std::string>{"selecting, at most 200", "value 150, at most 200, gap 25 %",
                                      "value 199, at most 200, gap 0.5 %", "value 199, at most 199, gap 0 %"}));
}

TEST(Standing, TheShareNeverFallsAndSmallStepsAreNotTold) {
  Told told;
  Standing standing(told.progress());
  standing.reached(0.5);
  standing.reached(0.501);
  standing.reached(0.3);
  standing.reached(0.6);
  EXPECT_EQ(told.shares, (std::vector<double>{0.5, 0.6}));
}

TEST(Standing, ABoundOfNothingHasNoGap) {
  Told told;
  Standing standing(told.progress());
  standing.proved(0);
  standing.found(-10);
  EXPECT_EQ(told.stages.back(), "value -10, at most 0");
}

TEST(Standing, SchedulingTellsTheValueItEndsWith) {
  const auto event = check_event(random_draft({3}, 16, 6));
  ASSERT_TRUE(event.has_value());
  Told told;
  const auto schedule = schedule_meetings(*event, {.steps = 20'000}, told.progress());
  ASSERT_TRUE(schedule.has_value());
  ASSERT_FALSE(told.stages.empty());
  const std::string end =
      "value " + std::to_string(schedule->figures.value) + ", at most " + std::to_string(schedule->bound);
  EXPECT_TRUE(told.stages.back().starts_with(end)) << told.stages.back();
}

}  // namespace
}  // namespace zubia::meetings
