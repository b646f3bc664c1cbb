#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>

#include "engine/questionnaires/evaluate_response.hpp"
#include "engine/questionnaires/missing_texts.hpp"
#include "engine/questionnaires/text_walk.hpp"
#include "formats/instrument_json.hpp"
#include "formats/xlsform.hpp"

namespace zubia::formats {
namespace {

using namespace questionnaires;

std::string bytes_of(const std::filesystem::path& path) {
  std::ostringstream bytes;
  bytes << std::ifstream(path, std::ios::binary).rdbuf();
  return bytes.str();
}

InstrumentDraft read_instrument(const std::string& name) {
  const auto document = nlohmann::json::parse(bytes_of(ZUBIA_SOURCE_ROOT "/examples/instruments/" + name + ".json"));
  auto draft = read_instrument_document(document, name);
  if (!draft) throw std::runtime_error(draft.error().where.member + ": " + draft.error().detail);
  return std::move(*draft);
}

class ReadyInstrument : public testing::TestWithParam<const char*> {};
INSTANTIATE_TEST_SUITE_P(All, ReadyInstrument,
                         testing::Values("offers_and_needs", "innovation_diagnosis", "cross_border_cooperation",
                                         "seven_proximities", "meeting_follow_up"),
                         [](const auto& one) { return std::string(one.param); });

TEST_P(ReadyInstrument, CanBePublishedInFourLanguages) {
  const InstrumentDraft draft = read_instrument(GetParam());
  EXPECT_THAT(draft.languages, testing::ElementsAre("en", "es", "fr", "eu"));
  for (const Problem& problem : publication_problems(draft))
    ADD_FAILURE() << problem.where.member << ": " << problem.code << ": " << problem.detail;
}

TEST_P(ReadyInstrument, IsNotTranslatedByCopying) {
  // Names of clusters and words that both languages share stay; a sentence never does.
  for_each_text(read_instrument(GetParam()), [](const TextPlace& place) {
    if (place.texts->empty()) return;
    std::set<std::string> different;
    for (const auto& [language, text] : *place.texts) different.insert(text);
    if (place.texts->at("en").size() > 30) {
      EXPECT_EQ(different.size(), 4u) << place.member;
    }
  });
}

TEST_P(ReadyInstrument, ComesBackFromJsonAndFromXlsform) {
  const InstrumentDraft draft = read_instrument(GetParam());
  const auto document = nlohmann::json::parse(instrument_document(draft).dump());
  EXPECT_EQ(*read_instrument_document(document, "again"), draft);
  const auto workbook = write_xlsform(draft);
  ASSERT_TRUE(workbook) << workbook.error().detail;
  const auto form = read_xlsform(*workbook, "form.xlsx");
  ASSERT_TRUE(form) << form.error().detail;
  for (const Problem& problem : form->problems) ADD_FAILURE() << problem.where.member << ": " << problem.detail;
  EXPECT_EQ(instrument_document(form->draft).dump(1), instrument_document(draft).dump(1));
}

TEST(CrossBorderInstrument, HasTheBlocksOfTheStudy) {
  const auto checked = check_instrument(read_instrument("cross_border_cooperation"));
  ASSERT_TRUE(checked);
  int importance = 0;
  int effect = 0;
  for (const Node& node : checked->nodes()) {
    if (!node.is_variable() || node.row == nullptr) continue;
    importance += node.name.starts_with("imp_") ? 1 : 0;
    effect += node.name.starts_with("eff_") ? 1 : 0;
  }
  EXPECT_EQ(importance, 14);
  EXPECT_EQ(effect, 14);
  for (const std::string when : {"before", "motive", "effect"})
    for (const std::string what : {"product", "service", "organisation", "business_model", "marketing"})
      EXPECT_GE(checked->find(when + "_" + what), 0) << when << what;
}

TEST(CrossBorderInstrument, AsksOnlyWhatIsLeft) {
  const auto checked = check_instrument(read_instrument("cross_border_cooperation"));
  const auto found = evaluate_response(*checked, {}, "2026-11-27");
  std::vector<std::string> names;
  for (const Place& place : found.remaining) names.push_back(place.name);
  EXPECT_THAT(names, testing::ElementsAre("cluster", "territory", "organisation_kind", "size_class"));
  EXPECT_EQ(found.cells.at({"project_example"}).state, CellState::not_relevant);
}

TEST(InstrumentJson, RefusesWhatItDoesNotKnow) {
  using nlohmann::json;
  const auto problem = [](json document) {
    const auto draft = read_instrument_document(document, "x.json");
    return draft ? std::string() : draft.error().code + " " + draft.error().where.member;
  };
  EXPECT_EQ(problem(json::array()), "not-an-instrument format");
  EXPECT_EQ(problem({{"format", "other"}}), "not-an-instrument format");
  const json empty = {{"format", "zubia-instrument-1"}};
  EXPECT_EQ(problem(empty), "");
  const auto with = [&](const char* key, json value) {
    json document = empty;
    document[key] = std::move(value);
    return problem(std::move(document));
  };
  EXPECT_EQ(with("titel", "x"), "unknown-member titel");
  EXPECT_EQ(with("title", "x"), "wrong-member title");
  EXPECT_EQ(with("sections", {{{"items", {{{"type", "txt"}}}}}}), "wrong-member sections[0].items[0].type");
  EXPECT_EQ(with("sections", {{{"items", {{{"minimum", "1"}}}}}}), "wrong-member sections[0].items[0].minimum");
  EXPECT_EQ(with("lists", {{{"choices", {{{"code", 1.5}}}}}}), "wrong-member lists[0].choices[0].code");
  EXPECT_EQ(with("lists", {{{"choices", {{{"code", 1e10}}}}}}), "wrong-member lists[0].choices[0].code");
}

TEST(AnswersJson, ComeBackAndKeepDontKnow) {
  const auto checked = check_instrument(read_instrument("innovation_diagnosis"));
  const auto document = nlohmann::json::parse(
      R"({"territory":[2],"new_share":{"unknown":true},"process_innovation":[1,4],"founded":1998,
          "need":[{"need_title":"A robot","trl_now":3},{}],"new_goods":null})");
  const auto answers = read_answers_document(document, *checked);
  ASSERT_TRUE(answers) << answers.error().detail;
  EXPECT_EQ(answers->values.at("new_share"), Answer(DontKnow{}));
  EXPECT_EQ(answers->values.at("process_innovation"), Answer(Codes{1, 4}));
  EXPECT_EQ(answers->repeats.at("need").size(), 2u);
  EXPECT_EQ(nlohmann::json::parse(answers_document(*answers).dump()), document);
  const auto refused = [&](const char* text) {
    const auto wrong = read_answers_document(nlohmann::json::parse(text), *checked);
    return wrong ? std::string() : wrong.error().code + " " + wrong.error().where.member;
  };
  EXPECT_EQ(refused("[]"), "wrong-member answers");
  EXPECT_EQ(refused(R"({"territory":1.5})"), "wrong-member territory");
  EXPECT_EQ(refused(R"({"territory":{"a":1}})"), "wrong-member territory");
  EXPECT_EQ(refused(R"({"need":3})"), "wrong-member need");
  EXPECT_EQ(refused(R"({"need":[1]})"), "wrong-member need[0]");
  EXPECT_EQ(refused(R"({"founded":true})"), "wrong-member founded");
}

TEST(CheckedInstrument, IsWrittenWithItsTrees) {
  const auto checked = check_instrument(read_instrument("meeting_follow_up"));
  const auto document = checked_instrument_document(*checked);
  EXPECT_EQ(document["order"].size(), checked->nodes().size());
  for (const auto& node : document["nodes"]) {
    if (node["name"] != "why_nothing") continue;
    EXPECT_EQ(node["relevance"].dump(), R"({"call":"selected","of":[{"answer":"next_step"},{"text":"none"}]})");
  }
}

}  // namespace
}  // namespace zubia::formats
