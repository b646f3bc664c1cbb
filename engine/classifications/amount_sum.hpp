#pragma once

#include <cstddef>

#include "engine/base/absence.hpp"
#include "engine/classifications/recode.hpp"

namespace zubia {

/// Adds up published amounts, some of which may be absent, and knows what the sum then is.
class AmountSum {
 public:
  /// A number that is undefined without a reason counts as missing.
  void add(double value, Absence absence, double share);

  /// Why the sum is no number; `none` where it is one. A sum of nothing is 0.
  Absence absence(PartialSums partial_sums) const;

  /// The sum of the parts that have a number.
  double value() const { return value_; }

 private:
  double value_ = 0.0;
  std::size_t numbers_ = 0;
  bool missing_ = false;
  bool confidential_ = false;
};

}  // namespace zubia
