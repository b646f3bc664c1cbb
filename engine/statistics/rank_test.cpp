#include "engine/statistics/rank_test.hpp"

#include <algorithm>
#include <cstdlib>
#include <numeric>
#include <vector>

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
  constexpr std::size_t grain = 1000;
  std::vector<std::size_t> extreme((options.samples + grain - 1) / grain, 0);
  for_each_block(options.samples, grain, parallelism, [&](std::size_t first, std::size_t last) {
    RandomStream random(options.seed, first / grain);
    extreme[first / grain] = extreme_of(random, last - first);
  });
  const std::size_t found = std::accumulate(extreme.begin(), extreme.end(), std::size_t{0});
  return {.p = static_cast<double>(1 + found) / static_cast<double>(1 + options.samples),
          .method = PValueMethod::monte_carlo,
          .samples = options.samples,
          .seed = options.seed};
}

}  // namespace zubia
