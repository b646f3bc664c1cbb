#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace zubia::text {

/// A word as it was written, but for case, and as it is compared.
struct Word {
  std::string written = {};  ///< NFKC, case folded, accents kept: what a stemmer wants
  std::string folded = {};   ///< accents off: `electronica`, `strasse`, `malmo`

  friend bool operator==(const Word&, const Word&) = default;
};

/// `text` as it is compared: compatibility forms and case folded (NFKC_Casefold of Unicode), accents off, and the
/// letters that have no accent to take off written out (ø → o, ł → l, æ → ae …). Punctuation stays. What is not UTF-8
/// becomes U+FFFD. Folding twice changes nothing.
std::string folded(std::string_view text);

/// The runs of letters and digits, in order. An apostrophe, a hyphen and a full stop divide.
std::vector<Word> words_of(std::string_view text);

/// The code points of UTF-8, for what counts letters.
std::u32string code_points(std::string_view text);

/// Whether a code point is a letter or a digit in any script, or an accent that stands on one.
bool is_word_part(char32_t code_point);

}  // namespace zubia::text
