#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "engine/search/search_index.hpp"
#include "engine/search/vocabulary.hpp"
#include "engine/text/folded_text.hpp"

namespace zubia::search {

/// Words of the vocabulary that a typed word may stand for.
struct WordMeaning {
  static constexpr std::uint16_t any_language = 0xFFFF;

  WordRange range = {};
  Meeting meeting = Meeting::word;
  std::uint16_t language = any_language;  ///< a stem holds in the texts of its language alone
  double worth = 1.0;
};

inline bool holds_in(const WordMeaning& meaning, std::uint16_t language) {
  return meaning.language == WordMeaning::any_language || meaning.language == language;
}

/// One of the words of a query.
struct TypedWord {
  text::Word word = {};
  std::u32string letters = {};
  bool open = false;  ///< may go on: the last word while it is typed
  std::vector<WordMeaning> meanings = {};
  double rarity = 0.0;
  std::vector<WordMeaning> stems = {};      ///< those of the meanings that hold in one language
  std::vector<std::uint32_t> by_word = {};  ///< for each word its best meaning in any language, counted from 1; 0: none
};

constexpr double stem_worth = 0.8;

/// How many typos a word may have: none below 4 letters or with a digit in it, 1 below 8, else 2.
std::size_t typos_in(std::u32string_view letters);

/// The word itself, what it begins, and, if wanted, what is within its typos.
std::vector<WordMeaning> meanings_in(const Vocabulary& vocabulary, const TypedWord& word, bool with_typos);

}  // namespace zubia::search
