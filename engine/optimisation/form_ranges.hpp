#pragma once

#include <memory>
#include <vector>

#include "engine/optimisation/linear_programme.hpp"

namespace zubia {

/// Σ coefficient · variable.
struct LinearForm {
  std::vector<int> variables = {};
  std::vector<double> coefficients = {};
};

/// How much or how little linear forms can be over the rows and bounds of one programme, whose gains are not used. Each
/// is solved from where the one before ended, which costs a fraction of a programme of its own. A bound of `unlimited`
/// or more counts as none.
class FormRanges {
 public:
  explicit FormRanges(const LinearProgramme& programme);
  FormRanges(FormRanges&&) noexcept;
  FormRanges& operator=(FormRanges&&) noexcept;
  ~FormRanges();

  /// The most that the form can be, in `gain`, a solution that reaches it, and the price of each row, not 0 only where
  /// the row holds the form back (its sign is that of a programme to minimise). Infinite, without a solution, where
  /// nothing limits it; not feasible where no solution exists; not optimal where the simplex method gave up.
  LinearSolution most_of(const LinearForm& form);
  /// The same for the least, which `gain` then holds.
  LinearSolution least_of(const LinearForm& form);

 private:
  struct Simplex;
  LinearSolution solve(const LinearForm& form, double direction);

  std::unique_ptr<Simplex> simplex_;
};

}  // namespace zubia
