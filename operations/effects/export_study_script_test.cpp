#include <gmock/gmock.h>

#include <map>

#include "engine/base/absence.hpp"
#include "formats/zip_archive.hpp"
#include "operations/catalogue_files.hpp"
#include "storage/base64.hpp"
#include "tests/answered_study.hpp"

namespace zubia::operations {
namespace {

using nlohmann::json;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

class ScriptOfStudy : public AnsweredStudy {
 protected:
  static constexpr int assignments = 500;

  json script(json fields = json::object()) {
    fields.update({{"questionnaire", name_}, {"samples", 200}, {"assignments", assignments}});
    const auto reply = ask("export-study-script", fields);
    EXPECT_TRUE(reply.has_value()) << reply.error().detail;
    return reply ? *reply : json::object();
  }

  /// The files of the archive, by name.
  static std::map<std::string, std::string> files_of(const json& reply) {
    const std::string bytes = *storage::bytes_of_base64(reply.at("content").get<std::string>());
    const auto archive = formats::ZipArchive::open(bytes, "study.zip");
    std::map<std::string, std::string> files;
    for (const std::string& name : archive->entries())
      EXPECT_TRUE(archive->read(name, [&](std::string_view part) {
        files[name] += part;
        return true;
      }));
    return files;
  }

  /// The cells of a value; empty where the table does not have it.
  static std::string value(const std::string& table, const std::string& name) {
    const std::size_t at = table.find("\n" + name + ",");
    if (at == std::string::npos) return {};
    const std::size_t begin = at + name.size() + 2;
    return table.substr(begin, table.find('\n', begin) - begin);
  }
};

TEST_F(ScriptOfStudy, IsRefusedWhereThereIsNoStudy) {
  EXPECT_EQ(refusal(ask("export-study-script", {{"questionnaire", name_}})),
            "unknown-questionnaire questionnaire: There is no questionnaire cross-border-cooperation. See zubia "
            "list-questionnaires, or add it with zubia add-questionnaire.");
  publish("meeting-follow-up");
  EXPECT_EQ(
      refusal(ask("export-study-script", {{"questionnaire", "meeting-follow-up"}})),
      "not-a-cooperation-study questionnaire: meeting-follow-up does not ask what weighs and what the cluster has "
      "changed. Give a questionnaire made from the ready cross-border-cooperation.");
  ASSERT_TRUE(ask("add-questionnaire", {{"ready", name_}}, "owner").has_value());
  EXPECT_EQ(refusal(ask("export-study-script", {{"questionnaire", name_}})),
            "not-published questionnaire: The questionnaire cross-border-cooperation is a draft: nobody can answer it "
            "yet. Publish it first.");
}

TEST_F(ScriptOfStudy, IsRefusedWhereNobodyHasAnswered) {
  publish("cross-border-cooperation");
  EXPECT_EQ(refusal(ask("export-study-script", {{"questionnaire", name_}})),
            "no-respondents : Nobody has answered. Wait for answers, or give others.");
}

TEST_F(ScriptOfStudy, IsNotForWhoMayNotSeeTheAnswers) {
  publish("cross-border-cooperation");
  answer(effects::made_study({}, 12));
  EXPECT_EQ(refusal(ask("export-study-script", {{"questionnaire", name_}}, "facilitator")).substr(0, 16),
            "answers-withheld");
}

TEST_F(ScriptOfStudy, HoldsTheScriptTheAnswersAndTheValues) {
  publish("cross-border-cooperation");
  answer(effects::made_study({}, 12), [](std::size_t number, json& answers) {
    if (number == 0) answers["imp_laws"] = {99};
    if (number == 1) answers["imp_laws"] = {98};
    if (number == 2) answers.erase("imp_laws");
  });
  const json reply = script();
  EXPECT_EQ(reply.at("file_name"), "cross-border-cooperation-reproduce.zip");
  const auto files = files_of(reply);
  ASSERT_EQ(files.size(), 3U);
  EXPECT_EQ(files.at("reproduce.R"), study_r_script);
  EXPECT_THAT(files.at("reproduce.R"), StartsWith("# Recomputes, from the answers alone, every number"));
  const std::string& answers = files.at("answers.csv");
  EXPECT_THAT(answers, StartsWith("member,size,small,cluster,territory,kind,imp_laws,imp_authorities,"));
  EXPECT_EQ(std::ranges::count(answers, '\n'), 13);
  EXPECT_THAT(answers, HasSubstr(",dont-know,"));
  EXPECT_THAT(answers, HasSubstr(",not-applicable,"));
  const std::string& values = files.at("values.csv");
  EXPECT_THAT(values, StartsWith("name,value,tolerance\nsetting/cut,data,\n"));
  EXPECT_EQ(value(values, "study/respondents"), "12,0");
  EXPECT_EQ(value(values, "question/importance/laws/answers"), "9,0");
  EXPECT_EQ(value(values, "question/importance/laws/dont_know"), "1,0");
  EXPECT_EQ(value(values, "question/importance/laws/not_applicable"), "1,0");
  EXPECT_THAT(value(values, "family/effect/institutional/mean_low"), HasSubstr(",draws"));
  EXPECT_THAT(value(values, "test/small/effect/language/p"), HasSubstr(",1e-09"));
  EXPECT_EQ(value(values, "test/small/effect/language/p_method"), "exact,");
  std::int64_t settings = 0;
  for (std::size_t at = 0; (at = values.find("\nsetting/", at)) != std::string::npos; ++at) ++settings;
  EXPECT_EQ(reply.at("numbers"), std::ranges::count(values, '\n') - 1 - settings);
}

TEST_F(ScriptOfStudy, NamesNobody) {
  publish("cross-border-cooperation");
  answer(effects::made_study({}, 12));
  const auto files = files_of(script());
  for (const auto& [name, text] : files)
    for (const char* named : {"Orona", "o11"}) EXPECT_THAT(text, Not(HasSubstr(named))) << name;
}

TEST_F(ScriptOfStudy, SaysTheValuesOfTheStudyAndOfTheComparison) {
  publish("cross-border-cooperation");
  answer(effects::made_study({}, 12));
  const std::string values = files_of(script({{"cut", "scale"}})).at("values.csv");
  const auto number = [&](const std::string& name) {
    const std::string cells = value(values, name);
    return cells.empty() || cells.front() == ',' ? undefined : std::stod(cells);
  };
  const json study = *ask("study-effects", {{"questionnaire", name_}, {"samples", 200}, {"cut", "scale"}});
  EXPECT_EQ(value(values, "study/importance_cut"), "3,1e-09");
  for (const json& one : study.at("families")) {
    const std::string name =
        "family/" + one.at("block").get<std::string>() + "/" + one.at("family").get<std::string>() + "/mean_high";
    if (one.at("mean_high").is_null())
      EXPECT_EQ(value(values, name), ",draws") << name;
    else
      EXPECT_EQ(number(name), one.at("mean_high")) << name;
  }
  for (const char* by : {"small", "cluster"}) {
    const json compared = *ask("compare-members", {{"questionnaire", name_}, {"by", by}, {"samples", assignments}});
    for (const json& one : compared.at("tests"))
      if (one.at("item") != "" && !one.at("adjusted_p").is_null()) {
        const std::string name = "test/" + std::string(by) + "/" + one.at("block").get<std::string>() + "/" +
                                 one.at("item").get<std::string>() + "/adjusted_p";
        EXPECT_EQ(number(name), one.at("adjusted_p")) << name;
      }
    EXPECT_EQ(number("pair/product/rank_biserial"), compared.at("pairs").at(0).at("rank_biserial"));
  }
}

TEST_F(ScriptOfStudy, OfAFileIsOfTheSameKind) {
  const std::string csv = "imp_laws,eff_laws,cluster\n5,4,=SUM(A1)\n4,98,=SUM(A1)\n3,2,Sea\n1,2,Sea\n";
  const auto reply = ask("study-file-script",
                         {{"answers", {{"name", "answers.csv"}, {"bytes", csv}}},
                          {"dont_know", {"98"}},
                          {"samples", 200},
                          {"assignments", assignments}},
                         "anybody");
  ASSERT_TRUE(reply.has_value()) << reply.error().detail;
  EXPECT_EQ(reply->at("file_name"), "answers-reproduce.zip");
  const auto files = files_of(*reply);
  EXPECT_THAT(files.at("answers.csv"), HasSubstr("\n1,,,'=SUM(A1),,,5,"));
  EXPECT_THAT(files.at("answers.csv"), Not(HasSubstr(",=SUM")));
  EXPECT_EQ(value(files.at("values.csv"), "compare/cluster/'=SUM(A1)/members"), "2,0");
  EXPECT_EQ(value(files.at("values.csv"), "test/size/importance/laws/p"), "") << "sizes are not told";
}

}  // namespace
}  // namespace zubia::operations
