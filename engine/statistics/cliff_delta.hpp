#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/absence.hpp"
#include "engine/base/result.hpp"
#include "engine/statistics/ordinal_table.hpp"

namespace zubia {

/// How the variance of δ is estimated.
enum class DeltaVariance : std::uint8_t {
  unbiased,  ///< Cliff (1996); raised to (1 − δ²) / (n₁ n₂ − 1) where it is below, since it can come out negative
  consistent,  ///< Cliff (1996); never negative, a little larger
};

/// By which distribution the interval is drawn.
enum class DeltaQuantile : std::uint8_t {
  student,  ///< with n₁ + n₂ − 2 degrees of freedom
  normal,
};

struct CliffDeltaOptions {
  double confidence = 0.95;
  DeltaVariance variance = DeltaVariance::unbiased;
  DeltaQuantile quantile = DeltaQuantile::student;
};

/// How much more often an answer of one group is higher than one of the other than lower, and how well that is known:
///
///     δ = (#{x > y} − #{x < y}) / (n₁ n₂)                                                       −1 … 1
///     interval = [δ − δ³ ∓ z s √((1 − δ²)² + z² s²)] / (1 − δ² + z² s²)
///
/// after Feng & Cliff (2004), with s² the estimated variance of δ and z the quantile. It is not symmetric and stays
/// within −1 … 1. Where no answers overlap (δ = ±1, s = 0) the inner limit is ±(n − z²) / (n + z²) with n the smaller
/// group, after the same. With unbiased variance and Student's t it gives Hogarty and Kromrey's (1999) worked interval.
///
/// The interval is not defined for a group of one (`group-of-one`) nor where nobody differs (`all-answers-equal`: that
/// says nothing of how far answers would vary); nothing is defined for an empty group (`empty-group`).
struct CliffDelta {
  double delta = undefined;
  double low = undefined;
  double high = undefined;
  double variance = undefined;
  std::string undefined_because = {};
};

/// δ of the first group against the second of a table with two groups. Refused: not two groups (`not-two-groups`), a
/// confidence outside 0–1 (`invalid-options`).
Result<CliffDelta> cliff_delta(const OrdinalTable& table, const CliffDeltaOptions& options = {});

/// The same of answers; NaN is no answer. Refused too: an infinite answer (`infinite-answer`).
Result<CliffDelta> cliff_delta(const std::vector<double>& first, const std::vector<double>& second,
                               const CliffDeltaOptions& options = {});

/// Romano's (2006) words for |δ|: `negligible` below 0.147, `small` below 0.33, `medium` below 0.474, else `large`;
/// empty where δ is not defined. Conventions of the field, not of the question asked.
std::string_view delta_size(double delta);

}  // namespace zubia
