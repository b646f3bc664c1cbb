#pragma once

#include <optional>
#include <span>
#include <vector>

#include "engine/disclosure/null_space.hpp"

namespace zubia::disclosure {

/// Whether sums over cells, taken together, tell something of fewer than `units_min` units, without a look at answers.
///
/// Respondents that no row tells apart form a class; a row is the set of classes that a sum goes over. With A the rows
/// taken in, they are safe if and only if no combination of them other than 0 lives on fewer units than that:
///
///     for every set S of classes with fewer than k units, rank(A without S) = rank(A),
///
/// or, with N a basis of the null space of A, the columns of N in S are linearly independent. A new row a keeps them so
/// if and only if N·a is 0 (the row says nothing new) or no such set of columns spans N·a.
///
/// The search for S branches: a row of the basis whose product with a is not 0 says that S has one of the few classes
/// in which it is not 0. Arithmetic is exact, modulo 2⁶¹ − 1. Where a second prime, 2⁶¹ − 31, finds another rank, the
/// row is refused. Independence modulo a prime implies independence, so an admitted row is safe wherever the two ranks
/// are the true one. By Hadamard's bound that is proven for up to 60 independent rows; above, both primes would have
/// to divide every minor of that size.
class StructureAudit {
 public:
  /// `units_of_classes[c]` are the units (enterprise groups) with respondents in class c, in any order, each once; a
  /// unit may have respondents in several classes and counts once.
  StructureAudit(std::vector<std::vector<int>> units_of_classes, int units_min);

  /// Whether the row, of classes ascending, can be shown beside those taken in.
  bool is_safe(std::span<const int> row) const { return !exposed_by(row); }
  /// The classes, with fewer than `units_min` units together, of which the row and those taken in would tell a
  /// combination; nothing where the row is safe. Empty where the two primes disagree.
  std::optional<std::vector<int>> exposed_by(std::span<const int> row) const;
  /// Takes the row in, safe or not: what has been published stays known.
  void take_in(std::span<const int> row);

 private:
  std::vector<std::vector<int>> units_of_classes_;
  int units_min_;
  NullSpace<FirstField> first_;
  NullSpace<SecondField> second_;
};

}  // namespace zubia::disclosure
