#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace zubia::meetings {

/// A literal: a variable counted from 1, negative where it is denied.
using Literal = int;

enum class Verdict { satisfiable, refuted, undecided };

/// Yes-or-no variables and clauses over them, and counters of how many of some literals hold. Each call may be limited
/// in conflicts, never in time; the same calls give the same answers.
class ClauseSolver {
 public:
  ClauseSolver();
  ~ClauseSolver();
  ClauseSolver(ClauseSolver&&) noexcept;
  ClauseSolver& operator=(ClauseSolver&&) noexcept;
  ClauseSolver(const ClauseSolver&) = delete;
  ClauseSolver& operator=(const ClauseSolver&) = delete;

  Literal variable();
  /// One of them holds.
  void add(std::span<const Literal> clause);
  void add(std::initializer_list<Literal> clause) { add(std::span(clause.begin(), clause.size())); }

  /// At most, and at least, so many hold.
  void at_most(std::span<const Literal> literals, int most);
  void at_least(std::span<const Literal> literals, int least);

  /// Literals whose k-th (from 0) holds where more than k of the given ones hold, up to `most` of them. The other
  /// direction, that it fails where they are fewer, holds only with `both`.
  enum class Direction { upper, both };
  std::vector<Literal> counter(std::span<const Literal> literals, int most, Direction direction);

  struct Answer {
    Verdict verdict = Verdict::undecided;
    std::int64_t conflicts = 0;  ///< charged: the limit where undecided, at most 100 for an answer
  };
  /// Whether everything added can hold together with the assumptions.
  Answer solve(std::span<const Literal> assumptions, std::int64_t conflicts_max);
  /// After `satisfiable`.
  bool holds(Literal literal) const;
  /// After `refuted`: the assumptions that were needed to refute.
  std::vector<Literal> refuting(std::span<const Literal> assumptions) const;

 private:
  struct Inside;
  std::unique_ptr<Inside> inside_;
};

}  // namespace zubia::meetings
