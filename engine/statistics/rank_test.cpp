#include "engine/statistics/rank_test.hpp"

#include <algorithm>
#include <cstdlib>

#include "engine/statistics/distributions.hpp"

namespace zubia {

bool as_extreme(std::int64_t deviation, std::int64_t seen, Alternative alternative) {
  switch (alternative) {
    case Alternative::greater:
      return deviation >= seen;
    case Alternative::less:
      return deviation <= seen;
    case Alternative::two_sided:
      break;
  }
  return std::abs(deviation) >= std::abs(seen);
}

double normal_p(double deviation, double deviation_sd, Alternative alternative) {
  constexpr double continuity = 0.5;
  switch (alternative) {
    case Alternative::greater:
      return normal_upper_tail((deviation - continuity) / deviation_sd);
    case Alternative::less:
      return normal_lower_tail((deviation + continuity) / deviation_sd);
    case Alternative::two_sided:
      break;
  }
  return std::min(1.0, 2 * normal_upper_tail(std::max(0.0, std::abs(deviation) - continuity) / deviation_sd));
}

bool may_sample(const RankTestOptions& options, std::uint64_t assigned) {
  return options.samples > 0 &&
         static_cast<double>(options.samples) * static_cast<double>(assigned) <= options.sampling_steps_max;
}

PValue sampled_p(const RankTestOptions& options, Parallelism parallelism,
                 const std::function<std::size_t(RandomStream& random, std::size_t samples)>& extreme_of) {
  return sampled_p_values(options, 1, parallelism,
                          [&](RandomStream& random, std::size_t samples, std::span<std::size_t> extreme) {
                            extreme[0] += extreme_of(random, samples);
                          })
      .front();
}

std::vector<PValue> sampled_p_values(const RankTestOptions& options, std::size_t tests, Parallelism parallelism,
                                     const std::function<void(RandomStream& random, std::size_t samples,
                                                              std::span<std::size_t> extreme)>& count_extreme) {
  constexpr std::size_t grain = 1000;
  const std::size_t blocks = (options.samples + grain - 1) / grain;
  std::vector<std::size_t> extreme(blocks * tests, 0);
  for_each_block(options.samples, grain, parallelism, [&](std::size_t first, std::size_t last) {
    const std::size_t block = first / grain;
    RandomStream random(options.seed, block);
    count_extreme(random, last - first, std::span(extreme).subspan(block * tests, tests));
  });
  std::vector<PValue> values;
  for (std::size_t test = 0; test < tests; ++test) {
    std::size_t found = 0;
    for (std::size_t block = 0; block < blocks; ++block) found += extreme[block * tests + test];
    values.push_back({.p = static_cast<double>(1 + found) / static_cast<double>(1 + options.samples),
                      .method = PValueMethod::monte_carlo,
                      .samples = options.samples,
                      .seed = options.seed});
  }
  return values;
}

}  // namespace zubia
