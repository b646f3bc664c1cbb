#pragma once

#include <cstddef>
#include <string_view>

namespace zubia::text {

/// How many letters to insert, drop, change or swap with their neighbour to get from one word to the other, each place
/// touched once (optimal string alignment, Damerau 1964); `distance_max` + 1 if it is more than that.
std::size_t edit_distance(std::u32string_view one, std::u32string_view other, std::size_t distance_max);

/// Jaro–Winkler (Winkler 1990): 1 for equal words, 0 where they have no letter in common at about the same place; equal
/// beginnings of up to 4 letters count more. The same in both directions. Bytes are compared, so give it folded words.
double jaro_winkler(std::string_view one, std::string_view other);

}  // namespace zubia::text
