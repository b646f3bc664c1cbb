#include "formats/xlsform.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <sstream>

#include "engine/questionnaires/evaluate_response.hpp"
#include "formats/instrument_json.hpp"
#include "formats/xlsx_reader.hpp"
#include "formats/xlsx_writer.hpp"

namespace zubia::formats {
namespace {

using namespace questionnaires;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

/// A sheet from lines of cells divided by `|`, as documents about XLSForm draw them.
XlsxSheet sheet(std::string name, const std::string& lines) {
  XlsxSheet made{.name = std::move(name)};
  std::istringstream text(lines);
  for (std::string line; std::getline(text, line);) {
    if (line.find_first_not_of(' ') == std::string::npos) continue;
    auto& row = made.rows.emplace_back();
    std::istringstream cells(line);
    for (std::string cell; std::getline(cells, cell, '|');) {
      const auto first = cell.find_first_not_of(' ');
      row.emplace_back(first == std::string::npos ? "" : cell.substr(first, cell.find_last_not_of(' ') - first + 1));
    }
  }
  return made;
}

XlsformFile read(const std::vector<XlsxSheet>& sheets, const XlsformOptions& options = {}) {
  auto form = read_xlsform(*write_xlsx(sheets), "form.xlsx", options);
  if (!form) throw std::runtime_error(form.error().detail);
  return std::move(*form);
}

std::vector<std::string> told(const std::vector<Problem>& problems) {
  std::vector<std::string> all;
  for (const Problem& problem : problems) all.push_back(problem.where.member + " " + problem.code);
  return all;
}

const XlsxSheet yes_no = sheet("choices", R"(
list_name | name | label
yes_no    | yes  | Yes
yes_no    | no   | No)");

TEST(Xlsform, RefusesWhatIsNone) {
  const auto refused = [](const std::vector<XlsxSheet>& sheets) {
    return read_xlsform(*write_xlsx(sheets), "form.xlsx").error().code;
  };
  EXPECT_EQ(read_xlsform("hello", "form.xlsx").error().code, "not-an-xlsx-file");
  EXPECT_EQ(refused({sheet("questions", "type | name")}), "no-survey-sheet");
  EXPECT_EQ(refused({sheet("survey", "kind | name")}), "missing-column");
}

TEST(Xlsform, SaysEveryMistakeWithItsCell) {
  const XlsformFile form = read({sheet("survey", R"(
type                | name    | label       | relevant            | constraint
text                | company | Company     |                     |
integr              | staff   | Staff       |                     |
select_one          | exports | Exports     |                     |
select_one yes_noo  | region  | Region      |                     |
geopoint            | where   | Where       |                     |
integer             | share   | Share       | ${compny} = 'x'     | . =< 100
begin_group         | g       | Group       |                     |
text                | company | Again       |                     |
end_repeat          |         |             |                     |
end_group           |         |             |                     |
begin_repeat        | r       | Repeat      |                     |
text                | in_r    | Text        |                     |)"),
                                 yes_no});
  EXPECT_THAT(told(form.problems),
              ElementsAre("survey!A3 unknown-type", "survey!A4 list-missing", "survey!A6 unsupported-type",
                          "survey!A10 mismatched-group", "survey!A11 unopened-group", "survey!A12 unclosed-group",
                          "survey!A4 unknown-list", "survey!A5 unknown-list", "survey!B9 duplicate-name",
                          "survey!D7 unknown-name", "survey!E7 broken-expression"));
  EXPECT_EQ(form.problems[0].mend, "Did you mean integer?");
  EXPECT_EQ(form.problems[0].where.line, 3u);
  EXPECT_EQ(form.problems[0].where.column, "A");
  EXPECT_EQ(form.problems[3].detail, "end_repeat closes the group g of row 8, which is not repeated.");
  EXPECT_EQ(form.problems[5].mend, "Add a row end_repeat after its last question.");
  EXPECT_EQ(form.problems[7].mend, "Did you mean yes_no?");
  EXPECT_EQ(form.problems[9].mend, "Did you mean company?");
}

TEST(Xlsform, ExplainsLanguagesInPlainWords) {
  const XlsformFile untagged = read({sheet("survey", R"(
type | name | label | label::Euskara (eu)
text | q    | Name  | Izena)")});
  ASSERT_THAT(told(untagged.problems), ElementsAre("survey untagged-column"));
  EXPECT_EQ(untagged.problems[0].detail,
            "The sheet survey has a column label without a language, while other columns name theirs. Nobody can tell "
            "which language it is in.");
  EXPECT_EQ(untagged.problems[0].mend, "Rename it, for example to label::Euskara (eu).");
  const XlsformFile lacking = read({sheet("survey", R"(
type              | name | label::English (en) | label::Euskara (eu) | hint::English (en)
select_one yes_no | q    | Name                | Izena               | Full name)"),
                                    yes_no});
  EXPECT_THAT(told(lacking.problems), ElementsAre("survey missing-language-column", "choices untagged-column"));
  const XlsformFile unknown = read({sheet("survey", R"(
type | name | label::Klingon
text | q    | Name)")});
  EXPECT_THAT(told(unknown.problems), ElementsAre("survey unknown-language"));
  EXPECT_EQ(unknown.problems[0].mend, "Write it with its code, as in label::Euskara (eu).");
}

TEST(Xlsform, ReadsOldSpellings) {
  const XlsformFile form = read({sheet("survey", R"(
type                       | name | caption:English | caption:Español | relevant      | constraint message
select one from yes_no     | a    | A               | A               |               |
select all that apply from yes_no | b | B          | B               | ${a} = 'yes'  |
begin group                | g    | G               | G               |               |
int                        | c    | C               | C               |               |
end group                  |      |                 |                 |               |)"),
                                 sheet("choices", R"(
list name | name | label:English | label:Español
yes_no    | 1    | Yes           | Sí
yes_no    | 0    | No            | No)")});
  // `a` is compared with a choice that the list does not have: its names are 1 and 0.
  EXPECT_THAT(told(form.problems), ElementsAre("survey!E3 unknown-choice"));
  EXPECT_THAT(form.draft.languages, ElementsAre("en", "es"));
  EXPECT_EQ(form.draft.sections.size(), 2u);
  EXPECT_EQ(form.draft.sections[0].items[1].type, ItemType::multiple_choice);
  EXPECT_EQ(form.draft.lists[0].choices[1].code, 0);
}

/// In the manner of the ODK documentation: a household with members, a cascade of places, dates and calculations.
const std::vector<XlsxSheet>& household() {
  static const std::vector<XlsxSheet> sheets = {sheet("survey", R"(
type                | name        | label                              | required | relevant          | constraint                 | constraint_message     | calculation                                   | choice_filter        | appearance | default
start               | start       |                                    |          |                   |                            |                        |                                               |                      |            |
today               | today       |                                    |          |                   |                            |                        |                                               |                      |            |
note                | intro       | Thank you for taking part.         |          |                   |                            |                        |                                               |                      |            |
select_one state    | state       | State                              | yes      |                   |                            |                        |                                               |                      |            |
select_one county   | county      | County                             | yes      |                   |                            |                        |                                               | state=${state}       | minimal    |
begin_group         | respondent  | About you                          |          |                   |                            |                        |                                               |                      | field-list |
text                | full_name   | Your name                          | true()   |                   | regex(., '[A-Za-z ]{2,40}') | Letters only please    |                                               |                      |            |
date                | birth       | Date of birth                      |          |                   | . <= today()               | Not in the future      |                                               |                      |            |
calculate           | age         |                                    |          |                   |                            |                        | int((today() - ${birth}) div 365.25)          |                      |            |
note                | shown       | So you are ${age} years old.       |          | ${age} >= 18      |                            |                        |                                               |                      |            |
end_group           |             |                                    |          |                   |                            |                        |                                               |                      |            |
integer             | size        | How many live here?                | yes      |                   | . > 0 and . < 30           |                        |                                               |                      |            | 1
begin_repeat        | member      | Member                             |          | ${size} > 0       |                            |                        |                                               |                      |            |
text                | first_name  | First name                         |          |                   |                            |                        |                                               |                      |            |
decimal             | income      | Income of ${first_name}            |          |                   | . >= 0                     |                        |                                               |                      |            |
select_multiple job | jobs        | What does ${first_name} do?        |          |                   | not(selected(., 'none') and count-selected(.) > 1) | Nothing and something? |                   |                      |            |
end_repeat          |             |                                    |          |                   |                            |                        |                                               |                      |            |
calculate           | all_income  |                                    |          |                   |                            |                        | sum(${income})                                |                      |            |
calculate           | per_head    |                                    |          |                   |                            |                        | round(${all_income} div count(${member}), 2)  |                      |            |
acknowledge         | agreed      | I have told the truth.             | yes      |                   |                            |                        |                                               |                      |            |)"),
                                                sheet("choices", R"(
list_name | name     | label     | state
state     | texas    | Texas     |
state     | wa       | Washington |
county    | king     | King      | wa
county    | pierce   | Pierce    | wa
county    | cameron  | Cameron   | texas
job       | farm     | Farming   |
job       | shop     | Shop      |
job       | none     | None      |)"),
                                                sheet("settings", R"(
form_title | form_id   | version
Household  | household | 2026112701)")};
  return sheets;
}

TEST(Xlsform, ReadsAHouseholdSurvey) {
  const XlsformFile form = read(household());
  EXPECT_THAT(told(form.problems), IsEmpty());
  std::vector<std::string> notices;
  for (const Problem& notice : form.notices) notices.push_back(notice.code);
  EXPECT_THAT(notices, ElementsAre("codes-assigned", "metadata-ignored"));
  const InstrumentDraft& draft = form.draft;
  EXPECT_EQ(draft.name, "household");
  ASSERT_EQ(draft.sections.size(), 3u);
  EXPECT_EQ(draft.sections[0].items[2].type, ItemType::dropdown);
  EXPECT_EQ(draft.sections[1].name, "respondent");
  const Item& member = draft.sections[2].items[1];
  EXPECT_EQ(member.type, ItemType::repeated_group);
  EXPECT_EQ(member.relevance, "${size} > 0");
  EXPECT_EQ(draft.lists[1].choices[2].columns.at("state"), "texas");

  const auto checked = check_instrument(draft);
  Answers answers{.values = {{"state", Codes{2}},
                             {"county", Codes{3}},
                             {"birth", std::string("1990-05-01")},
                             {"full_name", std::string("X")},
                             {"size", 2.0}}};
  answers.repeats["member"] = {{.values = {{"income", 100.0}, {"jobs", Codes{1, 3}}}}, {.values = {{"income", 50.5}}}};
  const auto found = evaluate_response(*checked, answers, "2026-11-27");
  std::vector<std::string> failures;
  for (const Failure& failure : found.failures) failures.push_back(failure.place.name + " " + failure.code);
  EXPECT_THAT(failures, ElementsAre("county filtered-choice", "full_name constraint", "jobs constraint"));
  EXPECT_EQ(found.cells.at({"age"}).value, Value(36.0));
  EXPECT_EQ(found.cells.at({"per_head"}).value, Value(75.25));
}

/// In the manner of Kobo: two languages, tables of both kinds, rankings, ranges, "or other".
const std::vector<XlsxSheet>& kobo() {
  static const std::vector<XlsxSheet> sheets = {sheet("survey", R"(
type                      | name       | label::English (en)    | label::Français (fr)     | required | appearance   | parameters            | kuid
begin_group               | sat        | How satisfied are you? | Êtes-vous satisfait ?    | false    | table-list   |                       | abc1
select_one satisfaction   | sat_place  | The place              | Le lieu                  | true     |              |                       | abc2
select_one satisfaction   | sat_food   | The food               | Le repas                 | true     |              |                       | abc3
end_group                 |            |                        |                          |          |              |                       |
begin_group               | old        | Older table            | Ancien tableau           |          | field-list   |                       |
select_one satisfaction   | old_head   | Choose                 | Choisissez               |          | label        |                       |
select_one satisfaction   | old_a      | Speakers               | Orateurs                 | true     | list-nolabel |                       |
select_one satisfaction   | old_b      | Hall                   | Salle                    | true     | list-nolabel |                       |
end_group                 |            |                        |                          |          |              |                       |
rank topics               | ranked     | Rank the topics        | Classez les thèmes       |          |              |                       |
range                     | likely     | How likely?            | Quelle probabilité ?     |          |              | start=0 end=10 step=1 |
select_multiple topics or_other | heard | Heard of               | Connus                   |          |              | randomize=true        |
select_one satisfaction   | overall    | Overall                | Dans l'ensemble          |          | likert       |                       |
text                      | comments   | Comments               | Remarques                |          | multiline    |                       |
image                     | picture    | A picture              | Une photo                |          |              |                       |)"),
                                                sheet("choices", R"(
list_name    | name | label::English (en) | label::Français (fr)
satisfaction | 1    | Not at all          | Pas du tout
satisfaction | 2    | Somewhat            | Plutôt
satisfaction | 3    | Very                | Tout à fait
topics       | ai   | AI                  | IA
topics       | bio  | Biotechnology       | Biotechnologie)"),
                                                sheet("settings", R"(
default_language
Français (fr)
)")};
  return sheets;
}

TEST(Xlsform, ReadsAKoboForm) {
  const XlsformFile form = read(kobo());
  EXPECT_THAT(told(form.problems), IsEmpty());
  const InstrumentDraft& draft = form.draft;
  EXPECT_THAT(draft.languages, ElementsAre("fr", "en"));
  ASSERT_EQ(draft.sections.size(), 1u);
  const auto& items = draft.sections[0].items;
  EXPECT_EQ(items[0].type, ItemType::single_choice_matrix);
  EXPECT_EQ(items[0].required, "true()");
  EXPECT_EQ(items[0].rows[1].label.at("fr"), "Le repas");
  EXPECT_EQ(items[1].type, ItemType::single_choice_matrix);
  ASSERT_EQ(items[1].rows.size(), 2u);
  EXPECT_EQ(items[1].rows[0].name, "old_a");
  EXPECT_EQ(items[2].type, ItemType::ranking);
  EXPECT_EQ(items[3].type, ItemType::numeric_scale);
  EXPECT_EQ(items[3].maximum, 10.0);
  EXPECT_TRUE(items[4].is_shuffled);
  EXPECT_EQ(draft.lists[1].choices.back().meaning, ChoiceMeaning::other);
  EXPECT_EQ(draft.lists[1].choices.back().label.at("fr"), "Autre");
  EXPECT_EQ(items[5].type, ItemType::likert);
  EXPECT_EQ(items[6].type, ItemType::long_text);
  EXPECT_EQ(items[7].type, ItemType::file);
  std::vector<std::string> notices;
  for (const Problem& notice : form.notices) notices.push_back(notice.code);
  EXPECT_THAT(notices, Contains("columns-ignored"));
}

TEST(Xlsform, OfOthersComesBackUnchanged) {
  for (const auto* sheets : {&household(), &kobo()}) {
    const InstrumentDraft draft = read(*sheets).draft;
    const auto written = write_xlsform(draft);
    ASSERT_TRUE(written) << written.error().detail;
    const auto again = read_xlsform(*written, "again.xlsx");
    ASSERT_TRUE(again);
    EXPECT_THAT(told(again->problems), IsEmpty());
    EXPECT_EQ(instrument_document(again->draft).dump(1), instrument_document(draft).dump(1));
  }
}

TEST(Xlsform, AListThatProgrammesHaveIsPickedFromByTheNameOfItsFile) {
  const XlsformFile form = read({sheet("survey", R"(
type                         | name    | label
select_one_from_file CPV.csv | product | What do you buy?
select_one_from_file nuts.csv | place  | Where?)")});
  EXPECT_THAT(told(form.problems), IsEmpty());
  const auto& items = form.draft.sections[0].items;
  EXPECT_EQ(items[0].type, ItemType::code_picker);
  EXPECT_EQ(items[0].classification, "cpv");
  EXPECT_EQ(items[1].type, ItemType::territory_picker);
  const auto written = write_xlsform(form.draft);
  ASSERT_TRUE(written);
  auto reader = XlsxReader::open(*written, "form.xlsx");
  const auto rows = read_xlsx_sheet(*reader, "survey");
  std::vector<std::string> types;
  for (const XlsxRow& row : *rows) types.push_back(cell_text(row.cells.front()));
  EXPECT_THAT(types, Contains("select_one_from_file cpv.csv"));
  EXPECT_EQ(instrument_document(read_xlsform(*written, "again.xlsx")->draft), instrument_document(form.draft));
}

TEST(Xlsform, WritesWhatOtherProgramsExpect) {
  const auto written = write_xlsform(read(kobo()).draft);
  auto reader = XlsxReader::open(*written, "form.xlsx");
  ASSERT_TRUE(reader);
  EXPECT_THAT(reader->sheets(), ElementsAre("survey", "choices", "settings"));
  const auto rows = read_xlsx_sheet(*reader, "survey");
  std::vector<std::string> header;
  for (const XlsxCell& cell : rows->front().cells) header.push_back(cell_text(cell));
  EXPECT_THAT(header, Contains("label::Français (fr)"));
  EXPECT_THAT(header, Contains("label::English (en)"));
  EXPECT_EQ(std::count(header.begin(), header.end(), "label"), 0);
  std::vector<std::string> types;
  for (const XlsxRow& row : *rows) types.push_back(cell_text(row.cells.front()));
  EXPECT_THAT(types, Contains("select_multiple topics"));
  EXPECT_THAT(types, Contains("rank topics"));
  EXPECT_THAT(types, Contains("range"));
}

}  // namespace
}  // namespace zubia::formats
