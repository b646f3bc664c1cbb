#include "engine/classifications/amount_sum.hpp"

namespace zubia {

void AmountSum::add(double value, Absence absence, double share) {
  if (absence == Absence::confidential) {
    confidential_ = true;
  } else if (absence == Absence::missing || !is_defined(value)) {
    missing_ = true;
  } else {
    value_ += value * share;
    ++numbers_;
  }
}

Absence AmountSum::absence(PartialSums partial_sums) const {
  if (partial_sums == PartialSums::allowed && numbers_ > 0) return Absence::none;
  if (confidential_) return Absence::confidential;
  return missing_ ? Absence::missing : Absence::none;
}

}  // namespace zubia
