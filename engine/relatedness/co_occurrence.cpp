#include "engine/relatedness/co_occurrence.hpp"

#include <algorithm>
#include <bit>

namespace zubia {

CoOccurrenceCounter::CoOccurrenceCounter(const PresenceTable& presence)
    : pairs_(presence.by_activity(), presence.territory_words()), ubiquity_(presence.activities().size()) {
  for (std::size_t i = 0; i < ubiquity_.size(); ++i)
    ubiquity_[i] = static_cast<std::uint32_t>(count_bits(pairs_.bits_of(i)));
  double by_lists = 0.0;
  for (const std::size_t held : presence.diversity()) by_lists += static_cast<double>(held) * static_cast<double>(held);
  // Eight words of bits take about as long as one step through a list.
  const auto by_bits = static_cast<double>(ubiquity_.size() * ubiquity_.size() * presence.territory_words());
  by_lists_ = 8.0 * by_lists < by_bits;
  if (by_lists_) lists_ = presence.lists();
}

void CoOccurrenceCounter::count(std::size_t first, std::size_t last, std::span<std::uint32_t> rows) const {
  if (!by_lists_) {
    pairs_.count(first, last, 0, rows);
    return;
  }
  std::ranges::fill(rows, 0U);
  for (std::size_t i = first; i < last; ++i) {
    std::uint32_t* const counts = rows.data() + (i - first) * width();
    const auto own = pairs_.bits_of(i);
    for (std::size_t w = 0; w < own.size(); ++w)
      for (std::uint64_t left = own[w]; left != 0; left &= left - 1)
        for (const std::uint32_t j : lists_.of(w * 64 + static_cast<std::size_t>(std::countr_zero(left)))) ++counts[j];
  }
}

ActivityMatrix co_occurrence(const PresenceTable& presence, Parallelism parallelism) {
  const CoOccurrenceCounter counter(presence);
  const std::size_t activities = presence.activities().size();
  ActivityMatrix together(presence.activities(), presence.activities(), Unfilled{});
  for_each_block(activities, 16, parallelism, [&](std::size_t first, std::size_t last) {
    std::vector<std::uint32_t> counts((last - first) * counter.width());
    counter.count(first, last, counts);
    for (std::size_t i = first; i < last; ++i)
      for (std::size_t j = 0; j < activities; ++j)
        together(i, j) = i == j ? 0.0 : static_cast<double>(counts[(i - first) * counter.width() + j]);
  });
  return together;
}

}  // namespace zubia
