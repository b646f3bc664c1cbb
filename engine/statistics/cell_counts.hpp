#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace zubia {

/// The largest of some codes; 0 where there are none.
std::uint8_t largest_code(std::span<const std::uint8_t> codes);

/// How often each answer goes together with each group: that of answer a and group g at [a · groups + g], up to the
/// largest answer. The lists are equally long, and each group is below `groups`.
std::vector<std::uint64_t> cell_counts(std::span<const std::uint8_t> answers, std::span<const std::uint8_t> group_of,
                                       std::size_t groups);

}  // namespace zubia
