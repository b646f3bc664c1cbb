#pragma once

#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "tests/endurance/surveyed_programme.hpp"

namespace zubia::endurance {

/// What was found wrong after one cut.
struct Findings {
  std::size_t lost = 0;         ///< acknowledged writes that are not there, or not with their values
  std::size_t half = 0;         ///< stored writes that are not there whole
  std::size_t never_asked = 0;  ///< receipts of writes that nobody sent
  bool unopened = false;        ///< the programme cannot be opened any more
  bool damaged = false;         ///< the database says that it is
  bool apart = false;           ///< anonymous links that were used, and responses, are not as many
  bool key_lost = false;        ///< confidential answers were acknowledged, and the key of their pseudonyms is away

  bool is_sound() const {
    return lost == 0 && half == 0 && never_asked == 0 && !unopened && !damaged && !apart && !key_lost;
  }
};

/// Judges what a folder holds, as the server that opens it would find it: the programme is opened for writing.
/// `asked` and `acknowledged` are numbers of writes; `key` is what the key file held.
Findings judge(const std::string& folder, const std::vector<Write>& writes, const std::set<std::size_t>& asked,
               const std::set<std::size_t>& acknowledged, const std::string& key);

}  // namespace zubia::endurance
