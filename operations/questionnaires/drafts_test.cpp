#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <algorithm>
#include <nlohmann/json.hpp>

#include "operations/all.hpp"
#include "storage/programme_store.hpp"
#include "tests/store_places.hpp"

namespace zubia::operations {
namespace {

using nlohmann::json;
using ::testing::Contains;
using ::testing::HasSubstr;

json text(const std::string& en) { return {{"en", en}}; }

/// A questionnaire of one question that can be published.
json survey() {
  return {{"format", "zubia-instrument-1"},
          {"name", "survey"},
          {"title", text("Survey")},
          {"languages", {"en"}},
          {"purpose",
           {{"mode", "confidential"},
            {"purpose", text("To know.")},
            {"recipients", text("Us.")},
            {"retention", text("A year.")},
            {"retention_months", 12}}},
          {"sections",
           {{{"name", "first"},
             {"title", text("First")},
             {"items", {{{"type", "integer"}, {"name", "jobs"}, {"label", text("How many jobs?")}}}}}}}};
}

class Drafts : public testing::Test {
 protected:
  void SetUp() override {
    programme_ = *storage::ProgrammeStore::create(folder_.file("naen.zubia"),
                                                  {"0123", "NAEN", {"eu", "en"}, "2026-11-23T10:00:00Z"}, {});
  }

  Result<json> ask(const std::string& operation, const json& fields, const std::string& name = "Maite",
                   const std::string& role = "facilitator") {
    const auto& all = all_operations();
    const auto found = std::ranges::find(all, operation, [](const auto& one) { return one.about.name; });
    Work work;
    work.now = now_;
    work.asker.role = role;
    work.asker.name = name;
    work.asker.id = "id of " + name;
    work.language = "en";
    const auto reply = found->run(fields, programme_.get(), work, {OutputFormat::json, 0, {}});
    if (!reply) return refuse(reply.error());
    return json::parse(reply->text);
  }
  std::string refusal(const std::string& operation, const json& fields) {
    const auto reply = ask(operation, fields);
    return reply ? "none: " + reply->dump() : reply.error().code;
  }
  Result<json> save(const json& instrument, const std::string& hash_seen = {}, const std::string& name = "Maite") {
    return ask("save-draft", {{"questionnaire", "survey"}, {"instrument", instrument}, {"hash_seen", hash_seen}}, name);
  }
  std::vector<std::string> codes(const json& rows) {
    std::vector<std::string> codes;
    for (const json& row : rows) codes.push_back(row.at("code"));
    return codes;
  }

  const json name_ = {{"questionnaire", "survey"}};
  storage::TestFolder folder_;
  std::shared_ptr<storage::ProgrammeStore> programme_;
  std::string now_ = "2026-11-27T10:00:00Z";
};

TEST_F(Drafts, ThatSayNothingOrCannotBeReadAreNotStored) {
  EXPECT_EQ(refusal("save-draft", name_), "nothing-to-save");
  EXPECT_EQ(refusal("save-draft", {{"questionnaire", "survey"}, {"instrument", {{"title", "x"}}}}),
            "not-an-instrument");
  json unknown_type = survey();
  unknown_type["sections"][0]["items"][0]["type"] = "integre";
  const auto refused = save(unknown_type);
  EXPECT_EQ(refused.error().code, "wrong-member");
  EXPECT_EQ(refused.error().where.member, "sections[0].items[0].type");
  EXPECT_THAT(refused.error().mend, HasSubstr("integer"));
  const auto file = [](const std::string& bytes) {
    return json{{"questionnaire", "survey"}, {"file", {{"name", "f.xlsx"}, {"bytes", bytes}}}};
  };
  EXPECT_EQ(refusal("save-draft", file("PK\x03\x04 is no zip")), "broken-archive");
  EXPECT_EQ(refusal("show-draft", name_), "unknown-questionnaire") << "nothing was stored";
}

TEST_F(Drafts, HaveNamesThatStandInAddresses) {
  for (const char* name : {"", "Survey", "a b", "9a", "a--b", "a-", "ñ"})
    EXPECT_EQ(refusal("save-draft", {{"questionnaire", name}, {"instrument", survey()}}), "wrong-questionnaire-name")
        << name;
}

TEST_F(Drafts, AreStoredUnfinishedWithAllThatIsWrong) {
  const json empty = {{"format", "zubia-instrument-1"}, {"name", "another"}};
  const auto saved = save(empty).value();
  EXPECT_EQ(codes(saved.at("problems")), (std::vector<std::string>{"no-languages", "no-sections", "no-retention"}));
  EXPECT_EQ(saved.at("missing"), json::array()) << "no language lacks anything";
  const auto shown = ask("show-draft", name_).value();
  EXPECT_EQ(shown.at("instrument").at("name"), "survey") << "the name in the address counts";
  EXPECT_EQ(shown.at("hash"), saved.at("hash"));
  EXPECT_EQ(shown.at("saved_by"), "Maite");
  EXPECT_EQ(ask("show-draft", name_, "Jon", "researcher")->at("saved_by"), "") << "researchers see no names";
  EXPECT_EQ(ask("list-questionnaires", json::object())->at("questionnaires").size(), 1U);
  EXPECT_EQ(ask("show-questionnaire", name_)->at("state"), "draft");
  EXPECT_TRUE(ask("export-questionnaire", name_).has_value());
  EXPECT_EQ(refusal("export-questionnaire", {{"questionnaire", "survey"}, {"format", "xlsform"}}), "no-languages");
  EXPECT_EQ(refusal("publish-questionnaire", name_), "no-languages");
}

TEST_F(Drafts, ThatSomebodyChangedMeanwhileStayAsTheyAre) {
  const std::string hash = save(survey())->at("hash");
  EXPECT_EQ(save(survey()).error().code, "questionnaire-exists");
  json theirs = survey();
  theirs["title"]["en"] = "Theirs";
  ASSERT_TRUE(save(theirs, hash, "Eneko").has_value());
  now_ = "2026-11-27T11:00:00Z";
  const auto refused = save(survey(), hash);
  EXPECT_EQ(refused.error().code, "draft-changed-meanwhile");
  EXPECT_THAT(refused.error().detail, HasSubstr("Eneko, on 2026-11-27 at 10:00 UTC"));
  EXPECT_EQ(ask("show-draft", name_)->at("instrument").at("title").at("en"), "Theirs");
  EXPECT_EQ(ask("save-draft", {{"questionnaire", "none"}, {"instrument", survey()}, {"hash_seen", hash}}).error().code,
            "unknown-questionnaire");
}

TEST_F(Drafts, AreFrozenOncePublishedAndGoOnAsTheNextVersion) {
  const std::string hash = save(survey())->at("hash");
  EXPECT_EQ(refusal("begin-draft", name_), "draft-there-already");
  EXPECT_EQ(refusal("begin-draft", {{"questionnaire", "surwey"}}), "unknown-questionnaire");
  ASSERT_TRUE(ask("publish-questionnaire", {{"questionnaire", "survey"}, {"hash_seen", hash}}).has_value());
  const std::string frozen = ask("show-draft", name_)->at("hash");
  EXPECT_EQ(save(survey(), frozen).error().code, "version-frozen");
  const auto begun = ask("begin-draft", name_).value();
  EXPECT_EQ(begun.at("version"), 2);
  EXPECT_THAT(ask("begin-draft", name_).error().detail, HasSubstr("Maite"));
  EXPECT_EQ(ask("show-draft", name_)->at("instrument"), survey()) << "it begins with what was published";
  EXPECT_EQ(save(survey(), begun.at("hash"))->at("version"), 2);
}

TEST_F(Drafts, AreCheckedWithPlacesAndWhatToDo) {
  ASSERT_TRUE(save(survey()).has_value());
  EXPECT_EQ(ask("check-questionnaire", name_)->at("can_be_published"), true);
  json wrong = survey();
  wrong["languages"] = {"en", "eu"};
  wrong["sections"][0]["items"][0]["relevance"] = "${job} > 1";
  wrong["sections"][0]["items"].push_back({{"type", "single_choice"}, {"name", "jobs"}});
  const auto found = ask("check-questionnaire", {{"questionnaire", "survey"}, {"instrument", wrong}}).value();
  EXPECT_EQ(found.at("can_be_published"), false);
  EXPECT_THAT(codes(found.at("problems")), testing::IsSupersetOf({"unknown-name", "unknown-list", "duplicate-name"}));
  for (const json& problem : found.at("problems")) {
    EXPECT_THAT(problem.at("member").get<std::string>(), HasSubstr("sections[0].items"));
    EXPECT_NE(problem.at("mend"), "");
  }
  EXPECT_THAT(found.at("missing"),
              Contains(json({{"language", "eu"}, {"of", "jobs"}, {"member", "sections[0].items[0].label"}})));
  EXPECT_EQ(ask("check-questionnaire", name_)->at("can_be_published"), true) << "what was sent is stored nowhere";
}

TEST_F(Drafts, ArePreviewedWithTheirBranchesAndNothingIsStored) {
  json branching = survey();
  branching["sections"][0]["items"].push_back({{"type", "text"},
                                               {"name", "which"},
                                               {"label", text("Which?")},
                                               {"relevance", "${jobs} > 1"},
                                               {"required", "true()"}});
  ASSERT_TRUE(save(branching).has_value());
  const auto preview = [&](const json& answers, const json& instrument = json::object()) {
    return ask("preview-questionnaire",
               {{"questionnaire", "survey"}, {"answers", answers}, {"instrument", instrument}});
  };
  const auto before = preview(json::object()).value();
  ASSERT_EQ(before.at("progress").at("hidden").size(), 1U);
  EXPECT_EQ(before.at("progress").at("hidden")[0].at("name"), "which");
  EXPECT_EQ(before.at("told").at("retention"), "A year.");
  const auto after = preview({{"jobs", 3}, {"none", 1}}).value();
  EXPECT_EQ(after.at("progress").at("hidden"), json::array());
  EXPECT_EQ(after.at("progress").at("remaining")[0].at("name"), "which");
  EXPECT_EQ(after.at("refused")[0].at("variable"), "none");
  EXPECT_EQ(preview(7).error().code, "invalid-value");
  branching["sections"][0]["items"][1]["relevance"] = "${jobs} >";
  EXPECT_THAT(preview(json::object(), branching).error().where.member, HasSubstr("sections[0].items[1].relevance"));
}

TEST_F(Drafts, OfThreeThousandQuestionsAreStoredAndChecked) {
  json large = survey();
  json& items = large["sections"][0]["items"];
  for (int number = 0; number < 3000; ++number)
    items.push_back({{"type", "number"},
                     {"name", "n" + std::to_string(number)},
                     {"label", text("Number")},
                     {"relevance", number == 0 ? "${jobs} > 0" : "${n" + std::to_string(number - 1) + "} > 0"}});
  const auto saved = save(large);
  ASSERT_TRUE(saved.has_value()) << saved.error().detail;
  EXPECT_EQ(saved->at("problems"), json::array());
  EXPECT_EQ(ask("show-draft", name_)->at("instrument").at("sections")[0].at("items").size(), 3001U);
}

TEST_F(Drafts, TakeAFileInTheirPlaceAndKeepTheirName) {
  const std::string hash = save(survey())->at("hash");
  ASSERT_TRUE(ask("add-questionnaire", {{"ready", "meeting-follow-up"}}).has_value());
  const auto other = ask("export-questionnaire", {{"questionnaire", "meeting-follow-up"}})->at("content");
  const auto saved =
      ask("save-draft",
          {{"questionnaire", "survey"}, {"file", {{"name", "f.json"}, {"bytes", other}}}, {"hash_seen", hash}});
  ASSERT_TRUE(saved.has_value()) << saved.error().detail;
  EXPECT_EQ(ask("show-draft", name_)->at("instrument").at("name"), "survey");
}

}  // namespace
}  // namespace zubia::operations
