#include "engine/relatedness/co_occurrence.hpp"

#include <algorithm>

#include "engine/relatedness/pair_counts.hpp"

namespace zubia {

CoOccurrenceCounter::CoOccurrenceCounter(const PresenceTable& presence)
    : activities_(presence.activities().size()), words_(presence.territory_words()), lists_(presence.lists()) {
  const std::size_t territories = presence.territories().size();
  ubiquity_.assign(activities_, 0);
  for (const std::uint32_t i : lists_.activities) ++ubiquity_[i];
  double by_lists = 0.0;
  for (std::size_t r = 0; r < territories; ++r) {
    const auto held = static_cast<double>(lists_.of(r).size());
    by_lists += held * held;
  }
  // Eight words of bits take about as long as one step through a list.
  by_lists_ = 8.0 * by_lists < static_cast<double>(activities_ * activities_ * words_);
  if (!by_lists_) {
    bits_ = presence.by_activity(lists_);
    by_word_ = word_by_word(bits_, words_);
    return;
  }
  holder_starts_.assign(activities_ + 1, 0);
  for (std::size_t i = 0; i < activities_; ++i) holder_starts_[i + 1] = holder_starts_[i] + ubiquity_[i];
  holders_.resize(lists_.activities.size());
  std::vector<std::size_t> next(holder_starts_.begin(), holder_starts_.end() - 1);
  for (std::size_t r = 0; r < territories; ++r)
    for (const std::uint32_t i : lists_.of(r)) holders_[next[i]++] = static_cast<std::uint32_t>(r);
}

void CoOccurrenceCounter::count(std::size_t i, std::span<std::uint32_t> counts) const {
  if (!by_lists_) {
    std::vector<std::uint64_t> together(activities_);
    count_together(bits_.data() + i * words_, by_word_, words_, 0, activities_, together.data());
    std::ranges::transform(together, counts.begin(),
                           [](std::uint64_t count) { return static_cast<std::uint32_t>(count); });
    return;
  }
  std::ranges::fill(counts, 0U);
  for (std::size_t place = holder_starts_[i]; place < holder_starts_[i + 1]; ++place)
    for (const std::uint32_t j : lists_.of(holders_[place])) ++counts[j];
}

ActivityMatrix co_occurrence(const PresenceTable& presence, Parallelism parallelism) {
  const CoOccurrenceCounter counter(presence);
  const std::size_t activities = presence.activities().size();
  ActivityMatrix together(presence.activities(), presence.activities(), Unfilled{});
  for_each_block(activities, 16, parallelism, [&](std::size_t first, std::size_t last) {
    std::vector<std::uint32_t> counts(activities);
    for (std::size_t i = first; i < last; ++i) {
      counter.count(i, counts);
      for (std::size_t j = 0; j < activities; ++j) together(i, j) = i == j ? 0.0 : static_cast<double>(counts[j]);
    }
  });
  return together;
}

}  // namespace zubia
