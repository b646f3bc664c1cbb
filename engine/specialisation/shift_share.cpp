#include "engine/specialisation/shift_share.hpp"

#include <algorithm>
#include <utility>

namespace zubia {

namespace {

/// Sums of the activities that all four amounts are known of.
struct Sums {
  double before = 0.0;
  double after = 0.0;
  double reference_before = 0.0;
  double reference_after = 0.0;
};

bool is_usable(const ShiftShareFacts& facts, std::size_t i) {
  return is_defined(facts.before[i]) && is_defined(facts.after[i]) && is_defined(facts.reference_after[i]) &&
         facts.reference_before[i] > 0.0;
}

Result<Sums> sums_of(const LabelIndex<Activity>& activities, const ShiftShareFacts& facts) {
  Sums sums;
  const std::vector<double>* const columns[] = {&facts.before, &facts.after, &facts.reference_before,
                                                &facts.reference_after};
  for (const auto* column : columns) {
    if (column->size() != activities.size())
      return refuse({"lengths-differ", "The periods do not have the same activities.", {}, {}});
    if (std::ranges::any_of(*column, [](double jobs) { return jobs < 0.0; }))
      return refuse({"negative-amount", "Amounts are at least 0.", {}, {}});
  }
  for (std::size_t i = 0; i < activities.size(); ++i) {
    if (!is_usable(facts, i)) continue;
    sums.before += facts.before[i];
    sums.after += facts.after[i];
    sums.reference_before += facts.reference_before[i];
    sums.reference_after += facts.reference_after[i];
  }
  if (!(sums.reference_before > 0.0))
    return refuse({"empty-reference", "The reference area has no jobs in the first period.", {}, {}});
  return sums;
}

AllocationKind kind_of(bool is_specialised, bool has_advantage) {
  if (is_specialised)
    return has_advantage ? AllocationKind::specialised_with_advantage : AllocationKind::specialised_without_advantage;
  return has_advantage ? AllocationKind::not_specialised_with_advantage
                       : AllocationKind::not_specialised_without_advantage;
}

ActivityShift shift_of(const Activity& activity, const ShiftShareFacts& facts, std::size_t i, const Sums& sums) {
  ActivityShift shift{.activity = activity, .before = facts.before[i], .after = facts.after[i]};
  if (!is_usable(facts, i)) return shift;
  const double area_growth = sums.reference_after / sums.reference_before - 1.0;
  const double activity_growth = facts.reference_after[i] / facts.reference_before[i] - 1.0;
  shift.change = shift.after - shift.before;
  shift.national_share = shift.before * area_growth;
  shift.industry_mix = shift.before * (activity_growth - area_growth);
  shift.regional_shift = shift.change - shift.before * activity_growth;
  shift.homothetic = sums.before * facts.reference_before[i] / sums.reference_before;
  if (shift.before > 0.0) {
    const double advantage = shift.regional_shift / shift.before;
    shift.competitive_effect = shift.homothetic * advantage;
    shift.allocation_effect = (shift.before - shift.homothetic) * advantage;
    shift.allocation = kind_of(shift.before > shift.homothetic, advantage > 0.0);
  } else {
    shift.allocation = kind_of(false, shift.regional_shift > 0.0);
  }
  return shift;
}

double plus(double sum, double term) { return is_defined(term) ? sum + term : sum; }

}  // namespace

Result<ShiftShare> shift_share(const LabelIndex<Activity>& activities, const ShiftShareFacts& facts) {
  const auto sums = sums_of(activities, facts);
  if (!sums) return refuse(sums.error());
  ShiftShare total;
  total.before = sums->before;
  total.after = sums->after;
  total.change = total.after - total.before;
  total.national_share = total.industry_mix = total.regional_shift = 0.0;
  total.competitive_effect = total.allocation_effect = 0.0;
  double by_structure = 0.0;  // jobs after, had every activity grown as in the reference area
  for (std::size_t i = 0; i < activities.size(); ++i) {
    ActivityShift shift = shift_of(activities[i], facts, i, *sums);
    total.national_share = plus(total.national_share, shift.national_share);
    total.industry_mix = plus(total.industry_mix, shift.industry_mix);
    total.regional_shift = plus(total.regional_shift, shift.regional_shift);
    total.competitive_effect = plus(total.competitive_effect, shift.competitive_effect);
    total.allocation_effect = plus(total.allocation_effect, shift.allocation_effect);
    if (is_usable(facts, i)) by_structure += facts.before[i] * facts.reference_after[i] / facts.reference_before[i];
    total.activities.push_back(std::move(shift));
  }
  const double area_factor = sums->reference_after / sums->reference_before;
  if (sums->before > 0.0 && area_factor > 0.0 && by_structure > 0.0) {
    total.gerfin_structure = by_structure / sums->before / area_factor;
    total.gerfin_location = sums->after / by_structure;
    total.gerfin_total = total.gerfin_structure * total.gerfin_location;
  }
  return total;
}

Result<std::vector<ShiftShare>> shift_share(const TerritoryActivityTable& before, const TerritoryActivityTable& after) {
  if (before.rows() != after.rows() || before.columns() != after.columns())
    return refuse({"labels-differ", "The two periods do not have the same territories and activities.", {}, {}});
  const std::size_t activities = before.column_count();
  ShiftShareFacts facts;
  facts.reference_before.assign(activities, 0.0);
  facts.reference_after.assign(activities, 0.0);
  // The area grows over the territories that both periods know.
  for (std::size_t r = 0; r < before.row_count(); ++r)
    for (std::size_t i = 0; i < activities; ++i) {
      if (!is_defined(before(r, i)) || !is_defined(after(r, i))) continue;
      facts.reference_before[i] += before(r, i);
      facts.reference_after[i] += after(r, i);
    }
  std::vector<ShiftShare> lines;
  for (std::size_t r = 0; r < before.row_count(); ++r) {
    facts.before.assign(before.row(r).begin(), before.row(r).end());
    facts.after.assign(after.row(r).begin(), after.row(r).end());
    auto line = shift_share(before.columns(), facts);
    if (!line) return refuse(line.error());
    line->territory = before.rows()[r];
    lines.push_back(*std::move(line));
  }
  return lines;
}

Result<std::vector<ShiftShare>> dynamic_shift_share(const std::vector<TerritoryActivityTable>& periods) {
  if (periods.size() < 2) return refuse({"fewer-than-two-periods", "A change needs at least two periods.", {}, {}});
  std::vector<ShiftShare> sums;
  for (std::size_t step = 1; step < periods.size(); ++step) {
    auto lines = shift_share(periods[step - 1], periods[step]);
    if (!lines) return lines;
    if (step == 1) {
      sums = *std::move(lines);
      continue;
    }
    for (std::size_t r = 0; r < sums.size(); ++r) {
      ShiftShare& sum = sums[r];
      const ShiftShare& line = (*lines)[r];
      sum.after = line.after;
      sum.change += line.change;
      sum.national_share += line.national_share;
      sum.industry_mix += line.industry_mix;
      sum.regional_shift += line.regional_shift;
      sum.competitive_effect += line.competitive_effect;
      sum.allocation_effect += line.allocation_effect;
      sum.gerfin_structure *= line.gerfin_structure;
      sum.gerfin_location *= line.gerfin_location;
      sum.gerfin_total *= line.gerfin_total;
      for (std::size_t i = 0; i < sum.activities.size(); ++i) {
        ActivityShift& shift = sum.activities[i];
        const ActivityShift& next = line.activities[i];
        shift.after = next.after;
        shift.change += next.change;
        shift.national_share += next.national_share;
        shift.industry_mix += next.industry_mix;
        shift.regional_shift += next.regional_shift;
        shift.homothetic = next.homothetic;
        shift.competitive_effect += next.competitive_effect;
        shift.allocation_effect += next.allocation_effect;
        shift.allocation = next.allocation;
      }
    }
  }
  return sums;
}

}  // namespace zubia
