#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/asked_questionnaires.hpp"

namespace zubia::operations {
namespace {

using ::testing::IsEmpty;

/// A directory in which two organisations offer something, on either side of the border.
class OffersForGaps : public QuestionnaireTest {
 protected:
  void SetUp() override {
    QuestionnaireTest::SetUp();
    offer("tecnalia", "ES212", "published");
    offer("estia", "FRI15", "published");
    offer("hidden", "ES212", "draft");
  }
  void offer(const std::string& id, const std::string& territory, const std::string& state) {
    const json document = {{"names", {{"", id}}},
                           {"territory", territory},
                           {"websites", {"https://" + id + ".eus"}},
                           {"offers", {{{"id", "x"}, {"title", {{"en", "Roadmap by " + id}}}, {"state", state}}}}};
    const storage::OrganisationChange change{id, document.dump(), {}, 0};
    ASSERT_TRUE(storage::OrganisationStore(*programme_).change({&change, 1}, {0, {}, "typed"}).has_value());
  }
  json advice(const std::string& organisation, const std::string& dimension = "strategy",
              const std::string& name = "innovation-diagnosis") {
    return {{"questionnaire", name}, {"dimension", dimension}, {"organisation", organisation}, {"offer", "x"}};
  }
  /// A report in which everything is at its lowest.
  json report(const std::string& token) {
    json answers = json::object();
    for (const char* dimension : {"strategy", "culture", "processes", "enablers", "results"})
      for (int item = 1; item <= 5; ++item) answers[std::string(dimension) + "_" + std::to_string(item)] = {1};
    return ask("response-report", {{"token", token}, {"answers", answers}}, "anybody").value();
  }

  const json name_ = {{"questionnaire", "innovation-diagnosis"}};
};

TEST_F(OffersForGaps, NeedADimensionAndAPublishedOffer) {
  EXPECT_EQ(refusal("list-advice", name_), "unknown-questionnaire");
  EXPECT_EQ(refusal("put-advice", advice("tecnalia")), "unknown-questionnaire");
  publish("innovation-diagnosis", "named");
  publish("meeting-follow-up", "named");
  EXPECT_EQ(refusal("list-advice", {{"questionnaire", "meeting-follow-up"}}), "no-report");
  EXPECT_EQ(refusal("put-advice", advice("tecnalia", "strategy", "meeting-follow-up")), "no-report");
  const auto unknown = ask("put-advice", advice("tecnalia", "luck"));
  EXPECT_EQ(unknown.error().code, "unknown-dimension");
  EXPECT_EQ(unknown.error().mend, "It has strategy, culture, processes, enablers, results.");
  EXPECT_EQ(refusal("put-advice", advice("nobody")), "unknown-organisation");
  EXPECT_EQ(refusal("put-advice", advice("o0")), "unknown-offer");
  EXPECT_EQ(refusal("put-advice", advice("hidden")), "offer-not-published");
  EXPECT_THAT(ask("list-advice", name_)->at("offers"), IsEmpty());
}

TEST_F(OffersForGaps, AreNamedInTheReportNearestFirstAndOneFromTheOtherSide) {
  const auto tokens = publish("innovation-diagnosis", "named");
  for (const char* organisation : {"estia", "tecnalia"})
    ASSERT_TRUE(ask("put-advice", advice(organisation), "facilitator").has_value());
  const auto told = report(tokens[0]);
  EXPECT_TRUE(told.at("dimensions")[0].at("is_gap"));
  EXPECT_TRUE(told.at("dimensions")[1].at("is_gap")) << "though nobody offers anything";
  const auto& offers = told.at("offers");
  ASSERT_EQ(offers.size(), 2U);
  EXPECT_EQ(offers[0].at("organisation"), "tecnalia") << "Orona 0 is in ES212";
  EXPECT_EQ(offers[1].at("title"), "Roadmap by estia");
  EXPECT_EQ(offers[1].at("website"), "https://estia.eus");
  EXPECT_EQ(offers[1].at("dimension"), "strategy");
}

TEST_F(OffersForGaps, ThatAreNoLongerPublishedAreListedAndNotAdvised) {
  const auto tokens = publish("innovation-diagnosis", "named");
  ASSERT_TRUE(ask("put-advice", advice("tecnalia")).has_value());
  const json withdrawn = {{"names", {{"", "tecnalia"}}}, {"offers", json::array()}};
  const storage::OrganisationChange change{"tecnalia", withdrawn.dump(), {}, 1};
  ASSERT_TRUE(storage::OrganisationStore(*programme_).change({&change, 1}, {0, {}, "typed"}).has_value());
  EXPECT_EQ(ask("list-advice", name_)->at("offers")[0].at("state"), "gone");
  EXPECT_THAT(report(tokens[0]).at("offers"), IsEmpty());
  json away = advice("tecnalia");
  away["remove"] = true;
  EXPECT_TRUE(ask("put-advice", away)->at("removed"));
  EXPECT_THAT(ask("list-advice", name_)->at("offers"), IsEmpty());
}

}  // namespace
}  // namespace zubia::operations
