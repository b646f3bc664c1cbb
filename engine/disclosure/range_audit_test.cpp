#include "engine/disclosure/range_audit.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <functional>
#include <limits>

#include "engine/base/absence.hpp"

namespace zubia::disclosure {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;

/// The entries alone.
std::vector<std::vector<int>> entries_pinned(const QuestionDraft& question, const std::vector<RangeEntry>& all,
                                             const std::vector<PublishedRow>& rows) {
  std::vector<std::vector<int>> found;
  for (const Pinned& pinned : pinned_entries(question, all, rows, {})) found.push_back(pinned.entries);
  return found;
}

const QuestionDraft scale{.name = "barrier"};
const QuestionDraft yes_no{.name = "export", .kind = ItemKind::yes_no, .low = 0, .high = 1, .decimals = 2};
const QuestionDraft sales{.name = "sales",
                          .kind = ItemKind::amount,
                          .low = 0,
                          .high = std::numeric_limits<double>::infinity(),
                          .statistics = {Statistic::sum},
                          .decimals = 0};

std::vector<RangeEntry> entries_with(const std::vector<double>& answers) {
  std::vector<RangeEntry> all;
  for (const double answer : answers) all.push_back({static_cast<int>(all.size()), answer});
  return all;
}

std::vector<int> first(int count, int from = 0) {
  std::vector<int> entries;
  for (int entry = from; entry < from + count; ++entry) entries.push_back(entry);
  return entries;
}

TEST(Publish, RoundingHidesNothingOfWholeAnswers) {
  const auto all = entries_with({1, 2, 3, 4, 5, 1, 2, 3, 4, 5, 5, 5});
  const PublishedRow nine = publish(scale, Statistic::mean, first(9), all);
  EXPECT_EQ(nine.shown.front(), 2.8);  // 25 / 9
  EXPECT_EQ(nine.least.front(), 25);
  EXPECT_EQ(nine.most.front(), 25);
  QuestionDraft coarse = scale;
  coarse.decimals = 0;
  const PublishedRow twelve = publish(coarse, Statistic::mean, first(12), all);
  EXPECT_EQ(twelve.shown.front(), 3);  // 40 / 12; 30 … 41 are shown alike
  EXPECT_EQ(twelve.least.front(), 30);
  EXPECT_EQ(twelve.most.front(), 41);
}

TEST(Publish, AmountsLeaveWhatTheRoundingLeaves) {
  const PublishedRow row = publish(sales, Statistic::sum, first(3), entries_with({10.2, 3, 7}));
  EXPECT_EQ(row.shown.front(), 20);
  EXPECT_EQ(row.least.front(), 19.5);
  EXPECT_EQ(row.most.front(), 20.5);
}

TEST(PinnedEntries, AnExtremeMeanTellsEveryAnswer) {
  const auto all = entries_with({5, 5, 5, 5, 5, 5, 5, 5, 5, 4});
  const auto pinned = entries_pinned(scale, all, {publish(scale, Statistic::mean, first(10), all)});
  EXPECT_THAT(pinned, ElementsAre(first(10)));
  const auto mixed = entries_with({5, 5, 1, 5, 2, 5, 3, 5, 5, 4});
  EXPECT_THAT(entries_pinned(scale, mixed, {publish(scale, Statistic::mean, first(10), mixed)}), IsEmpty());
}

TEST(PinnedEntries, AClassOfFewIsToldByADifference) {
  const auto all = entries_with({5, 1, 3, 2, 4, 1, 5, 3, 2, 4, 5, 4});
  std::vector<PublishedRow> rows = {publish(scale, Statistic::mean, first(12), all)};
  EXPECT_THAT(entries_pinned(scale, all, rows), IsEmpty());
  QuestionDraft exact = scale;
  exact.decimals = 3;
  rows = {publish(exact, Statistic::mean, first(12), all), publish(exact, Statistic::mean, first(9), all)};
  EXPECT_THAT(entries_pinned(exact, all, rows), Contains(first(3, 9)));
}

TEST(PinnedEntries, RareYesIsToldByDifferencesOfNone) {
  // One yes among twelve, and it is not among the first six: those all said no.
  const auto all = entries_with({0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1});
  const std::vector<PublishedRow> rows = {publish(yes_no, Statistic::mean, first(12), all),
                                          publish(yes_no, Statistic::mean, first(6, 6), all)};
  EXPECT_THAT(entries_pinned(yes_no, all, rows), ElementsAre(first(6)));
}

TEST(PinnedEntries, ADistributionTellsMoreThanItsMean) {
  QuestionDraft question = scale;
  question.categories = {{"low", 1, 2}, {"middle", 3, 3}, {"high", 4, 5}};
  // The sum of two answers is 6: by the mean they are 1 and 5 or 3 and 3, by the distribution both are in the middle.
  const auto all = entries_with({1, 5, 1, 5, 1, 4, 2, 5, 3, 3});
  std::vector<PublishedRow> rows = {publish(question, Statistic::distribution, first(8), all),
                                    publish(question, Statistic::distribution, first(10), all)};
  EXPECT_THAT(entries_pinned(question, all, rows), Contains(first(2, 8)));
}

TEST(PinnedEntries, ADistributionTellsWhichScoresThereCanBe) {
  // Two of ten scores are in the middle, from 25 to 75; but only 25 and 50 can be reached there.
  QuestionDraft question{.name = "score",
                         .low = 0,
                         .high = 100,
                         .categories = {{"low", 0, 24}, {"middle", 25, 75}, {"high", 76, 100}},
                         .decimals = 3};
  const auto all = entries_with({0, 100, 80, 0, 100, 80, 0, 100, 25, 50});
  const auto rows = [&] {
    return std::vector{publish(question, Statistic::distribution, first(8), all),
                       publish(question, Statistic::distribution, first(10), all)};
  };
  EXPECT_THAT(entries_pinned(question, all, rows()), IsEmpty());
  question.values = {0, 25, 50, 80, 100};
  question.categories = {{"low", 0, 0}, {"middle", 25, 50}, {"high", 80, 100}};
  EXPECT_THAT(entries_pinned(question, all, rows()), Contains(first(2, 8)));
}

TEST(PinnedEntries, AmountsNeedAPartOfTheLargest) {
  const auto all = entries_with({100, 40, 30, 20, 10, 1, 1});
  const std::vector<PublishedRow> total = {publish(sales, Statistic::sum, first(7), all)};
  EXPECT_THAT(entries_pinned(sales, all, total), IsEmpty());
  std::vector<PublishedRow> rows = total;
  rows.push_back(publish(sales, Statistic::sum, first(6, 1), all));
  EXPECT_THAT(entries_pinned(sales, all, rows), ElementsAre(first(1)));
}

TEST(PinnedEntries, TheTotalOfAGroupIsProtectedAcrossClasses) {
  auto all = entries_with({5, 4, 1, 2, 3, 4, 5, 2, 1, 3, 2, 4});
  all[0].unit = all[6].unit = 50;
  QuestionDraft exact = scale;
  exact.decimals = 3;
  std::vector<int> others;
  for (int entry = 0; entry < 12; ++entry)
    if (entry != 0 && entry != 6) others.push_back(entry);
  const std::vector<PublishedRow> rows = {publish(exact, Statistic::mean, first(12), all),
                                          publish(exact, Statistic::mean, others, all)};
  EXPECT_THAT(entries_pinned(exact, all, rows), Contains(std::vector{0, 6}));
}

TEST(PinnedEntries, ErasedAnswersStayProtected) {
  auto all = entries_with({5, 5, 5, 5, 5, 5, 5, 5, 5, 4});
  const PublishedRow row = publish(scale, Statistic::mean, first(10), all);
  all[3].answer = undefined;
  EXPECT_THAT(entries_pinned(scale, all, {row}), ElementsAre(first(10)));
}

TEST(RowsWithSafeRanges, TheLastRowThatTouchesGoes) {
  const auto all = entries_with({0, 0, 0, 0, 0, 0, 1, 0, 1, 0, 0, 1});
  PublishedRow total = publish(yes_no, Statistic::mean, first(12), all);
  total.is_total = true;
  const std::vector<PublishedRow> rows = {total, publish(yes_no, Statistic::mean, first(6, 6), all)};
  EXPECT_THAT(rows_with_safe_ranges(yes_no, all, {}, rows, {}), ElementsAre(1, 0));
  // What has been published cannot go, so nothing may join it.
  EXPECT_THAT(rows_with_safe_ranges(yes_no, all, rows, {total}, {}), ElementsAre(0));
}

TEST(RowsWithSafeRanges, AreNoNarrowerThanWholeAnswersShow) {
  EXPECT_TRUE(rc::check("what an enumeration of all answers pins is found by the linear programmes", [] {
    const int count = *rc::gen::inRange(5, 9);
    std::vector<double> answers;
    for (int at = 0; at < count; ++at) answers.push_back(*rc::gen::inRange(1, 4));
    const QuestionDraft question{.name = "barrier", .low = 1, .high = 3, .decimals = 2};
    const auto all = entries_with(answers);
    std::vector<PublishedRow> rows = {publish(question, Statistic::mean, first(count), all)};
    const int part = *rc::gen::inRange(3, count);
    rows.push_back(publish(question, Statistic::mean, first(part, *rc::gen::inRange(0, count - part + 1)), all));
    const auto pinned = entries_pinned(question, all, rows);
    // Every answer, by trying all that give the same figures.
    std::vector<double> least(answers.size(), 9);
    std::vector<double> most(answers.size(), 0);
    std::vector<double> tried(answers.size(), 1);
    const std::function<void(std::size_t)> extend = [&](std::size_t at) {
      if (at == tried.size()) {
        const auto others = entries_with(tried);
        for (const PublishedRow& row : rows)
          if (publish(question, row.statistic, row.entries, others).shown != row.shown) return;
        for (std::size_t entry = 0; entry < tried.size(); ++entry) {
          least[entry] = std::min(least[entry], tried[entry]);
          most[entry] = std::max(most[entry], tried[entry]);
        }
        return;
      }
      for (const double answer : {1, 2, 3}) {
        tried[at] = answer;
        extend(at + 1);
      }
    };
    extend(0);
    // One row and a part of it make an interval matrix, whose programmes have whole solutions.
    for (std::size_t entry = 0; entry < answers.size(); ++entry) {
      const bool is_told = most[entry] - least[entry] < 1;
      const bool is_found = std::ranges::any_of(pinned, [&](const std::vector<int>& set) {
        return std::ranges::find(set, static_cast<int>(entry)) != set.end();
      });
      RC_ASSERT(!is_told || is_found);
    }
  }));
}

}  // namespace
}  // namespace zubia::disclosure
