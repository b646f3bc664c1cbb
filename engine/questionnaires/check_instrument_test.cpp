#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck.h>

#include "engine/questionnaires/evaluate_response.hpp"
#include "engine/questionnaires/instruments_for_tests.hpp"
#include "engine/questionnaires/missing_texts.hpp"

namespace zubia::questionnaires {
namespace {

using for_tests::calculated;
using for_tests::checked;
using for_tests::choice;
using for_tests::choice_item;
using for_tests::codes_of;
using for_tests::draft_of;
using for_tests::item;
using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;

std::vector<Problem> problems_of(InstrumentDraft draft) {
  auto instrument = check_instrument(std::move(draft));
  return instrument ? std::vector<Problem>{} : instrument.error();
}

/// The only problem of a form with these items.
Problem problem_of(std::vector<Item> items) {
  const auto problems = problems_of(draft_of(std::move(items)));
  EXPECT_EQ(problems.size(), 1u);
  return problems.empty() ? Problem{} : problems.front();
}

Item asked_if(std::string name, std::string relevance) {
  Item made = item(ItemType::number, std::move(name));
  made.relevance = std::move(relevance);
  return made;
}

TEST(Names, ThatOtherProgramsDoNotTakeAreRefused) {
  EXPECT_EQ(problem_of({item(ItemType::text, "1st")}).code, "wrong-name");
  EXPECT_EQ(problem_of({item(ItemType::text, "año")}).code, "wrong-name");
  EXPECT_EQ(problem_of({item(ItemType::text, "ends_")}).code, "wrong-name");
  EXPECT_EQ(problem_of({item(ItemType::text, "With")}).code, "reserved-name");
  EXPECT_EQ(problem_of({item(ItemType::text, std::string(65, 'a'))}).code, "name-too-long");
  EXPECT_THAT(problems_of(draft_of({item(ItemType::text, std::string(64, 'a'))})), IsEmpty());
  const Problem twice = problem_of({item(ItemType::text, "size"), item(ItemType::text, "Size")});
  EXPECT_EQ(twice.code, "duplicate-name");
  EXPECT_EQ(twice.detail, "The name Size is taken by sections[0].items[0] already.");
  EXPECT_EQ(twice.where.member, "sections[0].items[1]");
}

TEST(Names, OfChoicesOfAMultipleChoiceCountToo) {
  const auto longer = problems_of(draft_of({choice_item(ItemType::multiple_choice, std::string(62, 'a'), "sector")}));
  EXPECT_THAT(codes_of(longer), Contains("name-too-long"));
  const Problem twice =
      problem_of({choice_item(ItemType::multiple_choice, "q", "sector"), item(ItemType::text, "q_1")});
  EXPECT_EQ(twice.code, "duplicate-name");
}

TEST(Lists, NeedCodesAndDifferentOnes) {
  InstrumentDraft draft = draft_of({choice_item(ItemType::single_choice, "q", "sector")});
  draft.lists[1].choices[0].code.reset();
  draft.lists[1].choices[2].code = 2;
  draft.lists[1].choices[1].name = "food";
  draft.lists[1].choices[4].meaning = ChoiceMeaning::substance;
  EXPECT_THAT(codes_of(problems_of(draft)), ElementsAre("choice-without-code", "duplicate-choice", "duplicate-code"));
  EXPECT_EQ(problem_of({choice_item(ItemType::single_choice, "q", "sectr")}).code, "unknown-list");
  EXPECT_EQ(problem_of({choice_item(ItemType::single_choice, "q", "sector")}).code, "exclusive-choice");
  EXPECT_EQ(problem_of({choice_item(ItemType::yes_no, "q", "level")}).code, "wrong-yes-no-codes");
  EXPECT_EQ(problem_of({choice_item(ItemType::text, "q", "level")}).code, "unexpected-list");
}

TEST(Items, ThatCannotBeAskedAreRefused) {
  EXPECT_EQ(problem_of({item(ItemType::group, "g")}).code, "empty-group");
  EXPECT_EQ(problem_of({item(ItemType::numeric_scale, "q")}).code, "missing-bounds");
  EXPECT_EQ(problem_of({item(ItemType::calculated, "q")}).code, "missing-calculation");
  EXPECT_EQ(problem_of({choice_item(ItemType::single_choice_matrix, "q", "level")}).code, "no-rows");
  EXPECT_EQ(problem_of({item(ItemType::code_picker, "q")}).code, "unknown-classification");
  Item wrong = item(ItemType::number, "q");
  wrong.minimum = 3;
  wrong.maximum = 2;
  EXPECT_EQ(problem_of({wrong}).code, "minimum-above-maximum");
  wrong = item(ItemType::number, "q");
  wrong.calculation = "1";
  EXPECT_EQ(problem_of({wrong}).code, "unexpected-calculation");
  wrong = item(ItemType::number, "q");
  wrong.prefill = "the.web";
  EXPECT_EQ(problem_of({wrong}).code, "unknown-prefill");
  wrong.prefill = "organisation.siz_class";
  EXPECT_EQ(problem_of({wrong}).mend, "Did you mean organisation.size_class?");
  wrong.prefill = "previous.";
  EXPECT_EQ(problem_of({wrong}).code, "unknown-prefill");
  wrong = item(ItemType::text, "q");
  wrong.scoring.dimension = "strategy";
  EXPECT_THAT(codes_of(problems_of(draft_of({wrong}))), ElementsAre("unknown-dimension", "wrong-score"));
  Item deep = item(ItemType::text, "q");
  for (int i = 0; i < 9; ++i) {
    Item around = item(ItemType::group, "g" + std::to_string(i));
    around.items = {deep};
    deep = around;
  }
  EXPECT_THAT(codes_of(problems_of(draft_of({deep}))), ElementsAre("nested-too-deep"));
}

TEST(Bands, CoverEveryScore) {
  InstrumentDraft draft = draft_of({item(ItemType::text, "q")});
  draft.dimensions = {{.name = "d", .bands = {{"low", 10}, {"high", 5}}}};
  EXPECT_THAT(codes_of(problems_of(draft)), ElementsAre("wrong-bands"));
  draft.dimensions[0].bands = {{"low", 0}, {"high", 60}};
  EXPECT_THAT(problems_of(draft), IsEmpty());
}

TEST(Expressions, SayWhichNameIsMeant) {
  const Problem unknown = problem_of({item(ItemType::number, "employees"), asked_if("q", "${employes} > 3")});
  EXPECT_EQ(unknown.code, "unknown-name");
  EXPECT_EQ(unknown.detail, "In the relevance of q: At character 1, there is no question ${employes}.");
  EXPECT_EQ(unknown.mend, "Did you mean employees?");
  EXPECT_EQ(unknown.where.member, "sections[0].items[1].relevance");
  EXPECT_EQ(problem_of({asked_if("q", "${first} = 1")}).code, "group-has-no-value");
  EXPECT_EQ(problem_of({item(ItemType::number, "a"), asked_if("q", "a > 3")}).code, "bare-name");
  EXPECT_EQ(problem_of({asked_if("q", ". > 3")}).code, "unexpected-self");
  EXPECT_EQ(problem_of({asked_if("q", "position(..) > 3")}).code, "not-in-a-group");
  EXPECT_EQ(problem_of({asked_if("q", "${a} >")}).code, "broken-expression");
}

TEST(Expressions, NameChoicesThatAreThere) {
  const auto with = [](const std::string& relevance) {
    return problems_of(
        draft_of({choice_item(ItemType::multiple_choice, "sector", "sector"), asked_if("q", relevance)}));
  };
  EXPECT_THAT(codes_of(with("selected(${sector}, 'helth')")), ElementsAre("unknown-choice"));
  EXPECT_EQ(with("selected(${sector}, 'helth')").front().mend, "Did you mean health?");
  EXPECT_THAT(codes_of(with("'energi' = ${sector}")), ElementsAre("unknown-choice"));
  EXPECT_THAT(with("${sector} != '' and selected(${sector}, 'energy')"), IsEmpty());
}

TEST(Expressions, OfRepeatedAnswersSaySum) {
  Item group = item(ItemType::repeated_group, "projects");
  group.items = {item(ItemType::number, "budget"), asked_if("much", "${budget} > 3")};
  const Problem problem = problem_of({group, asked_if("q", "${budget} > 3")});
  EXPECT_EQ(problem.code, "repeated-answer");
  EXPECT_EQ(problem.mend, "Write sum(${budget}), min, max, count or join, or indexed-repeat(…) for one of them.");
  EXPECT_THAT(problems_of(draft_of({group, asked_if("q", "sum(${budget}) > count(${projects})")})), IsEmpty());
  EXPECT_EQ(problem_of({group, asked_if("q", "${projects} > 3")}).code, "group-has-no-value");
}

TEST(Expressions, ShownInLabelsHaveToExist) {
  Item label = item(ItemType::note, "n");
  label.label = {{"en", "You have ${employes} people"}};
  EXPECT_EQ(problem_of({item(ItemType::number, "employees"), label}).code, "unknown-name");
}

TEST(Circles, AreNamedFromEndToEnd) {
  const Problem problem = problem_of({calculated("a", "${b} + 1"), calculated("b", "${c}"), calculated("c", "${a}")});
  EXPECT_EQ(problem.code, "circle");
  EXPECT_EQ(problem.detail, "Each of these needs the one after it to be known first: a → b → c → a.");
  EXPECT_EQ(problem_of({asked_if("q", "${q} > 1")}).detail,
            "Each of these needs the one after it to be known first: q → q.");
  InstrumentDraft own_section = draft_of({item(ItemType::number, "q")});
  own_section.sections[0].relevance = "${q} > 1";
  EXPECT_THAT(codes_of(problems_of(own_section)), ElementsAre("circle"));
}

TEST(Circles, AreNotSeenInALongChain) {
  std::vector<Item> items;
  for (int i = 0; i < 3000; ++i)
    items.push_back(calculated("c" + std::to_string(i), "${c" + std::to_string(i + 1) + "} + 1"));
  items.push_back(item(ItemType::number, "c3000"));
  const Instrument instrument = checked(draft_of(items));
  const auto found = evaluate_response(instrument, {.values = {{"c3000", 1.0}}}, "2026-11-27");
  EXPECT_EQ(found.cells.at({"c0"}).value, Value(3001.0));
}

TEST(Circles, AreFoundExactlyWhereThereAreSome) {
  EXPECT_TRUE(rc::check("random dependencies", [] {
    const int size = *rc::gen::inRange(1, 8);
    std::vector<std::vector<bool>> reaches(static_cast<std::size_t>(size),
                                           std::vector<bool>(static_cast<std::size_t>(size)));
    std::vector<Item> items;
    for (int i = 0; i < size; ++i) {
      const int other = *rc::gen::inRange(0, size);
      const bool needs = *rc::gen::inRange(0, 2) == 0;
      items.push_back(calculated("v" + std::to_string(i), needs ? "${v" + std::to_string(other) + "}" : "1"));
      if (needs) reaches[static_cast<std::size_t>(i)][static_cast<std::size_t>(other)] = true;
    }
    const auto n = static_cast<std::size_t>(size);
    for (std::size_t k = 0; k < n; ++k)
      for (std::size_t i = 0; i < n; ++i)
        for (std::size_t j = 0; j < n; ++j) reaches[i][j] = reaches[i][j] || (reaches[i][k] && reaches[k][j]);
    bool has_circle = false;
    for (std::size_t i = 0; i < n; ++i) has_circle = has_circle || reaches[i][i];
    RC_ASSERT(check_instrument(draft_of(items)).has_value() == !has_circle);
  }));
}

TEST(Translation, IsMissingLanguageByLanguage) {
  InstrumentDraft draft = draft_of({item(ItemType::text, "q")});
  draft.lists.clear();
  draft.languages = {"en", "eu"};
  draft.sections[0].items[0].hint = {{"en", "A hint"}};
  draft.title["eu"] = "Proba";
  draft.purpose.purpose["eu"] = "  ";
  const auto missing = missing_texts(draft);
  std::vector<std::string> members;
  for (const MissingText& text : missing) members.push_back(text.language + " " + text.member);
  EXPECT_THAT(members,
              ElementsAre("eu purpose.purpose", "eu purpose.recipients", "eu purpose.retention", "eu sections[0].title",
                          "eu sections[0].items[0].label", "eu sections[0].items[0].hint"));
  EXPECT_EQ(publication_problems(draft).size(), 6u);
  draft.languages = {"en"};
  EXPECT_THAT(codes_of(publication_problems(draft)), ElementsAre("unexpected-language", "unexpected-language"));
  draft.title = {{"en", "Test"}};
  draft.purpose.purpose = {{"en", "A test"}};
  EXPECT_THAT(publication_problems(draft), IsEmpty());
  draft.purpose.retention_months = 0;
  EXPECT_THAT(codes_of(publication_problems(draft)), ElementsAre("no-retention"));
}

TEST(Strata, AreQuestionsWithOneChoice) {
  InstrumentDraft draft = draft_of({choice_item(ItemType::dropdown, "level", "level"), item(ItemType::text, "q")});
  draft.strata = {"level"};
  EXPECT_THAT(problems_of(draft), IsEmpty());
  draft.strata = {"q"};
  EXPECT_THAT(codes_of(problems_of(draft)), ElementsAre("unknown-stratum"));
}

}  // namespace
}  // namespace zubia::questionnaires
