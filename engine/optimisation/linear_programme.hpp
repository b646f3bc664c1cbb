#pragma once

#include <cstdint>
#include <vector>

namespace zubia {

/// No least, below 0, or no most.
constexpr double unlimited = 1e30;

/// One row: least ≤ Σ coefficient · variable ≤ most.
struct LinearRow {
  std::vector<int> variables = {};
  std::vector<double> coefficients = {};
  double least = 0;
  double most = 0;
};

/// Maximise gains · x over rows and bounds. The first `integer_count` variables are whole in `solve_whole`.
struct LinearProgramme {
  std::vector<double> gains = {};
  std::vector<double> least = {};
  std::vector<double> most = {};
  std::vector<LinearRow> rows = {};
  int integer_count = 0;
  std::vector<int> branched_first = {};  ///< whole variables that settle much, as counts of others do

  int add_variable(double gain, double lowest, double highest) {
    gains.push_back(gain);
    least.push_back(lowest);
    most.push_back(highest);
    return static_cast<int>(gains.size()) - 1;
  }
};

struct LinearSolution {
  bool is_feasible = false;
  bool is_optimal = false;  ///< proven, as is that none is feasible; false where a limit was reached
  double gain = 0;
  double bound = 0;  ///< no solution gains more
  std::vector<double> values = {};
  std::vector<double> reduced_gains = {};  ///< of the relaxation: what one more of the variable would lose or gain
  std::vector<double> row_prices = {};     ///< of the relaxation: what a row gains with one more at most
};

/// Which simplex method. The primal, from a rough guess, is several times as fast where many rows hold with the same
/// variables, as those of slots that hardly differ do.
enum class SimplexMethod { dual, primal };

/// The optimum of the relaxation, by the simplex method.
LinearSolution solve_relaxed(const LinearProgramme& programme, SimplexMethod method = SimplexMethod::dual);

/// The optimum in whole numbers, by branch and cut with at most so many nodes; `gain_to_beat` prunes what is not
/// better. The method is for the relaxations. By the primal there are no more cuts and heuristics than a small
/// programme wants: making the others ready solves relaxations by the dual.
LinearSolution solve_whole(const LinearProgramme& programme, int nodes_max, double gain_to_beat,
                           SimplexMethod method = SimplexMethod::dual);

}  // namespace zubia
