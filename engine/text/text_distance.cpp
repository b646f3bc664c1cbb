#include "engine/text/text_distance.hpp"

#include <algorithm>
#include <utility>
#include <vector>

namespace zubia::text {
namespace {

/// Letters of `one` that stand in `other` at most `reach` places away, each used once; as marks on both sides.
std::size_t mark_common(std::string_view one, std::string_view other, std::size_t reach, std::vector<bool>& in_one,
                        std::vector<bool>& in_other) {
  std::size_t common = 0;
  for (std::size_t i = 0; i < one.size(); ++i) {
    const std::size_t first = i > reach ? i - reach : 0;
    const std::size_t end = std::min(i + reach + 1, other.size());
    for (std::size_t j = first; j < end; ++j) {
      if (in_other[j] || one[i] != other[j]) continue;
      in_one[i] = in_other[j] = true;
      ++common;
      break;
    }
  }
  return common;
}

/// The common letters that do not come in the same order.
std::size_t out_of_order(std::string_view one, std::string_view other, const std::vector<bool>& in_one,
                         const std::vector<bool>& in_other) {
  std::size_t count = 0;
  std::size_t j = 0;
  for (std::size_t i = 0; i < one.size(); ++i) {
    if (!in_one[i]) continue;
    while (!in_other[j]) ++j;
    if (one[i] != other[j]) ++count;
    ++j;
  }
  return count;
}

double jaro(std::string_view one, std::string_view other) {
  if (one.empty() || other.empty()) return one == other ? 1.0 : 0.0;
  const std::size_t longest = std::max(one.size(), other.size());
  const std::size_t reach = longest / 2 > 0 ? longest / 2 - 1 : 0;
  std::vector<bool> in_one(one.size());
  std::vector<bool> in_other(other.size());
  const std::size_t common = mark_common(one, other, reach, in_one, in_other);
  if (common == 0) return 0.0;
  const auto count = static_cast<double>(common);
  const double swaps = static_cast<double>(out_of_order(one, other, in_one, in_other)) / 2.0;
  return (count / static_cast<double>(one.size()) + count / static_cast<double>(other.size()) +
          (count - swaps) / count) /
         3.0;
}

}  // namespace

std::size_t edit_distance(std::u32string_view one, std::u32string_view other, std::size_t distance_max) {
  const std::size_t gap = one.size() > other.size() ? one.size() - other.size() : other.size() - one.size();
  if (gap > distance_max) return distance_max + 1;
  std::vector<std::size_t> before(other.size() + 1);
  std::vector<std::size_t> last(other.size() + 1);
  std::vector<std::size_t> row(other.size() + 1);
  for (std::size_t j = 0; j <= other.size(); ++j) last[j] = j;
  for (std::size_t i = 1; i <= one.size(); ++i) {
    row[0] = i;
    for (std::size_t j = 1; j <= other.size(); ++j) {
      row[j] = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + (one[i - 1] == other[j - 1] ? 0U : 1U)});
      if (i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1])
        row[j] = std::min(row[j], before[j - 2] + 1);
    }
    if (std::ranges::min(row) > distance_max) return distance_max + 1;
    std::swap(before, last);
    std::swap(last, row);
  }
  return std::min(last.back(), distance_max + 1);
}

double jaro_winkler(std::string_view one, std::string_view other) {
  // The search for common letters goes through one of the two: always the same one, for the sake of symmetry.
  if (one.size() > other.size() || (one.size() == other.size() && one > other)) std::swap(one, other);
  const double plain = jaro(one, other);
  std::size_t start = 0;
  while (start < 4 && start < one.size() && one[start] == other[start]) ++start;
  return plain + 0.1 * static_cast<double>(start) * (1.0 - plain);
}

}  // namespace zubia::text
