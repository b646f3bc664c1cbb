#include <algorithm>
#include <cmath>
#include <optional>
#include <set>

#include "engine/base/nearest_names.hpp"
#include "engine/complementarity/candidate_domains.hpp"
#include "engine/complementarity/cross_border_density.hpp"
#include "engine/complementarity/domain_judge.hpp"

namespace zubia {

namespace {

/// The sum of the cells that have a number; NaN if none has.
template <class Columns>
double sum_over(const TerritoryActivityTable& table, std::size_t row, const Columns& columns) {
  double sum = undefined;
  for (const std::size_t column : columns) {
    const double jobs = table(row, column);
    if (is_defined(jobs)) sum = (is_defined(sum) ? sum : 0.0) + jobs;
  }
  return sum;
}

double plus(double sum, double term) { return is_defined(term) ? sum + term : sum; }

double ratio(double above, double below) { return below > 0.0 ? above / below : undefined; }

/// x / (x + half): 0 at 0, one half at `half`, towards 1.
double saturated(double x, double half) { return is_defined(x) ? x / (x + half) : undefined; }

std::vector<std::size_t> all_of(std::size_t count) {
  std::vector<std::size_t> places(count);
  for (std::size_t i = 0; i < count; ++i) places[i] = i;
  return places;
}

}  // namespace

Result<DomainJudge> DomainJudge::prepare(const DomainFacts& facts, const CandidateDomainOptions& options) {
  const DomainWeights& w = options.weights;
  const double weights[] = {w.critical_mass, w.specialisation, w.commonness, w.complementarity, w.cohesion, w.growth};
  if (std::ranges::any_of(weights, [](double weight) { return !(weight >= 0.0) || std::isinf(weight); }) ||
      std::ranges::all_of(weights, [](double weight) { return weight == 0.0; }))
    return refuse({"invalid-weights", "Weights are at least 0, and one of them is above.", {}, {}});
  if (facts.employment.columns() != facts.location_quotients.columns() ||
      facts.employment.columns() != facts.presence.activities())
    return refuse({"labels-differ", "The tables do not have the same activities in the same order.", {}, {}});
  auto types = domain_types(facts.location_quotients, facts.proximity, facts.territories, options.types);
  if (!types) return refuse(types.error());
  DomainJudge judge(facts, options, *std::move(types));
  std::vector<Territory> labels;
  for (const BorderTerritory& side : facts.territories) labels.push_back(side.territory);
  const auto joint = joint_relatedness_density(facts.presence, facts.proximity, labels);
  if (!joint) return refuse(joint.error());
  judge.joint_density_ = joint->values;
  judge.gain_ = cross_border_gain(facts.presence, facts.proximity, labels)->values;
  judge.own_density_.reserve(labels.size());
  for (const Territory& label : labels)
    judge.own_density_.push_back(joint_relatedness_density(facts.presence, facts.proximity, {label})->values);
  const auto everything = all_of(facts.employment.column_count());
  for (const Territory& label : labels) {
    const auto row = facts.employment.rows().find(label);
    const double total = row ? sum_over(facts.employment, *row, everything) : undefined;
    if (!(total > 0.0))
      return refuse({"empty-territory", "The territory " + label.code + " has no jobs in the data.", {}, {}});
    judge.rows_.push_back(*row);
    judge.totals_.push_back(total);
    judge.programme_total_ += total;
  }
  for (std::size_t r = 0; r < facts.employment.row_count(); ++r)
    judge.area_total_ = plus(judge.area_total_, sum_over(facts.employment, r, everything));
  return judge;
}

double DomainJudge::earlier_jobs(const Territory& territory, const std::vector<std::size_t>& columns) const {
  if (facts_.earlier_employment == nullptr) return undefined;
  const TerritoryActivityTable& earlier = *facts_.earlier_employment;
  const auto row = earlier.rows().find(territory);
  if (!row) return undefined;
  double sum = 0.0;
  for (const std::size_t column : columns) {
    const auto place = earlier.columns().find(facts_.employment.columns()[column]);
    // A part that was not known then would make growth of what was merely not counted.
    if (!place || !is_defined(earlier(*row, *place))) return undefined;
    sum += earlier(*row, *place);
  }
  return sum;
}

double DomainJudge::growth_of(const Territory& territory, std::size_t row,
                              const std::vector<std::size_t>& columns) const {
  const double before = earlier_jobs(territory, columns);
  double now = 0.0;
  for (const std::size_t column : columns) now += facts_.employment(row, column);
  return ratio(now, before) - 1.0;
}

double DomainJudge::growth_part(const std::vector<std::size_t>& columns) const {
  double domain_now = 0.0;
  double domain_before = 0.0;
  for (std::size_t side = 0; side < rows_.size(); ++side) {
    for (const std::size_t column : columns) domain_now += facts_.employment(rows_[side], column);
    domain_before += earlier_jobs(facts_.territories[side].territory, columns);
  }
  // The reference area over the cells that both periods have.
  double area_now = 0.0;
  double area_before = 0.0;
  for (std::size_t r = 0; r < facts_.employment.row_count(); ++r)
    for (std::size_t i = 0; i < facts_.employment.column_count(); ++i) {
      const double before = earlier_jobs(facts_.employment.rows()[r], {i});
      if (!is_defined(before) || !is_defined(facts_.employment(r, i))) continue;
      area_now += facts_.employment(r, i);
      area_before += before;
    }
  return saturated(ratio(ratio(domain_now, domain_before), ratio(area_now, area_before)), 1.0);
}

void DomainJudge::describe_territories(CandidateDomain& domain, const std::vector<std::size_t>& columns,
                                       double area_jobs) const {
  for (std::size_t side = 0; side < rows_.size(); ++side) {
    const BorderTerritory& border = facts_.territories[side];
    const std::size_t row = rows_[side];
    DomainInTerritory here{.territory = border.territory, .country = border.country, .strengths = {}};
    here.jobs = sum_over(facts_.employment, row, columns);
    here.share = here.jobs / totals_[side];
    here.location_quotient = ratio(here.share, ratio(area_jobs, area_total_));
    here.growth = growth_of(border.territory, row, columns);
    if (is_defined(here.jobs)) domain.jobs = plus(here.jobs, domain.jobs);
    for (const std::size_t column : columns) {
      DomainCell cell{.territory = border.territory, .activity = facts_.employment.columns()[column]};
      cell.jobs = facts_.employment(row, column);
      cell.absence = facts_.employment.absence(row, column);
      const auto quotient_row = facts_.location_quotients.rows().find(border.territory);
      cell.location_quotient = facts_.location_quotients(*quotient_row, column);
      cell.location_quotient_low = interval_end(facts_.quotients_low, cell);
      cell.location_quotient_high = interval_end(facts_.quotients_high, cell);
      cell.growth = growth_of(border.territory, row, {column});
      cell.relatedness_density = own_density_[side][column];
      if (cell.location_quotient >= options_.types.strength_threshold) here.strengths.push_back(cell.activity);
      domain.cells.push_back(std::move(cell));
    }
    domain.territories.push_back(std::move(here));
  }
  domain.share = domain.jobs / programme_total_;
}

double DomainJudge::interval_end(const TerritoryActivityTable* ends, const DomainCell& cell) {
  if (ends == nullptr) return undefined;
  const auto row = ends->rows().find(cell.territory);
  const auto column = ends->columns().find(cell.activity);
  return row && column ? (*ends)(*row, *column) : undefined;
}

void DomainJudge::describe_links(CandidateDomain& domain, const std::vector<std::size_t>& columns) const {
  const auto country_of = [&](const Territory& territory) {
    return std::ranges::find(facts_.territories, territory, &BorderTerritory::territory)->country;
  };
  for (const std::size_t i : columns)
    for (const std::size_t j : columns) {
      if (j <= i || !is_defined(facts_.proximity(i, j))) continue;
      for (const Territory& here : types_[i].strong_in)
        for (const Territory& there : types_[j].strong_in)
          if (country_of(here) != country_of(there))
            domain.links.push_back({here, types_[i].activity, there, types_[j].activity, facts_.proximity(i, j)});
    }
  std::ranges::stable_sort(domain.links, std::greater<>{}, &CrossBorderLink::proximity);
  if (domain.links.size() > options_.links_max) domain.links.resize(options_.links_max);
}

void DomainJudge::describe_proximity(CandidateDomain& domain, const std::vector<std::size_t>& columns) const {
  double inside = 0.0;
  double outside = 0.0;
  std::size_t pairs_inside = 0;
  std::size_t pairs_outside = 0;
  const std::set<std::size_t> members(columns.begin(), columns.end());
  for (const std::size_t i : columns)
    for (std::size_t j = 0; j < facts_.proximity.column_count(); ++j) {
      const double related = facts_.proximity(i, j);
      if (i == j || !is_defined(related)) continue;
      const bool is_inside = members.contains(j);
      (is_inside ? inside : outside) += related;
      ++(is_inside ? pairs_inside : pairs_outside);
    }
  domain.proximity_inside = ratio(inside, static_cast<double>(pairs_inside));
  domain.proximity_outside = ratio(outside, static_cast<double>(pairs_outside));
}

CandidateDomain DomainJudge::judge(std::vector<std::size_t> columns) const {
  const auto programme_jobs = [&](std::size_t column) {
    double jobs = 0.0;
    for (const std::size_t row : rows_) jobs = plus(jobs, facts_.employment(row, column));
    return jobs;
  };
  std::ranges::sort(columns);
  std::ranges::stable_sort(columns,
                           [&](std::size_t a, std::size_t b) { return programme_jobs(a) > programme_jobs(b); });
  CandidateDomain domain;
  for (const std::size_t column : columns) domain.activities.push_back(types_[column]);
  double area_jobs = 0.0;
  for (std::size_t r = 0; r < facts_.employment.row_count(); ++r)
    area_jobs = plus(area_jobs, sum_over(facts_.employment, r, columns));
  describe_territories(domain, columns, area_jobs);
  describe_proximity(domain, columns);
  std::ranges::sort(columns);
  describe_links(domain, columns);

  double gain = 0.0;
  double completed = 0.0;
  std::size_t related = 0;
  std::size_t common = 0;
  for (const std::size_t column : columns) {
    if (types_[column].type == DomainType::common_strength) ++common;
    if (!is_defined(joint_density_[column])) continue;
    gain += gain_[column];
    completed += joint_density_[column] > 0.0 ? gain_[column] / joint_density_[column] : 0.0;
    ++related;
  }
  const auto count = static_cast<double>(columns.size());
  domain.cross_border_gain = ratio(gain, static_cast<double>(related));
  domain.parts.critical_mass = saturated(domain.share, options_.critical_mass_half);
  domain.parts.specialisation = saturated(ratio(domain.share, ratio(area_jobs, area_total_)), 1.0);
  domain.parts.commonness = static_cast<double>(common) / count;
  domain.parts.complementarity = ratio(completed, static_cast<double>(related));
  domain.parts.cohesion = domain.proximity_inside;
  domain.parts.growth = growth_part(columns);
  domain.score = score_of(domain.parts, options_.weights);
  return domain;
}

double score_of(const DomainScoreParts& parts, const DomainWeights& weights) {
  const std::pair<double, double> terms[] = {
      {parts.critical_mass, weights.critical_mass}, {parts.specialisation, weights.specialisation},
      {parts.commonness, weights.commonness},       {parts.complementarity, weights.complementarity},
      {parts.cohesion, weights.cohesion},           {parts.growth, weights.growth}};
  double sum = 0.0;
  double weight_sum = 0.0;
  for (const auto& [part, weight] : terms) {
    if (!is_defined(part)) continue;
    sum += weight * part;
    weight_sum += weight;
  }
  return ratio(sum, weight_sum);
}

Result<CandidateDomain> domain_evidence(const DomainFacts& facts, const std::vector<Activity>& activities,
                                        const CandidateDomainOptions& options) {
  if (activities.empty()) return refuse({"no-activities", "A domain has at least one activity.", {}, {}});
  const auto judge = DomainJudge::prepare(facts, options);
  if (!judge) return refuse(judge.error());
  std::set<std::size_t> columns;
  for (const Activity& activity : activities) {
    const auto column = facts.employment.columns().find(activity);
    if (!column) {
      std::vector<std::string> known;
      for (const Activity& label : facts.employment.columns()) known.push_back(label.code);
      return refuse({"unknown-activity",
                     "There is no activity " + activity.code + " in the data.",
                     {},
                     did_you_mean(activity.code, known)});
    }
    columns.insert(*column);
  }
  return judge->judge({columns.begin(), columns.end()});
}

}  // namespace zubia
