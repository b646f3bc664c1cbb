#pragma once

#include <vector>

#include "engine/disclosure/release.hpp"

namespace zubia::disclosure {

/// The enterprise group of each entry of a ledger, by number. Entries of one respondent are of one group, and so are
/// those of groups that a respondent went from one to the other: what was alone and was bought is protected as one.
std::vector<int> units_of_entries(const Ledger& ledger);

}  // namespace zubia::disclosure
