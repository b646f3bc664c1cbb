#pragma once

#include <bit>
#include <cstdint>

namespace zubia::meetings {

/// An event has at most so many slots, and a day of it at most as many as one word holds.
inline constexpr int slots_max = 128;
inline constexpr int day_slots_max = 64;

/// A set of slots, 0 … 127, as two words: intersections and free slots are one operation each.
class SlotSet {
 public:
  constexpr SlotSet() = default;

  /// The slots `first` … `last` − 1.
  static constexpr SlotSet range(int first, int last) {
    SlotSet set;
    for (int slot = first; slot < last; ++slot) set.insert(slot);
    return set;
  }
  static constexpr SlotSet all() { return SlotSet(~std::uint64_t{0}, ~std::uint64_t{0}); }
  static constexpr SlotSet only(int slot) { return range(slot, slot + 1); }

  constexpr void insert(int slot) { words_[slot >> 6] |= bit(slot); }
  constexpr void erase(int slot) { words_[slot >> 6] &= ~bit(slot); }
  constexpr bool contains(int slot) const { return (words_[slot >> 6] & bit(slot)) != 0; }
  constexpr bool empty() const { return (words_[0] | words_[1]) == 0; }
  constexpr int size() const { return std::popcount(words_[0]) + std::popcount(words_[1]); }

  /// The smallest slot; the set is not empty.
  constexpr int first() const {
    return words_[0] != 0 ? std::countr_zero(words_[0]) : 64 + std::countr_zero(words_[1]);
  }
  /// The largest slot; the set is not empty.
  constexpr int last() const {
    return words_[1] != 0 ? 127 - std::countl_zero(words_[1]) : 63 - std::countl_zero(words_[0]);
  }

  /// The `length` ≤ 64 slots from `first` on, as the lowest bits of a word: a day of the event.
  constexpr std::uint64_t window(int first, int length) const {
    std::uint64_t word = 0;
    if (first < 64) {
      word = words_[0] >> first;
      if (first > 0) word |= words_[1] << (64 - first);
    } else {
      word = words_[1] >> (first - 64);
    }
    return length == 64 ? word : word & ((std::uint64_t{1} << length) - 1);
  }

  template <class Visit>
  constexpr void for_each(Visit visit) const {
    for (int word = 0; word < 2; ++word)
      for (std::uint64_t left = words_[word]; left != 0; left &= left - 1) visit(64 * word + std::countr_zero(left));
  }

  friend constexpr SlotSet operator&(SlotSet a, SlotSet b) {
    return {a.words_[0] & b.words_[0], a.words_[1] & b.words_[1]};
  }
  friend constexpr SlotSet operator|(SlotSet a, SlotSet b) {
    return {a.words_[0] | b.words_[0], a.words_[1] | b.words_[1]};
  }
  /// The slots of `a` that are not in `b`.
  friend constexpr SlotSet operator-(SlotSet a, SlotSet b) {
    return {a.words_[0] & ~b.words_[0], a.words_[1] & ~b.words_[1]};
  }
  friend constexpr bool operator==(SlotSet, SlotSet) = default;

 private:
  constexpr SlotSet(std::uint64_t low, std::uint64_t high) : words_{low, high} {}
  static constexpr std::uint64_t bit(int slot) { return std::uint64_t{1} << (static_cast<unsigned>(slot) & 63U); }

  std::uint64_t words_[2] = {0, 0};
};

}  // namespace zubia::meetings
