#include <gmock/gmock.h>

#include <cmath>

#include "tests/answered_study.hpp"

namespace zubia::operations {
namespace {

using nlohmann::json;

class ComparisonOfMembers : public AnsweredStudy {
 protected:
  static constexpr int samples = 2000;

  json compare(const std::string& by) {
    const auto reply = ask("compare-members", {{"questionnaire", name_}, {"by", by}, {"samples", samples}});
    EXPECT_TRUE(reply.has_value()) << reply.error().detail;
    return reply ? *reply : json::object();
  }

  static json row(const json& rows, const std::string& block, const std::string& item, const std::string& family = {}) {
    for (const json& one : rows)
      if (one.at("block") == block && one.at("item") == item && (family.empty() || one.at("family") == family))
        return one;
    ADD_FAILURE() << block << " " << item << " " << family;
    return {};
  }

  static std::string notice(const json& reply, const std::string& code) {
    for (const json& one : reply.at("notices"))
      if (one.at("code") == code) return one.at("text");
    return {};
  }
};

TEST_F(ComparisonOfMembers, IsRefusedWhereThereIsNoStudy) {
  EXPECT_EQ(refusal(ask("compare-members", {{"questionnaire", name_}})).substr(0, 21), "unknown-questionnaire");
  publish("meeting-follow-up");
  EXPECT_EQ(
      refusal(ask("compare-members", {{"questionnaire", "meeting-follow-up"}})),
      "not-a-cooperation-study questionnaire: meeting-follow-up does not ask what weighs and what the cluster has "
      "changed. Give a questionnaire made from the ready cross-border-cooperation.");
  publish("cross-border-cooperation");
  EXPECT_EQ(refusal(ask("compare-members", {{"questionnaire", name_}})).substr(0, 14), "no-respondents");
}

TEST_F(ComparisonOfMembers, IsRefusedWhereTheGroupIsNotAsked) {
  const auto ready = ask("add-questionnaire", {{"ready", name_}}, "owner");
  ASSERT_TRUE(ready);
  const auto file = ask("export-questionnaire", {{"questionnaire", name_}, {"format", "json"}}, "owner");
  ASSERT_TRUE(file) << file.error().detail;
  json document = json::parse(file->at("content").get<std::string>());
  auto& items = document.at("sections").at(0).at("items");
  for (std::size_t place = 0; place < items.size(); ++place)
    if (items[place].at("name") == "territory") items.erase(place--);
  document["strata"] = {"cluster"};
  document["name"] = "without-territory";
  const std::string text = document.dump();
  const auto added = ask("add-questionnaire", {{"file", {{"name", "q.json"}, {"bytes", text}}}}, "owner");
  ASSERT_TRUE(added) << added.error().detail;
  ASSERT_TRUE(
      ask("publish-questionnaire", {{"questionnaire", "without-territory"}, {"mode", "confidential"}}, "owner"));
  EXPECT_EQ(
      refusal(ask("compare-members", {{"questionnaire", "without-territory"}, {"by", "territory"}})),
      "group-not-asked by: without-territory does not ask the territory of an organisation. Tell members apart by "
      "something that it asks.");
}

TEST_F(ComparisonOfMembers, IsWithheldFromThoseWhoMayNotSeeSingleAnswers) {
  publish("cross-border-cooperation");
  answer(effects::made_study({}, 3));
  EXPECT_EQ(refusal(ask("compare-members", {{"questionnaire", name_}}, "facilitator")),
            "answers-withheld : Single answers of a confidential questionnaire are not shown to facilitators. Ask a "
            "researcher of the programme for results.");
  EXPECT_TRUE(ask("compare-members", {{"questionnaire", name_}, {"samples", samples}}, "owner"));
}

TEST_F(ComparisonOfMembers, FindsWhomTheClusterServesMost) {
  publish("cross-border-cooperation");
  effects::StudyTargets targets;
  targets.small_gain = 1.6;
  answer(effects::made_study(targets));
  const json reply = compare("small");
  EXPECT_EQ(reply.at("respondents"), 45);
  EXPECT_EQ(reply.at("without_group"), 0);
  ASSERT_EQ(reply.at("tests").size(), 41U);
  EXPECT_EQ(reply.at("groups").size(), 82U);
  const json family = row(reply.at("tests"), "effect", "", "institutional");
  EXPECT_EQ(family.at("test"), "mann-whitney");
  EXPECT_EQ(family.at("p_method"), "exact");
  EXPECT_EQ(family.at("verdict"), "differs");
  EXPECT_GT(family.at("effect_size"), 0.5);
  EXPECT_LT(family.at("low"), family.at("effect_size"));
  const json other = row(reply.at("tests"), "effect", "", "technological");
  EXPECT_EQ(other.at("verdict"), "cannot-detect");
  EXPECT_GT(other.at("significant_from"), std::abs(other.at("effect_size").get<double>()));
  EXPECT_GE(other.at("detectable"), other.at("significant_from"));
}

TEST_F(ComparisonOfMembers, TestsAsCompareGroupsDoes) {
  publish("cross-border-cooperation");
  const effects::CooperationStudy study = effects::made_study({}, 15);
  answer(study);
  std::string sheet = "cluster";
  for (const auto& item : effects::barrier_items) sheet += "," + std::string(item.name);
  for (const effects::Member& member : study.members) {
    // By the order of the questionnaire, in which the made study has its first cluster third.
    sheet += "\n" + std::to_string(std::array{3, 1, 2}[static_cast<std::size_t>(member.cluster)]);
    for (const double answer : member.effect) sheet += "," + std::to_string(static_cast<int>(answer));
  }
  const auto alone = ask("compare-groups", {{"answers", {{"name", "answers.csv"}, {"bytes", sheet}}},
                                            {"group", "cluster"},
                                            {"items", {"laws..trust"}},
                                            {"adjustment", "holm"},
                                            {"significance", 0.05 / 14},
                                            {"samples", samples}});
  ASSERT_TRUE(alone) << alone.error().detail;
  const json reply = compare("cluster");
  for (const json& one : alone->at("items")) {
    const json same = row(reply.at("tests"), "effect", one.at("item"));
    for (const char* field : {"test", "respondents", "statistic", "effect_size", "p", "adjusted_p", "significant_from"})
      EXPECT_EQ(same.at(field), one.at(field)) << field << " of " << one.at("item");
  }
}

TEST_F(ComparisonOfMembers, NeverSaysThatThereIsNoEffect) {
  publish("cross-border-cooperation");
  answer(effects::made_study({}, 6));
  const json reply = compare("small");
  for (const json& one : reply.at("tests")) {
    EXPECT_EQ(one.at("verdict"), "cannot-detect");
    EXPECT_TRUE(one.at("significant_from").is_null()) << "six members cannot differ significantly: " << one;
  }
  for (const json& one : reply.at("pairs")) EXPECT_EQ(one.at("verdict"), "cannot-detect");
}

TEST_F(ComparisonOfMembers, ReportsGroupsOfOneAndOfNone) {
  publish("cross-border-cooperation");
  answer(effects::made_study({}, 12),
         [](std::size_t number, json& answers) { answers["territory"] = {number == 0 ? 1 : 2}; });
  const json reply = compare("territory");
  EXPECT_EQ(notice(reply, "groups-of-one"),
            "Only one answered of: Nouvelle-Aquitaine. How far answers vary there cannot be told.");
  EXPECT_EQ(notice(reply, "groups-of-none"), "Nobody answered of: Navarre, Another territory.");
  const json laws = row(reply.at("groups"), "importance", "laws");
  EXPECT_EQ(laws.at("members"), 1);
  EXPECT_TRUE(laws.at("low").is_null());
  const json kind = compare("kind");
  const json test = row(kind.at("tests"), "importance", "laws");
  EXPECT_EQ(test.at("undefined_because"), "empty-group");
  EXPECT_EQ(test.at("verdict"), "cannot-detect");
}

TEST_F(ComparisonOfMembers, KeepsDontKnowAndNotApplicableApart) {
  publish("cross-border-cooperation");
  answer(effects::made_study({}, 12), [](std::size_t number, json& answers) {
    answers["size_class"] = {number < 6 ? 1 : 4};
    if (number < 2) answers["eff_trust"] = {99};
    if (number == 2) answers["eff_trust"] = {98};
    if (number == 3) answers.erase("eff_trust");
  });
  const json reply = compare("size");
  const json micro = row(reply.at("groups"), "effect", "trust");
  EXPECT_EQ(micro.at("group"), "micro");
  EXPECT_EQ(micro.at("members"), 6);
  EXPECT_EQ(micro.at("answers"), 2);
  EXPECT_EQ(micro.at("dont_know"), 2);
  EXPECT_EQ(micro.at("not_applicable"), 1);
  EXPECT_TRUE(row(reply.at("groups"), "effect", "", "organisational").at("dont_know").is_null());
  EXPECT_EQ(row(reply.at("tests"), "effect", "trust").at("test"), "mann-whitney");
  EXPECT_EQ(row(reply.at("tests"), "effect", "trust").at("left_out"), 4);
}

TEST_F(ComparisonOfMembers, TestsCollaborationBeforeAgainstWhatChanged) {
  publish("cross-border-cooperation");
  answer(effects::made_study({}));
  const json reply = compare("size");
  ASSERT_EQ(reply.at("pairs").size(), 5U);
  const json product = reply.at("pairs").at(0);
  EXPECT_EQ(product.at("first"), "product");
  EXPECT_EQ(product.at("second"), "collaboration-before");
  EXPECT_EQ(product.at("pairs"), 45);
  EXPECT_GT(product.at("rank_biserial"), 0.9) << "3.8 now against 2.2 before";
  EXPECT_EQ(product.at("verdict"), "differs");
}

}  // namespace
}  // namespace zubia::operations
