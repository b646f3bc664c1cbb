#include "engine/specialisation/shift_share.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include "tests/generated_tables.hpp"

namespace zubia {
namespace {

/// So many tables with the labels of the first.
std::vector<TerritoryActivityTable> any_complete_periods(std::size_t count) {
  std::vector<TerritoryActivityTable> periods = {any_complete_table()};
  while (periods.size() < count) {
    const auto& first = periods.front();
    const auto amounts = any_amounts(first.values().size());
    periods.emplace_back(first.rows(), first.columns(), amounts);
  }
  periods.front()(0, 0) += 1.0;
  return periods;
}

/// Two of them, with missing and confidential cells.
struct Periods {
  TerritoryActivityTable before;
  TerritoryActivityTable after;
};

Periods any_periods() {
  const auto periods = any_complete_periods(2);
  return {with_absences(periods[0]), with_absences(periods[1])};
}

double plus(double sum, double term) { return is_defined(term) ? sum + term : sum; }

/// The jobs that any of the figures can be made of: what rounding is measured by.
double size_of(const TerritoryActivityTable& before, const TerritoryActivityTable& after) {
  double size = 1.0;
  for (const double jobs : before.values()) size = plus(size, jobs);
  for (const double jobs : after.values()) size = plus(size, jobs);
  return size;
}

/// The figures that are numbers of jobs.
std::vector<double> jobs_of(const ActivityShift& shift) {
  return {shift.change,     shift.national_share,     shift.industry_mix,     shift.regional_shift,
          shift.homothetic, shift.competitive_effect, shift.allocation_effect};
}
std::vector<double> jobs_of(const ShiftShare& line) {
  return {line.before,
          line.after,
          line.change,
          line.national_share,
          line.industry_mix,
          line.regional_shift,
          line.competitive_effect,
          line.allocation_effect};
}

bool are_within(const std::vector<double>& a, const std::vector<double>& b, double size) {
  return std::ranges::equal(a, b, [size](double x, double y) {
    return is_defined(x) == is_defined(y) && (!is_defined(x) || std::abs(x - y) <= 1e-9 * size);
  });
}

TEST(ShiftShareLaw, ThePartsOfEveryActivityAndTerritoryAddUpToItsChange) {
  EXPECT_TRUE(rc::check([] {
    const auto [before, after] = any_periods();
    const auto lines = shift_share(before, after);
    RC_PRE(lines.has_value());
    const double size = 1e-9 * size_of(before, after);
    for (const ShiftShare& line : *lines) {
      RC_ASSERT(is_within(line.national_share + line.industry_mix + line.regional_shift - line.change, 0, 0, size));
      for (const ActivityShift& shift : line.activities) {
        if (!is_defined(shift.change)) continue;
        RC_ASSERT(shift.change == shift.after - shift.before);
        RC_ASSERT(
            is_within(shift.national_share + shift.industry_mix + shift.regional_shift - shift.change, 0, 0, size));
      }
    }
  }));
}

TEST(ShiftShareLaw, TheEffectsOfEstebanMarquillasAddUpToTheRegionalShiftOfEveryActivity) {
  EXPECT_TRUE(rc::check([] {
    const auto [before, after] = any_periods();
    const auto lines = shift_share(before, after);
    RC_PRE(lines.has_value());
    for (const ShiftShare& line : *lines)
      for (const ActivityShift& shift : line.activities) {
        if (!is_defined(shift.competitive_effect)) continue;
        // A tiny activity that became huge has an advantage of any size: relative to its parts.
        const double size = 1.0 + std::abs(shift.competitive_effect) + std::abs(shift.allocation_effect);
        const double sum = shift.competitive_effect + shift.allocation_effect;
        RC_ASSERT(is_within(sum - shift.regional_shift, 0, 0, 1e-9 * size));
      }
  }));
}

TEST(ShiftShareLaw, TheEffectsOfATerritoryAndTheShiftsOfItsNewActivitiesAddUpToItsRegionalShift) {
  EXPECT_TRUE(rc::check([] {
    const auto [before, after] = any_periods();
    const auto lines = shift_share(before, after);
    RC_PRE(lines.has_value());
    for (const ShiftShare& line : *lines) {
      double sum = line.competitive_effect + line.allocation_effect;
      double size = 1.0 + size_of(before, after);
      for (const ActivityShift& shift : line.activities) {
        if (shift.before == 0.0) sum = plus(sum, shift.regional_shift);
        size = plus(size, std::abs(shift.competitive_effect));
      }
      RC_ASSERT(is_within(sum - line.regional_shift, 0, 0, 1e-9 * size));
    }
  }));
}

TEST(ShiftShareLaw, TheHomotheticJobsOfATerritoryAddUpToItsJobs) {
  EXPECT_TRUE(rc::check([] {
    const auto [before, after] = any_periods();
    const auto lines = shift_share(before, after);
    RC_PRE(lines.has_value());
    for (const ShiftShare& line : *lines) {
      double homothetic = 0.0;
      double known_before = 0.0;
      for (const ActivityShift& shift : line.activities) {
        homothetic = plus(homothetic, shift.homothetic);
        if (is_defined(shift.change)) known_before += shift.before;
      }
      RC_ASSERT(is_close(known_before, line.before));
      RC_ASSERT(is_close(homothetic, line.before));
    }
  }));
}

TEST(ShiftShareLaw, TheHomotheticJobsHaveTheStructureOfTheReferenceAreaBefore) {
  EXPECT_TRUE(rc::check([] {
    const ShiftShareFacts facts{any_amounts(6), any_amounts(6), any_positive_amounts(6), any_amounts(6)};
    const auto line = shift_share(numbered_labels<Activity>("A", 6), facts);
    const double area = std::accumulate(facts.reference_before.begin(), facts.reference_before.end(), 0.0);
    for (std::size_t i = 0; i < 6; ++i)
      if (facts.reference_before[i] > 0.0)
        RC_ASSERT(is_close(line->activities[i].homothetic, line->before * (facts.reference_before[i] / area)));
  }));
}

TEST(ShiftShareLaw, AllocationHasTheSignOfSpecialisationTimesAdvantage) {
  EXPECT_TRUE(rc::check([] {
    const auto [before, after] = any_periods();
    const auto lines = shift_share(before, after);
    RC_PRE(lines.has_value());
    for (const ShiftShare& line : *lines)
      for (const ActivityShift& shift : line.activities) {
        if (!is_defined(shift.allocation_effect) || shift.allocation_effect == 0.0) continue;
        const bool agrees = shift.allocation == AllocationKind::specialised_with_advantage ||
                            shift.allocation == AllocationKind::not_specialised_without_advantage;
        RC_ASSERT((shift.allocation_effect > 0.0) == agrees);
        const bool is_specialised = shift.allocation == AllocationKind::specialised_with_advantage ||
                                    shift.allocation == AllocationKind::specialised_without_advantage;
        RC_ASSERT(is_specialised == (shift.before > shift.homothetic));
      }
  }));
}

TEST(ShiftShareLaw, OverAllTerritoriesTheShiftsAddUpToNothing) {
  EXPECT_TRUE(rc::check([] {
    const auto [before, after] = any_periods();
    const auto lines = shift_share(before, after);
    RC_PRE(lines.has_value());
    const double size = 1e-9 * size_of(before, after);
    for (std::size_t i = 0; i < before.column_count(); ++i) {
      double regional = 0.0;
      for (const ShiftShare& line : *lines) regional = plus(regional, line.activities[i].regional_shift);
      RC_ASSERT(is_within(regional, 0.0, 0.0, size));
    }
  }));
}

TEST(ShiftShareLaw, OverACompleteAreaTheIndustryMixAddsUpToNothing) {
  EXPECT_TRUE(rc::check([] {
    const auto periods = any_complete_periods(2);
    const auto lines = shift_share(periods[0], periods[1]);
    double mix = 0.0;
    for (const ShiftShare& line : *lines) mix += line.industry_mix;
    RC_ASSERT(is_within(mix, 0.0, 0.0, 1e-9 * size_of(periods[0], periods[1])));
  }));
}

TEST(ShiftShareLaw, ATerritoryThatGrowsLikeTheAreaInEveryActivityShiftsNothing) {
  EXPECT_TRUE(rc::check([] {
    ShiftShareFacts facts{any_amounts(6), {}, any_positive_amounts(6), any_amounts(6)};
    for (std::size_t i = 0; i < 6; ++i) {
      const double before = facts.reference_before[i];
      facts.after.push_back(before > 0.0 ? facts.before[i] * (facts.reference_after[i] / before) : 0.0);
    }
    const auto line = shift_share(numbered_labels<Activity>("A", 6), facts);
    for (const ActivityShift& shift : line->activities)
      if (is_defined(shift.change)) RC_ASSERT(is_close(shift.regional_shift / (1.0 + shift.before + shift.after), 0.0));
    RC_ASSERT(!is_defined(line->gerfin_location) || is_close(line->gerfin_location, 1.0));
  }));
}

TEST(ShiftShareLaw, TheReferenceAreaAgainstItselfIsNothingButTheNationalShare) {
  EXPECT_TRUE(rc::check([] {
    const auto before = any_positive_amounts(6);
    const auto after = any_amounts(6);
    const auto line = shift_share(numbered_labels<Activity>("A", 6), {before, after, before, after});
    const double size = 1e-9 * (1.0 + line->before + line->after);
    RC_ASSERT(is_within(line->national_share - line->change, 0.0, 0.0, size));
    RC_ASSERT(is_within(line->regional_shift, 0.0, 0.0, size));
    RC_ASSERT(is_within(line->industry_mix, 0.0, 0.0, size));
    RC_ASSERT(!is_defined(line->gerfin_total) || is_close(line->gerfin_total, 1.0));
  }));
}

TEST(ShiftShareLaw, ScalingAllAmountsScalesThePartsAndLeavesTheIndices) {
  EXPECT_TRUE(rc::check([] {
    const auto [before, after] = any_periods();
    const double factor = std::exp2(any_from(-9, 10));
    const auto lines = shift_share(before, after);
    RC_PRE(lines.has_value());
    const auto of_scaled = shift_share(scaled(before, factor), scaled(after, factor));
    for (std::size_t r = 0; r < lines->size(); ++r) {
      std::vector<double> expected = jobs_of((*lines)[r]);
      for (double& jobs : expected) jobs *= factor;
      RC_ASSERT(are_close(jobs_of((*of_scaled)[r]), expected, 0.0));
      RC_ASSERT(is_close((*of_scaled)[r].gerfin_structure, (*lines)[r].gerfin_structure, 0.0));
      RC_ASSERT(is_close((*of_scaled)[r].gerfin_location, (*lines)[r].gerfin_location, 0.0));
    }
  }));
}

TEST(ShiftShareLaw, ReorderingTheTablesReordersTheParts) {
  EXPECT_TRUE(rc::check([] {
    const auto [before, after] = any_periods();
    const auto lines = shift_share(before, after);
    RC_PRE(lines.has_value());
    const auto rows = any_order(before.row_count());
    const auto columns = any_order(before.column_count());
    const auto other = shift_share(reordered(before, rows, columns), reordered(after, rows, columns));
    const double size = size_of(before, after);
    for (std::size_t r = 0; r < rows.size(); ++r) {
      const ShiftShare& line = (*lines)[rows[r]];
      RC_ASSERT((*other)[r].territory == line.territory);
      for (std::size_t i = 0; i < columns.size(); ++i) {
        const ActivityShift& shift = line.activities[columns[i]];
        RC_ASSERT((*other)[r].activities[i].activity == shift.activity);
        const double advantage = std::abs(shift.competitive_effect) + std::abs(shift.allocation_effect);
        RC_ASSERT(are_within(jobs_of((*other)[r].activities[i]), jobs_of(shift), plus(size, advantage)));
      }
    }
  }));
}

TEST(ShiftShareLaw, ThePartsOfTwoTerritoriesTogetherAreTheSumsOfTheirs) {
  EXPECT_TRUE(rc::check([] {
    const auto reference_before = any_positive_amounts(5);
    const auto reference_after = any_amounts(5);
    const auto labels = numbered_labels<Activity>("A", 5);
    ShiftShareFacts one{any_amounts(5), any_amounts(5), reference_before, reference_after};
    ShiftShareFacts other{any_amounts(5), any_amounts(5), reference_before, reference_after};
    ShiftShareFacts both = one;
    for (std::size_t i = 0; i < 5; ++i) {
      both.before[i] += other.before[i];
      both.after[i] += other.after[i];
    }
    const auto a = shift_share(labels, one);
    const auto b = shift_share(labels, other);
    const auto sum = shift_share(labels, both);
    const double size = 1.0 + std::abs(a->national_share) + std::abs(b->national_share) + std::abs(a->industry_mix) +
                        std::abs(b->industry_mix) + sum->after;
    RC_ASSERT(is_within(sum->national_share - a->national_share - b->national_share, 0, 0, 1e-9 * size));
    RC_ASSERT(is_within(sum->industry_mix - a->industry_mix - b->industry_mix, 0, 0, 1e-9 * size));
    RC_ASSERT(is_within(sum->regional_shift - a->regional_shift - b->regional_shift, 0, 0, 1e-9 * size));
  }));
}

TEST(ShiftShareLaw, GerfinsStructureTimesLocationIsTheGrowthFactorOverThatOfTheArea) {
  EXPECT_TRUE(rc::check([] {
    const auto periods = any_complete_periods(2);
    const auto lines = shift_share(periods[0], periods[1]);
    // Over the activities that the area had before.
    double area_before = 0.0;
    double area_after = 0.0;
    for (const ShiftShare& line : *lines) {
      area_before += line.before;
      area_after += line.after;
    }
    for (const ShiftShare& line : *lines) {
      if (!is_defined(line.gerfin_total)) continue;
      RC_ASSERT(is_close(line.gerfin_total, line.gerfin_structure * line.gerfin_location, 1e-12));
      RC_ASSERT(is_close(line.gerfin_total * (area_after / area_before), line.after / line.before));
    }
  }));
}

TEST(ShiftShareLaw, AnUnknownAmountMakesItsLineUnknownAndNeverZero) {
  EXPECT_TRUE(rc::check([] {
    const auto [before, after] = any_periods();
    const auto lines = shift_share(before, after);
    RC_PRE(lines.has_value());
    for (std::size_t r = 0; r < before.row_count(); ++r)
      for (std::size_t i = 0; i < before.column_count(); ++i) {
        if (is_defined(before(r, i)) && is_defined(after(r, i))) continue;
        for (const double jobs : jobs_of((*lines)[r].activities[i])) RC_ASSERT(!is_defined(jobs));
      }
  }));
}

TEST(DynamicShiftShareLaw, IsTheSumOfItsSteps) {
  EXPECT_TRUE(rc::check([] {
    const auto periods = any_complete_periods(4);
    const auto sums = dynamic_shift_share(periods);
    RC_PRE(sums.has_value());
    double size = 1.0;
    for (const auto& period : periods) size = std::max(size, size_of(period, period));
    for (std::size_t r = 0; r < sums->size(); ++r) {
      const ShiftShare& sum = (*sums)[r];
      double national = 0.0;
      double mix = 0.0;
      double regional = 0.0;
      for (std::size_t step = 1; step < periods.size(); ++step) {
        const auto lines = shift_share(periods[step - 1], periods[step]);
        national += (*lines)[r].national_share;
        mix += (*lines)[r].industry_mix;
        regional += (*lines)[r].regional_shift;
      }
      RC_ASSERT(
          are_within({sum.national_share, sum.industry_mix, sum.regional_shift}, {national, mix, regional}, size));
      RC_ASSERT(are_within({sum.national_share + sum.industry_mix + sum.regional_shift}, {sum.change}, size));
    }
  }));
}

TEST(DynamicShiftShareLaw, WhereNoActivityIsBornOrUnknownTheChangeIsTheLastLessTheFirst) {
  EXPECT_TRUE(rc::check([] {
    auto periods = any_complete_periods(4);
    for (auto& period : periods)
      for (double& jobs : period.values()) jobs += 1.0;
    const auto sums = dynamic_shift_share(periods);
    const double size = size_of(periods.front(), periods.back()) + size_of(periods[1], periods[2]);
    for (const ShiftShare& line : *sums) {
      RC_ASSERT(are_within({line.change}, {line.after - line.before}, size));
      for (const ActivityShift& shift : line.activities)
        RC_ASSERT(are_within({shift.change}, {shift.after - shift.before}, size));
    }
  }));
}

}  // namespace
}  // namespace zubia
