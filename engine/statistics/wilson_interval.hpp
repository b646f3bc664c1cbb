#pragma once

#include <cstdint>

#include "engine/base/absence.hpp"
#include "engine/base/result.hpp"

namespace zubia {

/// A share and between which shares it lies.
struct ShareInterval {
  double share = undefined;
  double low = undefined;
  double high = undefined;
};

/// The share of respondents who say so, with Wilson's (1927) score interval:
///
///     (p + z²/2n ∓ z √[p (1 − p) / n + z²/4n²]) / (1 + z²/n)
///
/// It stays within 0–1, and is as wide for 0 of 10 as chance allows, where p ∓ z s would say "exactly 0". With a
/// `population` above 0, n is replaced by n (N − 1) / (N − n): the fewer organisations did not answer, the narrower,
/// and no width where all did. NaN without respondents. Refused: more who say so than respondents, or more respondents
/// than population (`invalid-count`), a confidence outside 0–1 (`invalid-options`).
Result<ShareInterval> wilson_interval(std::uint64_t successes, std::uint64_t respondents, double confidence = 0.95,
                                      std::uint64_t population = 0);

}  // namespace zubia
