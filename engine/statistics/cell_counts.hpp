#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace zubia {

/// Who is in which group, as many items are counted by it. Each group is below `groups`.
struct GroupCodes {
  std::span<const std::uint8_t> group_of = {};
  std::size_t groups = 0;
};

/// How often each answer goes together with each group: for each grouping, that of answer a and group g at
/// [a · groups + g], up to the largest answer. The lists are equally long.
std::vector<std::vector<std::uint64_t>> cell_counts(std::span<const std::uint8_t> answers,
                                                    std::span<const GroupCodes> groupings);

}  // namespace zubia
