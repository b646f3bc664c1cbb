#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <algorithm>
#include <nlohmann/json.hpp>

#include "operations/all.hpp"
#include "storage/organisation_store.hpp"
#include "storage/programme_store.hpp"
#include "tests/store_places.hpp"

namespace zubia::operations {
namespace {

using nlohmann::json;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

/// A published questionnaire that asks for codes, and a link to it.
class PickedCodes : public testing::Test {
 protected:
  void SetUp() override {
    programme_ = *storage::ProgrammeStore::create(folder_.file("naen.zubia"),
                                                  {"0123", "NAEN", {"en", "eu"}, "2026-11-23T10:00:00Z"}, {});
    const storage::OrganisationChange orona{"orona", R"({"names": {"": "Orona"}})", {}, 0};
    ASSERT_TRUE(storage::OrganisationStore(*programme_).change({&orona, 1}, {0, {}, "typed"}).has_value());
    const auto question = [](const char* type, const char* name) {
      return json{{"type", type}, {"name", name}, {"label", {{"en", name}}}};
    };
    json activity = question("code_picker", "activity");
    activity["classification"] = "nace";
    json technology = question("code_picker", "technology");
    technology["classification"] = "technology";
    json group = question("repeated_group", "sites");
    json main = activity;
    main["name"] = "site_activity";
    group["items"] = json::array({main, question("territory_picker", "site_territory")});
    const json section = {
        {"name", "about"},
        {"title", {{"en", "All"}}},
        {"items", json::array({activity, technology, question("organisation_picker", "partner"), group})}};
    const json form = {{"format", "zubia-instrument-1"},
                       {"name", "codes"},
                       {"languages", {"en"}},
                       {"title", {{"en", "Codes"}}},
                       {"purpose",
                        {{"mode", "named"},
                         {"purpose", {{"en", "p"}}},
                         {"recipients", {{"en", "r"}}},
                         {"retention", {{"en", "t"}}},
                         {"retention_months", 12},
                         {"controller", {{"en", "c"}}}}},
                       {"sections", json::array({section})}};
    const auto added = ask("add-questionnaire", {{"file", {{"name", "f.json"}, {"bytes", form.dump()}}}});
    ASSERT_TRUE(added.has_value()) << added.error().detail;
    const auto published = ask("publish-questionnaire", {{"questionnaire", "codes"}});
    ASSERT_TRUE(published.has_value()) << published.error().detail;
    hash_ = published->at("hash");
    const std::string link =
        ask("invite-organisations", {{"questionnaire", "codes"}, {"everybody", true}})->at("links").at(0).at("link");
    token_ = link.substr(link.find('#') + 1);
  }

  Result<json> ask(const std::string& operation, const json& fields, const std::string& role = "owner") {
    const auto& all = all_operations();
    const auto found = std::ranges::find(all, operation, [](const auto& one) { return one.about.name; });
    Work work;
    work.now = "2026-11-27T10:00:00Z";
    work.asker.role = role;
    work.language = "en";
    const auto reply = found->run(fields, programme_.get(), work, {OutputFormat::json, 0, {}});
    if (!reply) return refuse(reply.error());
    return json::parse(reply->text);
  }
  json save(const json& answers) {
    return *ask("save-answers", {{"token", token_}, {"agreed", hash_}, {"answers", answers}}, "anybody");
  }
  json stored() { return ask("open-response", {{"token", token_}}, "anybody")->at("answers"); }
  std::string refusal(const json& fields) {
    const auto reply = ask("answer-codes", fields, "anybody");
    return reply ? "none" : reply.error().code;
  }

  storage::TestFolder folder_;
  std::shared_ptr<storage::ProgrammeStore> programme_;
  std::string token_;
  std::string hash_;
};

TEST_F(PickedCodes, ALinkSearchesWhatItsQuestionnaireAsksAndNothingElse) {
  EXPECT_EQ(refusal({{"token", std::string(64, '0')}, {"question", "activity"}}), "unknown-link");
  EXPECT_EQ(refusal({{"token", token_}, {"question", "other"}}), "no-codes-asked");
  EXPECT_EQ(refusal({{"token", token_}, {"question", "partner"}}), "no-codes-asked");
  EXPECT_EQ(refusal({{"token", token_}, {"question", "technology"}}), "unknown-classification");
  EXPECT_EQ(refusal({{"token", token_}, {"question", "activity"}, {"limit", 201}}), "invalid-value");
  const json found =
      *ask("answer-codes", {{"token", token_}, {"question", "activity"}, {"query", "tobacc"}, {"limit", 1}}, "anybody");
  EXPECT_EQ(found.at("codes").at(0).at("code"), "12");
  EXPECT_EQ(ask("answer-codes", {{"token", token_}, {"question", "site_territory"}, {"query", "ES212"}}, "anybody")
                ->at("codes")
                .at(0)
                .at("code"),
            "ES212");
}

TEST_F(PickedCodes, ACodeThatIsNotThereIsRefusedAndTheRestIsTaken) {
  const json reply = save({{"activity", "2Z"}, {"technology", "anything"}, {"partner", "Danobat"}});
  EXPECT_THAT(reply.at("saved").get<std::vector<std::string>>(), ElementsAre("partner", "technology"));
  EXPECT_EQ(reply.at("refused").at(0), (json{{"variable", "activity"},
                                             {"code", "unknown-code"},
                                             {"detail", "There is no such code in the classification."}}));
  EXPECT_FALSE(stored().contains("activity"));
  const json inside = save({{"sites", json::array({{{"site_activity", "28"}}, {{"site_territory", "XX"}}})}});
  EXPECT_EQ(inside.at("refused").at(0).at("variable"), "sites");
}

TEST_F(PickedCodes, ACodeIsKeptAsItsClassificationWritesIt) {
  const json reply =
      save({{"activity", " c28 "}, {"sites", json::array({{{"site_activity", "c"}, {"site_territory", "es212"}}})}});
  EXPECT_THAT(reply.at("refused"), IsEmpty());
  EXPECT_EQ(stored().at("activity"), "28");
  EXPECT_EQ(stored().at("sites"), (json::array({{{"site_activity", "C"}, {"site_territory", "ES212"}}})));
}

TEST_F(PickedCodes, AFileOfAnswersSaysWhatTheCodesMean) {
  const json answers = {
      {"activity", "28"}, {"technology", "a"}, {"sites", json::array({{{"site_territory", "ES212"}}})}};
  const auto sent = ask("send-response", {{"token", token_}, {"agreed", hash_}, {"answers", answers}}, "anybody");
  ASSERT_TRUE(sent.has_value()) << sent.error().detail;
  const auto codebook = [&](const std::string& group) {
    return ask("export-answers", {{"questionnaire", "codes"}, {"format", "codebook"}, {"group", group}})
        ->at("content")
        .get<std::string>();
  };
  EXPECT_THAT(codebook(""), HasSubstr("activity,activity,about,text,,28,"));
  EXPECT_THAT(codebook(""), HasSubstr("technology,technology,about,text,,,,\r\n"))
      << "the programme has no such classification";
  EXPECT_THAT(codebook("sites"), HasSubstr("site_territory,site_territory,about,text,,ES212,Gipuzkoa,\r\n"));
}

TEST_F(PickedCodes, AnAnswerThatIsTakenBackIsNoCode) {
  save({{"activity", "28"}});
  EXPECT_THAT(save({{"activity", nullptr}}).at("refused"), IsEmpty());
}

}  // namespace
}  // namespace zubia::operations
