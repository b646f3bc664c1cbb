#include "engine/relatedness/null_model.hpp"

#include <algorithm>
#include <atomic>
#include <bit>
#include <cmath>
#include <mutex>
#include <vector>

namespace zubia {

namespace {

constexpr std::size_t chain_count = 8;

/// What one chain has seen of each pair i < j, pair after pair.
struct Tally {
  std::vector<std::uint64_t> sums;
  std::vector<std::uint64_t> squares;
  std::vector<std::uint32_t> at_least;  ///< samples with at least as many as observed
  std::vector<std::uint32_t> at_most;

  explicit Tally(std::size_t pairs) : sums(pairs, 0), squares(pairs, 0), at_least(pairs, 0), at_most(pairs, 0) {}
};

__attribute__((target_clones("arch=icelake-server", "popcnt", "default"))) void count_following(
    const std::uint64_t* bits, std::size_t words, std::size_t i, std::size_t activities, std::uint32_t* counts) {
  const std::uint64_t* one = bits + i * words;
  for (std::size_t j = i + 1; j < activities; ++j) {
    const std::uint64_t* other = bits + j * words;
    std::uint64_t both = 0;
    for (std::size_t w = 0; w < words; ++w) both += static_cast<std::uint64_t>(std::popcount(one[w] & other[w]));
    counts[j - i - 1] = static_cast<std::uint32_t>(both);
  }
}

__attribute__((target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default"))) void tally_row(
    const std::uint32_t* counts, const std::uint32_t* observed, std::size_t count, std::uint64_t* sums,
    std::uint64_t* squares, std::uint32_t* at_least, std::uint32_t* at_most) {
  for (std::size_t k = 0; k < count; ++k) {
    sums[k] += counts[k];
    squares[k] += std::uint64_t{counts[k]} * counts[k];
    at_least[k] += counts[k] >= observed[k] ? 1U : 0U;
    at_most[k] += counts[k] <= observed[k] ? 1U : 0U;
  }
}

/// The pairs of all activities in one row after the other: where those of `i` begin.
std::size_t pairs_before(std::size_t i, std::size_t activities) { return i * activities - i * (i + 1) / 2; }

void tally(const std::vector<std::uint64_t>& bits, std::size_t words, std::size_t activities,
           const std::vector<std::uint32_t>& observed, Tally& seen) {
  std::vector<std::uint32_t> counts(activities);
  for (std::size_t i = 0; i + 1 < activities; ++i) {
    const std::size_t start = pairs_before(i, activities);
    count_following(bits.data(), words, i, activities, counts.data());
    tally_row(counts.data(), observed.data() + start, activities - i - 1, seen.sums.data() + start,
              seen.squares.data() + start, seen.at_least.data() + start, seen.at_most.data() + start);
  }
}

NullModelScores scores_of(const PresenceTable& presence, const std::vector<std::uint32_t>& observed,
                          const std::vector<Tally>& tallies, std::size_t samples) {
  const std::size_t activities = presence.activities().size();
  NullModelScores scores{ActivityMatrix(presence.activities(), presence.activities(), undefined),
                         ActivityMatrix(presence.activities(), presence.activities(), undefined)};
  const auto count = static_cast<double>(samples);
  for (std::size_t i = 0; i + 1 < activities; ++i)
    for (std::size_t j = i + 1; j < activities; ++j) {
      const std::size_t pair = pairs_before(i, activities) + j - i - 1;
      std::uint64_t sum = 0;
      std::uint64_t squares = 0;
      std::uint64_t at_least = 0;
      std::uint64_t at_most = 0;
      for (const Tally& seen : tallies) {
        sum += seen.sums[pair];
        squares += seen.squares[pair];
        at_least += seen.at_least[pair];
        at_most += seen.at_most[pair];
      }
      // n Σx² − (Σx)² in whole numbers: no rounding before the last step.
      const std::uint64_t spread = samples * squares - sum * sum;
      if (spread > 0) {
        const double deviation = std::sqrt(static_cast<double>(spread)) / count;
        scores.z_scores(i, j) = (observed[pair] - static_cast<double>(sum) / count) / deviation;
      }
      const auto extreme = static_cast<double>(std::min(at_least, at_most));
      scores.p_values(i, j) = std::min(1.0, 2.0 * (1.0 + extreme) / (1.0 + count));
      scores.z_scores(j, i) = scores.z_scores(i, j);
      scores.p_values(j, i) = scores.p_values(i, j);
    }
  return scores;
}

}  // namespace

void curveball_trade(std::uint64_t* one, std::uint64_t* other, std::size_t words, RandomStream& random) {
  std::uint32_t pool[64];
  std::vector<std::uint32_t> large;  // only for more than 64 differences
  std::size_t count = 0;
  std::size_t owned = 0;
  for (std::size_t w = 0; w < words; ++w) {
    count += static_cast<std::size_t>(std::popcount(one[w] ^ other[w]));
    owned += static_cast<std::size_t>(std::popcount(one[w] & ~other[w]));
  }
  if (owned == 0 || owned == count) return;  // one is part of the other: nothing to trade
  if (count > 64) large.resize(count);
  std::uint32_t* const places = count > 64 ? large.data() : pool;
  std::size_t next = 0;
  for (std::size_t w = 0; w < words; ++w) {
    const std::uint64_t differing = one[w] ^ other[w];
    for (std::uint64_t bits = differing; bits != 0; bits &= bits - 1)
      places[next++] = static_cast<std::uint32_t>(w * 64) + static_cast<std::uint32_t>(std::countr_zero(bits));
    one[w] &= ~differing;
    other[w] |= differing;
  }
  // Whoever owns fewer draws them; the rest is the other's.
  const bool draws_one = 2 * owned <= count;
  const std::size_t drawn = draws_one ? owned : count - owned;
  for (std::size_t k = 0; k < drawn; ++k) {
    const std::size_t pick = k + random.below(count - k);
    std::swap(places[k], places[pick]);
  }
  const auto give_to_one = [&](std::uint32_t place) {
    one[place / 64] |= std::uint64_t{1} << (place % 64);
    other[place / 64] &= ~(std::uint64_t{1} << (place % 64));
  };
  if (draws_one) {
    for (std::size_t k = 0; k < drawn; ++k) give_to_one(places[k]);
  } else {
    for (std::size_t k = drawn; k < count; ++k) give_to_one(places[k]);
  }
}

Result<NullModelScores> null_model_scores(const PresenceTable& presence, const NullModelOptions& options,
                                          const Progress& progress, Parallelism parallelism) {
  const std::size_t activities = presence.activities().size();
  if (options.samples == 0 || activities < 2)
    return refuse({"invalid-options", "A null model needs samples and at least two activities.", {}, {}});
  const std::size_t words = presence.territory_words();
  const std::vector<std::uint64_t> start = presence.by_activity();
  std::vector<std::uint32_t> observed(activities * (activities - 1) / 2);
  for (std::size_t i = 0; i + 1 < activities; ++i)
    count_following(start.data(), words, i, activities, observed.data() + pairs_before(i, activities));
  std::vector<Tally> tallies(chain_count, Tally(observed.size()));
  std::atomic<std::size_t> finished = 0;
  std::mutex one_report;
  const std::size_t trades = options.trades_per_activity * activities;
  for_each_block(chain_count, 1, parallelism, [&](std::size_t chain, std::size_t) {
    RandomStream random(options.seed, chain);
    std::vector<std::uint64_t> bits = start;
    const std::size_t samples = options.samples / chain_count + (chain < options.samples % chain_count ? 1 : 0);
    const auto shuffle = [&] {
      for (std::size_t trade = 0; trade < trades; ++trade) {
        const std::size_t one = random.below(activities);
        std::size_t other = random.below(activities - 1);
        if (other >= one) ++other;
        curveball_trade(bits.data() + one * words, bits.data() + other * words, words, random);
      }
    };
    // Before the first sample the chain forgets where it came from.
    for (int round = 0; round < 3; ++round) shuffle();
    for (std::size_t sample = 0; sample < samples && !progress.cancelled(); ++sample) {
      shuffle();
      tally(bits, words, activities, observed, tallies[chain]);
      const std::size_t done = ++finished;
      if (done % 16 == 0) {
        const std::lock_guard lock(one_report);
        progress.report("Sampling tables", static_cast<double>(done) / static_cast<double>(options.samples));
      }
    }
  });
  if (progress.cancelled()) return refuse(Progress::cancellation());
  return scores_of(presence, observed, tallies, options.samples);
}

}  // namespace zubia
