#include "engine/relatedness/second_eigenvector.hpp"

#include <lapacke.h>
#include <algorithm>
#include <cmath>
#include <numeric>

#include "engine/base/seed.hpp"

namespace zubia {

namespace {

double dot(std::span<const double> a, std::span<const double> b) {
  return std::inner_product(a.begin(), a.end(), b.begin(), 0.0);
}

void subtract(std::span<double> from, double times, std::span<const double> what) {
  for (std::size_t k = 0; k < from.size(); ++k) from[k] -= times * what[k];
}

/// Makes `x` orthogonal to all of `basis` and to `known`, twice, which is enough for working precision.
void orthogonalise(std::span<double> x, const std::vector<std::vector<double>>& basis, std::span<const double> known) {
  for (int pass = 0; pass < 2; ++pass) {
    subtract(x, dot(x, known), known);
    for (const auto& b : basis) subtract(x, dot(x, b), b);
  }
}

constexpr std::size_t exhausted_size_max = 64;

/// Eigenpairs of the small tridiagonal matrix, ascending.
struct Ritz {
  std::vector<double> values;
  std::vector<double> vectors;  // column by column
};

Ritz ritz_pairs(std::vector<double> diagonal, std::vector<double> beside) {
  const auto count = static_cast<lapack_int>(diagonal.size());
  Ritz ritz{std::move(diagonal),
            std::vector<double>(static_cast<std::size_t>(count) * static_cast<std::size_t>(count))};
  beside.resize(static_cast<std::size_t>(count));
  LAPACKE_dstev(LAPACK_COL_MAJOR, 'V', count, ritz.values.data(), beside.data(), ritz.vectors.data(), count);
  return ritz;
}

}  // namespace

SecondEigenvector second_eigenvector(std::size_t size, const SymmetricOperator& apply, std::span<const double> known) {
  std::vector<double> current(size);
  RandomStream random(Seed{}, 0);
  std::vector<std::vector<double>> basis;
  std::vector<double> diagonal;
  std::vector<double> beside;
  // A direction that nothing has led to yet, and its length.
  const auto start_in = [&](std::vector<double>& vector) {
    for (double& entry : vector) entry = random.unit() - 0.5;
    orthogonalise(vector, basis, known);
    return std::sqrt(dot(vector, vector));
  };
  double length = start_in(current);
  std::vector<double> next(size);
  const std::size_t steps_max = size - 1;
  Ritz ritz;
  while (true) {
    for (double& entry : current) entry /= length;
    basis.push_back(current);
    apply(current, next);
    diagonal.push_back(dot(current, next));
    orthogonalise(next, basis, known);
    length = std::sqrt(dot(next, next));
    const std::size_t count = basis.size();
    const bool is_exhausted = count == steps_max;
    // The small problem is cheap, but not free: it is looked at every few steps.
    if (is_exhausted || (size > exhausted_size_max && count % 5 == 0)) {
      ritz = ritz_pairs(diagonal, beside);
      const double residual = length * std::abs(ritz.vectors[count * count - 1]);
      if (is_exhausted || residual < 1e-13) break;
    }
    // One start leads to one vector of each eigenvalue: where it leads no further, there may be others.
    const bool is_closed = length < 1e-14;
    beside.push_back(is_closed ? 0.0 : length);
    if (is_closed) length = start_in(next);
    std::swap(current, next);
  }
  const std::size_t count = basis.size();
  SecondEigenvector result{ritz.values[count - 1], count > 1 ? ritz.values[count - 2] : 0.0,
                           std::vector<double>(size, 0.0)};
  for (std::size_t k = 0; k < count; ++k) subtract(result.vector, -ritz.vectors[(count - 1) * count + k], basis[k]);
  return result;
}

SecondEigenvector second_eigenvector_dense(std::size_t size, const SymmetricOperator& apply) {
  std::vector<double> matrix(size * size);
  std::vector<double> unit(size, 0.0);
  for (std::size_t k = 0; k < size; ++k) {
    unit[k] = 1.0;
    apply(unit, {matrix.data() + k * size, size});
    unit[k] = 0.0;
  }
  std::vector<double> values(size);
  const auto order = static_cast<lapack_int>(size);
  LAPACKE_dsyev(LAPACK_COL_MAJOR, 'V', 'U', order, matrix.data(), order, values.data());
  const double* column = matrix.data() + (size - 2) * size;
  return {values[size - 2], values[size - 3], {column, column + size}};
}

}  // namespace zubia
