#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <cstdlib>
#include <fstream>
#include <sstream>

#include "operations/classifications/code_catalogue.hpp"
#include "operations/complementarity/study_shelf.hpp"
#include "tests/accounts.hpp"

namespace zubia::operations {
namespace {

using nlohmann::json;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

const std::string cpv =
    "code,en,es,fr\n"
    "03000000-1,Farm products,Productos de la agricultura,Produits agricoles\n"
    "03100000-2,Crops,Cultivos,Cultures\n"
    "42600000-2,Machine tools,Máquinas herramienta,Machines-outils\n"
    "42610000-5,Laser machine tools,Máquinas herramienta con láser,Machines-outils à laser\n"
    "42000000-6,Industrial machinery,Maquinaria industrial,Machines industrielles\n";

/// Classifications as people use them: each question is an operation, asked by somebody of a role.
class Classifications : public ::testing::Test {
 protected:
  void SetUp() override {
    programme_ = *storage::ProgrammeStore::create(
        folder_.file("n.zubia"), {"0123", "NAEN", {"eu", "es"}, "2026-11-23T10:00:00Z"},
        {{"border", "ES", {"ES212", "FRI15"}, {{"eu", "Muga"}, {"es", "La frontera"}}}});
  }
  Result<json> ask(const std::string& operation, const json& fields, const std::string& role = "facilitator",
                   const std::string& language = "eu") {
    const auto& all = all_operations();
    const auto found = std::ranges::find(all, operation, [](const auto& one) { return one.about.name; });
    Work work;
    work.now = "2026-11-28T10:00:00Z";
    work.asker.role = role;
    work.language = language;
    work.studies = &shelf_;
    const auto reply = found->run(fields, programme_.get(), work, {OutputFormat::json, 0, {}});
    if (!reply) return refuse(reply.error());
    return json::parse(reply->text);
  }
  json fields_of(const std::string& bytes, json fields = json::object()) {
    const json usual = {{"classification", "cpv"}, {"source", "CPV 2008"}, {"licence", "CC BY 4.0"}};
    for (const auto& [name, value] : usual.items())
      if (!fields.contains(name)) fields[name] = value;
    fields["labels"] = {{"name", "cpv.csv"}, {"bytes", bytes}};
    return fields;
  }
  json search(const json& fields, const std::string& language = "eu") {
    const auto found = ask("search-codes", fields, "researcher", language);
    EXPECT_TRUE(found.has_value()) << (found ? "" : found.error().detail);
    return found ? *found : json::object();
  }
  std::vector<std::string> codes(const json& fields) {
    std::vector<std::string> all;
    const json found = search(fields);
    for (const json& row : found.at("codes")) all.push_back(row.at("code"));
    return all;
  }

  storage::TestFolder folder_;
  StudyShelf shelf_;
  std::shared_ptr<storage::ProgrammeStore> programme_;
};

TEST_F(Classifications, WhatIsWrongIsRefusedAndNothingIsKept) {
  expect_code(ask("import-classification", fields_of(cpv, {{"classification", "a b"}})), "invalid-value");
  expect_code(ask("import-classification", fields_of(cpv, {{"source", " "}})), "invalid-value");
  expect_code(ask("import-classification", fields_of(cpv, {{"licence", ""}})), "invalid-value");
  expect_code(ask("import-classification", fields_of("code,heading\nA,B\n")), "missing-column");
  expect_code(ask("import-classification", fields_of("code,parent,en\nA,B,x\nB,A,y\n")), "code-in-itself");
  const auto unknown = ask("import-classification", fields_of(cpv, {{"languages", {"eu"}}}));
  ASSERT_FALSE(unknown.has_value());
  EXPECT_EQ(unknown.error().detail, "The file has no labels in eu.");
  EXPECT_EQ(unknown.error().mend, "It has them in en, es, fr.");
  expect_code(ask("import-classification", fields_of(cpv), "researcher"), "not-permitted");
  std::string many = "code,en\n";
  for (int i = 0; i < 100'001; ++i) many += std::to_string(i) + ",x\n";
  expect_code(ask("import-classification", fields_of(many)), "too-many-codes");
  const auto nothing = ask("search-codes", {{"classification", "cpv"}});
  ASSERT_FALSE(nothing.has_value());
  EXPECT_EQ(nothing.error().detail, "The programme has no classification cpv.");
  EXPECT_EQ(nothing.error().mend, "It has nace, nuts; others are taken in with import-classification.");
  expect_code(ask("search-codes", {{"classification", "nace"}, {"parent", "Z"}}), "unknown-code");
  expect_code(ask("search-codes", {{"classification", "nace"}}, "company"), "not-permitted");
}

TEST_F(Classifications, AFileIsTakenInOnceAndAFurtherOneAddsToIt) {
  const json previewed = *ask("import-classification", fields_of(cpv, {{"preview", true}}));
  EXPECT_EQ(previewed.at("is_stored"), false);
  EXPECT_EQ(previewed.at("codes"), 5);
  expect_code(ask("search-codes", {{"classification", "cpv"}}), "unknown-classification");

  const json first = *ask("import-classification", fields_of(cpv));
  EXPECT_EQ(first.at("added"), 5);
  EXPECT_EQ(first.at("examples").at(1), (json{{"code", "03100000"}, {"parent", "03000000"}, {"label", "Crops"}}));
  const json again = *ask("import-classification", fields_of(cpv));
  EXPECT_EQ(again.at("is_new"), false);
  EXPECT_EQ(again.at("notices").at(0).at("code"), "already-imported");

  const json basque =
      *ask("import-classification",
           fields_of("code;label\n42600000;Makina-erremintak\n44000000;Eraikuntza\n", {{"language", "eu"}}));
  EXPECT_EQ(basque.at("added"), 1);
  EXPECT_EQ(basque.at("changed"), 1);
  EXPECT_EQ(basque.at("not_in_file"), 4);
  EXPECT_EQ(basque.at("languages"), (json{"en", "es", "eu", "fr"}));
  EXPECT_THAT(codes({{"classification", "cpv"}, {"query", "makina"}}), ElementsAre("42600000"));
}

TEST_F(Classifications, CodesAreFoundAsTheyAreTypedInAnyLanguage) {
  ASSERT_TRUE(ask("import-classification", fields_of(cpv)).has_value());
  EXPECT_THAT(codes({{"classification", "cpv"}, {"query", "machines-out"}}), ElementsAre("42600000", "42610000"));
  EXPECT_THAT(codes({{"classification", "cpv"}, {"query", "heramienta"}}), ElementsAre("42600000", "42610000"));
  EXPECT_THAT(codes({{"classification", "cpv"}, {"query", "42610000-5"}}), ElementsAre("42610000"));
  EXPECT_THAT(codes({{"classification", "cpv"}, {"query", "cultures"}, {"languages", {"en"}}}), IsEmpty());
  EXPECT_THAT(codes({{"classification", "cpv"}, {"query", "m"}, {"parent", "42600000"}}), ElementsAre("42610000"));

  const json row = search({{"classification", "cpv"}, {"query", "laser"}, {"languages", {"fr"}}}).at("codes").at(0);
  EXPECT_EQ(row.at("label"), "Máquinas herramienta con láser");
  EXPECT_EQ(row.at("label_language"), "es");
  EXPECT_EQ(row.at("path"), (json{"42000000", "42600000"}));
  EXPECT_EQ(row.at("path_labels"), (json{"Maquinaria industrial", "Máquinas herramienta"}));
  EXPECT_EQ(row.at("met"), (json{"laser"}));
  EXPECT_EQ(row.at("met_how"), (json{"word"}));
  EXPECT_EQ(row.at("met_label"), "Machines-outils à laser");
  EXPECT_EQ(row.at("met_language"), "fr");
}

TEST_F(Classifications, WithoutWordsWhatLiesInACodeIsShown) {
  ASSERT_TRUE(ask("import-classification", fields_of(cpv)).has_value());
  EXPECT_THAT(codes({{"classification", "cpv"}}), ElementsAre("03000000", "42000000"));
  EXPECT_THAT(codes({{"classification", "cpv"}, {"parent", "42000000-6"}}), ElementsAre("42600000"));
  const json found = search({{"classification", "cpv"}, {"limit", 1}});
  EXPECT_EQ(found.at("matching"), 2);
  EXPECT_EQ(found.at("codes").at(0).at("children"), 1);
}

TEST_F(Classifications, ActivitiesAndTerritoriesAreThereWithoutAnyFile) {
  EXPECT_THAT(codes({{"classification", "nace"}, {"query", "nekazaritza"}, {"limit", 2}}), ElementsAre("A", "01"));
  EXPECT_THAT(codes({{"classification", "nace"}, {"code", {"28", "B-E", "C28"}}}), ElementsAre("28", "28"));
  EXPECT_EQ(search({{"classification", "nace"}}).at("matching"), 21);
  EXPECT_EQ(search({{"classification", "nace"}, {"code", {"05"}}}).at("codes").at(0).at("path"), json{"B"});
  EXPECT_THAT(codes({{"classification", "nuts"}, {"query", "frontera"}}), ElementsAre("border"));
  EXPECT_THAT(codes({{"classification", "nuts"}, {"query", "ES212"}}), ElementsAre("ES212"));
  const json all = *ask("list-classifications", json::object(), "researcher");
  EXPECT_EQ(all.at("classifications").at(0).at("classification"), "nace");
  EXPECT_EQ(all.at("classifications").at(0).at("imported_at"), "");
}

TEST_F(Classifications, WhatWasPublishedStandsBesideTheNamesOfTheProduct) {
  ASSERT_TRUE(
      ask("import-classification",
          fields_of("code,parent,name_es\n28,C,Maquinaria\n28.4,28,Máquinas\n28.41,28.4,Para metal\nC,,Industria\n",
                    {{"classification", "nace"}, {"source", "CNAE-2009, INE"}}))
          .has_value());
  const json row = search({{"classification", "nace"}, {"code", {"2841"}}}).at("codes").at(0);
  EXPECT_EQ(row.at("code"), "28.41");
  EXPECT_EQ(row.at("label"), "Para metal");
  EXPECT_EQ(row.at("path"), (json{"C", "28", "28.4"}));
  EXPECT_THAT(row.at("path_labels").at(0).get<std::string>(), HasSubstr("industria"));
}

TEST_F(Classifications, ATerritoryThatTheProgrammeAddsIsFoundAtOnce) {
  EXPECT_THAT(codes({{"classification", "nuts"}, {"query", "xyloburg"}}), IsEmpty());
  ASSERT_TRUE(programme_->put_territory({"sea", "ES", {}, {{"eu", "Xyloburg"}}}).has_value());
  EXPECT_THAT(codes({{"classification", "nuts"}, {"query", "xyloburg"}}), ElementsAre("sea"));
}

std::string bytes_of_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::stringstream bytes;
  bytes << file.rdbuf();
  return bytes.str();
}

TEST_F(Classifications, PublishedFilesAreTakenIn) {
  const char* shared = std::getenv("ZUBIA_SHARED");
  const std::string folder =
      std::string(shared != nullptr ? shared : ZUBIA_ROOT "/../shared") + "/data/classifications/";
  const std::string labels = bytes_of_file(folder + "cpv_labels_en_es_fr.csv");
  if (labels.empty()) GTEST_SKIP() << "Without ../shared/data/classifications there is nothing to take in.";
  const json cpv_reply = *ask("import-classification", fields_of(labels));
  EXPECT_EQ(cpv_reply.at("codes"), 9454);
  EXPECT_THAT(cpv_reply.at("notices"), IsEmpty());
  // 45 divisions, as Regulation (EC) No 213/2008 has them.
  EXPECT_EQ(search({{"classification", "cpv"}}).at("matching"), 45);
  EXPECT_THAT(codes({{"classification", "cpv"}, {"query", "ordenadores portatiles"}, {"limit", 1}}),
              ElementsAre("30213100"));
  const json nace_reply = *ask("import-classification",
                               fields_of(bytes_of_file(folder + "nace_rev2_labels.csv"), {{"classification", "nace"}}));
  EXPECT_EQ(nace_reply.at("codes"), 996);
  EXPECT_EQ(search({{"classification", "nace"}}).at("matching"), 21);
  EXPECT_THAT(codes({{"classification", "nace"}, {"query", "28.41"}, {"limit", 1}}), ElementsAre("28.41"));
}

}  // namespace
}  // namespace zubia::operations
