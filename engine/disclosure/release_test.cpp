#include "engine/disclosure/release.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "engine/base/absence.hpp"
#include "engine/disclosure/disclosure_audit.hpp"
#include "engine/disclosure/populations_for_tests.hpp"
#include "engine/disclosure/structure_audit_for_tests.hpp"

namespace zubia::disclosure {
namespace {

using testing::Each;
using testing::ElementsAre;
using testing::IsEmpty;

DisclosurePlan plan_of(const DisclosurePlanDraft& draft) {
  auto plan = check_disclosure_plan(draft);
  EXPECT_TRUE(plan.has_value()) << (plan ? "" : plan.error().detail);
  return *plan;
}

/// Two territories and one scale, with its mean and count.
DisclosurePlanDraft small_plan() {
  DisclosurePlanDraft plan;
  plan.attributes = {{"territory", {"Gipuzkoa", "Labourd"}}};
  plan.questions = {{"barrier", ItemKind::scale, 1, 5, {}, {Statistic::mean, Statistic::count}, 1}};
  plan.tables = {{{"territory"}}};
  return plan;
}

Respondent respondent(int number, int territory, double answer) {
  return {.key = std::to_string(100 + number), .categories = {territory}, .answers = {answer}};
}

/// So many in each of the two territories, with answers 1, 2, 3, 4, 5, 1 …
std::vector<Respondent> small_population(int first, int second) {
  std::vector<Respondent> all;
  for (int number = 0; number < first + second; ++number)
    all.push_back(respondent(number, number < first ? 0 : 1, 1 + number % 5));
  return all;
}

std::vector<bool> shown_in(const std::vector<Figure>& figures) {
  std::vector<bool> shown;
  for (const Figure& figure : figures) shown.push_back(figure.is_shown);
  return shown;
}

std::string refusal(const DisclosurePlan& plan, const Ledger& ledger, const std::vector<Respondent>& respondents) {
  const auto made = make_release(plan, ledger, respondents, "2026-05-04");
  return made ? "" : made.error().code + ": " + made.error().detail + " " + made.error().where.member;
}

TEST(MakeRelease, ThatIsCancelledIsRefusedBetweenTwoQuestions) {
  std::stop_source stop;
  std::vector<double> shares;
  const Progress progress(
      [&](std::string_view, double share) {
        shares.push_back(share);
        stop.request_stop();
      },
      stop.get_token());
  const auto made = make_release(plan_of(full_plan()), {}, any_population(12, RandomStream(Seed{11}, 1)), "", progress);
  ASSERT_FALSE(made.has_value());
  EXPECT_EQ(made.error().code, "cancelled");
  EXPECT_EQ(shares, std::vector<double>{0}) << "the second of four questions was not begun";
}

TEST(MakeRelease, RefusesRespondentsThatDoNotFitThePlan) {
  const DisclosurePlan plan = plan_of(small_plan());
  EXPECT_EQ(refusal(plan, {}, {respondent(1, 2, 3)}),
            "unknown-category: 101 is not in one category of each attribute. respondents[0].categories");
  EXPECT_EQ(refusal(plan, {}, {respondent(1, 0, 6)}),
            "answer-out-of-range: An answer of 101 to barrier is not among those allowed. respondents[0].answers[0]");
  EXPECT_EQ(refusal(plan, {}, {respondent(1, 0, 2.5)}).substr(0, 19), "answer-out-of-range");
  EXPECT_EQ(refusal(plan, {}, {respondent(1, 0, 2), respondent(1, 0, 2)}),
            "duplicate-respondent: 101 is there twice. respondents[1]");
  Respondent two = respondent(1, 0, 2);
  two.answers.push_back(1);
  EXPECT_EQ(refusal(plan, {}, {two}), "wrong-answer-count: 101 has 2 answers to 1 questions. respondents[0].answers");
  EXPECT_EQ(refusal(plan, {.releases = 1, .questions = {"motive"}}, {}),
            "other-questions: What was released before is of other questions. questions");
}

TEST(MakeRelease, OfNobodyShowsNothing) {
  const auto made = make_release(plan_of(small_plan()), {}, {}, "2026-05-04");
  EXPECT_THAT(shown_in(made->release.figures()), ElementsAre(false, false, false, false, false, false));
  EXPECT_THAT(made->ledger.rows, IsEmpty());
}

TEST(MakeRelease, ShowsMeansAndBandsInTheOrderOfThePlan) {
  const auto made = make_release(plan_of(small_plan()), {}, small_population(12, 10), "2026-05-04");
  const Release& release = made->release;
  EXPECT_EQ(release.number(), 1);
  EXPECT_EQ(release.date(), "2026-05-04");
  ASSERT_EQ(release.figures().size(), 6U);
  EXPECT_EQ(release.figures()[0].values, std::vector{2.9});
  EXPECT_EQ(release.figures()[1].band, (CountBand{20, 29}));
  EXPECT_THAT(release.figures()[2].cell, ElementsAre("Gipuzkoa"));
  EXPECT_EQ(release.figures()[2].values, std::vector{2.8});
  EXPECT_EQ(release.figures()[5].band, (CountBand{10, 19}));
  EXPECT_THAT(release.figures()[5].values, IsEmpty());
}

TEST(MakeRelease, HasOneMarkForEveryReason) {
  // Too few in the second territory, so its figure would follow from the total and the first.
  const auto few = make_release(plan_of(small_plan()), {}, small_population(12, 4), "2026-05-04");
  EXPECT_THAT(shown_in(few->release.figures()), ElementsAre(true, true, false, false, false, false));
  auto equal = small_population(12, 10);
  for (auto& who : equal)
    if (who.categories.front() == 1) who.answers = {3};
  const auto alike = make_release(plan_of(small_plan()), {}, equal, "2026-05-04");
  const Figure& withheld = alike->release.figures()[3];
  EXPECT_EQ(withheld, few->release.figures()[3]);
  EXPECT_EQ(withheld, (Figure{.question = "barrier", .attributes = {"territory"}, .cell = {"Labourd"}}));
}

TEST(MakeRelease, GroupsCountOnce) {
  auto population = small_population(12, 5);
  EXPECT_TRUE(make_release(plan_of(small_plan()), {}, population, "")->release.figures()[3].is_shown);
  population[12].group = population[13].group = "holding";
  EXPECT_FALSE(make_release(plan_of(small_plan()), {}, population, "")->release.figures()[3].is_shown);
}

TEST(MakeRelease, TheOrderOfRespondentsDoesNotMatter) {
  auto population = small_population(12, 10);
  const auto made = make_release(plan_of(small_plan()), {}, population, "");
  std::ranges::reverse(population);
  EXPECT_EQ(make_release(plan_of(small_plan()), {}, population, "")->release, made->release);
}

TEST(Ledger, NewAnswersWaitForABatch) {
  const DisclosurePlan plan = plan_of(small_plan());
  auto population = small_population(12, 10);
  const auto first = make_release(plan, {}, population, "");
  for (int number = 0; number < 4; ++number) population.push_back(respondent(50 + number, 0, 5));
  population.front().answers = {5};  // a correction counts as one more
  population.erase(population.begin() + 1);
  auto four = population;
  four.pop_back();
  const auto second = make_release(plan, first->ledger, four, "");
  EXPECT_EQ(second->release.figures(), first->release.figures());
  EXPECT_EQ(second->waiting_units, 5);
  EXPECT_EQ(second->ledger.rows, first->ledger.rows);
  const auto third = make_release(plan, second->ledger, population, "");
  EXPECT_EQ(third->waiting_units, 0);
  EXPECT_NE(third->release.figures(), first->release.figures());
  EXPECT_EQ(third->release.number(), 3);
  // The answers of who withdrew are gone, but what was published of them stays protected.
  const auto& withdrawn = third->ledger.entries[1];
  EXPECT_EQ(withdrawn.left, 3);
  EXPECT_FALSE(is_defined(withdrawn.respondent.answers.front()));
}

TEST(Ledger, ADifferenceInTimeIsOneOfFew) {
  // Five new answers, but only one of them in the second territory: its new mean would tell it.
  const DisclosurePlan plan = plan_of(small_plan());
  auto population = small_population(12, 10);
  const auto first = make_release(plan, {}, population, "");
  for (int number = 0; number < 9; ++number)
    population.push_back(respondent(50 + number, number == 0 ? 1 : 0, 1 + number % 5));
  const auto second = make_release(plan, first->ledger, population, "");
  EXPECT_THAT(shown_in(second->release.figures()), ElementsAre(true, true, false, false, true, true));
  const auto same = make_release(plan, second->ledger, population, "");
  EXPECT_EQ(same->release.figures(), second->release.figures());
}

TEST(Ledger, OtherTablesLaterAreAuditedTogether) {
  // Sizes below and from 20, then below and from 25: the three between would be told.
  DisclosurePlanDraft draft = small_plan();
  draft.attributes = {{"employees", {"1–19", "20–24", "25–"}},
                      {"from 20", {"small", "large"}, "employees", {"small", "large", "large"}},
                      {"from 25", {"small", "large"}, "employees", {"small", "small", "large"}}};
  draft.tables = {{{"from 20"}}};
  std::vector<Respondent> population;
  for (int number = 0; number < 23; ++number)
    population.push_back(respondent(number, number < 10 ? 0 : (number < 13 ? 1 : 2), 1 + number % 5));
  const auto first = make_release(plan_of(draft), {}, population, "");
  EXPECT_TRUE(first->release.figures()[2].is_shown);
  draft.tables = {{{"from 25"}}};
  EXPECT_TRUE(make_release(plan_of(draft), {}, population, "")->release.figures()[2].is_shown);
  const auto second = make_release(plan_of(draft), first->ledger, population, "");
  EXPECT_FALSE(second->release.figures()[2].is_shown);
  EXPECT_FALSE(second->release.figures()[3].is_shown);
}

TEST(SafeStructure, DoesNotDependOnAnswers) {
  const DisclosurePlan plan = plan_of(full_plan());
  auto population = any_population(45, RandomStream(Seed{1}, 1));
  const auto rows_of = [&] {
    std::vector<std::pair<Region, Statistic>> rows;
    for (const auto& row : rows_with_safe_structure(plan, 0, take_in(plan, {}, population).ledger))
      rows.emplace_back(row.cell, row.statistic);
    return rows;
  };
  const auto before = rows_of();
  EXPECT_GT(before.size(), 20U);
  for (std::size_t at = 0; at < population.size(); ++at)
    population[at].answers.front() = 1 + static_cast<double>(at % 2) * 4;
  EXPECT_EQ(rows_of(), before);
}

TEST(SafeStructure, AppendedTablesLeaveEarlierOnesAlone) {
  DisclosurePlanDraft draft = full_plan();
  const auto population = any_population(45, RandomStream(Seed{1}, 2));
  const auto rows_of = [&](std::size_t tables) {
    DisclosurePlanDraft fewer = draft;
    fewer.tables.resize(tables);
    const DisclosurePlan plan = plan_of(fewer);
    std::vector<std::pair<Region, Statistic>> rows;
    for (const auto& row : rows_with_safe_structure(plan, 0, take_in(plan, {}, population).ledger))
      rows.emplace_back(row.cell, row.statistic);
    return rows;
  };
  const auto all = rows_of(draft.tables.size());
  for (std::size_t tables = 1; tables < draft.tables.size(); ++tables) {
    const auto fewer = rows_of(tables);
    ASSERT_LE(fewer.size(), all.size());
    EXPECT_TRUE(std::equal(fewer.begin(), fewer.end(), all.begin())) << tables;
  }
}

TEST(Harvest, FindsNothingInAReleaseAndMuchWithoutTheAudit) {
  const DisclosurePlan plan = plan_of(full_plan());
  int leaks_by_two = 0;
  int populations_with_leaks_by_one = 0;
  for (const int count : {30, 45, 60})
    for (std::uint64_t number = 0; number < 2; ++number) {
      const auto population = any_population(count, RandomStream(Seed{7}, number), number == 1);
      const auto made = make_release(plan, {}, population, "");
      for (std::size_t question = 0; question < plan.questions().size(); ++question) {
        Harvest harvest(plan, population, question);
        harvest.see(made->release.figures());
        EXPECT_EQ(harvest.exactly_recoverable(), 0) << count << ' ' << number << ' ' << question;
        EXPECT_EQ(harvest.pinned(), 0) << count << ' ' << number << ' ' << question;
      }
      Harvest of_two(plan, population, 0);
      of_two.see_without_audit(2);
      leaks_by_two += of_two.exactly_recoverable();
      Harvest of_one(plan, population, 0);
      of_one.see_without_audit(1);
      populations_with_leaks_by_one += is_safe_set_by_set(of_one.space(), of_one.units_of_classes(), 3) ? 0 : 1;
    }
  // The attacker is no straw man: eight of 45 answers on average where cells are shown from five on.
  EXPECT_GE(leaks_by_two, 6 * 5);
  EXPECT_GE(populations_with_leaks_by_one, 1);
}

TEST(Harvest, OneAnswerADayIsNeverTold) {
  // A field period with a release each day: what the days differ in is never one answer.
  DisclosurePlanDraft draft = full_plan();
  draft.questions.resize(2);
  draft.questions.erase(draft.questions.begin());
  draft.tables.resize(5);
  const DisclosurePlan plan = plan_of(draft);
  auto all = any_population(40, RandomStream(Seed{7}, 9));
  for (auto& who : all) who.answers = {who.answers[1]};
  Ledger ledger;
  std::vector<Figure> last;
  int changes = 0;
  for (std::size_t day = 20; day <= all.size(); ++day) {
    const auto made = make_release(plan, ledger, {all.begin(), all.begin() + static_cast<std::ptrdiff_t>(day)}, "");
    changes += made->release.figures() != last ? 1 : 0;
    last = made->release.figures();
    ledger = made->ledger;
  }
  EXPECT_LE(changes, 5);
  EXPECT_GE(changes, 2);
  std::vector<std::vector<int>> units;
  NullSpace<SecondField> space(all.size());
  for (std::size_t at = 0; at < all.size(); ++at) units.push_back({static_cast<int>(at)});
  for (const LedgerRow& row : ledger.rows) space.take_in(row.row.entries);
  EXPECT_TRUE(is_safe_set_by_set(space, units, 4));
  EXPECT_THAT(ledger.entries, Each(testing::Field(&LedgerEntry::left, 0)));
}

}  // namespace
}  // namespace zubia::disclosure
