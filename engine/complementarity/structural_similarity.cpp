#include "engine/complementarity/structural_similarity.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

namespace zubia {

namespace {

/// The shares of the activities in each territory; NaN rows where there is nothing to share out, 0 for absent cells.
TerritoryActivityTable shares_of(const TerritoryActivityTable& amounts) {
  TerritoryActivityTable shares(amounts.rows(), amounts.columns(), undefined);
  for (std::size_t r = 0; r < amounts.row_count(); ++r) {
    double total = 0.0;
    for (const double amount : amounts.row(r)) total += is_defined(amount) ? amount : 0.0;
    if (!(total > 0.0)) continue;
    for (std::size_t i = 0; i < amounts.column_count(); ++i)
      shares(r, i) = is_defined(amounts(r, i)) ? amounts(r, i) / total : 0.0;
  }
  return shares;
}

}  // namespace

TerritoryMatrix finger_kreinin(const TerritoryActivityTable& employment) {
  const TerritoryActivityTable shares = shares_of(employment);
  TerritoryMatrix similarity(employment.rows(), employment.rows(), undefined);
  for (std::size_t r = 0; r < shares.row_count(); ++r)
    for (std::size_t c = 0; c < shares.row_count(); ++c) {
      double common = 0.0;
      // The sum carries a NaN row through, which std::min alone would not.
      for (std::size_t i = 0; i < shares.column_count(); ++i)
        common += 0.5 * (shares(r, i) + shares(c, i) - std::abs(shares(r, i) - shares(c, i)));
      if (shares.column_count() > 0) similarity(r, c) = common;
    }
  return similarity;
}

Result<TerritoryMatrix> trade_complementarity(const TerritoryActivityTable& exports,
                                              const TerritoryActivityTable& imports) {
  if (exports.columns() != imports.columns())
    return refuse({"labels-differ", "Exports and imports do not have the same activities in the same order.", {}, {}});
  const TerritoryActivityTable sold = shares_of(exports);
  const TerritoryActivityTable bought = shares_of(imports);
  TerritoryMatrix fit(exports.rows(), imports.rows(), undefined);
  for (std::size_t r = 0; r < sold.row_count(); ++r)
    for (std::size_t c = 0; c < bought.row_count(); ++c) {
      double apart = 0.0;
      for (std::size_t i = 0; i < sold.column_count(); ++i) apart += std::abs(bought(c, i) - sold(r, i));
      if (sold.column_count() > 0) fit(r, c) = 1.0 - 0.5 * apart;
    }
  return fit;
}

}  // namespace zubia
