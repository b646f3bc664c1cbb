#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace zubia::organisations {

/// What kind of legal person a form makes. Two forms of one family are often one organisation that changed its form or
/// is written in two ways (SL and SLU); of two families, seldom.
enum class LegalFamily { none, joint_stock, limited, cooperative, partnership, foundation, association, grouping };

/// A legal form as a name carries it.
struct LegalForm {
  std::string_view spelling =
      {};                         ///< folded words, as they stand in the name: `s l u`, `sociedad limitada unipersonal`
  std::string_view form = {};     ///< the usual short form: `SLU`
  std::string_view country = {};  ///< ISO 3166-1; empty where several countries have it
  LegalFamily family = LegalFamily::none;
  bool in_front = false;  ///< may open a name (`SARL Dupont`, `Fundación Tecnalia`), not only close it
};

/// All spellings that are recognised.
std::span<const LegalForm> legal_forms();

/// The longest form at the end of the words, or null.
const LegalForm* form_at_end(std::span<const std::string> words);

/// The longest form at the start of the words of those that may stand there, or null.
const LegalForm* form_in_front(std::span<const std::string> words);

/// How many words a spelling has.
std::size_t word_count(std::string_view spelling);

}  // namespace zubia::organisations
