#pragma once

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <utility>
#include <vector>

#include "engine/base/absence.hpp"
#include "engine/base/parallel.hpp"
#include "engine/base/seed.hpp"

namespace zubia {

/// How a p-value was computed.
enum class PValueMethod : std::uint8_t {
  none,         ///< it is not defined
  exact,        ///< over all assignments that could have come about
  monte_carlo,  ///< over as many random ones as `samples` says
  asymptotic,   ///< by the distribution that the statistic approaches with many respondents
};

/// Which departure from "no difference" a test looks for.
enum class Alternative : std::uint8_t {
  two_sided,
  greater,  ///< the first group, or the first answer of a pair, is higher
  less,
};

/// What every rank test is told. A test is exact where that takes at most `exact_steps_max` steps; else by random
/// assignments where these take at most `sampling_steps_max` steps (one is an answer assigned anew); else asymptotic.
struct RankTestOptions {
  double significance = 0.05;  ///< what "significant" means in `significant_from`
  double exact_steps_max = 2e7;
  std::size_t samples = 100'000;
  double sampling_steps_max = 2e8;
  Seed seed = {};
};

/// A p-value and how it came about. Random ones are (1 + b) / (1 + samples), with b samples at least as extreme, so
/// that they are never 0 (Phipson & Smyth 2010).
struct PValue {
  double p = undefined;
  PValueMethod method = PValueMethod::none;
  std::size_t samples = 0;  ///< 0 unless `monte_carlo`
  Seed seed = {};           ///< of `monte_carlo`: the same seed gives the same p on any number of threads

  /// How far chance moves a random p; 0 for the others.
  double standard_error() const { return samples == 0 ? 0.0 : std::sqrt(p * (1 - p) / static_cast<double>(samples)); }
};

/// Whether a deviation from what is expected speaks at least as much against "no difference" as the one seen.
bool as_extreme(std::int64_t deviation, std::int64_t seen, Alternative alternative);

/// The normal approximation for a deviation in steps of 1 or ½, with a continuity correction of ½.
double normal_p(double deviation, double deviation_sd, Alternative alternative);

/// Whether random assignments of `assigned` answers each are within what the options allow.
bool may_sample(const RankTestOptions& options, std::uint64_t assigned);

/// The p of random assignments. `extreme_of(random, samples)` draws that many and says how many are as extreme as what
/// was seen; each call has a stream of its own, whatever the thread.
PValue sampled_p(const RankTestOptions& options, Parallelism parallelism,
                 const std::function<std::size_t(RandomStream& random, std::size_t samples)>& extreme_of);

/// The same of several tests that look at the same random assignments. `count_extreme(random, samples, extreme)` adds
/// to `extreme` how many are as extreme, test after test.
std::vector<PValue> sampled_p_values(const RankTestOptions& options, std::size_t tests, Parallelism parallelism,
                                     const std::function<void(RandomStream& random, std::size_t samples,
                                                              std::span<std::size_t> extreme)>& count_extreme);

/// Brings as many random items to the front as `dealt` says: all choices and orders are alike. Items may stand in any
/// order before, so the same list serves sample after sample.
template <class Item>
void deal_to_front(std::vector<Item>& items, std::size_t dealt, RandomStream& random) {
  // Two numbers from each word, by Lemire's (2019) multiplication: dealing is most of what sampling costs.
  std::uint64_t word = 0;
  for (std::size_t place = 0; place < dealt; ++place, word >>= 32U) {
    const auto bound = static_cast<std::uint32_t>(items.size() - place);
    if (place % 2 == 0) word = random();
    std::uint64_t product = (word & 0xffffffffU) * bound;
    if (static_cast<std::uint32_t>(product) < bound)
      for (const std::uint32_t sliver = (0U - bound) % bound; static_cast<std::uint32_t>(product) < sliver;)
        product = (random() >> 32U) * bound;
    std::swap(items[place], items[place + (product >> 32U)]);
  }
}

}  // namespace zubia
