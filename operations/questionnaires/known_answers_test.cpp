#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "storage/cluster_store.hpp"
#include "tests/asked_questionnaires.hpp"

namespace zubia::operations {
namespace {

class KnownAnswers : public QuestionnaireTest {
 protected:
  void join(const std::string& cluster, const std::string& left_on = {}) {
    storage::ClusterStore store(*programme_);
    ASSERT_TRUE(store.put_cluster({cluster, {{"en", cluster}}, {}, {}, {}}).has_value());
    ASSERT_TRUE(store.put_membership({cluster, "o0", "2018-06-01", left_on, "member"}, {0, {}, "typed"}).has_value());
  }
  json known(const std::string& token) { return ask("open-response", {{"token", token}}, "anybody")->at("known"); }
  /// The follow-up of a meeting, in which one answer is that of the version before.
  std::string publish_follow_up(const std::string& mode, const char* variable, const std::string& prefill) {
    EXPECT_TRUE(ask("add-questionnaire", {{"ready", "meeting-follow-up"}}).has_value());
    auto form = json::parse(
        ask("export-questionnaire", {{"questionnaire", "meeting-follow-up"}})->at("content").get<std::string>());
    for (json& section : form["sections"])
      for (json& item : section["items"])
        if (item["name"] == variable) item["prefill"] = prefill;
    EXPECT_TRUE(ask("add-questionnaire", {{"file", {{"name", "f.json"}, {"bytes", form.dump()}}}}).has_value());
    const auto published = ask("publish-questionnaire", {{"questionnaire", "meeting-follow-up"}, {"mode", mode}});
    EXPECT_TRUE(published.has_value()) << published.error().detail;
    hash_ = published->at("hash");
    const auto links =
        ask("invite-organisations", {{"questionnaire", "meeting-follow-up"}, {"organisations", {"o0"}}}).value();
    const std::string link = links.at("links")[0].at("link");
    return link.substr(link.find('#') + 1);
  }
};

TEST_F(KnownAnswers, NameTheOneClusterThatAnOrganisationIsAMemberOf) {
  const auto token = publish("cross-border-cooperation", "named").front();
  EXPECT_FALSE(known(token).contains("cluster"));
  join("bigdatia");
  join("additivalley", "2020-01-01");
  EXPECT_EQ(known(token).at("cluster"), json({2}));
  join("innovmedica");
  EXPECT_FALSE(known(token).contains("cluster")) << "one of two: nobody knows which is meant";
}

TEST_F(KnownAnswers, AreThoseOfTheVersionBeforeOnceItWasSent) {
  const auto first = publish_follow_up("named", "usefulness", "previous.usefulness");
  ASSERT_TRUE(ask("save-answers", given(first, follow_up_), "anybody").has_value());
  EXPECT_EQ(known(first), json::object()) << "there is no version before";
  const auto second = publish_follow_up("named", "usefulness", "previous.usefulness");
  EXPECT_EQ(known(second), json::object()) << "begun, and never sent";
  ASSERT_TRUE(ask("send-response", given(second, follow_up_), "anybody")->at("is_sent"));
  const auto third = publish_follow_up("named", "usefulness", "previous.usefulness");
  EXPECT_EQ(known(third), json({{"usefulness", {3}}}));
}

TEST_F(KnownAnswers, ThatAreConfidentialNeedTheKey) {
  const auto first = publish_follow_up("confidential", "usefulness", "previous.usefulness");
  ASSERT_TRUE(ask("send-response", given(first, follow_up_), "anybody")->at("is_sent"));
  const auto second = publish_follow_up("confidential", "usefulness", "previous.usefulness");
  EXPECT_EQ(known(second), json({{"usefulness", {3}}}));
  key_ = "another key";
  EXPECT_EQ(known(second), json::object());
}

TEST_F(KnownAnswers, AreNotWhatTheQuestionTakesNoLonger) {
  const auto first = publish_follow_up("named", "usefulness", "previous.usefulness");
  ASSERT_TRUE(ask("send-response", given(first, follow_up_), "anybody")->at("is_sent"));
  EXPECT_EQ(known(publish_follow_up("named", "usefulness", "previous.remarks")), json::object()) << "not answered";
  EXPECT_EQ(known(publish_follow_up("named", "remarks", "previous.usefulness")), json::object()) << "a text now";
}

}  // namespace
}  // namespace zubia::operations
