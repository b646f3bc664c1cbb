#include "engine/base/nearest_names.hpp"

#include <algorithm>
#include <cctype>
#include <tuple>

namespace zubia {

namespace {

std::string lower(std::string_view text) {
  std::string result(text);
  std::ranges::transform(result, result.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return result;
}

/// Optimal string alignment: insertions, deletions, substitutions and swaps of neighbours, one each.
std::size_t alignment_distance(std::string_view a, std::string_view b) {
  std::vector<std::vector<std::size_t>> cost(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
  for (std::size_t i = 0; i <= a.size(); ++i) cost[i][0] = i;
  for (std::size_t j = 0; j <= b.size(); ++j) cost[0][j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t change = a[i - 1] == b[j - 1] ? 0 : 1;
      cost[i][j] = std::min({cost[i - 1][j] + 1, cost[i][j - 1] + 1, cost[i - 1][j - 1] + change});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        cost[i][j] = std::min(cost[i][j], cost[i - 2][j - 2] + 1);
    }
  }
  return cost[a.size()][b.size()];
}

}  // namespace

std::vector<std::string> nearest_names(std::string_view name, std::span<const std::string> known,
                                       std::size_t count_max) {
  const std::string wanted = lower(name);
  const std::size_t distance_max = std::max<std::size_t>(1, wanted.size() / 3);
  std::vector<std::tuple<std::size_t, std::string>> near;
  for (const std::string& candidate : known) {
    const std::string text = lower(candidate);
    const std::size_t distance = alignment_distance(wanted, text);
    const bool begins = !wanted.empty() && !text.empty() && (text.starts_with(wanted) || wanted.starts_with(text));
    if (distance <= distance_max || begins) near.emplace_back(distance, candidate);
  }
  std::ranges::sort(near);
  std::vector<std::string> names;
  for (const auto& [distance, candidate] : near) {
    if (names.size() == count_max) break;
    if (std::ranges::find(names, candidate) == names.end()) names.push_back(candidate);
  }
  return names;
}

std::string did_you_mean(std::string_view name, std::span<const std::string> known) {
  const std::vector<std::string> names = nearest_names(name, known);
  if (names.empty()) return {};
  std::string sentence = "Did you mean " + names.front();
  for (std::size_t i = 1; i < names.size(); ++i) sentence += (i + 1 == names.size() ? " or " : ", ") + names[i];
  return sentence + "?";
}

}  // namespace zubia
