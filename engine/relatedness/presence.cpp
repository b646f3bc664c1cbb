#include "engine/relatedness/presence.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <utility>

#include "engine/relatedness/pair_counts.hpp"

namespace zubia {

namespace {

/// Turns 64 × 64 bits, by swapping halves, then quarters, down to single bits (Warren 2013, §7-3).
void transpose(std::array<std::uint64_t, 64>& block) {
  std::uint64_t mask = 0x00000000FFFFFFFFU;
  for (std::size_t half = 32; half != 0; half /= 2, mask ^= mask << half)
    for (std::size_t k = 0; k < 64; k = (k + half + 1) & ~half) {
      const std::uint64_t differing = ((block[k] >> half) ^ block[k + half]) & mask;
      block[k] ^= differing << half;
      block[k + half] ^= differing;
    }
}

}  // namespace

PresenceTable::PresenceTable(LabelIndex<Territory> territories, LabelIndex<Activity> activities)
    : territories_(std::move(territories)),
      activities_(std::move(activities)),
      row_words_((activities_.size() + 63) / 64),
      words_(territories_.size() * row_words_, 0) {}

void PresenceTable::set(std::size_t territory, std::size_t activity, bool present) {
  const std::uint64_t bit = std::uint64_t{1} << (activity % 64);
  std::uint64_t& word = words_[territory * row_words_ + activity / 64];
  word = present ? word | bit : word & ~bit;
}

std::vector<std::size_t> PresenceTable::diversity() const {
  std::vector<std::size_t> counts(territories_.size(), 0);
  for (std::size_t r = 0; r < territories_.size(); ++r) counts[r] = count_bits(row(r));
  return counts;
}

std::vector<std::size_t> PresenceTable::ubiquity() const {
  std::vector<std::size_t> counts(activities_.size(), 0);
  for (const std::uint32_t activity : lists().activities) ++counts[activity];
  return counts;
}

PresenceTable::Lists PresenceTable::lists() const {
  Lists lists;
  lists.starts.assign(1, 0);
  for (const std::size_t held : diversity()) lists.starts.push_back(lists.starts.back() + held);
  lists.activities.resize(lists.starts.back());
  std::uint32_t* next = lists.activities.data();
  for (std::size_t r = 0; r < territories_.size(); ++r) {
    const auto words = row(r);
    for (std::size_t w = 0; w < words.size(); ++w)
      for (std::uint64_t word = words[w]; word != 0; word &= word - 1)
        *next++ = static_cast<std::uint32_t>(w * 64) + static_cast<std::uint32_t>(std::countr_zero(word));
  }
  return lists;
}

std::vector<std::uint64_t> PresenceTable::by_activity() const {
  const std::size_t words = territory_words();
  std::vector<std::uint64_t> turned(activities_.size() * words, 0);
  std::array<std::uint64_t, 64> block{};
  for (std::size_t first = 0; first < territories_.size(); first += 64)
    for (std::size_t w = 0; w < row_words_; ++w) {
      const std::size_t rows = std::min<std::size_t>(64, territories_.size() - first);
      for (std::size_t r = 0; r < rows; ++r) block[r] = words_[(first + r) * row_words_ + w];
      std::fill(block.begin() + static_cast<std::ptrdiff_t>(rows), block.end(), 0U);
      transpose(block);
      const std::size_t columns = std::min<std::size_t>(64, activities_.size() - w * 64);
      for (std::size_t i = 0; i < columns; ++i) turned[(w * 64 + i) * words + first / 64] = block[i];
    }
  return turned;
}

PresenceTable presence(const TerritoryActivityTable& location_quotients, double threshold) {
  PresenceTable table(location_quotients.rows(), location_quotients.columns());
  for (std::size_t r = 0; r < location_quotients.row_count(); ++r) {
    const auto quotients = location_quotients.row(r);
    for (std::size_t first = 0; first < quotients.size(); first += 64) {
      const std::size_t last = std::min(first + 64, quotients.size());
      std::uint64_t word = 0;
      for (std::size_t i = first; i < last; ++i)
        word |= static_cast<std::uint64_t>(quotients[i] >= threshold) << (i - first);
      table.set_word(r, first / 64, word);
    }
  }
  return table;
}

PresenceTable presence(const SparseTerritoryActivityTable& employment, double threshold) {
  std::vector<double> territory_total(employment.rows.size(), 0.0);
  std::vector<double> activity_total(employment.columns.size(), 0.0);
  double total = 0.0;
  for (std::size_t r = 0; r < employment.rows.size(); ++r) {
    const auto columns = employment.row_columns(r);
    const auto values = employment.row_values(r);
    for (std::size_t k = 0; k < columns.size(); ++k) {
      territory_total[r] += values[k];
      activity_total[columns[k]] += values[k];
    }
    total += territory_total[r];
  }
  PresenceTable table(employment.rows, employment.columns);
  for (std::size_t r = 0; r < employment.rows.size(); ++r) {
    const auto columns = employment.row_columns(r);
    const auto values = employment.row_values(r);
    for (std::size_t k = 0; k < columns.size(); ++k)
      if ((values[k] / territory_total[r]) / (activity_total[columns[k]] / total) >= threshold)
        table.set(r, columns[k]);
  }
  return table;
}

}  // namespace zubia
