#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

namespace zubia {

/// One way that sums can come out, and how many assignments lead to it.
struct SumsAndWeight {
  std::vector<std::uint64_t> sums = {};
  double weight = 0;
};

/// All sums of ranks that groups of given sizes can have when tied blocks of items (`ties[b]` items of rank
/// `ranks[b]`) are dealt to them, each with its number of assignments: the shift algorithm for more than two groups.
/// Nothing where it would take more than `steps_max` steps, which depends on the input alone.
std::optional<std::vector<SumsAndWeight>> dealt_rank_sums(const std::vector<std::uint64_t>& ranks,
                                                          const std::vector<std::uint64_t>& ties,
                                                          const std::vector<std::uint64_t>& sizes, double steps_max);

/// The same where every row of ranks is permuted within itself: sums of the columns.
std::optional<std::vector<SumsAndWeight>> permuted_rank_sums(const std::vector<std::vector<std::uint64_t>>& rows,
                                                             double steps_max);

/// The share of the weight whose `statistic` is at least `seen`, with what differs by rounding alone counted as equal.
double share_from(const std::vector<SumsAndWeight>& outcomes, double seen,
                  const std::function<double(const std::vector<std::uint64_t>&)>& statistic);

/// The smallest `statistic` that at most the share `significance` of the weight reaches; NaN where there is none.
double significant_statistic(const std::vector<SumsAndWeight>& outcomes, double significance,
                             const std::function<double(const std::vector<std::uint64_t>&)>& statistic);

/// A step here keeps whole states and sorts them: it counts as so many steps of the other tests.
inline constexpr double vector_step = 10;

}  // namespace zubia
