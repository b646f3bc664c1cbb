#include <gmock/gmock.h>

#include "tests/answered_study.hpp"

namespace zubia::operations {
namespace {

using nlohmann::json;

class DecisionsOnLessons : public AnsweredStudy {
 protected:
  void SetUp() override {
    AnsweredStudy::SetUp();
    publish("cross-border-cooperation");
  }

  Result<json> decide(json fields, const std::string& key = {}) {
    json whole = {
        {"questionnaire", name_}, {"lesson", "L1"}, {"outcome", "accepted"}, {"reason", "As in the assembly"}};
    whole.update(fields);
    return ask("decide-lesson", whole, "owner", key);
  }

  json list() {
    const auto reply = ask("list-lessons", {{"questionnaire", name_}});
    EXPECT_TRUE(reply.has_value()) << reply.error().detail;
    return reply ? *reply : json::object();
  }
};

TEST_F(DecisionsOnLessons, AreRefusedWithoutReasonOrWords) {
  answer(effects::made_study({}, 12));
  EXPECT_EQ(refusal(decide({{"reason", " \n"}})),
            "missing-field reason: A decision has a reason. Say in a sentence why.");
  EXPECT_EQ(refusal(decide({{"outcome", "edited"}, {"wording", "  "}})),
            "missing-field wording: A lesson that was edited has a wording. Write how it reads now, or accept it as it "
            "is.");
  EXPECT_EQ(
      refusal(decide({{"outcome", "rejected"}, {"wording", "Meet more"}})),
      "unexpected-wording wording: Only a lesson that was edited has a wording of its own. Leave it out, or decide "
      "that the lesson was edited.");
}

TEST_F(DecisionsOnLessons, AreNotForWhoMayNotSeeTheAnswers) {
  answer(effects::made_study({}, 12));
  const json fields = {
      {"questionnaire", name_}, {"lesson", "L1"}, {"outcome", "accepted"}, {"reason", "As in the assembly"}};
  EXPECT_EQ(refusal(ask("decide-lesson", fields, "facilitator")).substr(0, 16), "answers-withheld");
  EXPECT_EQ(refusal(ask("list-lessons", {{"questionnaire", name_}}, "facilitator")).substr(0, 16), "answers-withheld");
}

TEST_F(DecisionsOnLessons, AreRefusedWhereThereIsNoSuchLesson) {
  effects::StudyTargets targets;
  targets.networking = 2.5;
  answer(effects::made_study(targets));
  EXPECT_EQ(refusal(decide({{"lesson", "L8"}})), "unknown-lesson lesson: There is no lesson L8. There are L1 to L7.");
  EXPECT_EQ(refusal(decide({{"lesson", "L5"}})),
            "lesson-not-shown lesson: The answers do not show the lesson L5. Decide on lessons that are shown; zubia "
            "study-effects says what this one is missing.");
  EXPECT_TRUE(list().at("decisions").empty());
}

TEST_F(DecisionsOnLessons, AreRefusedWhereNobodyAnswered) {
  EXPECT_EQ(refusal(decide(json::object())).substr(0, 16), "lesson-not-shown");
  const json nothing = list();
  EXPECT_EQ(nothing.at("respondents"), 0);
  ASSERT_EQ(nothing.at("lessons").size(), 7U);
  EXPECT_EQ(nothing.at("lessons").at(0).at("strength"), "not-shown");
  EXPECT_EQ(nothing.at("lessons").at(0).at("evidence_hash"), "");
}

TEST_F(DecisionsOnLessons, AreListedWithWhatTheyStoodOn) {
  answer(effects::made_study({}));
  ASSERT_TRUE(decide(json::object()));
  ASSERT_TRUE(decide({{"lesson", "L2"}, {"outcome", "edited"}, {"wording", "Meet where people live"}}));
  const auto rejected = decide({{"lesson", "L3"}, {"outcome", "rejected"}});
  ASSERT_TRUE(rejected);
  const json reply = list();
  ASSERT_EQ(reply.at("decisions").size(), 3U);
  const json& edited = reply.at("decisions").at(1);
  EXPECT_EQ(edited.at("lesson"), "L2");
  EXPECT_EQ(edited.at("outcome"), "edited");
  EXPECT_EQ(edited.at("wording"), "Meet where people live");
  EXPECT_EQ(edited.at("reason"), "As in the assembly");
  EXPECT_EQ(edited.at("decided_at"), "2026-11-28T10:00:00Z");
  for (const json& decision : reply.at("decisions")) EXPECT_FALSE(decision.at("is_on_earlier_answers").get<bool>());
  EXPECT_EQ(edited.at("evidence_hash"), reply.at("lessons").at(1).at("evidence_hash"));
  EXPECT_EQ(reply.at("lessons").at(2).at("latest"), rejected->at("decision"));
  EXPECT_EQ(reply.at("lessons").at(3).at("latest"), "");
}

TEST_F(DecisionsOnLessons, SayWhenTheyStandOnEarlierAnswers) {
  answer(effects::made_study({}));
  ASSERT_TRUE(decide({{"outcome", "edited"}, {"wording", "Ask first"}}));
  const json before = list();
  answer(effects::made_study({}, 1));
  const json after = list();
  EXPECT_EQ(after.at("respondents"), 46);
  EXPECT_TRUE(after.at("decisions").at(0).at("is_on_earlier_answers").get<bool>());
  EXPECT_EQ(after.at("decisions").at(0).at("evidence_hash"), before.at("lessons").at(0).at("evidence_hash"));
  EXPECT_NE(after.at("lessons").at(0).at("evidence_hash"), before.at("lessons").at(0).at("evidence_hash"));
}

TEST_F(DecisionsOnLessons, AreRefusedWhereSomebodyDecidedMeanwhile) {
  answer(effects::made_study({}));
  const auto first = decide({{"latest_seen", ""}});
  ASSERT_TRUE(first);
  EXPECT_EQ(refusal(decide({{"outcome", "rejected"}, {"latest_seen", ""}})).substr(0, 17), "decided-meanwhile");
  EXPECT_TRUE(decide({{"outcome", "rejected"}, {"latest_seen", first->at("decision")}}));
  EXPECT_TRUE(decide({{"lesson", "L2"}, {"latest_seen", ""}})) << "another lesson has decisions of its own";
}

TEST_F(DecisionsOnLessons, AreStoredOnceUnderAKey) {
  answer(effects::made_study({}));
  const json fields = {{"outcome", "edited"}, {"wording", "Ask first"}};
  const auto once = decide(fields, "somebody key");
  const auto again = decide(fields, "somebody key");
  ASSERT_TRUE(once);
  ASSERT_TRUE(again);
  EXPECT_EQ(*once, *again);
  EXPECT_EQ(list().at("decisions").size(), 1U);
  EXPECT_EQ(refusal(decide({{"outcome", "edited"}, {"wording", "Ask last"}}, "somebody key")).substr(0, 8), "key-used");
}

TEST_F(DecisionsOnLessons, DoNotStandAmongTheDecisionsOnDomains) {
  answer(effects::made_study({}));
  ASSERT_TRUE(decide(json::object()));
  const auto programme = ask("programme-overview", json::object(), "owner");
  ASSERT_TRUE(programme) << programme.error().detail;
  EXPECT_TRUE(programme->at("decisions").empty());
}

}  // namespace
}  // namespace zubia::operations
