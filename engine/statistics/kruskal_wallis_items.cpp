#include "engine/statistics/kruskal_wallis_items.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <numeric>
#include <span>

namespace zubia {
namespace {

/// So many items are added up at once: their sums stay in registers.
constexpr std::size_t lanes = 32;

/// Sums of ranks are added up in 32 bits.
constexpr std::uint64_t respondents_max = 30'000;

/// Items that as many of each group answered.
struct Batch {
  std::vector<std::size_t> items = {};  ///< their places
  std::vector<double> limits = {};      ///< from which Σ R² / n an assignment is as extreme as the item's own
  /// Doubled, ascending: those of the first lanes of items, respondent after respondent, then those of the next.
  std::vector<std::int32_t> ranks = {};
};

/// The groups to deal to; the largest takes what is left.
struct Dealing {
  std::vector<std::size_t> sizes = {};  ///< of the others
  std::vector<double> shares = {};      ///< 1 / size of the others
  double rest_share = 0;                ///< 1 / size of the largest
  std::size_t dealt = 0;                ///< respondents in the others
  std::int32_t whole = 0;               ///< the sum of all doubled ranks, whatever the ties
};

/// Adds to `extreme` which items come out as extreme as they are when respondents are dealt in this order.
__attribute__((target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default"))) void compare_lanes(
    const std::int32_t* ranks, const std::uint32_t* order, const Dealing& dealing, const double* limits,
    std::uint32_t* extreme) {
  std::array<double, lanes> spread{};
  std::array<std::int32_t, lanes> rest{};
  rest.fill(dealing.whole);
  for (std::size_t g = 0; g < dealing.sizes.size(); ++g) {
    std::array<std::int32_t, lanes> sums{};
    for (const std::uint32_t* const last = order + dealing.sizes[g]; order < last; ++order) {
      const std::int32_t* const row = ranks + *order * lanes;
      for (std::size_t item = 0; item < lanes; ++item) sums[item] += row[item];
    }
    const double share = dealing.shares[g];
    for (std::size_t item = 0; item < lanes; ++item) {
      rest[item] -= sums[item];
      const auto sum = static_cast<double>(sums[item]);
      spread[item] += sum * sum * share;
    }
  }
  const double share = dealing.rest_share;
  for (std::size_t item = 0; item < lanes; ++item) {
    const auto sum = static_cast<double>(rest[item]);
    spread[item] += sum * sum * share;
  }
  for (std::size_t item = 0; item < lanes; ++item) extreme[item] += spread[item] >= limits[item] ? 1U : 0U;
}

Dealing dealing_of(const std::vector<std::uint64_t>& sizes) {
  const auto largest = static_cast<std::size_t>(std::ranges::max_element(sizes) - sizes.begin());
  const std::uint64_t respondents = std::accumulate(sizes.begin(), sizes.end(), std::uint64_t{0});
  Dealing dealing{.rest_share = 1 / static_cast<double>(sizes[largest]),
                  .dealt = respondents - sizes[largest],
                  .whole = static_cast<std::int32_t>(respondents * (respondents + 1))};
  for (std::size_t g = 0; g < sizes.size(); ++g) {
    if (g == largest) continue;
    dealing.sizes.push_back(sizes[g]);
    dealing.shares.push_back(1 / static_cast<double>(sizes[g]));
  }
  return dealing;
}

/// Lays out the ranks of the items of a batch, and their limits. Lanes that are not full are filled up with items that
/// are never extreme.
void lay_out(Batch& batch, const std::vector<MidRanks>& ranks) {
  const std::size_t respondents = ranks[batch.items.front()].respondents;
  const std::size_t width = (batch.items.size() + lanes - 1) / lanes * lanes;
  batch.ranks.assign(width * respondents, 0);
  batch.limits.assign(width, undefined);
  for (std::size_t i = 0; i < batch.items.size(); ++i) {
    const MidRanks& own = ranks[batch.items[i]];
    double seen = 0;
    for (std::size_t g = 0; g < own.group_sizes.size(); ++g)
      if (own.group_sizes[g] > 0) {
        const auto sum = static_cast<double>(own.doubled_sums[g]);
        seen += sum * sum / static_cast<double>(own.group_sizes[g]);
      }
    batch.limits[i] = seen * (1 - 1e-12);
    std::int32_t* place = batch.ranks.data() + i / lanes * lanes * respondents + i % lanes;
    for (std::size_t v = 0; v < own.ties.size(); ++v)
      for (std::uint64_t tied = 0; tied < own.ties[v]; ++tied, place += lanes)
        *place = static_cast<std::int32_t>(own.doubled_ranks[v]);
  }
}

std::vector<PValue> dealt_p_values(const Batch& batch, const std::vector<std::uint64_t>& sizes,
                                   const RankTestOptions& options, Parallelism parallelism) {
  const Dealing dealing = dealing_of(sizes);
  const std::uint64_t respondents = std::accumulate(sizes.begin(), sizes.end(), std::uint64_t{0});
  const auto count_extreme = [&](RandomStream& random, std::size_t samples, std::span<std::size_t> extreme) {
    std::vector<std::uint32_t> order(respondents);
    std::iota(order.begin(), order.end(), 0U);
    std::vector<std::uint32_t> found(batch.limits.size(), 0);
    for (std::size_t sample = 0; sample < samples; ++sample) {
      deal_to_front(order, dealing.dealt, random);
      for (std::size_t first = 0; first < found.size(); first += lanes)
        compare_lanes(batch.ranks.data() + first * respondents, order.data(), dealing, batch.limits.data() + first,
                      found.data() + first);
    }
    for (std::size_t i = 0; i < extreme.size(); ++i) extreme[i] += found[i];
  };
  return sampled_p_values(options, batch.items.size(), parallelism, count_extreme);
}

}  // namespace

std::vector<KruskalWallis> kruskal_wallis_items(const std::vector<OrdinalTable>& items, const RankTestOptions& options,
                                                Parallelism parallelism) {
  // All but the random assignments is done one by one.
  RankTestOptions without_sampling = options;
  without_sampling.samples = 0;
  std::vector<KruskalWallis> found(items.size());
  std::vector<MidRanks> ranks(items.size());
  for_each_block(items.size(), 4, parallelism, [&](std::size_t first, std::size_t last) {
    for (std::size_t item = first; item < last; ++item) {
      found[item] = kruskal_wallis(items[item], without_sampling);
      ranks[item] = mid_ranks(items[item]);
    }
  });
  std::map<std::vector<std::uint64_t>, Batch> batches;
  for (std::size_t item = 0; item < items.size(); ++item) {
    std::vector<std::uint64_t> sizes = ranks[item].group_sizes;
    std::erase(sizes, 0U);
    if (found[item].value.method != PValueMethod::asymptotic ||
        !may_sample(options, ranks[item].respondents - std::ranges::max(sizes)))
      continue;
    if (ranks[item].respondents <= respondents_max)
      batches[sizes].items.push_back(item);
    else
      found[item] = kruskal_wallis(items[item], options, parallelism);
  }
  for (auto& [sizes, batch] : batches) {
    lay_out(batch, ranks);
    const auto values = dealt_p_values(batch, sizes, options, parallelism);
    for (std::size_t i = 0; i < batch.items.size(); ++i) found[batch.items[i]].value = values[i];
  }
  return found;
}

}  // namespace zubia
