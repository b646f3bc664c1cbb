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

/// A programme with six organisations and a codebook, as facilitators keep it.
class InterviewOperations : public ::testing::Test {
 protected:
  void SetUp() override {
    programme_ = *storage::ProgrammeStore::create(folder_.file("naen.zubia"),
                                                  {"0123", "NAEN", {"en"}, "2026-11-23T10:00:00Z"}, {});
    std::vector<storage::OrganisationChange> changes;
    for (int number = 0; number < 6; ++number)
      changes.push_back(
          {"o" + std::to_string(number),
           json{{"names", {{"", "Orona " + std::to_string(number)}}}, {"territory", "ES212"}, {"size_class", "small"}}
               .dump(),
           {},
           0});
    ASSERT_TRUE(storage::OrganisationStore(*programme_).change(changes, {0, {}, "typed"}).has_value());
  }

  Result<json> ask(const std::string& operation, const json& fields, const std::string& role = "facilitator",
                   const std::string& key = {}) {
    const auto& all = all_operations();
    const auto found = std::ranges::find(all, operation, [](const auto& one) { return one.about.name; });
    Work work;
    work.now = "2026-11-27T10:00:00Z";
    work.asker = {asker_, asker_, role, {}, {}};
    work.idempotency_key = key;
    work.language = "en";
    const auto reply = found->run(fields, programme_.get(), work, {OutputFormat::json, 0, {}});
    if (!reply) return refuse(reply.error());
    return json::parse(reply->text);
  }
  std::string refused(const Result<json>& reply) {
    return reply ? "none: " + reply->dump() : reply.error().code + " " + reply.error().where.field;
  }
  void code(const std::string& code, const std::string& parent = "") {
    const auto put = ask("put-code", {{"code", code}, {"name", {"en=The " + code}}, {"parent", parent}});
    ASSERT_TRUE(put.has_value()) << put.error().detail;
  }
  std::string interview(const std::string& organisation, const std::string& notes) {
    const auto put = ask("put-interview", {{"organisation", organisation}, {"notes", notes}});
    EXPECT_TRUE(put.has_value()) << (put ? "" : put.error().detail);
    return put->at("interview");
  }
  Result<json> code_passage(const std::string& interview, const std::string& code, int from, int to, int seen = 1) {
    return ask("code-passage",
               {{"interview", interview}, {"code", code}, {"from", from}, {"to", to}, {"revision_seen", seen}});
  }

  storage::TestFolder folder_;
  std::shared_ptr<storage::ProgrammeStore> programme_;
  std::string asker_ = "ane";
};

TEST_F(InterviewOperations, RefuseWhatIsWrongByName) {
  EXPECT_EQ(refused(ask("put-code", {{"code", "The law"}, {"name", {"en=L"}}})), "wrong-code-name code");
  EXPECT_EQ(refused(ask("put-code", {{"code", "law"}, {"name", {"Law"}}})), "invalid-value name");
  EXPECT_EQ(refused(ask("put-code", {{"code", "law"}, {"name", {"en="}}})), "invalid-value name");
  EXPECT_EQ(refused(ask("put-code", {{"code", "law"}, {"name", {"en=Law"}}, {"parent", "x"}})),
            "unknown-interview-code parent");
  EXPECT_EQ(refused(ask("put-interview", {{"notes", "x"}})), "invalid-value organisation");
  EXPECT_EQ(refused(ask("put-interview", {{"organisation", "nobody"}})), "unknown-organisation organisation");
  EXPECT_EQ(refused(ask("put-interview", {{"organisation", "o1"}, {"held_on", "yesterday"}})), "invalid-value held_on");
  EXPECT_EQ(refused(ask("put-interview", {{"organisation", "o1"}, {"contact", "c"}})), "unknown-contact contact");
  EXPECT_EQ(refused(ask("put-interview", {{"organisation", "o1"}, {"guide", "g"}})), "unknown-guide guide");
  EXPECT_EQ(refused(ask("put-interview", {{"organisation", "o1"}, {"notes", std::string(200'001, 'a')}})),
            "too-long notes");
  EXPECT_EQ(refused(ask("put-interview", {{"interview", "i"}, {"notes", "x"}})), "unknown-interview interview");
  EXPECT_EQ(refused(ask("interview", {{"interview", "i"}})), "unknown-interview interview");
  EXPECT_EQ(refused(ask("interviews", {{"code", "law"}})), "unknown-interview-code code");
  EXPECT_EQ(refused(ask("code-quotes", {{"code", "law"}})), "unknown-interview-code code");
  EXPECT_EQ(refused(ask("remove-passage", {{"passage", "p"}})), "unknown-passage passage");
  EXPECT_EQ(refused(ask("put-interview-guide", {{"guide", "A"}, {"document", {{"format", "x"}}}})),
            "wrong-guide-name guide");
  EXPECT_EQ(refused(ask("put-interview-guide", {{"guide", "a"}})), "nothing-to-save document");
  EXPECT_EQ(refused(ask("put-interview-guide", {{"guide", "a"}, {"document", {{"format", "x"}}}})), "wrong-guide ");
  EXPECT_EQ(refused(ask("interviews", json::object(), "researcher")), "not-permitted ");
  EXPECT_EQ(refused(ask("code-quotes", {{"code", "law"}}, "researcher")), "not-permitted ");
  EXPECT_EQ(refused(ask("put-code", {{"code", "law"}, {"name", {"en=L"}}}, "researcher")), "not-permitted ");
}

TEST_F(InterviewOperations, CodePassagesThatMoveWithTheNotesAndTellWhichVanished) {
  code("barriers");
  code("law", "barriers");
  const std::string id = interview("o1", "Ñandú 😀. The banks are slow.\r\nThe law differs.");
  EXPECT_EQ(refused(code_passage(id, "law", 9, 9)), "wrong-passage from");
  EXPECT_EQ(refused(code_passage(id, "law", 8, 9)), "wrong-passage from") << "a blank says nothing";
  EXPECT_EQ(refused(code_passage(id, "law", 9, 900)), "wrong-passage from");
  EXPECT_EQ(refused(code_passage(id, "tax", 9, 27)), "unknown-interview-code code");
  EXPECT_EQ(code_passage(id, "barriers", 9, 27)->at("quote"), "The banks are slow");
  EXPECT_EQ(refused(code_passage(id, "barriers", 9, 27)), "coded-already code");
  EXPECT_EQ(code_passage(id, "law", 29, 44)->at("quote"), "The law differs");
  const auto saved =
      ask("put-interview",
          {{"interview", id}, {"notes", "Well. Ñandú 😀. The banks are slow.\nNothing else."}, {"revision_seen", 1}});
  ASSERT_TRUE(saved.has_value()) << saved.error().detail;
  EXPECT_EQ(saved->at("vanished"), json::array({{{"code", "law"}, {"quote", "The law differs"}}}));
  EXPECT_EQ(saved->at("notices")[0].at("code"), "passages-vanished");
  EXPECT_EQ(refused(code_passage(id, "law", 0, 4, 1)), "changed-meanwhile revision_seen");
  const json shown = *ask("interview", {{"interview", id}});
  ASSERT_EQ(shown.at("passages").size(), 1U);
  EXPECT_EQ(shown.at("passages")[0].at("from"), 15);
  EXPECT_EQ(shown.at("passages")[0].at("quote"), "The banks are slow");
  EXPECT_EQ(shown.at("organisation_name"), "Orona 1");
  EXPECT_EQ(shown.at("erase_on"), "2028-11-26");
  EXPECT_EQ(shown.at("interviewer"), "ane");
  const json quotes = *ask("code-quotes", {{"code", "barriers"}});
  EXPECT_EQ(quotes.at("quotes")[0].at("quote"), "The banks are slow");
  EXPECT_EQ(ask("interviews", {{"code", "law"}})->at("interviews").size(), 0U);
  EXPECT_EQ(ask("interviews", {{"code", "barriers"}})->at("interviews")[0].at("codes"), json::array({"barriers"}));
  EXPECT_EQ(ask("interviews", {{"organisation", "o2"}})->at("interviews").size(), 0U);
  ASSERT_TRUE(ask("remove-passage", {{"passage", shown.at("passages")[0].at("passage")}}).has_value());
  ASSERT_TRUE(ask("remove-interview", {{"interview", id}, {"revision_seen", 2}}).has_value());
  EXPECT_EQ(refused(ask("interview", {{"interview", id}})), "unknown-interview interview");
}

TEST_F(InterviewOperations, NobodysNotesAreLostAndTheSameWriteIsStoredOnce) {
  const json begun = {{"organisation", "o1"}, {"notes", "one"}};
  const std::string id = ask("put-interview", begun, "facilitator", "k1")->at("interview");
  EXPECT_EQ(ask("put-interview", begun, "facilitator", "k1")->at("interview"), id) << "its reply was lost";
  EXPECT_EQ(ask("interviews", json::object())->at("interviews").size(), 1U);
  const json mine = {{"interview", id}, {"notes", "one two"}, {"revision_seen", 1}};
  EXPECT_EQ(ask("put-interview", mine)->at("revision"), 2);
  EXPECT_EQ(ask("put-interview", mine)->at("revision"), 2) << "the very same again";
  asker_ = "jon";
  const auto refusal = ask("put-interview", mine);
  ASSERT_FALSE(refusal.has_value()) << "somebody else has not seen it";
  EXPECT_EQ(refusal.error().code, "changed-meanwhile");
  EXPECT_THAT(refusal.error().detail, HasSubstr("saved by ane, on 2026-11-27 at 10:00 UTC"));
  EXPECT_EQ(ask("interview", {{"interview", id}})->at("notes"), "one two");
}

TEST_F(InterviewOperations, ShowTheGuideInTheLanguageOfTheNotes) {
  const json guide = {{"format", "zubia-guide-1"},
                      {"languages", {"en", "eu"}},
                      {"title", {{"en", "Barriers"}, {"eu", "Oztopoak"}}},
                      {"questions", json::array({{{"name", "history"},
                                                  {"question", {{"en", "How?"}, {"eu", "Nola?"}}},
                                                  {"prompts", json::array({{{"en", "Who?"}}})}}})}};
  const auto put = ask("put-interview-guide", {{"guide", "barriers"}, {"document", guide}});
  ASSERT_TRUE(put.has_value()) << put.error().detail;
  EXPECT_EQ(put->at("missing"), json::array({{{"language", "eu"}, {"member", "questions[0].prompts[0]"}}}));
  EXPECT_EQ(refused(ask("put-interview-guide", {{"guide", "barriers"}, {"document", guide}})),
            "changed-meanwhile revision_seen");
  EXPECT_EQ(refused(ask("interview-guides", {{"guide", "bariers"}})), "unknown-guide guide");
  EXPECT_EQ(ask("interview-guides", {{"guide", "barriers"}}, "researcher")->at("document"), guide);
  const auto begun = ask("put-interview", {{"organisation", "o1"}, {"guide", "barriers"}, {"language", "eu"}});
  const json shown = *ask("interview", {{"interview", begun->at("interview")}});
  EXPECT_EQ(shown.at("guide_title"), "Oztopoak");
  EXPECT_EQ(shown.at("questions"),
            json::array({{{"name", "history"}, {"question", "Nola?"}, {"prompts", json::array({"Who?"})}}}));
}

TEST_F(InterviewOperations, CountCodesWithoutSmallGroups) {
  code("law");
  for (int number = 0; number < 4; ++number) {
    const std::string id = interview("o" + std::to_string(number), "The law differs.");
    ASSERT_TRUE(code_passage(id, "law", 4, 7).has_value());
  }
  const auto count_of = [&](const json& reply, const std::string& by) {
    for (const json& row : reply.at("counts"))
      if (row.at("by") == by) return row.at("organisations");
    return json("not there");
  };
  json counts = *ask("code-counts", json::object(), "researcher");
  EXPECT_EQ(count_of(counts, "all"), nullptr);
  EXPECT_EQ(count_of(counts, "interview"), "not there") << "researchers do not read interviews";
  EXPECT_EQ(counts.at("notices")[0].at("code"), "small-groups-withheld");
  EXPECT_EQ(count_of(*ask("code-counts", json::object()), "interview"), 1);
  interview("o4", "Nothing.");
  counts = *ask("code-counts", json::object(), "researcher");
  EXPECT_EQ(count_of(counts, "all"), 4);
  EXPECT_EQ(count_of(counts, "territory"), 4);
  EXPECT_EQ(counts.at("organisations_min"), 5);
}

TEST_F(InterviewOperations, ExportTheCodebook) {
  code("barriers");
  code("law", "barriers");
  const json shown = *ask("codebook", json::object(), "researcher");
  EXPECT_EQ(shown.at("codes")[1].at("depth"), 1);
  EXPECT_EQ(shown.at("codes")[1].at("saved_by"), "") << "researchers see nobody's name";
  EXPECT_THAT(ask("export-codebook", {{"format", "csv"}})->at("content").get<std::string>(),
              HasSubstr("law,barriers,1,The law,"));
  const json refi = *ask("export-codebook", {{"format", "refi"}});
  EXPECT_EQ(refi.at("file_name"), "codebook.qdc");
  EXPECT_THAT(refi.at("content").get<std::string>(), HasSubstr("urn:QDA-XML:codebook:1.0"));
  EXPECT_EQ(ask("export-codebook", {{"format", "xlsx"}})->at("encoding"), "base64");
  EXPECT_EQ(ask("merge-code", {{"code", "law"}, {"into", "barriers"}})->at("passages"), 0);
  EXPECT_EQ(refused(ask("remove-code", {{"code", "law"}})), "unknown-interview-code code");
}

}  // namespace
}  // namespace zubia::operations
