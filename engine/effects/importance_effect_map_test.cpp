#include "engine/effects/importance_effect_map.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <numeric>

#include "engine/effects/study_for_tests.hpp"

namespace zubia::effects {
namespace {

const MapPoint& point(const ImportanceEffectMap& map, std::string_view item) { return map.items[barrier_named(item)]; }

TEST(ImportanceEffectMap, PartsBarriersAtTheMedians) {
  const auto map = map_importance_and_effect(made_study({}));
  ASSERT_TRUE(map);
  EXPECT_EQ(point(*map, "laws").quadrant, Quadrant::concentrate_here);
  EXPECT_EQ(point(*map, "language").quadrant, Quadrant::keep_up);
  EXPECT_EQ(point(*map, "knowledge").quadrant, Quadrant::low_priority);
  EXPECT_EQ(point(*map, "trust").quadrant, Quadrant::possible_overkill);
  EXPECT_NEAR(point(*map, "laws").importance, 4.6, 0.05);
  EXPECT_EQ(map->families.size(), family_count);
  EXPECT_EQ(map->families[static_cast<std::size_t>(BarrierFamily::technological)].quadrant, Quadrant::low_priority);
}

TEST(ImportanceEffectMap, SaysHowSureItIs) {
  const auto map = map_importance_and_effect(made_study({}));
  ASSERT_TRUE(map);
  for (const MapPoint& one : map->items)
    EXPECT_NEAR(std::accumulate(one.certainty.begin(), one.certainty.end(), 0.0), 1, 1e-12);
  EXPECT_GT(point(*map, "language").certainty[static_cast<std::size_t>(Quadrant::keep_up)], 0.95);
  EXPECT_GT(point(*map, "laws").half_axis, point(*map, "laws").other_half_axis);
}

TEST(ImportanceEffectMap, CutsWhereItIsTold) {
  StudyTargets targets;
  targets.importance.fill(4.0);
  targets.effect.fill(4.5);
  targets.importance[0] = 4.9;
  const CooperationStudy study = made_study(targets);
  const auto by_scale = map_importance_and_effect(study, QuadrantCut::scale);
  ASSERT_TRUE(by_scale);
  EXPECT_EQ(by_scale->importance_cut, 3);
  EXPECT_EQ(point(*by_scale, "trust").quadrant, Quadrant::keep_up) << "all weigh much on the scale";
  const auto diagonal = map_importance_and_effect(study, QuadrantCut::diagonal);
  ASSERT_TRUE(diagonal);
  EXPECT_EQ(point(*diagonal, "laws").quadrant, Quadrant::concentrate_here) << "more weight than change";
  EXPECT_NE(point(*diagonal, "trust").quadrant, Quadrant::concentrate_here);
}

TEST(ImportanceEffectMap, APointOnALineIsAboveItHoweverItsScoresAddUp) {
  // Scores of 1, 3, 13/3 and 11/3, whose mean is 3, and a rounding below it when they are added up in this order.
  constexpr std::array<std::array<double, 3>, 4> answers = {{{1, 1, 1}, {3, 3, 3}, {4, 4, 5}, {4, 4, 3}}};
  CooperationStudy study;
  for (const auto& of_member : answers) {
    Member& member = study.members.emplace_back();
    std::size_t place = 0;
    for (const char* item : {"technology_level", "knowledge", "technical_language"})
      member.importance[barrier_named(item)] = member.effect[barrier_named(item)] = of_member[place++];
  }
  const auto map = map_importance_and_effect(study, QuadrantCut::scale);
  ASSERT_TRUE(map);
  const MapPoint& family = map->families[static_cast<std::size_t>(BarrierFamily::technological)];
  EXPECT_LT(family.importance, 3);
  EXPECT_EQ(family.quadrant, Quadrant::keep_up);
}

TEST(ImportanceEffectMap, HasAnEllipseAlongWhatVaries) {
  CooperationStudy study = made_study({}, 30);
  for (std::size_t number = 0; number < study.members.size(); ++number) {
    study.members[number].importance[0] = number % 2 == 0 ? 1 : 5;
    study.members[number].effect[0] = 3;
    study.members[number].importance[1] = study.members[number].effect[1] = number % 2 == 0 ? 2 : 4;
    study.members[number].importance[2] = study.members[number].effect[2] = 3;
  }
  const auto map = map_importance_and_effect(study);
  ASSERT_TRUE(map);
  EXPECT_NEAR(map->items[0].angle, 0, 1e-12);
  EXPECT_NEAR(map->items[0].other_half_axis, 0, 1e-12);
  // The mean of 30 answers of 1 or 5 has the standard deviation 2 / √30; strata are of ten with five of each.
  EXPECT_NEAR(map->items[0].half_axis, std::sqrt(-2 * std::log(0.05)) * 2 / std::sqrt(30.0), 0.05);
  EXPECT_NEAR(map->items[1].angle, std::acos(-1.0) / 4, 1e-9) << "both move together";
  EXPECT_TRUE(std::isnan(map->items[2].half_axis)) << "nobody differs";
}

TEST(ImportanceEffectMap, LeavesOutWhatNobodyAnswered) {
  CooperationStudy study = made_study({});
  for (Member& member : study.members) member.effect[0] = undefined;
  const auto map = map_importance_and_effect(study);
  ASSERT_TRUE(map);
  EXPECT_FALSE(map->items[0].is_defined());
  EXPECT_EQ(map->items[0].answers, 0U);
  EXPECT_TRUE(is_defined(map->effect_cut)) << "the median of the others";
}

}  // namespace
}  // namespace zubia::effects
