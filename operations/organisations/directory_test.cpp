#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "operations/complementarity/study_shelf.hpp"
#include "tests/accounts.hpp"

namespace zubia::operations {
namespace {

using nlohmann::json;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

/// The directory as people use it: each question is an operation, asked by somebody of a role.
class DirectoryOperations : public ::testing::Test {
 protected:
  void SetUp() override {
    programme_ =
        *storage::ProgrammeStore::create(folder_.file("n.zubia"), {"0123", "NAEN", {"en"}, "2026-11-23T10:00:00Z"}, {});
  }
  Result<json> ask(const std::string& operation, const json& fields, const std::string& role = "facilitator",
                   const std::string& language = "en", const std::string& key = {}) {
    const auto& all = all_operations();
    const auto found = std::ranges::find(all, operation, [](const auto& one) { return one.about.name; });
    const Work work{.progress = {},
                    .parallelism = {},
                    .now = "2026-11-27T10:00:00Z",
                    .asker = {.id = {}, .name = "ane", .role = role},
                    .pseudonym_key = "k",
                    .idempotency_key = key,
                    .language = language,
                    .studies = &shelf_};
    const auto reply = found->run(fields, programme_.get(), work, {OutputFormat::json, 0, {}});
    if (!reply) return refuse(reply.error());
    return json::parse(reply->text);
  }
  Result<json> take_in(const std::string& text, json fields = json::object()) {
    fields["list"] = {{"name", "l.csv"}, {"bytes", text}};
    return ask("import-organisations", fields);
  }
  Result<json> put(const json& record, std::uint64_t seen = 0) {
    return ask("put-organisation", {{"record", {{"name", "o.json"}, {"bytes", record.dump()}}}, {"number_seen", seen}});
  }
  std::string put_name(const std::string& name) {
    return put({{"names", {{"", name}}}})->at("organisation").get<std::string>();
  }
  std::vector<std::string> found(const json& fields) {
    std::vector<std::string> names;
    const json reply = *ask("search-organisations", fields, "researcher");
    for (const json& row : reply.at("organisations")) names.push_back(row.at("name"));
    return names;
  }
  json show(const std::string& id, const std::string& role = "facilitator") {
    return *ask("show-organisation", {{"organisation", id}}, role);
  }

  storage::TestFolder folder_;
  StudyShelf shelf_;
  std::shared_ptr<storage::ProgrammeStore> programme_;
};

TEST_F(DirectoryOperations, WhatIsNotThereIsRefused) {
  expect_code(ask("show-organisation", {{"organisation", "x"}}), "unknown-organisation");
  expect_code(put({{"id", "x"}, {"names", {{"", "K"}}}}), "unknown-organisation");
  expect_code(ask("undo-organisation-import", {{"import", "x"}}), "unknown-import");
  expect_code(ask("put-contact", {{"organisation", "x"}, {"name", "Ane"}}), "unknown-organisation");
  expect_code(ask("search-organisations", {{"activity", "machines"}}), "not-a-nace-code");
  expect_code(ask("search-organisations", {{"page_size", 101}}), "invalid-value");
  expect_code(ask("search-organisations", json::object(), "company"), "not-permitted");
  expect_code(ask("put-organisation", {{"record", {{"name", "o.json"}, {"bytes", "{}"}}}}, "researcher"),
              "not-permitted");
  expect_code(ask("merge-organisations", {{"keep", "x"}, {"merge", "x"}, {"reason", "r"}}), "same-organisation");
  expect_code(ask("merge-organisations", {{"keep", "x"}, {"merge", "y"}, {"reason", " "}}), "missing-field");
  expect_code(ask("merge-organisations", {{"keep", "x"}, {"merge", "y"}, {"reason", "r"}}), "unknown-organisation");
  expect_code(ask("separate-organisations", {{"organisation", "x"}, {"other", "y"}, {"reason", "r"}}),
              "unknown-organisation");
  EXPECT_THAT(found(json::object()), IsEmpty());
}

TEST_F(DirectoryOperations, AChangeOfSomethingOlderIsRefusedAndNothingIsLost) {
  const auto first = *put({{"names", {{"", "Kaiku"}}}});
  const std::string id = first.at("organisation");
  EXPECT_EQ(first.at("number"), 1);
  expect_code(put({{"id", id}, {"names", {{"", "X"}}}}), "changed-meanwhile");
  EXPECT_EQ(put({{"id", id}, {"names", {{"", "Kaiku"}}}, {"kind", "company"}}, 1)->at("number"), 2);
  expect_code(put({{"id", id}, {"names", {{"", "X"}}}}, 1), "changed-meanwhile");
  EXPECT_EQ(put({{"id", id}, {"names", {{"", "Kaiku"}}}, {"kind", "company"}}, 2)->at("is_changed"), false);
  const json shown = show(id);
  EXPECT_EQ(shown.at("name"), "Kaiku");
  EXPECT_EQ(shown.at("history").at(0).at("member"), "kind");
  EXPECT_EQ(shown.at("history").at(0).at("after"), "company");
}

TEST_F(DirectoryOperations, APreviewStoresNothingAndAListTakenInTwiceIsTakenInOnce) {
  const std::string list = "name,nif,Tel\nKaiku,B20034567,943\nDanobat,,\n,,x\n";
  const auto preview = *take_in(list, {{"preview", true}});
  EXPECT_EQ(preview.at("is_stored"), false);
  EXPECT_EQ(preview.at("new_organisations"), 2);
  EXPECT_EQ(preview.at("refused_rows"), 1);
  EXPECT_EQ(preview.at("columns").at(2).at("field"), "") << "what is not taken is listed";
  EXPECT_EQ(preview.at("notices").at(0).at("code"), "columns-not-taken");
  EXPECT_THAT(found(json::object()), IsEmpty());
  EXPECT_EQ(take_in(list)->at("is_stored"), true);
  const auto again = *take_in(list);
  EXPECT_EQ(again.at("is_new"), false);
  EXPECT_EQ(again.at("is_stored"), false);
  EXPECT_THAT(found(json::object()), ElementsAre("Danobat", "Kaiku"));
}

TEST_F(DirectoryOperations, AnImportFillsWhatIsEmptyAndCanBeTakenBack) {
  const std::string id = put({{"names", {{"", "Biosasun"}}},
                              {"legal_form", "S.A."},
                              {"identifiers", {{{"scheme", "nif"}, {"value", "A01325711"}}}}})
                             ->at("organisation");
  const auto reply = *take_in("name,vat,legal form,city\nBIOSASUN,ESA01325711,SL,Iruña\nOrbea,,S. Coop.,Mallabia\n");
  EXPECT_EQ(reply.at("changed_organisations"), 1);
  EXPECT_EQ(reply.at("new_organisations"), 1);
  EXPECT_EQ(reply.at("duplicates").at(0).at("organisation"), id) << "a VAT number is that of the NIF behind it";
  EXPECT_EQ(reply.at("differences").at(0).at("given"), "SL");
  EXPECT_EQ(show(id).at("legal_form"), "S.A.");
  EXPECT_EQ(show(id).at("sites").at(0).at("city"), "Iruña");
  const std::string import_id = reply.at("import");
  EXPECT_EQ(ask("list-organisation-imports", json::object())->at("imports").at(0).at("undone_at"), "");
  const auto undone = *ask("undo-organisation-import", {{"import", import_id}});
  EXPECT_EQ(undone.at("undone"), 2);
  expect_code(ask("undo-organisation-import", {{"import", import_id}}), "undone-already");
  EXPECT_THAT(show(id).at("sites"), IsEmpty());
  EXPECT_THAT(found(json::object()), ElementsAre("Biosasun"));
}

TEST_F(DirectoryOperations, AnImportThatChangesManyAsksFirst) {
  std::string names = "name,pic\n";
  std::string cities = "name,pic,city\n";
  for (int i = 0; i < 1000; ++i) {
    const std::string row = "Erakundea " + std::to_string(i) + "," + std::to_string(900000000 + i);
    names += row + "\n";
    cities += row + ",Irun\n";
  }
  EXPECT_EQ(take_in(names)->at("new_organisations"), 1000);
  EXPECT_EQ(take_in(cities, {{"preview", true}})->at("changed_organisations"), 1000);
  expect_code(take_in(cities), "import-changes-many");
  expect_code(take_in(cities, {{"confirm_changes", 999}}), "import-changes-many");
  EXPECT_EQ(take_in(cities, {{"confirm_changes", 1000}})->at("is_stored"), true);
}

TEST_F(DirectoryOperations, SearchMeetsWordsFiltersAndCountsWhatEachWouldLeave) {
  ASSERT_TRUE(take_in("name,name eu,territory,kind,size,technologies,nace,city\n"
                      "Danobat,,ES212,company,large,CNC|Laser,28.41,Elgoibar\n"
                      "Ikerlan,,ES212,REC,medium,Laser,72.19,Arrasate\n"
                      "Université de Pau,Paueko Unibertsitatea,FRI15,HES,,,85.42,Pau\n")
                  .has_value());
  EXPECT_THAT(found({{"query", "danbat"}}), ElementsAre("Danobat")) << "a typo";
  EXPECT_THAT(found({{"query", "machinery"}}), ElementsAre("Danobat")) << "by its activity";
  EXPECT_THAT(found({{"query", "unibertsitate"}}), ElementsAre("Université de Pau")) << "in another language";
  EXPECT_THAT(found({{"territory", "ES21"}}), ElementsAre("Danobat", "Ikerlan")) << "a code stands for its parts";
  EXPECT_THAT(found({{"technology", "laser"}, {"size", "medium"}}), ElementsAre("Ikerlan"));
  EXPECT_THAT(found({{"activity", "C"}}), ElementsAre("Danobat"));
  EXPECT_THAT(found({{"activity", "28.4"}}), ElementsAre("Danobat"));
  EXPECT_THAT(found({{"territory", "PT"}}), IsEmpty());
  EXPECT_THAT(found({{"page", 2}, {"page_size", 2}}), ElementsAre("Université de Pau"));
  EXPECT_EQ(ask("search-organisations", {{"query", "pau"}}, "researcher", "eu")->at("organisations").at(0).at("name"),
            "Paueko Unibertsitatea");
  const json reply = *ask("search-organisations", {{"technology", "laser"}, {"size", "medium"}});
  std::vector<std::string> counts;
  for (const json& row : reply.at("facets"))
    counts.push_back(row.at("facet").get<std::string>() + " " + row.at("value").get<std::string>() + " " +
                     row.at("organisations").dump());
  EXPECT_THAT(counts, ElementsAre("territory ES212 1", "kind technology-centre 1", "size large 1", "size medium 1",
                                  "technology Laser 1", "activity 72 1"))
      << "of its own filter a facet counts what the others would leave";
}

TEST_F(DirectoryOperations, ContactsAreForThoseWhoSeePeople) {
  const std::string id = put_name("Kaiku");
  const auto contact = [&](json fields) {
    fields["organisation"] = id;
    return ask("put-contact", fields);
  };
  expect_code(contact({{"name", " "}}), "invalid-value");
  expect_code(contact({{"name", "Ane"}, {"email", "ane at kaiku"}}), "invalid-value");
  expect_code(contact({{"name", "Ane"}, {"telephone", "call me"}}), "invalid-value");
  expect_code(contact({{"name", "Ane"}, {"contact", "nobody"}}), "unknown-contact");
  const auto first = *contact({{"name", "Ane"}, {"email", "ane@kaiku.eus"}, {"languages", {"eu", "es"}}});
  ASSERT_TRUE(contact({{"name", "Ane Agirre"}, {"contact", first.at("contact")}}).has_value());
  EXPECT_THAT(show(id).at("contacts"), SizeIs(1));
  EXPECT_EQ(show(id).at("contacts").at(0).at("name"), "Ane Agirre");
  EXPECT_THAT(show(id, "researcher").at("contacts"), IsEmpty());
  EXPECT_EQ(show(id, "researcher").at("contacts_shown"), false);
}

TEST_F(DirectoryOperations, AMergeIsADecisionThatCanBeTakenBack) {
  const std::string kept =
      put({{"names", {{"", "Fagor Automation S. Coop."}}}, {"kind", "company"}})->at("organisation");
  const std::string other = put({{"names", {{"", "Fagor Automation"}}}, {"territory", "ES212"}})->at("organisation");
  const auto suggested = *ask("suggest-duplicates", json::object());
  ASSERT_EQ(suggested.at("pairs"), 1);
  EXPECT_FALSE(suggested.at("duplicates").at(0).at("reasons").empty());
  const json merge = {{"keep", kept}, {"merge", other}, {"reason", "One number on their invoices"}};
  ASSERT_TRUE(ask("merge-organisations", merge).has_value());
  EXPECT_THAT(found(json::object()), ElementsAre("Fagor Automation S. Coop."));
  expect_code(ask("show-organisation", {{"organisation", other}}), "organisation-merged");
  expect_code(ask("merge-organisations", merge), "organisation-merged");
  const json merged = show(kept);
  EXPECT_EQ(merged.at("territory"), "ES212");
  EXPECT_EQ(merged.at("merged"), json::array({other}));
  EXPECT_EQ(merged.at("history").at(0).at("reason"), "One number on their invoices");
  // What somebody changes after the merge is not lost when it is taken back.
  auto record = json::parse(merged.at("document").get<std::string>());
  record["legal_form"] = "S. Coop.";
  ASSERT_TRUE(put(record, merged.at("number")).has_value());
  const auto separated = *ask("separate-organisations", {{"organisation", kept}, {"other", other}, {"reason", "Two"}});
  EXPECT_EQ(separated.at("was_merged"), true);
  EXPECT_EQ(show(kept).at("territory"), "");
  EXPECT_EQ(show(kept).at("legal_form"), "S. Coop.");
  EXPECT_EQ(show(other).at("territory"), "ES212");
  EXPECT_EQ(ask("suggest-duplicates", json::object())->at("pairs"), 0) << "they were judged to be two";
  EXPECT_EQ(ask("suggest-duplicates", json::object())->at("decided"), 1);
}

TEST_F(DirectoryOperations, ADecisionThatIsSentAgainIsStoredOnceAndItsKeyStandsForNoOther) {
  const std::string kept = put({{"names", {{"", "Ikerlan S. Coop."}}}, {"kind", "company"}})->at("organisation");
  const std::string other = put({{"names", {{"", "Ikerlan"}}}, {"kind", "association"}})->at("organisation");
  const auto decide = [&](const char* operation, const json& fields, const char* key) {
    return ask(operation, fields, "facilitator", "en", key);
  };
  const json merge = {{"keep", kept}, {"merge", other}, {"reason", "One"}};
  const json separate = {{"organisation", kept}, {"other", other}, {"reason", "One"}};
  const auto merged = *decide("merge-organisations", merge, "k1");
  ASSERT_FALSE(merged.at("differences").empty());
  EXPECT_EQ(*decide("merge-organisations", merge, "k1"), merged) << "the reply was lost";
  expect_code(decide("separate-organisations", separate, "k1"), "key-used");
  expect_code(decide("merge-organisations", {{"keep", kept}, {"merge", other}, {"reason", "Same NIF"}}, "k1"),
              "key-used");
  EXPECT_THAT(found(json::object()), ElementsAre("Ikerlan S. Coop."));
  const auto separated = *decide("separate-organisations", separate, "k2");
  EXPECT_EQ(separated.at("was_merged"), true);
  EXPECT_EQ(*decide("separate-organisations", separate, "k2"), separated) << "the reply was lost";
  EXPECT_THAT(programme_->decisions().value(), SizeIs(2));
}

TEST_F(DirectoryOperations, TwoThatAreDifferentAreNotSuggestedAgain) {
  const std::string one = put_name("Ikerlan S. Coop.");
  const std::string other = put_name("Ikerlan");
  ASSERT_EQ(ask("suggest-duplicates", json::object())->at("pairs"), 1);
  const auto kept = *ask("separate-organisations", {{"organisation", one}, {"other", other}, {"reason", "Two firms"}});
  EXPECT_EQ(kept.at("was_merged"), false);
  EXPECT_EQ(ask("suggest-duplicates", json::object())->at("pairs"), 0);
  EXPECT_THAT(ask("programme-overview", json::object())->at("decisions"), IsEmpty()) << "those are of domains";
}

}  // namespace
}  // namespace zubia::operations
