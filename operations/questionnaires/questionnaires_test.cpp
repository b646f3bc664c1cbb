#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <set>

#include "tests/asked_questionnaires.hpp"

namespace zubia::operations {
namespace {

using ::testing::HasSubstr;

class Questionnaires : public QuestionnaireTest {
 protected:
  void expect_key_of_another_refused(const std::string& mode) {
    const auto tokens = publish("meeting-follow-up", mode);
    ASSERT_TRUE(ask("send-response", given(tokens[0], follow_up_), "anybody", "k1")->at("is_sent"));
    const auto refused = ask("send-response", given(tokens[1], follow_up_), "anybody", "k1");
    ASSERT_FALSE(refused.has_value());
    EXPECT_EQ(refused.error().code, "key-used");
    EXPECT_TRUE(ask("send-response", given(tokens[1], follow_up_), "anybody", "k2")->at("is_sent"));
    EXPECT_EQ(ask("field-work", {{"questionnaire", "meeting-follow-up"}})->at("strata")[0].at("sent"), 2);
  }
};

TEST_F(Questionnaires, AreAddedReadyOrFromAFileAndNothingElse) {
  EXPECT_EQ(refusal("add-questionnaire", json::object()), "nothing-to-add");
  EXPECT_EQ(refusal("add-questionnaire", {{"ready", "inovation-diagnosis"}}), "unknown-ready-questionnaire");
  const auto file = [](const std::string& bytes) { return json{{"file", {{"name", "f.json"}, {"bytes", bytes}}}}; };
  EXPECT_EQ(refusal("add-questionnaire", file("{}")), "not-an-instrument");
  EXPECT_EQ(refusal("add-questionnaire", file("{")), "truncated-file");
  EXPECT_EQ(refusal("add-questionnaire", file("PK\x03\x04 is no zip")), "broken-archive");
  EXPECT_EQ(ask("add-questionnaire", {{"ready", "meeting-follow-up"}})->at("missing_texts"), 0);
  EXPECT_EQ(refusal("show-questionnaire", {{"questionnaire", "meeting-folow-up"}}), "unknown-questionnaire");
}

TEST_F(Questionnaires, LackingATextAreNotPublishedAndTheLanguageIsNamed) {
  ASSERT_TRUE(ask("add-questionnaire", {{"ready", "meeting-follow-up"}}).has_value());
  auto form = json::parse(
      ask("export-questionnaire", {{"questionnaire", "meeting-follow-up"}})->at("content").get<std::string>());
  form["title"].erase("eu");
  form["sections"][0]["title"]["eu"] = "  ";
  ASSERT_TRUE(ask("add-questionnaire", {{"file", {{"name", "f.json"}, {"bytes", form.dump()}}}}).has_value());
  EXPECT_EQ(ask("show-questionnaire", {{"questionnaire", "meeting-follow-up"}})->at("missing").size(), 2U);
  const auto refused = ask("publish-questionnaire", {{"questionnaire", "meeting-follow-up"}});
  EXPECT_EQ(refused.error().code, "missing-translation");
  EXPECT_THAT(refused.error().detail, HasSubstr("eu (2)"));
}

TEST_F(Questionnaires, AreFrozenOncePublished) {
  EXPECT_EQ(refusal("publish-questionnaire", {{"questionnaire", "x"}}), "unknown-questionnaire");
  ASSERT_TRUE(ask("add-questionnaire", {{"ready", "offers-and-needs"}}).has_value());
  const json name = {{"questionnaire", "offers-and-needs"}};
  const auto with = [&](const char* field, const json& value) {
    json changed = name;
    changed[field] = value;
    return refusal("publish-questionnaire", changed);
  };
  EXPECT_EQ(with("mode", "anonymous"), "personal-question");
  EXPECT_EQ(with("closes_on", "2026-11-26"), "invalid-value");
  EXPECT_EQ(with("hash_seen", "older"), "changed-meanwhile");
  EXPECT_EQ(with("purpose", {{"purpose", "for fun"}}), "invalid-value");
  EXPECT_EQ(refusal("invite-organisations", name), "not-published");
  ASSERT_TRUE(ask("publish-questionnaire", name).has_value());
  EXPECT_EQ(refusal("publish-questionnaire", name), "already-published");
}

TEST_F(Questionnaires, InviteWhoIsInTheDirectoryOnceEach) {
  publish("meeting-follow-up", "named");
  const json name = {{"questionnaire", "meeting-follow-up"}};
  EXPECT_EQ(refusal("invite-organisations", name), "nobody-to-invite");
  EXPECT_EQ(refusal("invite-organisations", {{"questionnaire", "meeting-follow-up"}, {"everybody", true}}),
            "nobody-to-invite");
  EXPECT_EQ(refusal("invite-organisations", {{"questionnaire", "meeting-follow-up"}, {"organisations", {"zz"}}}),
            "unknown-organisation");
  const auto again =
      ask("invite-organisations", {{"questionnaire", "meeting-follow-up"}, {"organisations", {"o3"}}})->at("links")[0];
  EXPECT_EQ(again.at("language"), "fr") << "that of the organisation";
  EXPECT_THAT(again.at("text").get<std::string>(), HasSubstr("Bonjour"));
}

TEST_F(Questionnaires, TakeWhatIsRightAndNameWhatIsNot) {
  const auto tokens = publish("meeting-follow-up", "named");
  EXPECT_EQ(refusal("open-response", {{"token", "nothing"}}, "anybody"), "unknown-link");
  EXPECT_EQ(refusal("save-answers", {{"token", tokens[0]}, {"answers", follow_up_}}, "anybody"), "consent-wanted");
  EXPECT_EQ(refusal("save-answers", {{"token", tokens[0]}, {"agreed", "old"}, {"answers", follow_up_}}, "anybody"),
            "consent-outdated");
  EXPECT_EQ(refusal("save-answers", given(tokens[0], {1, 2}), "anybody"), "invalid-value");
  const auto saved = ask("save-answers",
                         given(tokens[0], {{"took_place", {1}},
                                           {"usefulness", {7}},
                                           {"probability", "much"},
                                           {"remarks", 5},
                                           {"size", 3},
                                           {"next_step", {2}}}),
                         "anybody");
  ASSERT_TRUE(saved.has_value()) << saved.error().detail;
  EXPECT_EQ(saved->at("receipt"), 1);
  std::map<std::string, std::string> refused;
  for (const auto& one : saved->at("refused")) refused[one.at("variable")] = one.at("code");
  EXPECT_EQ(refused, (std::map<std::string, std::string>{{"usefulness", "unknown-choice"},
                                                         {"probability", "wrong-kind"},
                                                         {"remarks", "wrong-kind"},
                                                         {"size", "unknown-variable"}}));
  const auto opened = ask("open-response", {{"token", tokens[0]}, {"language", "eu"}}, "anybody").value();
  EXPECT_EQ(opened.at("answers"), json({{"took_place", {1}}, {"next_step", {2}}}));
  EXPECT_EQ(opened.at("told").at("mode"), "named");
  EXPECT_EQ(opened.at("instrument").at("title").size(), 1U) << "in one language";
}

TEST_F(Questionnaires, AreSentWholeOrSayWhatIsMissing) {
  const auto token = publish("meeting-follow-up", "confidential").front();
  const auto early = ask("send-response", given(token, {{"took_place", {1}}}), "anybody").value();
  EXPECT_EQ(early.at("is_sent"), false);
  EXPECT_EQ(early.at("progress").at("remaining").size(), 2U);
  const auto wrong =
      ask("send-response", given(token, {{"next_step", {2, 97}}, {"usefulness", {3}}}), "anybody").value();
  EXPECT_EQ(wrong.at("progress").at("failures")[0].at("code"), "exclusive-choice");
  EXPECT_EQ(wrong.at("saved").size(), 2U) << "half an answer is kept";
  const auto sent = ask("send-response", given(token, {{"next_step", {2}}}), "anybody", "k1").value();
  EXPECT_EQ(sent.at("is_sent"), true);
  EXPECT_EQ(ask("send-response", given(token, {{"next_step", {2}}}), "anybody", "k1")->at("receipt"),
            sent.at("receipt"));
  const auto work = ask("field-work", {{"questionnaire", "meeting-follow-up"}})->at("strata");
  EXPECT_EQ(work[0].at("organisations"), 12);
  EXPECT_EQ(work[0].at("sent"), 1);
  EXPECT_EQ(work[1].at("stratum"), "ES212");
  EXPECT_EQ(work[1].at("response_rate"), 0.125);
}

TEST_F(Questionnaires, ThatAreConfidentialNameNobodyAndNeedTheKey) {
  const auto token = publish("meeting-follow-up", "confidential").front();
  ASSERT_TRUE(ask("send-response", given(token, follow_up_), "anybody")->at("is_sent"));
  const json name = {{"questionnaire", "meeting-follow-up"}};
  EXPECT_EQ(refusal("export-answers", name, "facilitator"), "answers-withheld");
  const std::string csv =
      ask("export-answers", {{"questionnaire", "meeting-follow-up"}, {"format", "tidy"}}, "researcher")->at("content");
  EXPECT_THAT(csv, HasSubstr("2026-11-27,took_place,,given,1,Yes"));
  EXPECT_EQ(csv.find("o0,"), std::string::npos);
  EXPECT_EQ(csv.find("Orona"), std::string::npos);
  key_ = "another key";
  EXPECT_EQ(ask("open-response", {{"token", token}}, "anybody")->at("answers"), json::object());
  key_.clear();
  EXPECT_EQ(refusal("open-response", {{"token", token}}, "anybody"), "no-pseudonym-key");
}

TEST_F(Questionnaires, ThatAreAnonymousKeepNothingUntilTheyAreSentOnce) {
  const auto token = publish("meeting-follow-up", "anonymous").front();
  const auto saved = ask("save-answers", given(token, follow_up_), "anybody").value();
  EXPECT_TRUE(saved.at("receipt").is_null());
  EXPECT_EQ(ask("open-response", {{"token", token}}, "anybody")->at("answers"), json::object());
  EXPECT_EQ(ask("open-response", {{"token", token}}, "anybody")->at("organisation"), "");
  ASSERT_TRUE(ask("send-response", given(token, follow_up_), "anybody", "k1")->at("is_sent"));
  ASSERT_TRUE(ask("send-response", given(token, follow_up_), "anybody", "k1")->at("is_sent")) << "the reply was lost";
  EXPECT_EQ(refusal("send-response", given(token, follow_up_), "anybody"), "link-used");
  EXPECT_EQ(refusal("open-response", {{"token", token}}, "anybody"), "link-used");
  EXPECT_EQ(refusal("withdraw-response", {{"token", token}}, "anybody"), "nothing-to-withdraw");
}

TEST_F(Questionnaires, AreNotAcknowledgedUnderTheKeyOfSomebodyElse) { expect_key_of_another_refused("named"); }

TEST_F(Questionnaires, ThatAreConfidentialAreNotAcknowledgedUnderTheKeyOfSomebodyElse) {
  expect_key_of_another_refused("confidential");
}

TEST_F(Questionnaires, ThatAreAnonymousAreNotAcknowledgedUnderTheKeyOfSomebodyElse) {
  expect_key_of_another_refused("anonymous");
}

TEST_F(Questionnaires, ThatAreClosedTakeNothingMore) {
  const auto token = publish("meeting-follow-up", "named").front();
  const json name = {{"questionnaire", "meeting-follow-up"}};
  ASSERT_TRUE(ask("close-questionnaire", name).has_value());
  EXPECT_EQ(refusal("close-questionnaire", name), "closed-already");
  EXPECT_EQ(refusal("open-response", {{"token", token}}, "anybody"), "questionnaire-closed");
  EXPECT_EQ(refusal("save-answers", given(token, follow_up_), "anybody"), "questionnaire-closed");
}

TEST_F(Questionnaires, DoNotPromiseLessThanTheVersionThatWasAnswered) {
  const auto token = publish("meeting-follow-up", "anonymous").front();
  ASSERT_TRUE(ask("send-response", given(token, follow_up_), "anybody")->at("is_sent"));
  ASSERT_TRUE(ask("add-questionnaire", {{"ready", "meeting-follow-up"}}).has_value());
  EXPECT_EQ(refusal("publish-questionnaire", {{"questionnaire", "meeting-follow-up"}, {"mode", "named"}}),
            "mode-weakened");
}

TEST_F(Questionnaires, DisarmWhatASpreadsheetWouldRun) {
  const auto token = publish("meeting-follow-up", "named").front();
  json answers = follow_up_;
  answers["remarks"] = "=1+1";
  ASSERT_TRUE(ask("send-response", given(token, answers), "anybody")->at("is_sent"));
  const auto file = [&](const char* format) {
    return ask("export-answers", {{"questionnaire", "meeting-follow-up"}, {"format", format}})
        ->at("content")
        .get<std::string>();
  };
  EXPECT_THAT(file("tidy"), HasSubstr(",remarks,,given,'=1+1,"));
  EXPECT_THAT(file("csv"), HasSubstr(",'=1+1"));
  EXPECT_THAT(file("codebook"), HasSubstr("usefulness,"));
}

TEST_F(Questionnaires, LeaveInEveryFormatUnderANameOfItsOwn) {
  publish("meeting-follow-up", "named");
  const json name = {{"questionnaire", "meeting-follow-up"}};
  std::set<std::string> names;
  for (const char* format : {"csv", "tidy", "codebook", "xlsx", "spss", "r", "ddi"}) {
    json request = name;
    request["format"] = format;
    const auto reply = ask("export-answers", request);
    ASSERT_TRUE(reply.has_value()) << format;
    EXPECT_NE(reply->at("content"), "") << format << ", though nobody has answered yet";
    names.insert(reply->at("file_name"));
  }
  EXPECT_EQ(names.size(), 7U);
  json grouped = name;
  grouped["group"] = "nothing";
  for (const char* format : {"tidy", "spss"}) {
    grouped["format"] = format;
    EXPECT_EQ(refusal("export-answers", grouped), "unknown-group");
  }
}

TEST_F(Questionnaires, GiveAReportAtOnceAndCompareWithWhatWasReleasedOnly) {
  const auto tokens = publish("innovation-diagnosis", "confidential");
  EXPECT_EQ(refusal("response-report", {{"token", tokens[0]}}, "anybody"), "nothing-answered");
  json answers = {{"territory", {1}}, {"size_class", {2}}};
  for (const char* dimension : {"strategy", "culture", "processes", "enablers", "results"})
    for (int item = 1; item <= 5; ++item) answers[std::string(dimension) + "_" + std::to_string(item)] = {4};
  for (const std::string& token : tokens) {
    const auto sent = ask("send-response", given(token, answers), "anybody").value();
    ASSERT_TRUE(sent.at("is_sent")) << sent.dump();
  }
  const auto report = ask("response-report", {{"token", tokens[0]}, {"language", "eu"}}, "anybody").value();
  EXPECT_EQ(report.at("compared_with"), "nobody") << "twelve have answered, and nothing was released";
  ASSERT_EQ(report.at("dimensions").size(), 5U);
  EXPECT_FALSE(report.at("dimensions")[0].at("feedback").get<std::string>().empty());
  EXPECT_TRUE(report.at("dimensions")[0].at("target").is_null());
  EXPECT_EQ(refusal("response-report", {{"token", publish("meeting-follow-up", "named")[0]}}, "anybody"), "no-report");
}

}  // namespace
}  // namespace zubia::operations
