#include "engine/specialisation/diversity_measures.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include "tests/generated_tables.hpp"

namespace zubia {
namespace {

using Amounts = std::vector<double>;

Amounts any_structure() { return any_positive_amounts(any_from<std::size_t>(2, 10)); }

/// Parts of about one size, none of them 0, for measures that a factor of 10¹⁵ between parts would drown in rounding.
Amounts any_moderate_structure(std::size_t count) {
  Amounts amounts = any_amounts(count, any_count());
  for (double& amount : amounts) amount += 1.0;
  return amounts;
}

double sum_of(const Amounts& amounts) { return std::accumulate(amounts.begin(), amounts.end(), 0.0); }

Amounts joined(const Amounts& one, const Amounts& other) {
  Amounts all = one;
  all.insert(all.end(), other.begin(), other.end());
  return all;
}

TEST(HerfindahlLaw, LiesBetweenOneOverTheNumberOfPartsAndOneAndTheEquivalentNumberIsItsInverse) {
  EXPECT_TRUE(rc::check([] {
    const Amounts amounts = any_structure();
    const auto count = static_cast<double>(amounts.size());
    const auto concentration = herfindahl(amounts);
    RC_ASSERT(is_within(concentration->index, 1.0 / count, 1.0));
    RC_ASSERT(is_within(concentration->normalised, 0.0, 1.0));
    RC_ASSERT(is_close(concentration->equivalent_number * concentration->index, 1.0, 1e-12));
  }));
}

TEST(HerfindahlLaw, IsOneOverTheNumberOfEqualPartsWhateverTheirSize) {
  EXPECT_TRUE(rc::check([] {
    const auto count = any_from<std::size_t>(2, 20);
    const auto concentration = herfindahl(Amounts(count, any_factor()));
    RC_ASSERT(is_close(concentration->equivalent_number, static_cast<double>(count), 1e-12));
    RC_ASSERT(is_within(concentration->normalised, 0.0, 0.0));
  }));
}

TEST(HerfindahlLaw, HalvingEveryPartDoublesTheEquivalentNumberAndAddsOneBitOfEntropy) {
  EXPECT_TRUE(rc::check([] {
    Amounts amounts = any_structure();
    const auto before = herfindahl(amounts);
    const double bits = *entropy(amounts);
    for (double& amount : amounts) amount /= 2.0;
    amounts = joined(amounts, amounts);
    RC_ASSERT(is_close(herfindahl(amounts)->equivalent_number, 2.0 * before->equivalent_number));
    RC_ASSERT(is_close(*entropy(amounts), bits + 1.0));
  }));
}

TEST(HerfindahlLaw, TwoToTheEntropyIsAtLeastTheEquivalentNumber) {
  EXPECT_TRUE(rc::check([] {
    const Amounts amounts = any_structure();
    RC_ASSERT(std::exp2(*entropy(amounts)) >= herfindahl(amounts)->equivalent_number * (1.0 - 1e-9));
  }));
}

TEST(HerfindahlLaw, MergingTwoPartsConcentratesMoreAndLeavesLessEntropy) {
  EXPECT_TRUE(rc::check([] {
    const Amounts amounts = any_structure();
    Amounts merged(amounts.begin() + 1, amounts.end());
    merged.front() += amounts.front();
    RC_ASSERT(herfindahl(merged)->index >= herfindahl(amounts)->index - 1e-12);
    RC_ASSERT(*entropy(merged) <= *entropy(amounts) + 1e-9);
  }));
}

TEST(HerfindahlLaw, IsOnePlusTwiceTheGeneralisedEntropyOfTwoOverTheNumberOfParts) {
  EXPECT_TRUE(rc::check([] {
    const Amounts amounts = any_structure();
    const double expected = (1.0 + 2.0 * *generalised_entropy(amounts, 2.0)) / static_cast<double>(amounts.size());
    RC_ASSERT(is_close(herfindahl(amounts)->index, expected));
  }));
}

TEST(EntropyLaw, LiesBetweenZeroAndThatOfEqualPartsInAnyBase) {
  EXPECT_TRUE(rc::check([] {
    const Amounts amounts = any_structure();
    const double base = 1.0 + any_factor();
    RC_ASSERT(is_within(*entropy(amounts), 0.0, std::log2(static_cast<double>(amounts.size())), 1e-9));
    RC_ASSERT(is_close(*entropy(amounts, base) * std::log2(base), *entropy(amounts)));
  }));
}

TEST(EntropyLaw, InNatsItIsTheLogarithmOfTheNumberOfPartsLessTheil) {
  EXPECT_TRUE(rc::check([] {
    const Amounts amounts = any_structure();
    const double nats = *entropy(amounts, std::exp(1.0));
    RC_ASSERT(is_close(nats, std::log(static_cast<double>(amounts.size())) - *theil(amounts)));
  }));
}

TEST(TheilLaw, IsTheInequalityBetweenGroupsAndTheMeanWithinThemByTheirAmounts) {
  EXPECT_TRUE(rc::check([] {
    const Amounts one = any_structure();
    const Amounts other = any_structure();
    const double total = sum_of(one) + sum_of(other);
    const auto parts = static_cast<double>(one.size() + other.size());
    double expected = 0.0;
    for (const Amounts* group : {&one, &other}) {
      const double share = sum_of(*group) / total;
      const double size = static_cast<double>(group->size()) / parts;
      expected += share * *theil(*group) + share * std::log(share / size);
    }
    RC_ASSERT(is_close(*theil(joined(one, other)), expected));
  }));
}

TEST(GeneralisedEntropyLaw, IsTheInequalityBetweenGroupsAndTheWeightedOneWithinThem) {
  EXPECT_TRUE(rc::check([] {
    const double alpha = 0.25 * any_from(-8, 13);
    const Amounts one = any_moderate_structure(any_from<std::size_t>(1, 6));
    const Amounts other = any_moderate_structure(any_from<std::size_t>(1, 6));
    const Amounts all = joined(one, other);
    double within = 0.0;
    Amounts means;
    for (const Amounts* group : {&one, &other}) {
      const double share = sum_of(*group) / sum_of(all);
      const double size = static_cast<double>(group->size()) / static_cast<double>(all.size());
      within += std::pow(share, alpha) * std::pow(size, 1.0 - alpha) * *generalised_entropy(*group, alpha);
      means.insert(means.end(), group->size(), sum_of(*group) / static_cast<double>(group->size()));
    }
    RC_ASSERT(is_close(*generalised_entropy(all, alpha), within + *generalised_entropy(means, alpha)));
  }));
}

TEST(GeneralisedEntropyLaw, TendsToTheilAtOneAndToTheMeanLogDeviationAtZero) {
  EXPECT_TRUE(rc::check([] {
    const Amounts amounts = any_moderate_structure(6);
    RC_ASSERT(is_close(*generalised_entropy(amounts, 1.0 + 1e-6), *theil(amounts), 1e-4));
    RC_ASSERT(is_close(*generalised_entropy(amounts, 1e-6), *mean_log_deviation(amounts), 1e-4));
  }));
}

TEST(InequalityLaw, GiniAndTheilLieBetweenZeroAndWhatOnePartWithEverythingHas) {
  EXPECT_TRUE(rc::check([] {
    const Amounts amounts = any_structure();
    const auto count = static_cast<double>(amounts.size());
    Amounts all_in_one(amounts.size(), 0.0);
    all_in_one.front() = any_factor();
    RC_ASSERT(is_within(*gini(amounts), 0.0, 1.0 - 1.0 / count));
    RC_ASSERT(is_within(*theil(amounts), 0.0, std::log(count), 1e-9));
    RC_ASSERT(is_close(*gini(all_in_one), 1.0 - 1.0 / count));
    RC_ASSERT(is_close(*theil(all_in_one), std::log(count)));
    const double deviation = *mean_log_deviation(amounts);
    RC_ASSERT(!is_defined(deviation) || deviation >= -1e-12);
  }));
}

TEST(InequalityLaw, AllMeasuresAreZeroForEqualPartsAndPositiveOtherwise) {
  EXPECT_TRUE(rc::check([] {
    Amounts amounts(any_from<std::size_t>(2, 10), any_factor());
    for (const double alpha : {-1.0, 0.0, 0.5, 1.0, 2.0})
      RC_ASSERT(is_close(*generalised_entropy(amounts, alpha), 0.0, 1e-12));
    RC_ASSERT(is_close(*gini(amounts), 0.0, 1e-12));
    amounts.front() *= 2.0;
    for (const double alpha : {-1.0, 0.0, 0.5, 1.0, 2.0}) RC_ASSERT(*generalised_entropy(amounts, alpha) > 1e-6);
    RC_ASSERT(*gini(amounts) > 1e-6);
  }));
}

TEST(InequalityLaw, GivingFromALargerPartToASmallerOneLowersEveryMeasure) {
  EXPECT_TRUE(rc::check([] {
    const Amounts before = any_moderate_structure(any_from<std::size_t>(2, 8));
    const auto [one, other] = any_pair(before.size());
    const std::size_t richer = before[one] > before[other] ? one : other;
    const std::size_t poorer = one + other - richer;
    const double given = 0.005 * any_from(1, 100) * (before[richer] - before[poorer]);
    Amounts after = before;
    after[richer] -= given;
    after[poorer] += given;
    RC_ASSERT(*gini(after) <= *gini(before) + 1e-12);
    RC_ASSERT(*theil(after) <= *theil(before) + 1e-12);
    RC_ASSERT(*mean_log_deviation(after) <= *mean_log_deviation(before) + 1e-12);
    RC_ASSERT(herfindahl(after)->index <= herfindahl(before)->index + 1e-12);
    RC_ASSERT(*entropy(after) >= *entropy(before) - 1e-12);
  }));
}

TEST(InequalityLaw, TheSamePartsTwiceAreAsUnequal) {
  EXPECT_TRUE(rc::check([] {
    const Amounts amounts = any_structure();
    const Amounts twice = joined(amounts, amounts);
    RC_ASSERT(is_close(*gini(twice), *gini(amounts)));
    RC_ASSERT(is_close(*theil(twice), *theil(amounts)));
    RC_ASSERT(is_close(*mean_log_deviation(twice), *mean_log_deviation(amounts)));
    RC_ASSERT(is_close(*generalised_entropy(twice, 2.0), *generalised_entropy(amounts, 2.0)));
  }));
}

TEST(DiversityMeasuresLaw, UnknownAmountsAreLeftOutNeverCountedAsZero) {
  EXPECT_TRUE(rc::check([] {
    const Amounts amounts = any_structure();
    Amounts padded = amounts;
    const auto place = static_cast<std::ptrdiff_t>(any_place(amounts.size() + 1));
    padded.insert(padded.begin() + place, any_from<std::size_t>(1, 4), undefined);
    RC_ASSERT(herfindahl(padded)->index == herfindahl(amounts)->index);
    RC_ASSERT(herfindahl(padded)->normalised == herfindahl(amounts)->normalised);
    RC_ASSERT(*entropy(padded) == *entropy(amounts));
    RC_ASSERT(*gini(padded) == *gini(amounts));
    RC_ASSERT(*theil(padded) == *theil(amounts));
    Amounts reference(padded.size(), 1.0);
    const Amounts equal(amounts.size(), 1.0);
    RC_ASSERT(is_close(*hoover(padded, reference), *hoover(amounts, equal), 1e-12));
    RC_ASSERT(is_close(*locational_gini(padded, reference), *locational_gini(amounts, equal), 1e-12));
  }));
}

/// Amounts and a reference of the same parts.
struct Spread {
  Amounts amounts;
  Amounts reference;
};

Spread any_spread() {
  const auto count = any_from<std::size_t>(2, 10);
  return {any_positive_amounts(count), any_positive_amounts(count)};
}

TEST(HooverLaw, LiesBetweenZeroAndOneAndDoesNotMindWhichSideIsTheReference) {
  EXPECT_TRUE(rc::check([] {
    const auto [amounts, reference] = any_spread();
    RC_ASSERT(is_within(*hoover(amounts, reference), 0.0, 1.0));
    RC_ASSERT(is_close(*hoover(amounts, reference), *hoover(reference, amounts), 1e-12));
  }));
}

TEST(HooverLaw, OfThreeSpreadsTwoStepsAreNoShorterThanTheDirectOne) {
  EXPECT_TRUE(rc::check([] {
    const auto [one, other] = any_spread();
    const Amounts third = any_positive_amounts(one.size());
    RC_ASSERT(*hoover(one, other) <= *hoover(one, third) + *hoover(third, other) + 1e-12);
  }));
}

TEST(HooverLaw, MergingPartsNeverMakesTwoSpreadsDifferMore) {
  EXPECT_TRUE(rc::check([] {
    const auto [amounts, reference] = any_spread();
    Amounts merged(amounts.begin() + 1, amounts.end());
    Amounts merged_reference(reference.begin() + 1, reference.end());
    merged.front() += amounts.front();
    merged_reference.front() += reference.front();
    RC_ASSERT(*hoover(merged, merged_reference) <= *hoover(amounts, reference) + 1e-12);
    RC_ASSERT(*locational_gini(merged, merged_reference) <= *locational_gini(amounts, reference) + 1e-12);
  }));
}

TEST(LocationalGiniLaw, LiesBetweenHooversIndexAndOneAndIsZeroInProportion) {
  EXPECT_TRUE(rc::check([] {
    const auto [amounts, reference] = any_spread();
    RC_ASSERT(is_within(*locational_gini(amounts, reference), *hoover(amounts, reference), 1.0));
    Amounts proportional = reference;
    for (double& amount : proportional) amount *= 3.7;
    RC_ASSERT(is_close(*locational_gini(proportional, reference), 0.0, 1e-9));
    RC_ASSERT(is_close(*hoover(proportional, reference), 0.0, 1e-12));
  }));
}

TEST(LocationalGiniLaw, DoesNotMindScalesOrTheOrderOfTheParts) {
  EXPECT_TRUE(rc::check([] {
    const auto [amounts, reference] = any_spread();
    const double factor = any_factor();
    Amounts other_amounts;
    Amounts other_reference;
    for (const std::size_t j : any_order(amounts.size())) {
      other_amounts.push_back(amounts[j] * factor);
      other_reference.push_back(reference[j] / factor);
    }
    RC_ASSERT(is_close(*locational_gini(other_amounts, other_reference), *locational_gini(amounts, reference)));
    RC_ASSERT(is_close(*hoover(other_amounts, other_reference), *hoover(amounts, reference)));
  }));
}

}  // namespace
}  // namespace zubia
