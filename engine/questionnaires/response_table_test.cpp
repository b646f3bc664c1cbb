#include "engine/questionnaires/response_table.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <cmath>

#include "engine/questionnaires/instruments_for_tests.hpp"

namespace zubia::questionnaires {
namespace {

using for_tests::checked;
using for_tests::choice_item;
using for_tests::draft_of;
using for_tests::item;
using testing::ElementsAre;
using testing::IsEmpty;

const std::string today = "2026-11-27";

std::vector<std::string> names_of(const ResponseTable& table) {
  std::vector<std::string> names;
  for (const ResponseColumn& column : table.columns) names.push_back(column.name);
  return names;
}

/// The table of one form and these answers.
ResponseTable table_of(std::vector<Item> items, const std::vector<Answers>& all, const std::string& group = {}) {
  const Instrument instrument = checked(draft_of(std::move(items)));
  ResponseTable table = response_table(instrument, "en", group);
  for (std::size_t i = 0; i < all.size(); ++i)
    add_response(table, instrument, {std::string(1, static_cast<char>('a' + i)), "firm", "1970-01-11"},
                 evaluate_response(instrument, all[i], today));
  return table;
}

const ResponseCell& cell(const ResponseTable& table, std::size_t row, const std::string& column) {
  for (std::size_t i = 0; i < table.columns.size(); ++i)
    if (table.columns[i].name == column) return table.rows[row][i];
  throw std::runtime_error("no column " + column);
}

double number(const ResponseTable& table, std::size_t row, const std::string& column) {
  return cell(table, row, column).number;
}

std::string text(const ResponseTable& table, std::size_t row, const std::string& column) {
  return cell(table, row, column).text;
}

const ResponseColumn& column(const ResponseTable& table, const std::string& name) {
  return *std::ranges::find(table.columns, name, &ResponseColumn::name);
}

TEST(ResponseTable, WaysToHaveNoAnswerStayApart) {
  Item staff = item(ItemType::integer, "staff");
  staff.relevance = "${exports} = 'yes'";
  staff.may_be_unknown = true;
  const ResponseTable table = table_of({choice_item(ItemType::single_choice, "exports", "yesno"), staff},
                                       {{},
                                        {.values = {{"exports", Codes{0}}}},
                                        {.values = {{"exports", Codes{1}}, {"staff", DontKnow()}}},
                                        {.values = {{"exports", Codes{99}}}},
                                        {.values = {{"exports", Codes{1}}, {"staff", 12.0}}}});
  const ResponseColumn& exports = column(table, "exports");
  const ResponseColumn& staffed = column(table, "staff");
  EXPECT_TRUE(std::isnan(number(table, 0, "exports")));
  EXPECT_EQ(number(table, 1, "exports"), 0.0);
  EXPECT_EQ(number(table, 1, "staff"), staffed.not_relevant);
  EXPECT_EQ(number(table, 2, "staff"), staffed.dont_know);
  EXPECT_EQ(number(table, 3, "exports"), 99.0);
  EXPECT_EQ(number(table, 4, "staff"), 12.0);
  EXPECT_THAT(exports.values,
              ElementsAre(ColumnValue{1, "yes", false}, ColumnValue{0, "no", false}, ColumnValue{99, "dont_know", true},
                          ColumnValue{-97, "Don't know", true}, ColumnValue{-98, "Not relevant", true}));
}

TEST(ResponseTable, TheCodesOfStatesAreNeverThoseOfAChoice) {
  InstrumentDraft draft = draft_of({choice_item(ItemType::single_choice, "q", "yesno")});
  draft.lists[0].choices[1].code = -97;
  const ResponseTable table = response_table(checked(draft), "en");
  EXPECT_EQ(column(table, "q").dont_know, -98);
  EXPECT_EQ(column(table, "q").not_relevant, -99);
}

TEST(ResponseTable, SeveralChoicesAreAColumnEachAndASet) {
  const ResponseTable table =
      table_of({choice_item(ItemType::multiple_choice, "s", "sector"), choice_item(ItemType::ranking, "r", "yesno")},
               {{.values = {{"s", Codes{1, 3}}, {"r", Codes{0, 1}}}}, {}});
  EXPECT_THAT(names_of(table), ElementsAre("response_id", "organisation_id", "sent_on", "s_1", "s_2", "s_3", "s_96",
                                           "s_97", "s_other", "r_1", "r_0", "r_99"));
  ASSERT_EQ(table.sets.size(), 1U);
  EXPECT_THAT(table.sets[0].columns, ElementsAre(3U, 4U, 5U, 6U, 7U));
  EXPECT_EQ(number(table, 0, "s_1"), 1.0);
  EXPECT_EQ(number(table, 0, "s_2"), 0.0);
  EXPECT_EQ(number(table, 0, "r_1"), 2.0);
  EXPECT_EQ(number(table, 0, "r_0"), 1.0);
  EXPECT_TRUE(std::isnan(number(table, 0, "r_99")));
  EXPECT_TRUE(std::isnan(number(table, 1, "s_1"))) << "who says nothing did not say no";
}

TEST(ResponseTable, WhoDoesNotKnowTookNoChoiceAndRefusedNone) {
  const ResponseTable table =
      table_of({choice_item(ItemType::multiple_choice, "s", "yesno")}, {{.values = {{"s", Codes{99}}}}});
  EXPECT_EQ(number(table, 0, "s_99"), 1.0);
  EXPECT_EQ(number(table, 0, "s_1"), column(table, "s_1").dont_know);
}

TEST(ResponseTable, RepeatsAreRowsOfATableOfTheirOwn) {
  Item partners = item(ItemType::repeated_group, "partner");
  partners.items = {item(ItemType::text, "partner_name"), item(ItemType::integer, "years")};
  const std::vector<Answers> answers = {
      {.repeats = {{"partner", {{.values = {{"years", 3.0}}}, {.values = {{"partner_name", std::string("Ane")}}}}}}},
      {}};
  const std::vector<Item> items = {partners, item(ItemType::text, "city")};
  const ResponseTable outer = table_of(items, answers);
  EXPECT_THAT(names_of(outer), ElementsAre("response_id", "organisation_id", "sent_on", "city"));
  EXPECT_EQ(outer.rows.size(), 2U);
  const ResponseTable inner = table_of(items, answers, "partner");
  EXPECT_THAT(names_of(inner), ElementsAre("response_id", "partner_repeat", "partner_name", "years"));
  ASSERT_EQ(inner.rows.size(), 2U);
  EXPECT_EQ(inner.rows[1][0].text, "a");
  EXPECT_EQ(number(inner, 1, "partner_repeat"), 2.0);
  EXPECT_EQ(number(inner, 0, "years"), 3.0);
  EXPECT_EQ(inner.rows[1][2].text, "Ane");
}

TEST(ResponseTable, WidthsAreOfTheFormAndWhatDoesNotFitIsTold) {
  Item city = item(ItemType::text, "city");
  city.length_max = 3;
  const ResponseTable fits = table_of({city}, {{.values = {{"city", std::string("Irún")}}}});
  EXPECT_EQ(column(fits, "city").width, 12U);
  EXPECT_THAT(fits.cut, IsEmpty());
  const ResponseTable table = table_of({city}, {{.values = {{"city", std::string("Donostia-San Sebastián")}}}});
  EXPECT_THAT(table.cut, ElementsAre("city"));
}

Item calculated(const std::string& name, const std::string& expression) {
  Item calculation = item(ItemType::calculated, name);
  calculation.calculation = expression;
  return calculation;
}

TEST(ResponseTable, ACalculatedValueIsATextWhereSomeAnswersMakeItOne) {
  const ResponseTable table =
      table_of({item(ItemType::number, "sales"), item(ItemType::text, "city"),
                calculated("share", "if(${sales} > 0, 100 div ${sales}, '')"),
                calculated("level", "if(${sales} > 9, 'high', 3)"), calculated("again", "coalesce(${later}, 1)"),
                calculated("later", "concat(${city}, '')"), calculated("sells", "${sales} > 0"),
                calculated("days", "string-length(${city})")},
               {{.values = {{"sales", 10.0}, {"city", std::string("Irún")}}}, {.values = {{"sales", 4.0}}}});
  for (const char* name : {"share", "sells", "days"}) EXPECT_EQ(column(table, name).kind, ColumnKind::number) << name;
  for (const char* name : {"level", "again", "later"}) EXPECT_EQ(column(table, name).kind, ColumnKind::text) << name;
  EXPECT_EQ(text(table, 0, "level"), "high");
  EXPECT_EQ(text(table, 1, "level"), "3") << "a number in a column of texts is written";
  EXPECT_EQ(text(table, 0, "again"), "Irún");
  EXPECT_EQ(text(table, 1, "again"), "1");
  EXPECT_EQ(number(table, 0, "share"), 10.0);
  EXPECT_EQ(number(table, 0, "days"), 4.0);
}

TEST(ResponseTable, DatesAreDays) {
  const ResponseTable table =
      table_of({item(ItemType::date, "founded")}, {{.values = {{"founded", std::string("1970-01-02")}}}});
  EXPECT_EQ(number(table, 0, "founded"), 1.0);
  EXPECT_EQ(number(table, 0, "sent_on"), 10.0);
}

}  // namespace
}  // namespace zubia::questionnaires
