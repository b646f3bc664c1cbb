#include "engine/relatedness/pair_counts.hpp"

#include <algorithm>
#include <bit>

namespace zubia {

namespace {

/// The compiler makes one version per kind of processor, and the program picks at its start.
__attribute__((target_clones("arch=icelake-server", "popcnt", "default"))) void add_word(std::uint64_t word,
                                                                                         const std::uint64_t* others,
                                                                                         std::size_t count,
                                                                                         std::uint64_t* counts) {
  for (std::size_t k = 0; k < count; ++k) counts[k] += static_cast<std::uint64_t>(std::popcount(word & others[k]));
}

}  // namespace

std::vector<std::uint64_t> word_by_word(const std::vector<std::uint64_t>& by_activity, std::size_t words) {
  const std::size_t activities = words == 0 ? 0 : by_activity.size() / words;
  std::vector<std::uint64_t> turned(by_activity.size());
  for (std::size_t i = 0; i < activities; ++i)
    for (std::size_t w = 0; w < words; ++w) turned[w * activities + i] = by_activity[i * words + w];
  return turned;
}

void count_together(const std::uint64_t* one, const std::vector<std::uint64_t>& by_word, std::size_t words,
                    std::size_t first, std::size_t activities, std::uint64_t* counts) {
  std::fill(counts, counts + (activities - first), std::uint64_t{0});
  for (std::size_t w = 0; w < words; ++w)
    if (one[w] != 0) add_word(one[w], by_word.data() + w * activities + first, activities - first, counts);
}

}  // namespace zubia
