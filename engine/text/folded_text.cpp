#include "engine/text/folded_text.hpp"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <utility>

namespace zubia::text {
namespace {

bool is_ascii(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

std::string ascii_lower(std::string_view text) {
  std::string lower(text);
  for (char& c : lower)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return lower;
}

icu::UnicodeString wide(std::string_view text) {
  return icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<int32_t>(text.size())));
}

/// The tables of ICU come with its library; without them no text could be compared at all.
const icu::Normalizer2& case_folding() {
  UErrorCode status = U_ZERO_ERROR;
  static const icu::Normalizer2* const found = icu::Normalizer2::getNFKCCasefoldInstance(status);
  return *found;
}

/// Marks that are no accents (the parts of a Korean syllable) go together again.
const icu::Normalizer2& composition() {
  UErrorCode status = U_ZERO_ERROR;
  static const icu::Normalizer2* const found = icu::Normalizer2::getNFCInstance(status);
  return *found;
}

const icu::Normalizer2& decomposition() {
  UErrorCode status = U_ZERO_ERROR;
  static const icu::Normalizer2* const found = icu::Normalizer2::getNFDInstance(status);
  return *found;
}

icu::UnicodeString case_folded(const icu::UnicodeString& text) {
  UErrorCode status = U_ZERO_ERROR;
  return case_folding().normalize(text, status);
}

/// Letters whose stroke or joint is no accent to Unicode, after case folding.
void append_plain(icu::UnicodeString& text, UChar32 c) {
  static constexpr std::array<std::pair<UChar32, const char*>, 12> plain = {{{0x00E6, "ae"},
                                                                             {0x00F0, "d"},
                                                                             {0x00F8, "o"},
                                                                             {0x00FE, "th"},
                                                                             {0x0111, "d"},
                                                                             {0x0127, "h"},
                                                                             {0x0131, "i"},
                                                                             {0x0138, "k"},
                                                                             {0x0142, "l"},
                                                                             {0x014B, "n"},
                                                                             {0x0153, "oe"},
                                                                             {0x0167, "t"}}};
  const auto* const found = std::ranges::find(plain, c, &std::pair<UChar32, const char*>::first);
  if (found == plain.end())
    text.append(c);
  else
    text.append(icu::UnicodeString(found->second, -1, US_INV));
}

std::string without_accents(const icu::UnicodeString& text) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::UnicodeString apart = decomposition().normalize(text, status);
  icu::UnicodeString plain;
  for (int32_t i = 0; i < apart.length(); i = apart.moveIndex32(i, 1)) {
    const UChar32 c = apart.char32At(i);
    if (u_charType(c) != U_NON_SPACING_MARK) append_plain(plain, c);
  }
  std::string utf8;
  return composition().normalize(plain, status).toUTF8String(utf8);
}

bool ascii_alphanumeric(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); }

std::vector<Word> ascii_words(std::string_view text) {
  const std::string lower = ascii_lower(text);
  std::vector<Word> words;
  for (std::size_t i = 0; i < lower.size();) {
    std::size_t end = i;
    while (end < lower.size() && ascii_alphanumeric(lower[end])) ++end;
    if (end > i) words.push_back({lower.substr(i, end - i), lower.substr(i, end - i)});
    i = end + 1;
  }
  return words;
}

}  // namespace

std::string folded(std::string_view text) {
  if (is_ascii(text)) return ascii_lower(text);
  return without_accents(case_folded(wide(text)));
}

std::vector<Word> words_of(std::string_view text) {
  if (is_ascii(text)) return ascii_words(text);
  const icu::UnicodeString all = case_folded(wide(text));
  const auto inside = [](UChar32 c) { return is_word_part(static_cast<char32_t>(c)); };
  std::vector<Word> words;
  for (int32_t i = 0; i < all.length();) {
    int32_t end = i;
    while (end < all.length() && inside(all.char32At(end))) end = all.moveIndex32(end, 1);
    if (end > i) {
      const icu::UnicodeString part = all.tempSubStringBetween(i, end);
      Word word;
      part.toUTF8String(word.written);
      word.folded = without_accents(part);
      if (!word.folded.empty()) words.push_back(std::move(word));
    }
    i = end < all.length() ? all.moveIndex32(end, 1) : end;
  }
  return words;
}

bool is_word_part(char32_t code_point) {
  const auto c = static_cast<UChar32>(code_point);
  return u_isalnum(c) != 0 || u_charType(c) == U_NON_SPACING_MARK;
}

std::u32string code_points(std::string_view text) {
  const icu::UnicodeString all = wide(text);
  std::u32string points;
  points.reserve(static_cast<std::size_t>(all.length()));
  for (int32_t i = 0; i < all.length(); i = all.moveIndex32(i, 1)) points += static_cast<char32_t>(all.char32At(i));
  return points;
}

}  // namespace zubia::text
