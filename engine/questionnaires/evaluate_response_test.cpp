#include "engine/questionnaires/evaluate_response.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck.h>

#include "engine/questionnaires/evaluate_expression.hpp"
#include "engine/questionnaires/instruments_for_tests.hpp"

namespace zubia::questionnaires {
namespace {

using for_tests::calculated;
using for_tests::checked;
using for_tests::choice_item;
using for_tests::draft_of;
using for_tests::item;
using testing::ElementsAre;
using testing::IsEmpty;

const std::string today = "2026-11-27";

std::vector<std::string> failed(const Evaluation& evaluation) {
  std::vector<std::string> codes;
  for (const Failure& failure : evaluation.failures) codes.push_back(failure.place.name + ": " + failure.code);
  return codes;
}

std::vector<std::string> left(const Evaluation& evaluation) {
  std::vector<std::string> names;
  for (const Place& place : evaluation.remaining) names.push_back(place.name);
  return names;
}

/// One question, one answer: the codes of what is wrong with it.
std::vector<std::string> judged(Item question, Answer answer) {
  question.name = "q";
  return failed(
      evaluate_response(checked(draft_of({std::move(question)})), {.values = {{"q", std::move(answer)}}}, today));
}

TEST(Answers, OfTheWrongKindAreRefused) {
  EXPECT_THAT(judged(item(ItemType::integer, "q"), std::string("12")), ElementsAre("q: wrong-kind"));
  EXPECT_THAT(judged(item(ItemType::text, "q"), 12.0), ElementsAre("q: wrong-kind"));
  EXPECT_THAT(judged(item(ItemType::text, "q"), DontKnow{}), ElementsAre("q: wrong-kind"));
  EXPECT_THAT(judged(choice_item(ItemType::single_choice, "q", "level"), std::string("health")),
              ElementsAre("q: wrong-kind"));
  EXPECT_THAT(judged(choice_item(ItemType::single_choice, "q", "level"), Codes{7}), ElementsAre("q: unknown-choice"));
  EXPECT_THAT(judged(choice_item(ItemType::single_choice, "q", "level"), Codes{1, 2}),
              ElementsAre("q: too-many-chosen"));
  EXPECT_THAT(judged(choice_item(ItemType::multiple_choice, "q", "sector"), Codes{1, 97}),
              ElementsAre("q: exclusive-choice"));
  EXPECT_THAT(judged(choice_item(ItemType::ranking, "q", "level"), Codes{1, 2, 1}), ElementsAre("q: chosen-twice"));
  Item whole = item(ItemType::number, "q");
  whole.minimum = 0;
  whole.maximum = 10;
  whole.step = 0.5;
  EXPECT_THAT(judged(whole, -1.0), ElementsAre("q: below-minimum"));
  EXPECT_THAT(judged(whole, 11.0), ElementsAre("q: above-maximum"));
  EXPECT_THAT(judged(whole, 0.3), ElementsAre("q: off-step"));
  EXPECT_THAT(judged(whole, 2.5), IsEmpty());
  EXPECT_THAT(judged(whole, HUGE_VAL), ElementsAre("q: wrong-kind"));
  EXPECT_THAT(judged(item(ItemType::integer, "q"), 2.5), ElementsAre("q: not-whole"));
  EXPECT_THAT(judged(item(ItemType::email, "q"), std::string("maite@")), ElementsAre("q: not-an-email"));
  EXPECT_THAT(judged(item(ItemType::email, "q"), std::string("maite@arotz.eus")), IsEmpty());
  EXPECT_THAT(judged(item(ItemType::url, "q"), std::string("javascript:alert(1)")), ElementsAre("q: not-a-url"));
  EXPECT_THAT(judged(item(ItemType::url, "q"), std::string("https://zubia.eus/a?b#c")), IsEmpty());
  EXPECT_THAT(judged(item(ItemType::telephone, "q"), std::string("+34 943 12 34 56")), IsEmpty());
  EXPECT_THAT(judged(item(ItemType::telephone, "q"), std::string("call me")), ElementsAre("q: not-a-telephone"));
  EXPECT_THAT(judged(item(ItemType::date, "q"), std::string("2026-02-30")), ElementsAre("q: not-a-date"));
  Item shortened = item(ItemType::text, "q");
  shortened.length_max = 3;
  EXPECT_THAT(judged(shortened, std::string("año")), IsEmpty());
  EXPECT_THAT(judged(shortened, std::string("años")), ElementsAre("q: too-long"));
}

TEST(Answers, ToQuestionsThatAreNotThereAreNamed) {
  const Instrument instrument = checked(draft_of({item(ItemType::text, "a")}));
  const Answers answers{.values = {{"b", 1.0}, {"first", 1.0}}, .repeats = {{"a", {}}}};
  EXPECT_THAT(failed(evaluate_response(instrument, answers, today)),
              ElementsAre("b: unknown-question", "first: unknown-question", "a: unknown-question"));
}

TEST(Constraint, IsCheckedOnlyWhereThereIsAnAnswer) {
  Item question = item(ItemType::integer, "q");
  question.constraint = ". mod 2 = 0";
  EXPECT_THAT(judged(question, 3.0), ElementsAre("q: constraint"));
  EXPECT_THAT(judged(question, 4.0), IsEmpty());
  EXPECT_THAT(judged(question, Answer()), IsEmpty());
}

InstrumentDraft branching() {
  Item exports = choice_item(ItemType::yes_no, "exports", "yesno");
  exports.required = "true()";
  Item share = item(ItemType::number, "share");
  share.relevance = "${exports} = 'yes'";
  share.required = "true()";
  share.may_be_unknown = true;
  Item why = item(ItemType::text, "why");
  why.relevance = "${share} > 50";
  return draft_of({exports, share, why, calculated("rest", "100 - ${share}")});
}

TEST(Branching, HidesAndForgetsWhatIsNotAsked) {
  const Instrument instrument = checked(branching());
  const Answers all{.values = {{"exports", Codes{1}}, {"share", 60.0}, {"why", std::string("sea")}}};
  Evaluation found = evaluate_response(instrument, all, today);
  EXPECT_TRUE(found.is_complete());
  EXPECT_EQ(std::get<double>(found.cells.at({"rest"}).answer), 40.0);
  EXPECT_EQ(found.cells.at({"why"}).state, CellState::given);

  Answers no = all;
  no.values["exports"] = Codes{0};
  found = evaluate_response(instrument, no, today);
  EXPECT_TRUE(found.is_complete());
  EXPECT_EQ(found.cells.at({"share"}).state, CellState::not_relevant);
  EXPECT_EQ(found.cells.at({"share"}).answer, Answer());
  EXPECT_EQ(found.cells.at({"why"}).state, CellState::not_relevant);
  EXPECT_EQ(found.cells.at({"rest"}).state, CellState::missing);
}

TEST(Branching, KeepsMissingDontKnowAndNotRelevantApart) {
  const Instrument instrument = checked(branching());
  Evaluation found = evaluate_response(instrument, {}, today);
  EXPECT_EQ(found.cells.at({"exports"}).state, CellState::missing);
  EXPECT_EQ(found.cells.at({"share"}).state, CellState::not_relevant);
  EXPECT_THAT(left(found), ElementsAre("exports"));
  found = evaluate_response(instrument, {.values = {{"exports", Codes{99}}}}, today);
  EXPECT_EQ(found.cells.at({"exports"}).state, CellState::dont_know);
  EXPECT_TRUE(found.is_complete());
  found = evaluate_response(instrument, {.values = {{"exports", Codes{1}}}}, today);
  EXPECT_EQ(found.cells.at({"share"}).state, CellState::missing);
  EXPECT_THAT(left(found), ElementsAre("share"));
  found = evaluate_response(instrument, {.values = {{"exports", Codes{1}}, {"share", DontKnow{}}}}, today);
  EXPECT_EQ(found.cells.at({"share"}).state, CellState::dont_know);
  EXPECT_EQ(found.cells.at({"why"}).state, CellState::not_relevant);
  EXPECT_TRUE(found.is_complete());
}

TEST(OtherChoice, AsksWhich) {
  const Instrument instrument = checked(draft_of({choice_item(ItemType::multiple_choice, "sector", "sector")}));
  Answers answers{.values = {{"sector", Codes{1, 96}}, {"sector_other", std::string("space")}}};
  EXPECT_EQ(evaluate_response(instrument, answers, today).cells.at({"sector_other"}).state, CellState::given);
  answers.values["sector"] = Codes{1};
  EXPECT_EQ(evaluate_response(instrument, answers, today).cells.at({"sector_other"}).state, CellState::not_relevant);
}

TEST(PercentageSplit, AddsUpToAHundred) {
  Item split = item(ItemType::percentage_split, "markets");
  split.rows = {{.name = "local"}, {.name = "across"}, {.name = "world"}};
  const Instrument instrument = checked(draft_of({split}));
  const auto failures = [&](std::map<std::string, Answer> values) {
    return failed(evaluate_response(instrument, {.values = std::move(values)}, today));
  };
  EXPECT_THAT(failures({}), IsEmpty());
  EXPECT_THAT(failures({{"local", 50.0}}), IsEmpty());
  EXPECT_THAT(failures({{"local", 50.0}, {"across", 60.0}}), ElementsAre("markets: wrong-sum"));
  EXPECT_THAT(failures({{"local", 50.0}, {"across", 20.0}, {"world", 20.0}}), ElementsAre("markets: wrong-sum"));
  EXPECT_THAT(failures({{"local", 33.33}, {"across", 33.33}, {"world", 33.33}}), IsEmpty());
  EXPECT_THAT(failures({{"local", -1.0}}), ElementsAre("local: below-minimum"));
}

TEST(ChoiceFilter, LeavesOnlyWhatFits) {
  InstrumentDraft draft = draft_of({choice_item(ItemType::single_choice, "country", "country"),
                                    choice_item(ItemType::single_choice, "town", "town")});
  draft.lists.push_back({"country", {for_tests::choice("es", 1), for_tests::choice("fr", 2)}});
  draft.lists.push_back({"town", {for_tests::choice("irun", 1), for_tests::choice("hendaia", 2)}});
  draft.lists.back().choices[0].columns = {{"country", "es"}};
  draft.lists.back().choices[1].columns = {{"country", "fr"}};
  draft.sections[0].items[1].choice_filter = "country = ${country}";
  const Instrument instrument = checked(draft);
  const auto failures = [&](int country, int town) {
    return failed(
        evaluate_response(instrument, {.values = {{"country", Codes{country}}, {"town", Codes{town}}}}, today));
  };
  EXPECT_THAT(failures(1, 1), IsEmpty());
  EXPECT_THAT(failures(1, 2), ElementsAre("town: filtered-choice"));
}

InstrumentDraft projects() {
  Item group = item(ItemType::repeated_group, "projects");
  group.repeats_max = 3;
  Item budget = item(ItemType::number, "budget");
  budget.required = "true()";
  Item partner = item(ItemType::text, "partner");
  partner.relevance = "${budget} > 100";
  group.items = {budget, partner, calculated("place", "position(..)"), calculated("share", "${budget} div ${total}")};
  return draft_of({group, calculated("total", "sum(${budget})"), calculated("number_of", "count(${projects})"),
                   calculated("second", "indexed-repeat(${budget}, ${projects}, 2)"),
                   calculated("partners", "join(', ', ${partner})")});
}

TEST(RepeatedGroup, IsComputedInEachRepeatAndOverAll) {
  const Instrument instrument = checked(projects());
  Answers answers;
  answers.repeats["projects"] = {{.values = {{"budget", 50.0}, {"partner", std::string("hidden")}}},
                                 {.values = {{"budget", 150.0}, {"partner", std::string("Arotz")}}}};
  const Evaluation found = evaluate_response(instrument, answers, today);
  EXPECT_TRUE(found.is_complete());
  EXPECT_EQ(found.cells.at({"total"}).value, Value(200.0));
  EXPECT_EQ(found.cells.at({"number_of"}).value, Value(2.0));
  EXPECT_EQ(found.cells.at({"second"}).value, Value(150.0));
  EXPECT_EQ(found.cells.at({"partners"}).value, Value(std::string("Arotz")));
  EXPECT_EQ(found.cells.at({"share", {0}}).value, Value(0.25));
  EXPECT_EQ(found.cells.at({"place", {1}}).value, Value(2.0));
  EXPECT_EQ(found.cells.at({"partner", {0}}).state, CellState::not_relevant);
}

TEST(RepeatedGroup, HasAsManyAsItMay) {
  const Instrument instrument = checked(projects());
  Answers answers;
  answers.repeats["projects"] = std::vector<Answers>(4);
  const Evaluation found = evaluate_response(instrument, answers, today);
  EXPECT_THAT(failed(found), ElementsAre("projects: too-many-repeats"));
  EXPECT_EQ(found.remaining.size(), 3u);
}

TEST(FirstAnswers, AreOfferedWhereNothingIsAnswered) {
  Item year = item(ItemType::integer, "year");
  year.initial = "2026";
  Item sector = choice_item(ItemType::multiple_choice, "sector", "sector");
  sector.initial = "'food health'";
  const Instrument instrument = checked(draft_of({year, sector}));
  const Evaluation found = evaluate_response(instrument, {}, today);
  EXPECT_EQ(found.initial.at({"year"}), Answer(2026.0));
  EXPECT_EQ(found.initial.at({"sector"}), Answer(Codes{1, 3}));
  EXPECT_TRUE(
      evaluate_response(instrument, {.values = {{"year", 2025.0}, {"sector", Codes{2}}}}, today).initial.empty());
}

/// A form of numbers, each relevant or calculated by earlier or later ones, without circles.
InstrumentDraft random_form(int size) {
  std::vector<Item> items;
  for (int i = 0; i < size; ++i) {
    Item made = item(ItemType::number, "v" + std::to_string(i));
    if (i > 0) {
      const std::string other = "${v" + std::to_string(*rc::gen::inRange(0, i)) + "}";
      const int kind = *rc::gen::inRange(0, 4);
      if (kind == 0) made.relevance = other + " > 3";
      if (kind == 1) made.relevance = other + " = '' or " + other + " mod 2 = 1";
      if (kind == 2) made = calculated(made.name, other + " + 1");
    }
    items.push_back(made);
  }
  for (std::size_t i = items.size(); i > 1; --i) std::swap(items[i - 1], items[*rc::gen::inRange<std::size_t>(0, i)]);
  return draft_of(std::move(items));
}

/// The same by brute force: starting from nothing, everything is computed again and again until nothing changes.
std::map<std::string, Value> settled(const InstrumentDraft& draft, const Answers& answers) {
  std::map<std::string, Value> values;
  const auto& items = draft.sections[0].items;
  for (const Item& one : items) values[one.name] = std::string();
  Surroundings around;
  around.answer = [&](const std::string& name) { return values.at(name); };
  for (std::size_t round = 0; round <= items.size(); ++round)
    for (const Item& one : items) {
      Value now = std::string();
      const bool is_relevant = one.relevance.empty() || as_truth(evaluate(*parse_expression(one.relevance), around));
      if (is_relevant && !one.calculation.empty()) now = evaluate(*parse_expression(one.calculation), around);
      if (is_relevant && one.calculation.empty() && answers.values.contains(one.name))
        now = std::get<double>(answers.values.at(one.name));
      values[one.name] = as_text(now).empty() ? Value(std::string()) : now;
    }
  return values;
}

TEST(Evaluation, IsWhereEverythingSettles) {
  EXPECT_TRUE(rc::check("one pass in order finds what many passes find", [] {
    const InstrumentDraft draft = random_form(*rc::gen::inRange(1, 12));
    Answers answers;
    for (const Item& one : draft.sections[0].items)
      if (one.calculation.empty() && *rc::gen::inRange(0, 3) > 0)
        answers.values[one.name] = static_cast<double>(*rc::gen::inRange(0, 8));
    const Evaluation found = evaluate_response(checked(draft), answers, today);
    for (const auto& [name, value] : settled(draft, answers)) RC_ASSERT(found.cells.at({name}).value == value);
  }));
}

}  // namespace
}  // namespace zubia::questionnaires
