#pragma once

#include <string_view>

namespace zubia::organisations {

/// How much a word of a name says about whose name it is.
enum class WordKind {
  own,      ///< ORONA, Etxeberria
  generic,  ///< what many organisations are called, in any language: group, industries, technology
  place,    ///< a country or a language: tells branches of one group apart
  joint,    ///< of, and, the: nothing
};

/// A word as it counts in a comparison: `grupo`, `groupe`, `taldea` and `group` are one.
struct WordMeaning {
  std::string_view word = {};  ///< the common word of all languages, or the given one
  WordKind kind = WordKind::own;
};

/// The meaning of a folded word; the word itself where the table lacks it.
WordMeaning meaning_of(std::string_view folded_word);

}  // namespace zubia::organisations
