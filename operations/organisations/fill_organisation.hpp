#pragma once

#include <string>
#include <vector>

#include "programme/organisation.hpp"

namespace zubia::operations {

/// Something that two records of one organisation say differently.
struct MemberDifference {
  std::string member;
  std::string held;   ///< what stays
  std::string given;  ///< what the other record says
};

/// What becomes of lists that both records have: those of the first stay, or what the other has alone is added.
enum class Lists { kept, united };

/// Fills what is empty in `organisation` from another record of it, never changing what is there, and says what
/// differs. A register of which it has no number counts as empty, a language in which it has no name too. Where lists
/// are united, the names of the other record become other names.
std::vector<MemberDifference> fill_organisation(Organisation& organisation, const Organisation& other, Lists lists);

}  // namespace zubia::operations
