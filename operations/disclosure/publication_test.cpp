#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/diagnosis/diagnosis.hpp"
#include "engine/disclosure/populations_for_tests.hpp"
#include "operations/disclosure/directory_attributes.hpp"
#include "storage/connection.hpp"
#include "storage/programme_access.hpp"
#include "tests/surveyed_programme.hpp"

namespace zubia::operations {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;

const json survey = {{"questionnaire", "survey"}};

class Publication : public testing::Test {
 protected:
  void SetUp() override { survey_.add(); }

  json proposed(const json& by = json::array()) {
    json fields = survey;
    if (!by.empty()) fields["by"] = by;
    return SurveyedProgramme::must(survey_.ask("propose-publication-plan", fields)).at("plan");
  }
  json small_plan() { return proposed({"territory", "size_class"}); }
  Problem refused_plan(const json& plan) {
    const auto reply = survey_.declare(plan);
    return reply ? Problem{"none", reply->dump(), {}, {}} : reply.error();
  }
  void declare_and_publish(const std::string& mode, bool needs_check = false) {
    SurveyedProgramme::must(survey_.declare(mode == "anonymous" ? proposed() : small_plan()));
    survey_.publish(mode, needs_check);
  }
  static std::vector<std::string> names_of(const json& plan) {
    std::vector<std::string> names;
    for (const json& one : plan.at("questions")) names.push_back(one.at("name"));
    return names;
  }
  static json total_of(const json& release, const std::string& question) {
    for (const json& one : release.at("figures"))
      if (one.at("question") == question && one.at("by").empty() && one.at("statistic") == "mean") return one;
    return {};
  }

  SurveyedProgramme survey_{disclosure::any_population(30, RandomStream(Seed{7}, 0))};
};

TEST_F(Publication, IsProposedOfWhatMayBePublished) {
  const json reply = SurveyedProgramme::must(survey_.ask("propose-publication-plan", survey));
  EXPECT_EQ(names_of(reply.at("plan")),
            (std::vector<std::string>{"dimension.readiness", "barrier", "effect", "export", "motive", "people"}));
  std::map<std::string, std::string> left_out;
  for (const json& one : reply.at("left_out")) left_out[one.at("question")] = one.at("reason");
  EXPECT_EQ(left_out, (std::map<std::string, std::string>{{"profit", "may-be-negative"},
                                                          {"ready_1", "scored"},
                                                          {"ready_2", "scored"},
                                                          {"who", "personal"},
                                                          {"remarks", "free-text"}}));
  EXPECT_EQ(reply.at("plan").at("questions")[0].at("values"), json({0, 13, 25, 38, 50, 63, 75, 88, 100}))
      << "what two statements in five steps can score";
  EXPECT_FALSE(reply.at("plan").at("rules").contains("dominance_percent")) << "nobody is told it";
  ASSERT_EQ(reply.at("tables").size(), 6U) << "the total, four attributes, and two of them together";
  EXPECT_EQ(reply.at("tables")[0].at("by"), json::array());
  EXPECT_EQ(reply.at("tables")[0].at("shown_at_best"), 1);
  EXPECT_LT(reply.at("tables")[5].at("shown_at_best"), reply.at("tables")[5].at("cells"));
}

TEST_F(Publication, SaysWhichBreakdownsItDropsInWhichOrder) {
  json fields = survey;
  fields["by"] = {"sme", "fifty_staff", "country", "fifty_staff+territory"};
  const json reply = SurveyedProgramme::must(survey_.ask("propose-publication-plan", fields));
  ASSERT_EQ(reply.at("dropped").size(), 2U);
  EXPECT_EQ(reply.at("dropped")[0].at("by"), json({"fifty_staff", "territory"})) << "the last one first";
  EXPECT_EQ(reply.at("dropped")[1].at("by"), json({"fifty_staff"}));
  EXPECT_EQ(reply.at("dropped")[1].at("overlaps"), "sme");
  fields["by"] = {"sector"};
  const auto unknown = survey_.ask("propose-publication-plan", fields);
  ASSERT_FALSE(unknown.has_value());
  EXPECT_EQ(unknown.error().code, "unknown-attribute");
  EXPECT_THAT(unknown.error().mend, HasSubstr("territory"));
}

TEST_F(Publication, RefusesPlansThatDoNotFitAndSaysWhere) {
  const json plan = small_plan();
  const auto with = [&](const char* pointer, const json& value) {
    json changed = plan;
    changed[json::json_pointer(pointer)] = value;
    return refused_plan(changed);
  };
  const Problem unknown = with("/questions/1/name", "bariers");
  EXPECT_EQ(unknown.code, "unknown-question");
  EXPECT_EQ(unknown.where.member, "questions[1].name");
  EXPECT_EQ(unknown.where.file, "plan.json");
  EXPECT_EQ(unknown.detail, "The questionnaire does not ask bariers.");
  EXPECT_THAT(unknown.mend, HasSubstr("barrier"));
  for (const auto& [name, reason] :
       {std::pair("who", "personal"), {"remarks", "free-text"}, {"ready_1", "scored"}, {"profit", "may-be-negative"}}) {
    const Problem hidden = with("/questions/1/name", name);
    EXPECT_EQ(hidden.code, "unpublished-question") << name;
    EXPECT_EQ(hidden.detail, "No plan may publish the answers to " + std::string(name) + ": " + reason + ".");
  }
  EXPECT_EQ(with("/questions/1/kind", "yes-no").code, "statistic-does-not-fit");
  const Problem kind = with("/questions/5/kind", "scale");
  EXPECT_EQ(kind.code, "kind-does-not-fit");
  EXPECT_EQ(kind.detail, "people is answered by amount, not by scale.");
  EXPECT_EQ(with("/questions/1/high", 7).code, "categories-do-not-fit");
  EXPECT_EQ(with("/questions/0/values", json::array()).code, "categories-do-not-fit");
  json any_score = plan;
  any_score["questions"][0]["values"] = json::array();
  any_score["questions"][0]["categories"] = json::array();
  const Problem scores = refused_plan(any_score);
  EXPECT_EQ(scores.code, "answers-do-not-fit") << "the audit would take every score for possible";
  EXPECT_EQ(scores.where.member, "questions[0]");
  EXPECT_EQ(scores.mend,
            "Give the answers or choices that the questionnaire has; propose-publication-plan lists them.");
  const Problem narrow = with("/questions/5/high", 50);
  EXPECT_EQ(narrow.code, "answers-do-not-fit") << "amounts have no highest answer";
  EXPECT_EQ(narrow.where.member, "questions[5]");
  json choice = plan;
  choice["questions"][4]["categories"].erase(2);
  EXPECT_EQ(refused_plan(choice).code, "answers-do-not-fit");
  const Problem attribute = with("/attributes/0/name", "sector");
  EXPECT_EQ(attribute.code, "unknown-attribute");
  json nowhere = plan;
  nowhere["attributes"][0]["categories"].erase(3);
  EXPECT_EQ(refused_plan(nowhere).code, "missing-category");
  EXPECT_EQ(with("/rules/units_min", 2).code, "threshold-below-floor");
  EXPECT_EQ(with("/format", "zubia-disclosure-plan-9").code, "unknown-format");
  EXPECT_FALSE(SurveyedProgramme::must(survey_.ask("show-publication-plan", survey)).at("is_declared").get<bool>())
      << "nothing of these was kept";
}

TEST_F(Publication, IsDeclaredBeforeAnybodyAnswersAndNotAfter) {
  EXPECT_EQ(survey_.refusal("declare-publication-plan",
                            {{"questionnaire", "survey"}, {"plan", {{"name", "p"}, {"bytes", "{}"}}}}, "researcher"),
            "not-permitted");
  SurveyedProgramme::must(survey_.declare(proposed()));
  SurveyedProgramme::must(survey_.declare(small_plan()));
  survey_.publish("confidential");
  SurveyedProgramme::must(survey_.declare(small_plan()));
  const json before = SurveyedProgramme::must(survey_.ask("show-publication-plan", survey, "facilitator"));
  EXPECT_EQ(before.at("declared_by"), "Name of owner");
  EXPECT_EQ(before.at("declared_at"), "2026-11-27T10:00:00Z");
  EXPECT_FALSE(before.at("is_settled").get<bool>());
  survey_.answer(0);
  const Problem late = refused_plan(proposed());
  EXPECT_EQ(late.code, "plan-settled");
  EXPECT_EQ(late.detail, "Somebody has answered already: what will be published of the answers is settled.");
  EXPECT_EQ(late.mend, "Declare the plan of the next version before it is published.");
  const json shown = SurveyedProgramme::must(survey_.ask("show-publication-plan", survey, "researcher"));
  EXPECT_TRUE(shown.at("is_settled").get<bool>());
  EXPECT_EQ(shown.at("hash"), before.at("hash"));
  EXPECT_EQ(shown.at("declared_by"), "") << "researchers see no names";
  EXPECT_EQ(shown.dump().find("dominance"), std::string::npos);
}

TEST_F(Publication, OfTheVersionThatIsAnsweredIsShownWhileTheNextIsDrafted) {
  SurveyedProgramme::must(survey_.declare(small_plan()));
  const auto shown = [&](int version) {
    return SurveyedProgramme::must(
        survey_.ask("show-publication-plan", {{"questionnaire", "survey"}, {"version", version}}, "researcher"));
  };
  EXPECT_EQ(shown(0).at("published_version"), 0);
  survey_.publish("confidential");
  const json declared = shown(0);
  SurveyedProgramme::must(survey_.ask("begin-draft", survey));
  const json draft = shown(0);
  EXPECT_EQ(draft.at("version"), 2);
  EXPECT_EQ(draft.at("published_version"), 1);
  EXPECT_FALSE(draft.at("is_declared").get<bool>());
  EXPECT_EQ(shown(1), declared);
  const auto none = survey_.ask("show-publication-plan", {{"questionnaire", "survey"}, {"version", 3}}, "researcher");
  ASSERT_FALSE(none.has_value());
  EXPECT_EQ(none.error().code, "unknown-version");
  EXPECT_EQ(none.error().detail, "There is no version 3 of survey.");
  EXPECT_EQ(none.error().mend, "The latest is 2.");
}

TEST_F(Publication, NeedsAPlanThatStillFitsWhatIsPublished) {
  SurveyedProgramme::must(survey_.declare(small_plan()));
  json changed = surveyed_instrument();
  changed["sections"][0]["items"].erase(1);
  SurveyedProgramme::must(
      survey_.ask("add-questionnaire", {{"file", {{"name", "survey.json"}, {"bytes", changed.dump()}}}}));
  const auto refused = survey_.ask("publish-questionnaire", survey);
  ASSERT_FALSE(refused.has_value());
  EXPECT_EQ(refused.error().code, "plan-does-not-fit");
  EXPECT_THAT(refused.error().detail, HasSubstr("does not ask effect"));
  SurveyedProgramme::must(survey_.declare(small_plan()));
  EXPECT_TRUE(survey_.ask("publish-questionnaire", survey).has_value());
}

TEST_F(Publication, OfResultsNeedsAPlanAndEnoughAnswers) {
  EXPECT_EQ(survey_.refusal("release-results", {{"questionnaire", "survy"}}), "unknown-questionnaire");
  EXPECT_EQ(survey_.refusal("release-results", survey), "not-published");
  survey_.publish("confidential");
  EXPECT_EQ(survey_.refusal("release-results", survey), "no-publication-plan");
  SurveyedProgramme::must(survey_.declare(small_plan()));
  EXPECT_EQ(survey_.refusal("release-results", survey, "researcher"), "not-permitted");
  for (std::size_t number = 0; number < 4; ++number) survey_.answer(number);
  const auto few = survey_.release();
  ASSERT_FALSE(few.has_value());
  EXPECT_EQ(few.error().code, "too-few-answers");
  EXPECT_EQ(few.error().detail, "Fewer than 5 enterprise groups have answers that count.");
  EXPECT_THAT(SurveyedProgramme::must(survey_.ask("list-releases", survey, "company")).at("releases"), IsEmpty());
  EXPECT_EQ(survey_.refusal("show-release", {{"questionnaire", "survey"}, {"release", 1}}), "unknown-release");
  survey_.answer(4);
  survey_.key_.clear();
  EXPECT_EQ(survey_.refusal("release-results", survey), "no-pseudonym-key");
  survey_.key_ = "a key";
  EXPECT_EQ(SurveyedProgramme::must(survey_.release()).at("release"), 1);
}

TEST_F(Publication, StaysAsItIsWhateverBecomesOfTheAnswers) {
  declare_and_publish("confidential");
  survey_.answer_all();
  const json made = SurveyedProgramme::must(survey_.release("key-1"));
  EXPECT_EQ(made.at("date"), "2026-11-27");
  EXPECT_EQ(made.at("answers_from"), 30);
  EXPECT_EQ(made.at("answers_to"), 39);
  const json first = survey_.released(1);
  EXPECT_EQ(first.at("hash"), made.at("hash"));
  EXPECT_TRUE(total_of(first, "barrier").at("value").is_number());
  survey_.now_ = "2026-11-28T10:00:00Z";
  EXPECT_EQ(SurveyedProgramme::must(survey_.release("key-1")), made) << "the same key, the same release";
  SurveyedProgramme::must(survey_.ask("withdraw-response", {{"token", survey_.token(3)}}, "anybody"));
  survey_.answer(4, {{"barrier", {1}}});
  survey_.answer(5, {{"barrier", {1}}});
  EXPECT_EQ(survey_.released(1), first);
  const auto again = survey_.release("key-2");
  ASSERT_FALSE(again.has_value());
  EXPECT_EQ(again.error().code, "nothing-to-release");
  for (std::size_t number = 6; number < 9; ++number) survey_.answer(number, {{"barrier", {1}}});
  EXPECT_EQ(SurveyedProgramme::must(survey_.release("key-2")).at("release"), 2) << "five groups have changed answers";
  EXPECT_EQ(survey_.released(1), first);
  EXPECT_EQ(survey_.released(2).at("date"), "2026-11-28");
  EXPECT_EQ(survey_.released(0), survey_.released(2)) << "0 is the last one";
  const json list = SurveyedProgramme::must(survey_.ask("list-releases", survey, "facilitator")).at("releases");
  ASSERT_EQ(list.size(), 2U);
  EXPECT_EQ(list[0].at("released_by"), "Name of facilitator");
  EXPECT_EQ(
      SurveyedProgramme::must(survey_.ask("list-releases", survey, "company")).at("releases")[0].at("released_by"), "");
}

TEST_F(Publication, IsOfCheckedAnswersWhereTheQuestionnaireSaysSo) {
  declare_and_publish("named", true);
  survey_.answer_all();
  EXPECT_EQ(survey_.refusal("release-results", survey), "too-few-answers");
  const json responses = SurveyedProgramme::must(survey_.ask("list-responses", survey)).at("responses");
  for (std::size_t number = 0; number < 6; ++number)
    SurveyedProgramme::must(survey_.ask("check-response", {{"response", responses[number].at("response")}}));
  EXPECT_EQ(SurveyedProgramme::must(survey_.release()).at("answers_to"), 9);
}

TEST_F(Publication, OfAnonymousAnswersShowsTheTotal) {
  const json broken_down = small_plan();
  SurveyedProgramme::must(survey_.declare(broken_down));  // before the mode was chosen
  json bare = surveyed_instrument();
  bare["sections"][0]["items"].erase(8);
  SurveyedProgramme::must(
      survey_.ask("add-questionnaire", {{"file", {{"name", "survey.json"}, {"bytes", bare.dump()}}}}));
  survey_.publish("anonymous");
  EXPECT_EQ(refused_plan(broken_down).code, "attributes-of-nobody");
  EXPECT_THAT(small_plan().at("attributes"), IsEmpty()) << "so none are proposed";
  for (std::size_t number = 0; number < 30; ++number) survey_.answer(number, {{"who", nullptr}});
  SurveyedProgramme::must(survey_.release());
  const json release = survey_.released();
  for (const json& one : release.at("figures")) EXPECT_THAT(one.at("by"), IsEmpty());
  EXPECT_TRUE(total_of(release, "barrier").at("value").is_number());
}

TEST_F(Publication, CountsHoldingsAsOne) {
  std::vector<storage::OrganisationChange> changes;
  const auto& people = survey_.population();
  for (std::size_t number = 1; number < 8; ++number) {
    const std::string id = "o" + people[number].key;
    json record = json::parse((*storage::OrganisationStore(survey_.programme()).find(id))->document);
    record["group"] = {{{"organisation", "o" + people[0].key}, {"relation", "parent"}, {"share", 0.8}}};
    changes.push_back({id, record.dump(), {}, 1});
  }
  SurveyedProgramme::must(storage::OrganisationStore(survey_.programme()).change(changes, {1, {}, "typed"}));
  declare_and_publish("confidential");
  for (std::size_t number = 0; number < 11; ++number) survey_.answer(number);
  EXPECT_EQ(survey_.refusal("release-results", survey), "too-few-answers") << "one holding and three firms";
  survey_.answer(11);
  EXPECT_EQ(SurveyedProgramme::must(survey_.release()).at("answers_to"), 9);
}

TEST_F(Publication, KeepsTheLedgerFromEverybodyWithoutTheKey) {
  declare_and_publish("confidential");
  survey_.answer_all();
  SurveyedProgramme::must(survey_.release());
  std::string ledger;
  std::vector<std::string> answers;
  storage::ProgrammeAccess access(survey_.programme());
  SurveyedProgramme::must(access.read([&](storage::Connection& connection) {
    auto asked = connection.query("SELECT document FROM publication_ledger", {},
                                  [&](const storage::Row& row) { ledger = row.text(0); });
    if (!asked) return asked;
    return connection.query("SELECT respondent, answers FROM publication_ledger_answer", {},
                            [&](const storage::Row& row) {
                              EXPECT_NE(row.text(0).substr(0, 1), "o") << "a pseudonym";
                              answers.push_back(row.text(1));
                            });
  }));
  EXPECT_EQ(ledger.find("respondents"), std::string::npos) << "sealed: it says who is in which cell";
  EXPECT_EQ(answers.size(), 30U);
  SurveyedProgramme::must(survey_.ask("withdraw-response", {{"token", survey_.token(3)}}, "anybody"));
  answers.clear();
  SurveyedProgramme::must(access.read([&](storage::Connection& connection) {
    return connection.query("SELECT answers FROM publication_ledger_answer WHERE answers <> ''", {},
                            [&](const storage::Row& row) { answers.push_back(row.text(0)); });
  }));
  EXPECT_EQ(answers.size(), 29U) << "withdrawn answers leave the ledger at once";
  survey_.key_ = "another key";
  EXPECT_EQ(survey_.refusal("release-results", survey), "sealed-ledger");
}

TEST_F(Publication, IsWhatReportsCompareWith) {
  declare_and_publish("confidential");
  survey_.answer_all();
  const json token = {{"token", survey_.token(0)}};
  const auto report = [&] { return SurveyedProgramme::must(survey_.ask("response-report", token, "anybody")); };
  EXPECT_EQ(report().at("compared_with"), "nobody") << "nothing was released";
  SurveyedProgramme::must(survey_.release());
  const json compared = report();
  ASSERT_EQ(compared.at("dimensions").size(), 1U);
  const json& row = compared.at("dimensions")[0];
  std::map<json, std::map<std::string, json>> cells;  // of each the mean, and the share of each quarter
  const json release = survey_.released();
  for (const json& one : release.at("figures"))
    if (one.at("question") == "dimension.readiness") cells[one.at("cell")][one.at("category")] = one.at("value");
  const auto target_of = [](const std::map<std::string, json>& cell) {
    diagnosis::PublishedScores scores{.from = {0, 25, 50, 75}};
    for (const char* quarter : {"0-24", "25-49", "50-74", "75-100"}) scores.shares.push_back(cell.at(quarter));
    return json(diagnosis::grouped_percentile(scores, 0.75));
  };
  EXPECT_TRUE(row.at("target").is_number());
  EXPECT_TRUE(std::ranges::any_of(cells, [&](const auto& cell) {
    return cell.second.size() == 5 && cell.second.at("") == row.at("average") &&
           target_of(cell.second) == row.at("target");
  })) << row;
  EXPECT_NE(compared.at("compared_with"), "nobody");
  for (std::size_t number = 1; number < 30; ++number) survey_.answer(number, {{"ready_1", {1}}, {"ready_2", {1}}});
  EXPECT_EQ(report(), compared) << "what was not released is not compared with";
}

TEST_F(Publication, LeavesFacilitatorsNoOtherFiguresOfConfidentialAnswers) {
  SurveyedProgramme::must(survey_.ask("add-questionnaire", {{"ready", "cross-border-cooperation"}}));
  const json study = {{"questionnaire", "cross-border-cooperation"}};
  SurveyedProgramme::must(survey_.ask("publish-questionnaire", study));
  EXPECT_EQ(survey_.refusal("study-effects", study, "facilitator"), "answers-withheld");
  EXPECT_EQ(survey_.refusal("study-effects", study, "researcher"), "no-respondents");
}

}  // namespace
}  // namespace zubia::operations
