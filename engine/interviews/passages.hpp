#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace zubia::interviews {

/// A part of a text that a code was given to, `from` included and `to` not. Places are counted in Unicode code points
/// from 0, as REFI-QDA counts them: bytes would change with the encoding, and a browser counts UTF-16.
struct Passage {
  std::string id = {};
  std::string code = {};
  std::size_t from = 0;
  std::size_t to = 0;

  friend bool operator==(const Passage&, const Passage&) = default;
};

/// The number of code points of UTF-8.
std::size_t length_of(std::string_view text);

/// The text of a passage; what lies behind the end of the text is not there.
std::string text_of(std::string_view text, const Passage& passage);

/// What became of the passages of a text that was edited.
struct MovedPassages {
  std::vector<Passage> kept;      ///< with their places in the new text, in the order in which they came
  std::vector<Passage> vanished;  ///< with their places in the old text
};

/// Moves passages with their text. The two texts are laid beside each other word by word (shortest edit script); within
/// words that were exchanged for others, what they begin and end with alike is taken for kept.
///
///     kept, where at least half of its letters and digits are still there; vanished otherwise
///
/// A passage then reaches from the first code point that was kept to the last one, with what was written between them.
/// What is written right before or after it stays outside, unless it took the place of its first or last words. A
/// passage that would vanish, but stands once in the old text and once in the new one, letter for letter, was carried
/// elsewhere: it is found there.
MovedPassages passages_after_edit(std::string_view before, std::string_view after,
                                  const std::vector<Passage>& passages);

}  // namespace zubia::interviews
