#include "engine/relatedness/null_model.hpp"

#include <algorithm>
#include <array>
#include <atomic>
#include <bit>
#include <cmath>
#include <mutex>
#include <vector>

#include "engine/relatedness/pair_counts.hpp"

namespace zubia {

namespace {

constexpr std::size_t chain_count = 8;
constexpr std::size_t batch_tables = 4;
constexpr std::size_t rows_at_once = 8;

/// What one chain has seen of each pair i < j, pair after pair.
struct Tally {
  std::vector<std::uint64_t> sums;
  std::vector<std::uint64_t> squares;
  std::vector<std::uint32_t> at_least;  ///< samples with at least as many as observed
  std::vector<std::uint32_t> at_most;

  explicit Tally(std::size_t pairs) : sums(pairs, 0), squares(pairs, 0), at_least(pairs, 0), at_most(pairs, 0) {}
};

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

/// Adds some sampled tables of one chain to what it has seen; together, so that the tally passes through the cache once
/// for all of them.
void tally(const std::vector<PairCounter>& tables, std::size_t activities, const std::vector<std::uint32_t>& observed,
           Tally& seen) {
  std::vector<std::uint32_t> counts;
  for (std::size_t first = 0; first + 1 < activities; first += rows_at_once)
    for (const PairCounter& table : tables) {
      const std::size_t last = std::min(first + rows_at_once, activities - 1);
      counts.resize(rows_at_once * table.width());
      table.count(first, last, first + 1, counts);
      for (std::size_t i = first; i < last; ++i) {
        const std::size_t start = pairs_before(i, activities);
        tally_row(counts.data() + (i - first) * table.width() + i + 1, observed.data() + start, activities - i - 1,
                  seen.sums.data() + start, seen.squares.data() + start, seen.at_least.data() + start,
                  seen.at_most.data() + start);
      }
    }
}

/// The observed co-occurrences of the pairs i < j, pair after pair.
std::vector<std::uint32_t> observed_pairs(const PairCounter& table, std::size_t activities) {
  std::vector<std::uint32_t> observed;
  std::vector<std::uint32_t> counts(table.width());
  for (std::size_t i = 0; i + 1 < activities; ++i) {
    table.count(i, i + 1, i + 1, counts);
    observed.insert(observed.end(), counts.begin() + static_cast<std::ptrdiff_t>(i + 1),
                    counts.begin() + static_cast<std::ptrdiff_t>(activities));
  }
  return observed;
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
        scores.z_scores(i, j) = (static_cast<double>(observed[pair]) - static_cast<double>(sum) / count) / deviation;
      }
      const auto extreme = static_cast<double>(std::min(at_least, at_most));
      scores.p_values(i, j) = std::min(1.0, 2.0 * (1.0 + extreme) / (1.0 + count));
      scores.z_scores(j, i) = scores.z_scores(i, j);
      scores.p_values(j, i) = scores.p_values(i, j);
    }
  return scores;
}

constexpr std::size_t few_differences = 64;

/// Gives `owned` of the few places that differ to `one`, drawn one after the other.
void deal_one_by_one(std::uint64_t* one, std::uint64_t* other, std::size_t words, std::size_t owned,
                     RandomStream& random) {
  std::array<std::uint32_t, few_differences> places{};
  std::size_t count = 0;
  for (std::size_t w = 0; w < words; ++w) {
    const std::uint64_t differing = one[w] ^ other[w];
    for (std::uint64_t bits = differing; bits != 0; bits &= bits - 1)
      places[count++] = static_cast<std::uint32_t>(w * 64) + static_cast<std::uint32_t>(std::countr_zero(bits));
    one[w] &= ~differing;
    other[w] |= differing;
  }
  for (std::size_t k = 0; k < owned; ++k) {
    std::swap(places[k], places[k + random.below(count - k)]);
    const std::uint64_t bit = std::uint64_t{1} << (places[k] % 64);
    one[places[k] / 64] |= bit;
    other[places[k] / 64] &= ~bit;
  }
}

/// A word whose bits are 1 with probability `sixty_fourths` / 64 each.
std::uint64_t biased_word(unsigned sixty_fourths, RandomStream& random) {
  if (sixty_fourths >= 64) return ~std::uint64_t{0};
  std::uint64_t word = 0;
  for (unsigned digit = 0; digit < 6; ++digit)
    word = ((sixty_fourths >> digit) & 1U) != 0 ? word | random() : word & random();
  return word;
}

/// Moves one place, drawn from those that only `from` is in, to `to`.
void move_one(std::uint64_t* from, std::uint64_t* to, std::size_t words, RandomStream& random) {
  while (true) {
    const std::uint64_t place = random.below(words * 64);
    const std::uint64_t bit = std::uint64_t{1} << (place % 64);
    if ((from[place / 64] & ~to[place / 64] & bit) == 0) continue;
    from[place / 64] ^= bit;
    to[place / 64] ^= bit;
    return;
  }
}

/// Gives about the right number of the places that differ to `one`, 64 at a time, each with the same chance, and moves
/// single ones until the number is right. By symmetry every choice of that number is equally likely.
void deal_by_words(std::uint64_t* one, std::uint64_t* other, std::size_t words, std::size_t count, std::size_t owned,
                   RandomStream& random) {
  const auto chance = static_cast<unsigned>((64 * owned + count / 2) / count);
  std::size_t dealt = 0;
  for (std::size_t w = 0; w < words; ++w) {
    const std::uint64_t differing = one[w] ^ other[w];
    const std::uint64_t given = differing & biased_word(chance, random);
    one[w] = (one[w] & ~differing) | given;
    other[w] = (other[w] & ~differing) | (differing ^ given);
    dealt += static_cast<std::size_t>(std::popcount(given));
  }
  for (; dealt > owned; --dealt) move_one(one, other, words, random);
  for (; dealt < owned; ++dealt) move_one(other, one, words, random);
}

}  // namespace

__attribute__((target_clones("arch=x86-64-v3", "default"))) void curveball_trade(std::uint64_t* one,
                                                                                 std::uint64_t* other,
                                                                                 std::size_t words,
                                                                                 RandomStream& random) {
  std::size_t count = 0;
  std::size_t owned = 0;
  for (std::size_t w = 0; w < words; ++w) {
    count += static_cast<std::size_t>(std::popcount(one[w] ^ other[w]));
    owned += static_cast<std::size_t>(std::popcount(one[w] & ~other[w]));
  }
  if (owned == 0 || owned == count) return;  // one is part of the other: nothing to trade
  if (count <= few_differences)
    deal_one_by_one(one, other, words, owned, random);
  else
    deal_by_words(one, other, words, count, owned, random);
}

Result<NullModelScores> null_model_scores(const PresenceTable& presence, const NullModelOptions& options,
                                          const Progress& progress, Parallelism parallelism) {
  const std::size_t activities = presence.activities().size();
  if (options.samples == 0 || activities < 2)
    return refuse({"invalid-options", "A null model needs samples and at least two activities.", {}, {}});
  const std::size_t words = presence.territory_words();
  const std::vector<std::uint64_t> start = presence.by_activity();
  const std::vector<std::uint32_t> observed = observed_pairs(PairCounter(start, words), activities);
  std::vector<Tally> tallies(chain_count, Tally(observed.size()));
  std::atomic<std::size_t> finished = 0;
  std::mutex one_report;
  const std::size_t trades = options.trades_per_activity * activities;
  for_each_block(chain_count, 1, parallelism, [&](std::size_t chain, std::size_t) {
    RandomStream random(options.seed, chain);
    std::vector<std::uint64_t> bits = start;
    std::vector<PairCounter> batch;
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
      batch.emplace_back(bits, words);
      if (batch.size() == batch_tables || sample + 1 == samples) {
        tally(batch, activities, observed, tallies[chain]);
        batch.clear();
      }
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
