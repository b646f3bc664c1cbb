#include "engine/search/vocabulary.hpp"

#include <algorithm>

#include "engine/text/folded_text.hpp"

namespace zubia::search {
namespace {

std::string utf8(std::u32string_view letters) {
  std::string text;
  for (const char32_t c : letters) {
    const auto tail = [&](unsigned shift) { text += static_cast<char>(0x80U | ((c >> shift) & 0x3FU)); };
    if (c < 0x80U) {
      text += static_cast<char>(c);
    } else if (c < 0x800U) {
      text += static_cast<char>(0xC0U | (c >> 6U));
      tail(0);
    } else if (c < 0x10000U) {
      text += static_cast<char>(0xE0U | (c >> 12U));
      tail(6);
      tail(0);
    } else {
      text += static_cast<char>(0xF0U | (c >> 18U));
      tail(12);
      tail(6);
      tail(0);
    }
  }
  return text;
}

std::size_t common_start(std::u32string_view one, std::u32string_view other) {
  std::size_t same = 0;
  while (same < one.size() && same < other.size() && one[same] == other[same]) ++same;
  return same;
}

/// The rows of distances between a typed word and the beginnings of the word that is being looked at.
class DistanceRows {
 public:
  explicit DistanceRows(std::u32string_view typed) : typed_(typed), width_(typed.size() + 1) {
    cells_.resize(width_);
    for (std::size_t j = 0; j < width_; ++j) cells_[j] = j;
    least_ = {0};
    best_ = {typed.size()};
  }

  /// Makes the row behind `depth` letters of `word`, from the two before.
  void extend(std::u32string_view word, std::size_t depth) {
    cells_.resize((depth + 1) * width_);
    least_.resize(depth + 1);
    best_.resize(depth + 1);
    std::size_t* const row = &cells_[depth * width_];
    const std::size_t* const last = row - width_;
    row[0] = depth;
    std::size_t least = depth;
    for (std::size_t j = 1; j < width_; ++j) {
      const bool same = word[depth - 1] == typed_[j - 1];
      row[j] = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + (same ? 0U : 1U)});
      if (depth > 1 && j > 1 && word[depth - 1] == typed_[j - 2] && word[depth - 2] == typed_[j - 1])
        row[j] = std::min(row[j], (last - width_)[j - 2] + 1);
      least = std::min(least, row[j]);
    }
    least_[depth] = least;
    best_[depth] = std::min(best_[depth - 1], row[width_ - 1]);
  }

  /// No longer beginning comes nearer than this.
  std::size_t least(std::size_t depth) const { return least_[depth]; }
  /// The distance of the whole typed word to the beginning of that length, and to the best one up to it.
  std::size_t here(std::size_t depth) const { return cells_[depth * width_ + width_ - 1]; }
  std::size_t best(std::size_t depth) const { return best_[depth]; }

 private:
  std::u32string_view typed_;
  std::size_t width_;
  std::vector<std::size_t> cells_;
  std::vector<std::size_t> least_;
  std::vector<std::size_t> best_;
};

}  // namespace

Vocabulary::Vocabulary(std::vector<std::string> words) {
  // The order of the bytes of UTF-8 is that of its code points.
  std::ranges::sort(words);
  words.erase(std::unique(words.begin(), words.end()), words.end());
  starts_.reserve(words.size() + 1);
  for (const std::string& word : words) {
    letters_ += text::code_points(word);
    starts_.push_back(static_cast<std::uint32_t>(letters_.size()));
  }
}

std::string Vocabulary::word(std::uint32_t number) const { return utf8(letters_of(number)); }

std::optional<std::uint32_t> Vocabulary::find(std::u32string_view word) const {
  const WordRange range = beginning_with(word);
  // The word itself comes before all that go on.
  if (range.first == range.last || letters_of(range.first) != word) return std::nullopt;
  return range.first;
}

WordRange Vocabulary::beginning_with(std::u32string_view start) const {
  const auto bound = [&](std::uint32_t first, auto before) {
    std::uint32_t count = size() - first;
    while (count > 0) {
      const std::uint32_t half = count / 2;
      if (before(letters_of(first + half).substr(0, start.size()))) {
        first += half + 1;
        count -= half + 1;
      } else {
        count = half;
      }
    }
    return first;
  };
  const std::uint32_t first = bound(0, [&](std::u32string_view word) { return word < start; });
  return {first, bound(first, [&](std::u32string_view word) { return word <= start; })};
}

std::vector<NearWords> Vocabulary::walk(std::u32string_view typed, std::size_t distance_max, bool beginnings) const {
  std::vector<NearWords> found;
  DistanceRows rows(typed);
  std::u32string_view before;
  for (std::uint32_t number = 0; number < size();) {
    const std::u32string_view word = letters_of(number);
    std::size_t depth = std::min(common_start(before, word), before.size());
    bool stepped_over = false;
    while (true) {
      const std::size_t best = beginnings ? rows.best(depth) : distance_max + 1;
      // Nothing that goes on from here comes nearer than what was found already, or near at all.
      if (rows.least(depth) >= std::min(best, distance_max + 1)) {
        const WordRange same = beginning_with(word.substr(0, depth));
        if (best <= distance_max) found.push_back({{number, same.last}, best});
        number = same.last;
        stepped_over = true;
        break;
      }
      if (depth == word.size()) break;
      rows.extend(word, ++depth);
    }
    before = word.substr(0, depth);
    if (stepped_over) continue;
    const std::size_t distance = beginnings ? rows.best(depth) : rows.here(depth);
    if (distance <= distance_max) found.push_back({{number, number + 1}, distance});
    ++number;
  }
  return found;
}

std::vector<NearWords> Vocabulary::near(std::u32string_view word, std::size_t distance_max) const {
  return walk(word, distance_max, false);
}

std::vector<NearWords> Vocabulary::near_beginning(std::u32string_view start, std::size_t distance_max) const {
  return walk(start, distance_max, true);
}

std::size_t Vocabulary::memory_bytes() const {
  return letters_.capacity() * sizeof(char32_t) + starts_.capacity() * sizeof(std::uint32_t);
}

}  // namespace zubia::search
