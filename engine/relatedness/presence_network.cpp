#include "engine/relatedness/presence_network.hpp"

#include <array>

namespace zubia {

namespace {

/// Below it, waking a second thread takes longer than the sums.
constexpr std::size_t lists_worth_sharing = 50'000;

}  // namespace

PresenceNetwork::PresenceNetwork(const PresenceTable& presence) {
  const PresenceTable::Lists lists = presence.lists();
  std::vector<std::size_t> ubiquity(presence.activities().size(), 0);
  for (const std::uint32_t i : lists.activities) ++ubiquity[i];
  std::vector<std::uint32_t> number(ubiquity.size(), 0);
  activity_starts.push_back(0);
  for (std::size_t i = 0; i < ubiquity.size(); ++i) {
    if (ubiquity[i] == 0) continue;
    number[i] = static_cast<std::uint32_t>(activities.size());
    activities.push_back(i);
    activity_starts.push_back(activity_starts.back() + ubiquity[i]);
  }
  holders.resize(lists.activities.size());
  held.reserve(lists.activities.size());
  std::vector<std::size_t> next(activity_starts.begin(), activity_starts.end() - 1);
  territory_starts.push_back(0);
  for (std::size_t r = 0; r < presence.territories().size(); ++r) {
    if (lists.of(r).empty()) continue;
    for (const std::uint32_t i : lists.of(r)) {
      held.push_back(number[i]);
      holders[next[number[i]]++] = static_cast<std::uint32_t>(territories.size());
    }
    territories.push_back(r);
    territory_starts.push_back(held.size());
  }
}

std::size_t PresenceNetwork::components() const {
  std::vector<bool> territory_seen(territories.size(), false);
  std::vector<bool> activity_seen(activities.size(), false);
  std::vector<std::size_t> waiting;
  std::size_t count = 0;
  for (std::size_t start = 0; start < territories.size(); ++start) {
    if (territory_seen[start]) continue;
    ++count;
    territory_seen[start] = true;
    waiting.push_back(start);
    while (!waiting.empty()) {
      const std::size_t r = waiting.back();
      waiting.pop_back();
      for (const std::uint32_t i : held_by(r)) {
        if (activity_seen[i]) continue;
        activity_seen[i] = true;
        for (const std::uint32_t other : holders_of(i)) {
          if (territory_seen[other]) continue;
          territory_seen[other] = true;
          waiting.push_back(other);
        }
      }
    }
  }
  return count;
}

void sum_over_lists(std::span<const std::size_t> starts, std::span<const std::uint32_t> lists,
                    std::span<const double> values, std::span<double> sums, Parallelism parallelism) {
  const double* const value = values.data();
  const std::uint32_t* const list = lists.data();
  const std::size_t rows_at_once = lists.size() < lists_worth_sharing ? sums.size() : sums.size() / 8 + 1;
  for_each_block(sums.size(), rows_at_once, parallelism, [&](std::size_t first, std::size_t last) {
    for (std::size_t row = first; row < last; ++row) {
      // Four sums, so that an addition need not wait for the one before.
      std::array<double, 4> sum{};
      std::size_t place = starts[row];
      const std::size_t end = starts[row + 1];
      for (; place + 4 <= end; place += 4)
        for (std::size_t k = 0; k < 4; ++k) sum[k] += value[list[place + k]];
      for (; place < end; ++place) sum[0] += value[list[place]];
      sums[row] = (sum[0] + sum[1]) + (sum[2] + sum[3]);
    }
  });
}

}  // namespace zubia
