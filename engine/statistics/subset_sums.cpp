#include "engine/statistics/subset_sums.hpp"

#include <algorithm>
#include <cstddef>
#include <functional>
#include <numeric>

namespace zubia {
namespace {

std::uint64_t total(const std::vector<std::uint64_t>& items) {
  return std::accumulate(items.begin(), items.end(), std::uint64_t{0});
}

/// The largest sum of `drawn` items.
std::uint64_t largest_sum(std::vector<std::uint64_t> items, std::uint64_t drawn) {
  std::ranges::sort(items, std::ranges::greater());
  items.resize(drawn);
  return total(items);
}

}  // namespace

std::vector<double> drawn_sum_probabilities(const std::vector<std::uint64_t>& items, std::uint64_t drawn) {
  const std::size_t width = largest_sum(items, drawn) + 1;
  // Row k: k items are drawn so far. Rows are worked from the last, so that each reads what was before this item.
  std::vector<double> rows((drawn + 1) * width, 0.0);
  rows[0] = 1.0;
  std::vector<std::size_t> reach(drawn + 1, 0);  // the largest sum of each row so far
  for (std::size_t i = 0; i < items.size(); ++i) {
    const auto left = static_cast<double>(items.size() - i);
    for (std::size_t k = std::min<std::size_t>(i + 1, drawn) + 1; k-- > 0;) {
      const double stays = (left - static_cast<double>(drawn - k)) / left;
      double* const row = &rows[k * width];
      for (std::size_t s = 0; s <= reach[k]; ++s) row[s] *= stays;
      if (k == 0) continue;
      const double joins = static_cast<double>(drawn - k + 1) / left;
      const double* const from = &rows[(k - 1) * width];
      for (std::size_t s = 0; s <= reach[k - 1] && s + items[i] < width; ++s) row[s + items[i]] += joins * from[s];
      reach[k] = std::min(width - 1, std::max(reach[k], reach[k - 1] + items[i]));
    }
  }
  return {rows.end() - static_cast<std::ptrdiff_t>(width), rows.end()};
}

double drawn_sum_steps(const std::vector<std::uint64_t>& items, std::uint64_t drawn) {
  return static_cast<double>(items.size()) * static_cast<double>(drawn + 1) *
         static_cast<double>(largest_sum(items, drawn) + 1);
}

std::vector<double> tossed_sum_probabilities(const std::vector<std::uint64_t>& items) {
  std::vector<double> sums(total(items) + 1, 0.0);
  sums[0] = 1.0;
  std::size_t reach = 0;
  for (const std::uint64_t item : items) {
    reach += item;
    for (std::size_t s = reach + 1; s-- > 0;) sums[s] = 0.5 * sums[s] + (s >= item ? 0.5 * sums[s - item] : 0.0);
  }
  return sums;
}

double tossed_sum_steps(const std::vector<std::uint64_t>& items) {
  return static_cast<double>(items.size()) * static_cast<double>(total(items) + 1);
}

}  // namespace zubia
