#include "engine/optimisation/sifted_programme.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <vector>

#include <ClpSimplex.hpp>
#include <ClpSolve.hpp>
#include <CoinPackedMatrix.hpp>

#include "engine/optimisation/row_prices.hpp"

namespace zubia {
namespace {

constexpr int price_rounds = 300;
constexpr double first_share = 0.15;  // of the variables that the simplex method sees at first
constexpr double wrong_gain = 1e-6;   // a reduced gain of the wrong sign that is larger asks for the variable
constexpr int sift_rounds_max = 60;

class Sift {
 public:
  explicit Sift(const LinearProgramme& whole) : whole_(whole), prices_(whole), is_open_(whole.gains.size(), 0) {
    prices_.lower(price_rounds);
  }

  LinearSolution run() {
    open_first();
    load();
    // What presolving would find is settled already.
    ClpSolve how;
    how.setPresolveType(ClpSolve::presolveOff);
    simplex_.initialSolve(how);
    LinearSolution solution;
    for (int round = 0; simplex_.isProvenOptimal(); ++round) {
      std::vector<double> prices(simplex_.dualRowSolution(), simplex_.dualRowSolution() + whole_.rows.size());
      for (double& price : prices) price = -price;
      solution.bound = prices_.set(prices);
      const std::vector<int> wrong = moved_by_gain();
      if (wrong.empty() || round == sift_rounds_max) {
        finish(solution, wrong.empty());
        return solution;
      }
      add(wrong);
      simplex_.primal();
    }
    // What is settled leaves no solution: then the whole programme is asked.
    return solve_relaxed(whole_);
  }

 private:
  static std::size_t index(int number) { return static_cast<std::size_t>(number); }

  bool is_decided(std::size_t variable) const { return whole_.most[variable] <= whole_.least[variable]; }

  /// The variables that the prices leave most in doubt are open; the others are where their gain wants them.
  void open_first() {
    std::vector<int> order;
    value_.resize(is_open_.size());
    for (std::size_t variable = 0; variable < is_open_.size(); ++variable) {
      value_[variable] = prices_.reduced_gains()[variable] > 0 ? whole_.most[variable] : whole_.least[variable];
      if (!is_decided(variable)) order.push_back(static_cast<int>(variable));
    }
    const auto doubt = [&](int variable) { return std::abs(prices_.reduced_gains()[index(variable)]); };
    const std::size_t count = static_cast<std::size_t>(first_share * static_cast<double>(order.size()));
    std::ranges::nth_element(order, order.begin() + static_cast<std::ptrdiff_t>(count), {}, doubt);
    order.resize(count);
    std::ranges::sort(order);
    for (const int variable : order) is_open_[index(variable)] = 1;
    open_ = std::move(order);
  }

  void load() {
    std::vector<double> row_least;
    std::vector<double> row_most;
    for (const LinearRow& row : whole_.rows) {
      row_least.push_back(row.least);
      row_most.push_back(row.most);
    }
    for (std::size_t variable = 0; variable < is_open_.size(); ++variable) {
      if (is_open_[variable] != 0 || value_[variable] == 0) continue;
      for (const RowPrices::Entry& entry : prices_.column(variable)) {
        row_least[index(entry.row)] -= entry.coefficient * value_[variable];
        row_most[index(entry.row)] -= entry.coefficient * value_[variable];
      }
    }
    const Columns columns = columns_of(open_);
    CoinPackedMatrix matrix(true, static_cast<int>(whole_.rows.size()), static_cast<int>(open_.size()),
                            static_cast<CoinBigIndex>(columns.rows.size()), columns.coefficients.data(),
                            columns.rows.data(), columns.starts.data(), nullptr);
    simplex_.setLogLevel(0);
    simplex_.loadProblem(matrix, columns.least.data(), columns.most.data(), columns.losses.data(), row_least.data(),
                         row_most.data());
  }

  struct Columns {
    std::vector<double> least, most, losses;
    std::vector<CoinBigIndex> starts = {0};
    std::vector<int> rows;
    std::vector<double> coefficients;
  };

  Columns columns_of(const std::vector<int>& variables) const {
    Columns columns;
    for (const int variable : variables) {
      columns.least.push_back(whole_.least[index(variable)]);
      columns.most.push_back(whole_.most[index(variable)]);
      columns.losses.push_back(-whole_.gains[index(variable)]);
      for (const RowPrices::Entry& entry : prices_.column(index(variable))) {
        columns.rows.push_back(entry.row);
        columns.coefficients.push_back(entry.coefficient);
      }
      columns.starts.push_back(static_cast<CoinBigIndex>(columns.rows.size()));
    }
    return columns;
  }

  /// The settled variables that are not where the reduced gains want them now.
  std::vector<int> moved_by_gain() const {
    std::vector<int> moved;
    for (std::size_t variable = 0; variable < is_open_.size(); ++variable) {
      if (is_open_[variable] != 0 || is_decided(variable)) continue;
      const double gain = prices_.reduced_gains()[variable];
      const double wanted = gain > 0 ? whole_.most[variable] : whole_.least[variable];
      if (std::abs(gain) > wrong_gain && wanted != value_[variable]) moved.push_back(static_cast<int>(variable));
    }
    return moved;
  }

  /// The simplex method goes on from where it is, which the new variables leave as it was.
  void add(const std::vector<int>& variables) {
    const int before = static_cast<int>(open_.size());
    for (const int variable : variables) {
      is_open_[index(variable)] = 1;
      open_.push_back(variable);
      const double value = value_[index(variable)];
      if (value == 0) continue;
      for (const RowPrices::Entry& entry : prices_.column(index(variable)))
        simplex_.setRowBounds(entry.row, simplex_.rowLower()[entry.row] + entry.coefficient * value,
                              simplex_.rowUpper()[entry.row] + entry.coefficient * value);
    }
    const Columns columns = columns_of(variables);
    simplex_.addColumns(static_cast<int>(variables.size()), columns.least.data(), columns.most.data(),
                        columns.losses.data(), columns.starts.data(), columns.rows.data(), columns.coefficients.data());
    for (std::size_t at = 0; at < variables.size(); ++at) {
      const auto variable = index(variables[at]);
      const bool is_at_most = value_[variable] == whole_.most[variable];
      simplex_.setColumnStatus(before + static_cast<int>(at),
                               is_at_most ? ClpSimplex::atUpperBound : ClpSimplex::atLowerBound);
      simplex_.primalColumnSolution()[before + static_cast<int>(at)] = value_[variable];
    }
  }

  void finish(LinearSolution& solution, bool is_optimal) const {
    solution.is_feasible = true;
    solution.is_optimal = is_optimal;
    solution.values = value_;
    for (std::size_t at = 0; at < open_.size(); ++at)
      solution.values[index(open_[at])] = simplex_.primalColumnSolution()[at];
    for (std::size_t variable = 0; variable < solution.values.size(); ++variable)
      solution.gain += whole_.gains[variable] * solution.values[variable];
    solution.reduced_gains.assign(prices_.reduced_gains().begin(), prices_.reduced_gains().end());
  }

  const LinearProgramme& whole_;
  RowPrices prices_;
  std::vector<char> is_open_;
  std::vector<int> open_;      // the variables that the simplex method sees, in its order
  std::vector<double> value_;  // of those that it does not see
  ClpSimplex simplex_;
};

}  // namespace

LinearSolution solve_sifted(const LinearProgramme& programme) { return Sift(programme).run(); }

}  // namespace zubia
