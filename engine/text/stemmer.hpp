#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "engine/text/folded_text.hpp"

struct sb_stemmer;

namespace zubia::text {

/// Cuts words down to what their forms have in common, by the Snowball algorithm of a language, for Basque by ours
/// (basque_stem.hpp): `máquinas` and `máquina` to `maquin`, `enpresak` and `enpresa` to `enpres`. Without an algorithm
/// for the language it leaves words alone.
class Stemmer {
 public:
  /// `language` as in BCP 47: `eu`, `es`, `fr`, `en` and 20 others.
  explicit Stemmer(std::string_view language);

  bool knows_language() const { return basque_ || stemmer_ != nullptr; }

  /// The stems of a word, folded: of its written form and, because many type without accents, of its folded form. One
  /// or two; none without an algorithm.
  std::vector<std::string> stems(const Word& word);

 private:
  struct Delete {
    void operator()(sb_stemmer* stemmer) const;
  };

  std::string stem(std::string_view word);

  bool basque_ = false;
  std::unique_ptr<sb_stemmer, Delete> stemmer_;
};

}  // namespace zubia::text
