#include "engine/optimisation/linear_programme.hpp"

#include <algorithm>
#include <cmath>
#include <memory>
#include <string>

#include <CbcHeuristic.hpp>
#include <CbcModel.hpp>
#include <CbcSolver.hpp>
#include <CglGomory.hpp>
#include <CglZeroHalf.hpp>
#include <ClpPresolve.hpp>
#include <ClpSimplex.hpp>
#include <CoinPackedMatrix.hpp>
#include <Idiot.hpp>
#include <OsiClpSolverInterface.hpp>

namespace zubia {
namespace {

constexpr double better_by = 0.999;          // all gains are whole, so a better solution is better by 1
constexpr std::size_t light_work = 100'000;  // nodes, each as long as there are variables
constexpr int light_nodes_min = 50;
constexpr int descent_passes = 50;
constexpr double presolve_tolerance = 1e-8;
constexpr double nearly = 1e-7;
constexpr double worth_a_round = 0.001;  // of the bound, for more cuts
constexpr int cut_rounds_max = 30;

CoinPackedMatrix matrix_of(const LinearProgramme& programme) {
  std::vector<int> rows;
  std::vector<int> columns;
  std::vector<double> elements;
  for (std::size_t row = 0; row < programme.rows.size(); ++row)
    for (std::size_t at = 0; at < programme.rows[row].variables.size(); ++at) {
      rows.push_back(static_cast<int>(row));
      columns.push_back(programme.rows[row].variables[at]);
      elements.push_back(programme.rows[row].coefficients[at]);
    }
  CoinPackedMatrix matrix(true, rows.data(), columns.data(), elements.data(), static_cast<CoinBigIndex>(rows.size()));
  matrix.setDimensions(static_cast<int>(programme.rows.size()), static_cast<int>(programme.gains.size()));
  return matrix;
}

struct Losses {
  std::vector<double> objective;
  std::vector<double> row_least;
  std::vector<double> row_most;
};

/// The same as a programme to minimise, which the solvers' limits speak of.
Losses losses_of(const LinearProgramme& programme) {
  Losses losses;
  for (const double gain : programme.gains) losses.objective.push_back(-gain);
  for (const LinearRow& row : programme.rows) {
    losses.row_least.push_back(row.least);
    losses.row_most.push_back(row.most);
  }
  return losses;
}

ClpSimplex loaded(const LinearProgramme& programme) {
  const Losses losses = losses_of(programme);
  ClpSimplex simplex;
  simplex.setLogLevel(0);
  simplex.loadProblem(matrix_of(programme), programme.least.data(), programme.most.data(), losses.objective.data(),
                      losses.row_least.data(), losses.row_most.data());
  return simplex;
}

/// The primal from where a descent ends that keeps rows by penalties.
void solve_from_guess(ClpSimplex& simplex) {
  simplex.createStatus();  // the descent reads it without looking whether it is there
  Idiot descent(simplex);
  descent.setLogLevel(0);
  descent.crash(descent_passes, simplex.messageHandler(), simplex.messagesPointer(), false);
  simplex.createStatus();
  for (int variable = 0; variable < simplex.numberColumns(); ++variable) {
    const double value = simplex.primalColumnSolution()[variable];
    simplex.setColumnStatus(variable, value <= simplex.columnLower()[variable] + nearly   ? ClpSimplex::atLowerBound
                                      : value >= simplex.columnUpper()[variable] - nearly ? ClpSimplex::atUpperBound
                                                                                          : ClpSimplex::superBasic);
  }
  simplex.primal(1);
}

/// By the primal from a guess, for what presolving leaves. Clp's own way to do all this now and then reads memory that
/// is not its own, or takes what is possible for impossible: of 100,000 small programmes about 10. So nothing is
/// believed impossible before the dual has said so.
void solve_by_primal(ClpSimplex& simplex) {
  ClpPresolve presolve;
  if (const std::unique_ptr<ClpSimplex> reduced{presolve.presolvedModel(simplex, presolve_tolerance)}) {
    solve_from_guess(*reduced);
    presolve.postsolve(true);
    simplex.primal(1);
  }
  if (simplex.isProvenOptimal()) return;
  simplex.allSlackBasis(true);
  simplex.dual();
}

/// Solves the relaxation, and leaves the simplex at its optimum.
LinearSolution relax(ClpSimplex& simplex, const LinearProgramme& programme, SimplexMethod method) {
  if (method == SimplexMethod::dual)
    simplex.initialDualSolve();
  else
    solve_by_primal(simplex);
  LinearSolution solution;
  solution.is_feasible = simplex.isProvenOptimal();
  solution.is_optimal = solution.is_feasible || simplex.isProvenPrimalInfeasible();
  if (!solution.is_feasible) return solution;
  solution.gain = solution.bound = -simplex.objectiveValue();
  const auto count = programme.gains.size();
  solution.values.assign(simplex.primalColumnSolution(), simplex.primalColumnSolution() + count);
  solution.reduced_gains.assign(simplex.dualColumnSolution(), simplex.dualColumnSolution() + count);
  for (double& reduced : solution.reduced_gains) reduced = -reduced;
  solution.row_prices.assign(simplex.dualRowSolution(), simplex.dualRowSolution() + programme.rows.size());
  for (double& price : solution.row_prices) price = -price;
  return solution;
}

bool is_whole(const LinearProgramme& programme, const LinearSolution& solution) {
  const auto end = solution.values.begin() + programme.integer_count;
  return std::all_of(solution.values.begin(), end,
                     [](double value) { return std::abs(value - std::round(value)) < nearly; });
}

void silence(CbcModel& model) {
  model.setLogLevel(0);
  model.messageHandler()->setLogLevel(0);
  model.solver()->messageHandler()->setLogLevel(0);
  model.setCutoffIncrement(better_by);
}

LinearSolution told_by(const CbcModel& model, const LinearProgramme& programme) {
  LinearSolution solution;
  solution.is_optimal = model.isProvenOptimal() || model.isProvenInfeasible();
  solution.bound = -model.getBestPossibleObjValue();
  if (model.bestSolution() == nullptr) return solution;
  solution.is_feasible = true;
  solution.gain = -model.getObjValue();
  solution.values.assign(model.bestSolution(), model.bestSolution() + programme.gains.size());
  return solution;
}

/// A small programme needs a few cuts (odd sets of participants, above all) and nodes, which is done before all that
/// CBC could try has been made ready.
LinearSolution branch_lightly(const LinearProgramme& programme, OsiClpSolverInterface solver, int nodes_max,
                              double cutoff) {
  solver.resolve();
  CglGomory fractions;
  for (int round = 0; round < cut_rounds_max && solver.isProvenOptimal(); ++round) {
    OsiCuts cuts;
    CglZeroHalf odd_sets;
    odd_sets.refreshSolver(&solver);
    odd_sets.generateCuts(solver, cuts);
    fractions.generateCuts(solver, cuts);
    if (cuts.sizeRowCuts() == 0) break;
    const double before = solver.getObjValue();
    solver.applyCuts(cuts);
    solver.resolve();
    if (solver.getObjValue() < before + worth_a_round) break;
  }
  CbcModel model(solver);
  silence(model);
  model.addCutGenerator(&fractions, -1);
  CbcRounding rounding(model);
  model.addHeuristic(&rounding);
  model.setNumberStrong(0);
  model.setNumberBeforeTrust(0);
  model.setMaximumNodes(nodes_max);
  model.setCutoff(cutoff);
  if (!programme.branched_first.empty()) {
    std::vector<int> priorities(static_cast<std::size_t>(programme.integer_count), 2);
    for (const int variable : programme.branched_first) priorities[static_cast<std::size_t>(variable)] = 1;
    model.findIntegers(false);
    model.passInPriorities(priorities.data(), false);
  }
  model.branchAndBound();
  return told_by(model, programme);
}

}  // namespace

LinearSolution solve_relaxed(const LinearProgramme& programme, SimplexMethod method) {
  ClpSimplex simplex = loaded(programme);
  return relax(simplex, programme, method);
}

LinearSolution solve_whole(const LinearProgramme& programme, int nodes_max, double gain_to_beat, SimplexMethod method) {
  // A relaxation that is whole needs no branching, and CBC has no solution to tell of a programme without variables.
  ClpSimplex simplex = loaded(programme);
  LinearSolution relaxed = relax(simplex, programme, method);
  if (relaxed.is_feasible && is_whole(programme, relaxed)) return relaxed;
  if (relaxed.is_optimal && !relaxed.is_feasible) return relaxed;
  if (relaxed.is_optimal && relaxed.gain < gain_to_beat + better_by)
    return {.is_optimal = true, .gain = relaxed.gain, .bound = relaxed.gain};
  OsiClpSolverInterface solver(&simplex);
  solver.messageHandler()->setLogLevel(0);
  for (int variable = 0; variable < programme.integer_count; ++variable) solver.setInteger(variable);
  if (method == SimplexMethod::primal) {
    solver.setHintParam(OsiDoDualInInitial, false, OsiHintDo);
    solver.setHintParam(OsiDoDualInResolve, false, OsiHintDo);
  }
  const double cutoff = std::isfinite(gain_to_beat) ? -gain_to_beat - better_by : 1e50;
  int few = std::max(light_nodes_min, static_cast<int>(light_work / programme.gains.size()));
  if (method == SimplexMethod::primal) few = nodes_max;
  LinearSolution found = branch_lightly(programme, solver, std::min(nodes_max, few), cutoff);
  if (found.is_optimal || nodes_max <= few) return found;
  CbcModel model(solver);
  silence(model);
  CbcSolverUsefulData quietly;
  quietly.noPrinting_ = true;
  quietly.useSignalHandler_ = false;
  CbcMain0(model, quietly);
  const std::string nodes = std::to_string(nodes_max);
  const std::string increment = std::to_string(better_by);
  const std::string limit = std::to_string(cutoff);
  const char* words[] = {
      "cbc",     "-log",        "0",      "-maxNodes", nodes.c_str(), "-increment", increment.c_str(),
      "-cutoff", limit.c_str(), "-solve", "-quit"};
  // Where presolving settles a programme, CBC calls this without looking whether it is there.
  const auto go_on = [](CbcModel*, int) { return 0; };
  CbcMain1(static_cast<int>(std::size(words)), words, model, go_on, quietly);
  return told_by(model, programme);
}

}  // namespace zubia
