#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/result.hpp"

namespace zubia {

/// The sections of which nomenclature: those of NACE Rev. 2 = ISIC Rev. 4 = CPA 2.1, or of NACE Rev. 2.1 = ISIC Rev. 5.
enum class NaceVersion : std::uint8_t { rev_2, rev_2_1 };

/// A section and the divisions it consists of.
struct NaceSection {
  char letter;
  int first_division;
  int last_division;
};

/// The sections of a version, A first.
std::span<const NaceSection> nace_sections(NaceVersion version);

/// The divisions of a version, ascending.
std::span<const int> nace_divisions(NaceVersion version);

/// What a NACE, ISIC or CPA code covers: everything whose digits begin with one of `first` … `last`, two texts of equal
/// length. `B-E` covers 05 … 39, `01.11` covers 0111 … 0111.
struct NaceCode {
  std::string first;
  std::string last;
  int level = 0;       ///< 1 section, 2 division, 3 group, 4 class, 5 and 6 in CPA; a range has the level of its ends
  int span_count = 1;  ///< how many sections or divisions a range names; 1 for a single code

  friend bool operator==(const NaceCode&, const NaceCode&) = default;
};

/// Reads `C`, `B-E`, `BTE`, `R_S`, `10`, `10.1`, `10.11`, `C10`, `C10.1`, `C10-C12`, `C10-12`, `C10T12`, `J59_60`.
/// Nothing where the text has none of these forms, names a division that does not exist, puts a division in a wrong
/// section, or joins what is not adjacent.
std::optional<NaceCode> parse_nace_code(std::string_view text, NaceVersion version = NaceVersion::rev_2);

/// The same for what a user typed: refused as `not-a-nace-code`, with the `known` codes most like it.
Result<NaceCode> check_nace_code(std::string_view text, const std::vector<std::string>& known = {},
                                 NaceVersion version = NaceVersion::rev_2);

}  // namespace zubia
