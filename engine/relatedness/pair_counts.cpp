#include "engine/relatedness/pair_counts.hpp"

#include <array>
#include <bit>
#include <utility>

namespace zubia {

namespace {

constexpr std::size_t block_size = 32;

/// Counts one activity against a block of others; the counts stay in registers over all words.
[[gnu::always_inline]] inline void count_one(const std::uint64_t* one, std::size_t words, const std::uint64_t* block,
                                             std::uint32_t* counts) {
  std::array<std::uint64_t, block_size> sums{};
  for (std::size_t w = 0; w < words; ++w)
    for (std::size_t k = 0; k < block_size; ++k)
      sums[k] += static_cast<std::uint64_t>(std::popcount(one[w] & block[w * block_size + k]));
  for (std::size_t k = 0; k < block_size; ++k) counts[k] = static_cast<std::uint32_t>(sums[k]);
}

// The same for each kind of processor. `target_clones` knows the last kind by the name of one maker only.
using CountBlock = void (*)(const std::uint64_t*, std::size_t, const std::uint64_t*, std::uint32_t*);

void count_plainly(const std::uint64_t* one, std::size_t words, const std::uint64_t* block, std::uint32_t* counts) {
  count_one(one, words, block, counts);
}

[[gnu::target("popcnt")]] void count_by_popcount(const std::uint64_t* one, std::size_t words,
                                                 const std::uint64_t* block, std::uint32_t* counts) {
  count_one(one, words, block, counts);
}

// Only GCC has to be told to use the full width, and only GCC knows the option.
#ifdef __clang__
#define ZUBIA_EIGHT_AT_ONCE "avx512f,avx512vpopcntdq"
#else
#define ZUBIA_EIGHT_AT_ONCE "avx512f,avx512vpopcntdq,prefer-vector-width=512"
#endif
[[gnu::target(ZUBIA_EIGHT_AT_ONCE)]] void count_eight_at_once(const std::uint64_t* one, std::size_t words,
                                                              const std::uint64_t* block, std::uint32_t* counts) {
  count_one(one, words, block, counts);
}
#undef ZUBIA_EIGHT_AT_ONCE

CountBlock fastest_here() {
  if (__builtin_cpu_supports("avx512vpopcntdq") != 0) return count_eight_at_once;
  return __builtin_cpu_supports("popcnt") != 0 ? count_by_popcount : count_plainly;
}

__attribute__((target_clones("popcnt", "default"))) std::size_t bits_in(const std::uint64_t* words, std::size_t count) {
  std::size_t bits = 0;
  for (std::size_t w = 0; w < count; ++w) bits += static_cast<std::size_t>(std::popcount(words[w]));
  return bits;
}

}  // namespace

std::size_t count_bits(std::span<const std::uint64_t> words) { return bits_in(words.data(), words.size()); }

PairCounter::PairCounter(std::vector<std::uint64_t> by_activity, std::size_t words)
    : words_(words), bits_(std::move(by_activity)) {
  const std::size_t activities = words == 0 ? 0 : bits_.size() / words;
  width_ = (activities + block_size - 1) / block_size * block_size;
  blocks_.resize(width_ * words);
  for (std::size_t i = 0; i < activities; ++i) {
    std::uint64_t* const target = blocks_.data() + i / block_size * block_size * words + i % block_size;
    for (std::size_t w = 0; w < words; ++w) target[w * block_size] = bits_[i * words + w];
  }
}

void PairCounter::count(std::size_t first, std::size_t last, std::size_t from, std::span<std::uint32_t> rows) const {
  static const CountBlock count_block = fastest_here();
  // Block by block, so that each block stays in the cache for all rows.
  for (std::size_t j = from / block_size * block_size; j < width_; j += block_size)
    for (std::size_t i = first; i < last; ++i)
      count_block(bits_.data() + i * words_, words_, blocks_.data() + j * words_,
                  rows.data() + (i - first) * width_ + j);
}

}  // namespace zubia
