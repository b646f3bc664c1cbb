#include "engine/optimisation/form_ranges.hpp"

#include <cstddef>
#include <limits>

#include <ClpSimplex.hpp>
#include <CoinPackedMatrix.hpp>

namespace zubia {

struct FormRanges::Simplex {
  ClpSimplex clp;
  std::vector<double> no_gains;
  bool is_started = false;
};

FormRanges::FormRanges(const LinearProgramme& programme) : simplex_(std::make_unique<Simplex>()) {
  std::vector<int> rows;
  std::vector<int> columns;
  std::vector<double> elements;
  std::vector<double> row_least;
  std::vector<double> row_most;
  for (std::size_t row = 0; row < programme.rows.size(); ++row) {
    row_least.push_back(programme.rows[row].least);
    row_most.push_back(programme.rows[row].most);
    for (std::size_t at = 0; at < programme.rows[row].variables.size(); ++at) {
      rows.push_back(static_cast<int>(row));
      columns.push_back(programme.rows[row].variables[at]);
      elements.push_back(programme.rows[row].coefficients[at]);
    }
  }
  CoinPackedMatrix matrix(true, rows.data(), columns.data(), elements.data(), static_cast<CoinBigIndex>(rows.size()));
  matrix.setDimensions(static_cast<int>(programme.rows.size()), static_cast<int>(programme.gains.size()));
  simplex_->no_gains.assign(programme.gains.size(), 0.0);
  simplex_->clp.setLogLevel(0);
  simplex_->clp.loadProblem(matrix, programme.least.data(), programme.most.data(), simplex_->no_gains.data(),
                            row_least.data(), row_most.data());
}

FormRanges::FormRanges(FormRanges&&) noexcept = default;
FormRanges& FormRanges::operator=(FormRanges&&) noexcept = default;
FormRanges::~FormRanges() = default;

LinearSolution FormRanges::most_of(const LinearForm& form) { return solve(form, -1); }

LinearSolution FormRanges::least_of(const LinearForm& form) { return solve(form, 1); }

LinearSolution FormRanges::solve(const LinearForm& form, double direction) {
  ClpSimplex& clp = simplex_->clp;
  double* objective = clp.objective();
  for (std::size_t at = 0; at < form.variables.size(); ++at)
    objective[form.variables[at]] += direction * form.coefficients[at];
  // What was optimal for the last form is still a vertex of this programme, so the primal method goes on from it.
  if (simplex_->is_started)
    clp.primal(1);
  else
    clp.initialSolve();
  simplex_->is_started = true;
  LinearSolution solution;
  if (clp.isProvenOptimal()) {
    solution.is_feasible = solution.is_optimal = true;
    solution.values.assign(clp.primalColumnSolution(), clp.primalColumnSolution() + clp.numberColumns());
    solution.row_prices.assign(clp.dualRowSolution(), clp.dualRowSolution() + clp.numberRows());
    for (std::size_t at = 0; at < form.variables.size(); ++at)
      solution.gain += form.coefficients[at] * solution.values[static_cast<std::size_t>(form.variables[at])];
  } else if (clp.isProvenDualInfeasible() && !clp.isProvenPrimalInfeasible()) {
    solution.is_feasible = solution.is_optimal = true;
    solution.gain = -direction * std::numeric_limits<double>::infinity();
  } else {
    solution.is_optimal = clp.isProvenPrimalInfeasible();
  }
  solution.bound = solution.gain;
  for (const int variable : form.variables) objective[variable] = 0;
  return solution;
}

}  // namespace zubia
