#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace zubia::search {

/// A run of words of a vocabulary, `first` … `last` − 1.
struct WordRange {
  std::uint32_t first = 0;
  std::uint32_t last = 0;

  friend bool operator==(const WordRange&, const WordRange&) = default;
};

/// Words near a typed one, and how far.
struct NearWords {
  WordRange range = {};
  std::size_t distance = 0;

  friend bool operator==(const NearWords&, const NearWords&) = default;
};

/// Sorted words, each once, by their number.
///
/// Words near a typed one are found by walking through the sorted list as through a tree: the row of distances of a
/// beginning serves all words that have it, and what begins with too large a distance is stepped over. Unlike a
/// deletion neighbourhood this takes no memory, finds beginnings too (`teknologai` of `teknologia…`), and a typed word
/// of eight letters reads some thousands of rows of a vocabulary of 200,000.
class Vocabulary {
 public:
  Vocabulary() = default;

  /// In any order, repetitions allowed.
  explicit Vocabulary(std::vector<std::string> words);

  std::uint32_t size() const { return static_cast<std::uint32_t>(starts_.size()) - 1; }
  std::string word(std::uint32_t number) const;
  std::size_t letters(std::uint32_t number) const { return starts_[number + 1] - starts_[number]; }
  std::optional<std::uint32_t> find(std::u32string_view word) const;

  /// The words that begin so; all of them for nothing.
  WordRange beginning_with(std::u32string_view start) const;

  /// The words at most `distance_max` away by optimal string alignment, in order.
  std::vector<NearWords> near(std::u32string_view word, std::size_t distance_max) const;

  /// The words with a beginning at most `distance_max` away; the distance is that of the best beginning.
  std::vector<NearWords> near_beginning(std::u32string_view start, std::size_t distance_max) const;

  std::size_t memory_bytes() const;

 private:
  std::u32string_view letters_of(std::uint32_t number) const {
    return std::u32string_view(letters_).substr(starts_[number], starts_[number + 1] - starts_[number]);
  }
  std::vector<NearWords> walk(std::u32string_view typed, std::size_t distance_max, bool beginnings) const;

  std::u32string letters_;
  std::vector<std::uint32_t> starts_ = {0};
};

}  // namespace zubia::search
