#pragma once

#include <bit>
#include <cstdint>

namespace zubia {

/// Where all randomness comes from. The same seed gives the same results on any machine and number of threads.
struct Seed {
  std::uint64_t value = 2021;
};

/// A stream of random numbers (xoshiro256**, Blackman & Vigna 2021), started by splitmix64 from a seed and the number
/// of the stream. Parallel work takes one stream per piece of work, never per thread.
class RandomStream {
 public:
  RandomStream(Seed seed, std::uint64_t stream);

  using result_type = std::uint64_t;
  static constexpr result_type min() { return 0; }
  static constexpr result_type max() { return ~result_type{0}; }

  /// In the header, so that loops which draw word after word keep the state in registers.
  result_type operator()() {
    const std::uint64_t drawn = std::rotl(state_[1] * 5U, 7) * 9U;
    const std::uint64_t shifted = state_[1] << 17U;
    state_[2] ^= state_[0];
    state_[3] ^= state_[1];
    state_[1] ^= state_[2];
    state_[0] ^= state_[3];
    state_[2] ^= shifted;
    state_[3] = std::rotl(state_[3], 45);
    return drawn;
  }

  /// Uniform in 0 … bound − 1, without bias. `bound` is at least 1.
  std::uint64_t below(std::uint64_t bound);

  /// Uniform in [0, 1), on a grid of 2⁻⁵³.
  double unit();

  /// Standard normal, by the polar method.
  double normal();

  /// Poisson with the given mean ≥ 0; a normal approximation, rounded and cut at 0, above a mean of 64.
  double poisson(double mean);

 private:
  std::uint64_t state_[4];
};

}  // namespace zubia
