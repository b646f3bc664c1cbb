#pragma once

#include <cstddef>
#include <functional>
#include <span>
#include <vector>

namespace zubia {

/// The largest eigenvalues of a symmetric operator outside a known eigenvector, and the eigenvector of the first.
struct SecondEigenvector {
  double second = 0.0;
  double third = 0.0;
  std::vector<double> vector;  ///< of unit length, orthogonal to the known one
};

/// `apply(x, y)` sets y = S x.
using SymmetricOperator = std::function<void(std::span<const double> x, std::span<double> y)>;

/// Lanczos (1950) with full reorthogonalisation, from a fixed start, on the complement of `known` (of unit length).
/// Up to 64 dimensions it exhausts the space, so an eigenvalue that is there twice is found twice; above, it ends when
/// the residual of the eigenpair is below 10⁻¹³, and of equal eigenvalues may have seen one.
SecondEigenvector second_eigenvector(std::size_t size, const SymmetricOperator& apply, std::span<const double> known);

/// The same from all eigenvalues of the full matrix by LAPACK: slow, and the judge of the fast one.
SecondEigenvector second_eigenvector_dense(std::size_t size, const SymmetricOperator& apply);

}  // namespace zubia
