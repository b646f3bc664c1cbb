#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/organisations/generic_word.hpp"
#include "engine/organisations/legal_form.hpp"

namespace zubia::organisations {

/// A word of a name, as it is compared.
struct NameWord {
  std::string word = {};  ///< folded, or the common word of all languages where it is generic
  WordKind kind = WordKind::own;

  friend bool operator==(const NameWord&, const NameWord&) = default;
};

/// A name of an organisation, taken apart for comparison: `Grupo J. M. Etxeberria, S.L.U. (JME)` is the words `group`,
/// `jm`, `etxeberria`, the form SLU and the alias `jme`.
///
/// Folded as search does (text/folded_text.hpp); letters that stand alone side by side are one word; of, and, the go;
/// legal forms at the end, and those that may open a name, are set apart. A name of nothing but such words keeps them.
struct OrganisationName {
  std::vector<NameWord> words = {};
  std::string form = {};  ///< `SLU`, as legal_form.hpp writes it; empty where there is none
  LegalFamily family = LegalFamily::none;
  std::vector<std::string> aliases = {};  ///< abbreviations in parentheses
  std::string joined = {};                ///< the words as written, without spaces: equal however a name is spaced
  std::string acronym = {};               ///< the first letters of its words, where there are three or more
};

OrganisationName take_name_apart(std::string_view name);

/// The words with spaces between: two names are spelled alike if these are equal. Normalising twice changes nothing.
std::string normal_name(std::string_view name);

}  // namespace zubia::organisations
