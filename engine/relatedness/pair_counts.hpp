#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace zubia {

/// Bits of territories per activity, turned so that the same word of all activities lies side by side: counting one
/// activity against all others is then a plain loop over neighbours.
std::vector<std::uint64_t> word_by_word(const std::vector<std::uint64_t>& by_activity, std::size_t words);

/// In how many territories `one` (its words) and each of the activities `first` … `activities` − 1 are together.
/// `by_word` is as `word_by_word` makes it; `counts` has a place for each of these activities.
void count_together(const std::uint64_t* one, const std::vector<std::uint64_t>& by_word, std::size_t words,
                    std::size_t first, std::size_t activities, std::uint64_t* counts);

}  // namespace zubia
