#include "tests/answered_study.hpp"

namespace zubia::operations {
namespace {

using nlohmann::json;

class EffectsOfStudy : public AnsweredStudy {
 protected:
  std::string refusal(const std::string& questionnaire) {
    const auto reply = ask("study-effects", {{"questionnaire", questionnaire}});
    return reply ? "none" : reply.error().code;
  }
};

TEST_F(EffectsOfStudy, AreRefusedWhereThereIsNoStudy) {
  EXPECT_EQ(refusal(name_), "unknown-questionnaire");
  publish("meeting-follow-up");
  EXPECT_EQ(refusal("meeting-follow-up"), "not-a-cooperation-study");
  publish("cross-border-cooperation");
  EXPECT_EQ(refusal(name_), "no-respondents");
}

TEST_F(EffectsOfStudy, TellAllLessonsOfAStudyThatFulfilsThePublishedFindings) {
  publish("cross-border-cooperation");
  answer(effects::made_study({}));
  const auto reply = ask("study-effects", {{"questionnaire", name_}});
  ASSERT_TRUE(reply.has_value()) << reply.error().detail;
  EXPECT_EQ(reply->at("respondents"), 45);
  EXPECT_EQ(reply->at("leading_cluster"), "Innovmedica Alliance");
  ASSERT_EQ(reply->at("lessons").size(), 7U);
  for (const json& lesson : reply->at("lessons")) EXPECT_NE(lesson.at("strength"), "not-shown") << lesson;
  EXPECT_EQ(reply->at("questions").size(), 45U);
  EXPECT_EQ(reply->at("map").size(), 18U);
  const json& laws = reply->at("questions").at(0);
  EXPECT_EQ(laws.at("item"), "laws");
  EXPECT_EQ(laws.at("answers"), 45);
  EXPECT_EQ(laws.at("fours").get<int>() + laws.at("fives").get<int>(), 45);
}

TEST_F(EffectsOfStudy, SuppressALessonThatTheAnswersDoNotBear) {
  publish("cross-border-cooperation");
  effects::StudyTargets targets;
  targets.networking = 2.5;
  answer(effects::made_study(targets));
  const auto reply = ask("study-effects", {{"questionnaire", name_}, {"samples", 500}});
  ASSERT_TRUE(reply.has_value()) << reply.error().detail;
  for (const json& lesson : reply->at("lessons"))
    EXPECT_EQ(lesson.at("strength") == "not-shown", lesson.at("lesson") == "L5") << lesson;
}

}  // namespace
}  // namespace zubia::operations
