#include "engine/meetings/clause_solver.hpp"

#include <algorithm>
#include <cadical.hpp>
#include <limits>

namespace zubia::meetings {

struct ClauseSolver::Inside {
  mutable CaDiCaL::Solver solver;
  int variables = 0;
};

ClauseSolver::ClauseSolver() : inside_(std::make_unique<Inside>()) {
  // Plans are many where there is one, and what is refuted is refuted soon: it looks for what can be.
  inside_->solver.configure("sat");
  inside_->solver.set("quiet", 1);
  // Counters are made of variables that stand in many clauses; resolving them away loses what propagates.
  inside_->solver.set("elimocclim", 20);
}
ClauseSolver::~ClauseSolver() = default;
ClauseSolver::ClauseSolver(ClauseSolver&&) noexcept = default;
ClauseSolver& ClauseSolver::operator=(ClauseSolver&&) noexcept = default;

Literal ClauseSolver::variable() { return ++inside_->variables; }

void ClauseSolver::add(std::span<const Literal> clause) {
  for (const Literal literal : clause) inside_->solver.add(literal);
  inside_->solver.add(0);
}

std::vector<Literal> ClauseSolver::counter(std::span<const Literal> literals, int most, Direction direction) {
  const int outputs = std::min(most, static_cast<int>(literals.size()));
  if (literals.size() <= 1 || outputs <= 0) return {literals.begin(), literals.begin() + std::max(0, outputs)};
  const std::size_t half = literals.size() / 2;
  const auto left = counter(literals.first(half), most, direction);
  const auto right = counter(literals.subspan(half), most, direction);
  std::vector<Literal> sum(static_cast<std::size_t>(outputs));
  for (Literal& literal : sum) literal = variable();
  // a of the left and b of the right hold: a + b of all do. Beyond `most` the last output stands for all.
  for (std::size_t a = 0; a <= left.size(); ++a)
    for (std::size_t b = 0; b <= right.size(); ++b) {
      const std::size_t total = std::min(a + b, sum.size());
      std::vector<Literal> clause;
      if (total > 0 && a + b <= sum.size()) {
        if (a > 0) clause.push_back(-left[a - 1]);
        if (b > 0) clause.push_back(-right[b - 1]);
        clause.push_back(sum[total - 1]);
        add(clause);
      }
      if (direction == Direction::both && a + b < sum.size()) {
        clause.clear();
        if (a < left.size()) clause.push_back(left[a]);
        if (b < right.size()) clause.push_back(right[b]);
        clause.push_back(-sum[a + b]);
        add(clause);
      }
    }
  return sum;
}

void ClauseSolver::at_most(std::span<const Literal> literals, int most) {
  if (most >= static_cast<int>(literals.size())) return;
  if (most == 0) {
    for (const Literal literal : literals) add({-literal});
    return;
  }
  if (most == 1 && literals.size() <= 6) {
    for (std::size_t a = 0; a < literals.size(); ++a)
      for (std::size_t b = a + 1; b < literals.size(); ++b) add({-literals[a], -literals[b]});
    return;
  }
  // Counting those that fail is shorter where they are few.
  if (2 * most > static_cast<int>(literals.size())) {
    std::vector<Literal> denied;
    for (const Literal literal : literals) denied.push_back(-literal);
    at_least(denied, static_cast<int>(literals.size()) - most);
    return;
  }
  // A sequential counter: `before[k]` holds where more than k of those passed hold.
  std::vector<Literal> before;
  for (std::size_t at = 0; at < literals.size(); ++at) {
    const Literal here = literals[at];
    if (static_cast<int>(before.size()) == most) add({-here, -before.back()});
    if (at + 1 == literals.size()) break;
    std::vector<Literal> after(std::min(before.size() + 1, static_cast<std::size_t>(most)));
    for (std::size_t k = 0; k < after.size(); ++k) {
      after[k] = variable();
      if (k < before.size()) add({-before[k], after[k]});
      if (k == 0)
        add({-here, after[0]});
      else
        add({-here, -before[k - 1], after[k]});
    }
    before = std::move(after);
  }
}

void ClauseSolver::at_least(std::span<const Literal> literals, int least) {
  if (least <= 0) return;
  if (least == 1 || least > static_cast<int>(literals.size())) {
    add(least == 1 ? literals : std::span<const Literal>{});
    return;
  }
  const auto more_than = counter(literals, least, Direction::both);
  add({more_than[static_cast<std::size_t>(least) - 1]});
}

ClauseSolver::Answer ClauseSolver::solve(std::span<const Literal> assumptions, std::int64_t conflicts_max) {
  for (const Literal literal : assumptions) inside_->solver.assume(literal);
  const int limit = static_cast<int>(std::clamp<std::int64_t>(conflicts_max, 0, std::numeric_limits<int>::max()));
  inside_->solver.limit("conflicts", limit);
  const int answer = inside_->solver.solve();
  const Verdict verdict = answer == 10 ? Verdict::satisfiable : answer == 20 ? Verdict::refuted : Verdict::undecided;
  // The library does not tell how many conflicts an answer took.
  return {verdict, verdict == Verdict::undecided ? limit : std::min(limit, 100)};
}

bool ClauseSolver::holds(Literal literal) const { return inside_->solver.val(literal) == literal; }

std::vector<Literal> ClauseSolver::refuting(std::span<const Literal> assumptions) const {
  std::vector<Literal> needed;
  for (const Literal literal : assumptions)
    if (inside_->solver.failed(literal)) needed.push_back(literal);
  return needed;
}

}  // namespace zubia::meetings
