#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "engine/optimisation/linear_programme.hpp"

namespace zubia {

/// Prices on the rows of a programme (Lagrange). With y_r ≥ 0 where a row has no least, y_r ≤ 0 where it has no most,
/// and reduced gains d_j = gain_j − Σ_r y_r a_rj, no solution of the relaxation gains more than
///
///     Σ_r y_r (y_r > 0 ? most_r : least_r) + Σ_j d_j (d_j > 0 ? most_j : least_j),
///
/// whatever the prices are; the smallest such bound is the optimum. A solution in which x_j is not where its reduced
/// gain wants it gains less than the bound by |d_j| at least for each 1 that it is away.
class RowPrices {
 public:
  /// What a variable takes of a row.
  struct Entry {
    int row = 0;
    double coefficient = 0;
  };

  explicit RowPrices(const LinearProgramme& programme);

  /// The bound at these prices, one for each row; a price of the wrong sign counts as 0.
  double set(std::span<const double> prices);
  /// Lowers the bound by so many steps along what the variables would take too much of at the prices, and ends at the
  /// best prices it met; gives their bound.
  double lower(int rounds);

  std::span<const double> reduced_gains() const { return reduced_; }
  std::span<const Entry> column(std::size_t variable) const {
    return std::span(entries_).subspan(first_[variable], first_[variable + 1] - first_[variable]);
  }

 private:
  double allowed(std::size_t row, double price) const;
  double evaluate();
  double direct();

  const LinearProgramme& programme_;
  std::vector<std::size_t> first_;  // by variable, where its entries begin
  std::vector<Entry> entries_;
  std::vector<double> scale_;  // by row: one of many variables moves less
  std::vector<double> prices_;
  std::vector<double> activity_;
  std::vector<double> direction_;
  std::vector<double> reduced_;
};

}  // namespace zubia
