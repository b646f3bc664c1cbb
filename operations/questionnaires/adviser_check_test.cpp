#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/asked_questionnaires.hpp"

namespace zubia::operations {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;

class AdviserCheck : public QuestionnaireTest {
 protected:
  std::string sent(const std::string& token) {
    const auto reply = ask("send-response", given(token, follow_up_), "anybody");
    EXPECT_TRUE(reply.has_value()) << (reply ? "" : reply.error().detail);
    return ask("list-responses", name_)->at("responses").back().at("response");
  }
  json exported(const std::string& format) {
    return ask("export-answers", {{"questionnaire", "meeting-follow-up"}, {"format", format}}).value();
  }

  const json name_ = {{"questionnaire", "meeting-follow-up"}};
};

TEST_F(AdviserCheck, NeedsAResponseThatWasSent) {
  const auto tokens = publish("meeting-follow-up", "named");
  EXPECT_EQ(refusal("list-responses", {{"questionnaire", "meeting-folow-up"}}), "unknown-questionnaire");
  EXPECT_EQ(refusal("show-response", {{"response", "nothing"}}), "unknown-response");
  EXPECT_EQ(refusal("check-response", {{"response", "nothing"}}), "unknown-response");
  ASSERT_TRUE(ask("save-answers", given(tokens[0], {{"usefulness", {3}}}), "anybody").has_value());
  const std::string begun = ask("list-responses", name_)->at("responses")[0].at("response");
  const auto refused = ask("check-response", {{"response", begun}});
  EXPECT_EQ(refused.error().code, "not-sent");
  EXPECT_EQ(refused.error().detail, "The response was not sent yet.");
  ASSERT_TRUE(ask("withdraw-response", {{"token", tokens[0]}}, "anybody").has_value());
  EXPECT_EQ(refusal("show-response", {{"response", begun}}), "unknown-response");
}

TEST_F(AdviserCheck, IsNotForWhoMayNotSeeTheAnswers) {
  const std::string response = sent(publish("meeting-follow-up", "confidential").front());
  EXPECT_EQ(refusal("list-responses", name_, "facilitator"), "answers-withheld");
  EXPECT_EQ(refusal("show-response", {{"response", response}}, "facilitator"), "answers-withheld");
  EXPECT_EQ(refusal("check-response", {{"response", response}}, "facilitator"), "answers-withheld");
  const std::string who = ask("show-response", {{"response", response}}, "researcher")->at("organisation");
  EXPECT_THAT(who, testing::Not(HasSubstr("Orona")));
  EXPECT_FALSE(who.empty()) << "a pseudonym";
}

TEST_F(AdviserCheck, LetsAResponseCountWhereTheQuestionnaireSaysSo) {
  const auto tokens = publish("meeting-follow-up", "named", true);
  EXPECT_TRUE(ask("open-response", {{"token", tokens[0]}}, "anybody")->at("told").at("needs_check"));
  EXPECT_TRUE(ask("show-questionnaire", name_)->at("needs_check"));
  const std::string response = sent(tokens[0]);
  EXPECT_THAT(exported("csv").at("content").get<std::string>(), testing::Not(HasSubstr(response)));
  const auto notices = exported("tidy").at("notices");
  ASSERT_EQ(notices.size(), 1U);
  EXPECT_EQ(notices[0].at("code"), "not-checked-yet");
  EXPECT_EQ(notices[0].at("text"), "Sent, but left out until an adviser has checked them: 1.");

  EXPECT_EQ(ask("check-response", {{"response", response}}, "facilitator")->at("state"), "checked");
  EXPECT_TRUE(ask("list-responses", name_)->at("responses")[0].at("counts"));
  EXPECT_THAT(exported("csv").at("content").get<std::string>(), HasSubstr(response));
  EXPECT_THAT(exported("csv").at("notices"), IsEmpty());

  EXPECT_EQ(ask("check-response", {{"response", response}, {"undo", true}})->at("state"), "sent");
  EXPECT_FALSE(ask("list-responses", name_)->at("responses")[0].at("counts"));
}

TEST_F(AdviserCheck, IsWantedAgainForWhatWasSentAgain) {
  const auto token = publish("meeting-follow-up", "named", true).front();
  const std::string response = sent(token);
  ASSERT_TRUE(ask("check-response", {{"response", response}}).has_value());
  EXPECT_EQ(sent(token), response);
  EXPECT_FALSE(ask("show-response", {{"response", response}})->at("counts"));
}

TEST_F(AdviserCheck, ShowsEachQuestionWithItsAnswerInTheReadersLanguage) {
  const auto shown = ask("show-response", {{"response", sent(publish("meeting-follow-up", "named").front())}}).value();
  EXPECT_EQ(shown.at("organisation"), "=Orona 0");
  EXPECT_TRUE(shown.at("counts")) << "nobody has to check it";
  const auto& rows = shown.at("answers");
  const auto row = std::ranges::find(rows, "took_place", [](const json& one) { return one.at("variable"); });
  ASSERT_NE(row, rows.end());
  EXPECT_EQ(row->at("answer"), "Yes");
  EXPECT_EQ(row->at("state"), "given");
  EXPECT_EQ(row->at("source"), "given");
  EXPECT_FALSE(row->at("wrong"));
  EXPECT_NE(row->at("question"), "took_place");
}

}  // namespace
}  // namespace zubia::operations
