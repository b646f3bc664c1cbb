#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace zubia::disclosure {

/// Whole numbers modulo the prime 2⁶¹ − `below`, in which sums and quotients are exact.
template <std::uint64_t below>
struct PrimeField {
  static constexpr std::uint64_t prime = (std::uint64_t{1} << 61U) - below;

  static std::uint64_t times(std::uint64_t a, std::uint64_t b) {
    __extension__ using Wide = unsigned __int128;
    const Wide product = static_cast<Wide>(a) * b;
    // 2⁶¹ is `below` more than a multiple of the prime, so the high bits count `below` times.
    const Wide folded = (product & mask) + (product >> 61U) * below;
    const auto low = static_cast<std::uint64_t>(folded & mask) + static_cast<std::uint64_t>(folded >> 61U) * below;
    return low >= prime ? low - prime : low;
  }
  static std::uint64_t plus(std::uint64_t a, std::uint64_t b) { return a + b >= prime ? a + b - prime : a + b; }
  static std::uint64_t minus(std::uint64_t a, std::uint64_t b) { return a >= b ? a - b : a + prime - b; }

  /// By Fermat's little theorem; `a` is not 0.
  static std::uint64_t inverse(std::uint64_t a) {
    std::uint64_t result = 1;
    for (std::uint64_t exponent = prime - 2; exponent != 0; exponent >>= 1U) {
      if ((exponent & 1U) != 0) result = times(result, a);
      a = times(a, a);
    }
    return result;
  }

 private:
  static constexpr std::uint64_t mask = (std::uint64_t{1} << 61U) - 1;
};

using FirstField = PrimeField<1>;    // 2⁶¹ − 1, Mersenne's
using SecondField = PrimeField<31>;  // the next prime below

/// A basis of what is orthogonal to all rows taken in so far, one vector after the other; a row is the set of columns
/// in which it is 1. Taking in a row costs one elimination step.
template <class Field>
class NullSpace {
 public:
  explicit NullSpace(std::size_t columns) : columns_(columns), basis_(columns, std::vector<std::uint64_t>(columns)) {
    for (std::size_t column = 0; column < columns; ++column) basis_[column][column] = 1;
  }

  const std::vector<std::vector<std::uint64_t>>& basis() const { return basis_; }

  /// The product of each vector of the basis with the row: all 0 exactly where the row follows from those taken in.
  std::vector<std::uint64_t> products(std::span<const int> row) const {
    std::vector<std::uint64_t> result(basis_.size());
    for (std::size_t at = 0; at < basis_.size(); ++at)
      for (const int column : row) result[at] = Field::plus(result[at], basis_[at][static_cast<std::size_t>(column)]);
    return result;
  }

  void take_in(std::span<const int> row) {
    const std::vector<std::uint64_t> product = products(row);
    // The sparsest vector that can go keeps the others sparse.
    std::size_t pivot = basis_.size();
    std::size_t fewest = columns_ + 1;
    for (std::size_t at = 0; at < basis_.size(); ++at) {
      if (product[at] == 0) continue;
      std::size_t entries = 0;
      for (const std::uint64_t entry : basis_[at])
        if (entry != 0) ++entries;
      if (entries < fewest) {
        fewest = entries;
        pivot = at;
      }
    }
    if (pivot == basis_.size()) return;
    const std::uint64_t unit = Field::inverse(product[pivot]);
    for (std::size_t at = 0; at < basis_.size(); ++at) {
      if (at == pivot || product[at] == 0) continue;
      const std::uint64_t factor = Field::times(product[at], unit);
      for (std::size_t column = 0; column < columns_; ++column)
        if (basis_[pivot][column] != 0)
          basis_[at][column] = Field::minus(basis_[at][column], Field::times(factor, basis_[pivot][column]));
    }
    basis_.erase(basis_.begin() + static_cast<std::ptrdiff_t>(pivot));
  }

 private:
  std::size_t columns_;
  std::vector<std::vector<std::uint64_t>> basis_;
};

}  // namespace zubia::disclosure
