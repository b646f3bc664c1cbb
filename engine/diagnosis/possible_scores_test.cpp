#include "engine/diagnosis/possible_scores.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <cmath>
#include <functional>
#include <set>

#include "engine/base/absence.hpp"
#include "engine/diagnosis/dimension_scores.hpp"
#include "engine/questionnaires/instruments_for_tests.hpp"

namespace zubia::diagnosis {
namespace {

using questionnaires::Answer;
using questionnaires::Choice;
using questionnaires::ChoiceMeaning;
using questionnaires::Codes;
using questionnaires::InstrumentDraft;
using questionnaires::Item;
using questionnaires::ItemType;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Optional;
namespace for_tests = questionnaires::for_tests;

Item scored(Item item) {
  item.scoring.dimension = "readiness";
  return item;
}

Item step(const std::string& name) { return scored(for_tests::choice_item(ItemType::likert, name, "level")); }

Item number(ItemType type, double minimum, double maximum) {
  Item item = scored(for_tests::item(type, "share"));
  item.minimum = minimum;
  item.maximum = maximum;
  return item;
}

questionnaires::Instrument instrument_of(std::vector<Item> items, std::vector<Choice> grades = {}) {
  InstrumentDraft draft = for_tests::draft_of(std::move(items));
  draft.dimensions = {{.name = "readiness"}, {.name = "nothing"}};
  if (!grades.empty()) draft.lists.push_back({"grade", std::move(grades)});
  return for_tests::checked(std::move(draft));
}

TEST(PossibleScores, AreThoseThatTheStepsOfItemsMake) {
  EXPECT_THAT(possible_scores(instrument_of({step("a")}), "readiness"), Optional(ElementsAre(0, 25, 50, 75, 100)));
  EXPECT_THAT(possible_scores(instrument_of({step("a"), step("b")}), "readiness"),
              Optional(ElementsAre(0, 13, 25, 38, 50, 63, 75, 88, 100)))
      << "one of two is too little";
}

TEST(PossibleScores, KnowWhatHasToBeAnswered) {
  std::vector<Choice> grades = {for_tests::choice("no", 0), for_tests::choice("yes", 1)};
  std::vector<Item> items;
  for (const char* name : {"a", "b", "c"})
    items.push_back(scored(for_tests::choice_item(ItemType::likert, name, "grade")));
  EXPECT_THAT(possible_scores(instrument_of(items, grades), "readiness"), Optional(ElementsAre(0, 33, 50, 67, 100)));
  for (Item& item : items) item.required = "true()";
  EXPECT_THAT(possible_scores(instrument_of(items, grades), "readiness"), Optional(ElementsAre(0, 33, 67, 100)));
  grades.push_back(for_tests::choice("unknown", 9, ChoiceMeaning::dont_know));
  EXPECT_THAT(possible_scores(instrument_of(items, grades), "readiness"), Optional(ElementsAre(0, 33, 50, 67, 100)))
      << "who does not know has answered, and two are left";
}

TEST(PossibleScores, AreAllWhereNumbersHaveNoSteps) {
  EXPECT_FALSE(possible_scores(instrument_of({step("a"), number(ItemType::number, 0, 50)}), "readiness"));
  EXPECT_THAT(possible_scores(instrument_of({number(ItemType::integer, 2, 4)}), "readiness"),
              Optional(ElementsAre(0, 50, 100)));
  Item halves = number(ItemType::number, 0, 1);
  halves.step = 0.5;
  halves.scoring.is_reversed = true;
  EXPECT_THAT(possible_scores(instrument_of({halves}), "readiness"), Optional(ElementsAre(0, 50, 100)));
}

TEST(PossibleScores, AreAllWhereSumsAreTooManyToList) {
  std::vector<Choice> grades;
  for (int code = 0; code < 9; ++code) {
    grades.push_back(for_tests::choice("g" + std::to_string(code), code));
    grades.back().score = std::sqrt(code / 8.0);
  }
  std::vector<Item> items;
  for (int number = 0; number < 30; ++number)
    items.push_back(scored(for_tests::choice_item(ItemType::likert, "i" + std::to_string(number), "grade")));
  EXPECT_FALSE(possible_scores(instrument_of(items, grades), "readiness"));
}

TEST(PossibleScores, AreNoneWhereNothingIsScored) {
  EXPECT_THAT(possible_scores(instrument_of({step("a")}), "nothing"), Optional(IsEmpty()));
}

TEST(PossibleScores, AreThoseOfAllResponses) {
  EXPECT_TRUE(rc::check("what some response scores is listed, and nothing else", [] {
    std::vector<Choice> grades;
    const int choices = *rc::gen::inRange(2, 5);
    const bool has_scores = *rc::gen::arbitrary<bool>();
    for (int code = 0; code < choices; ++code) {
      grades.push_back(for_tests::choice("g" + std::to_string(code), code));
      if (has_scores) grades.back().score = *rc::gen::inRange(0, 13) / 12.0;
    }
    if (*rc::gen::arbitrary<bool>()) grades.push_back(for_tests::choice("na", 8, ChoiceMeaning::not_applicable));
    if (*rc::gen::arbitrary<bool>()) grades.push_back(for_tests::choice("dk", 9, ChoiceMeaning::dont_know));
    std::vector<Item> items = {for_tests::choice_item(ItemType::yes_no, "gate", "yesno")};
    const int count = *rc::gen::inRange(1, 4);
    for (int at = 0; at < count; ++at) {
      items.push_back(
          scored(for_tests::choice_item(ItemType::likert, std::string(1, static_cast<char>('a' + at)), "grade")));
      items.back().scoring.is_reversed = *rc::gen::arbitrary<bool>();
      if (*rc::gen::arbitrary<bool>()) items.back().required = "true()";
    }
    // One item at most, so that whether it is asked and what is answered elsewhere are free of each other.
    if (*rc::gen::arbitrary<bool>()) items.back().relevance = "${gate} = 'yes'";
    const auto instrument = instrument_of(items, grades);
    std::set<double> scores;
    questionnaires::Answers answers;
    const std::function<void(int)> extend = [&](int at) {
      if (at == count) {
        for (const int gate : {0, 1}) {
          answers.values["gate"] = Codes{gate};
          const auto judged = questionnaires::evaluate_response(instrument, answers, "2026-11-29");
          if (!judged.is_complete()) continue;
          const double score = dimension_scores(instrument, judged).front().score;
          if (is_defined(score)) scores.insert(whole_points(score));
        }
        return;
      }
      const std::string name(1, static_cast<char>('a' + at));
      answers.values.erase(name);
      extend(at + 1);
      for (const Choice& choice : grades) {
        answers.values[name] = Codes{*choice.code};
        extend(at + 1);
      }
    };
    extend(0);
    const auto possible = possible_scores(instrument, "readiness");
    RC_ASSERT(possible.has_value());
    RC_ASSERT(std::set<double>(possible->begin(), possible->end()) == scores);
  }));
}

}  // namespace
}  // namespace zubia::diagnosis
