#include "engine/specialisation/territory_specialisation.hpp"

#include <cmath>

#include "engine/specialisation/diversity_measures.hpp"
#include "engine/specialisation/totals.hpp"

namespace zubia {

namespace {

double or_zero(double value) { return is_defined(value) ? value : 0.0; }

/// Shares with 0 for absent cells; NaN rows for empty territories.
TerritoryActivityTable full_shares(const TerritoryActivityTable& employment) {
  const Totals totals = totals_of(employment);
  TerritoryActivityTable shares(employment.rows(), employment.columns(), undefined);
  for (std::size_t r = 0; r < shares.row_count(); ++r)
    for (std::size_t i = 0; i < shares.column_count(); ++i)
      if (totals.territories[r] > 0.0) shares(r, i) = or_zero(employment(r, i)) / totals.territories[r];
  return shares;
}

}  // namespace

LabelledVector<Territory> krugman(const TerritoryActivityTable& employment) {
  const Totals totals = totals_of(employment);
  const TerritoryActivityTable shares = full_shares(employment);
  LabelledVector<Territory> index{employment.rows(), std::vector<double>(employment.row_count(), 0.0)};
  for (std::size_t r = 0; r < shares.row_count(); ++r)
    for (std::size_t i = 0; i < shares.column_count(); ++i)
      index.values[r] += std::abs(shares(r, i) - totals.activities[i] / totals.all);
  return index;
}

LabelledVector<Territory> krugman_against_others(const TerritoryActivityTable& employment) {
  const TerritoryActivityTable shares = full_shares(employment);
  std::vector<double> sums(shares.column_count(), 0.0);
  double counted = 0.0;
  for (std::size_t r = 0; r < shares.row_count(); ++r) {
    if (shares.column_count() == 0 || !is_defined(shares(r, 0))) continue;
    counted += 1.0;
    for (std::size_t i = 0; i < shares.column_count(); ++i) sums[i] += shares(r, i);
  }
  LabelledVector<Territory> index{employment.rows(), std::vector<double>(employment.row_count(), undefined)};
  for (std::size_t r = 0; r < shares.row_count(); ++r) {
    if (counted < 2.0) continue;
    double apart = 0.0;
    for (std::size_t i = 0; i < shares.column_count(); ++i)
      apart += std::abs(shares(r, i) - (sums[i] - shares(r, i)) / (counted - 1.0));
    index.values[r] = apart;
  }
  return index;
}

LabelledVector<Territory> hachman(const TerritoryActivityTable& employment) {
  const Totals totals = totals_of(employment);
  const TerritoryActivityTable shares = full_shares(employment);
  LabelledVector<Territory> index{employment.rows(), std::vector<double>(employment.row_count(), undefined)};
  for (std::size_t r = 0; r < shares.row_count(); ++r) {
    double weighted = 0.0;
    for (std::size_t i = 0; i < shares.column_count(); ++i)
      if (totals.activities[i] > 0.0) weighted += shares(r, i) * shares(r, i) / (totals.activities[i] / totals.all);
    if (weighted > 0.0) index.values[r] = 1.0 / weighted;
  }
  return index;
}

Result<std::vector<TerritorySpecialisation>> territory_specialisation(const TerritoryActivityTable& employment) {
  const Totals totals = totals_of(employment);
  const auto krugman_index = krugman(employment);
  const auto hachman_index = hachman(employment);
  std::vector<TerritorySpecialisation> lines;
  for (std::size_t r = 0; r < employment.row_count(); ++r) {
    const auto row = employment.row(r);
    const auto concentration = herfindahl(row);
    if (!concentration) return refuse(concentration.error());
    TerritorySpecialisation line{.territory = employment.rows()[r]};
    line.employment = totals.territories[r];
    line.herfindahl = concentration->index;
    line.herfindahl_normalised = concentration->normalised;
    line.equivalent_number = concentration->equivalent_number;
    line.krugman = krugman_index.values[r];
    line.hoover = 0.5 * line.krugman;
    line.gini = *locational_gini(row, totals.activities);
    line.hachman = hachman_index.values[r];
    line.entropy = *entropy(row);
    line.theil = *theil(row);
    lines.push_back(std::move(line));
  }
  return lines;
}

}  // namespace zubia
