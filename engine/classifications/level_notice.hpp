#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace zubia {

/// Why a code of a table with several aggregation levels is not used.
enum class LeftOutReason : std::uint8_t {
  total,           ///< it stands for everything
  coarser,         ///< it is made up of chosen codes
  finer,           ///< it is part of a chosen code
  other_level,     ///< it is of another level than the one asked for, and of no chosen code part or whole
  same_as,         ///< it is a second spelling of a chosen code
  overlaps,        ///< it shares something with a chosen code without being part or whole of it
  extra_regio,     ///< it stands for a country's activity outside its territory
  not_recognised,  ///< its place in the nomenclature is not known
};

/// The reason as a kebab-case code: `coarser`, `not-recognised`.
std::string_view code_of(LeftOutReason reason);

/// Whether a code or name stands for everything in any nomenclature: `TOTAL`, `TOT`, `_T`, `ALL`, `Insgesamt`,
/// `Ensemble`, `Guztira`, in any letter case.
bool is_total_name(std::string_view code);

/// A code that is not used, why, and the chosen code that speaks for it (empty where there is none).
struct LeftOutCode {
  std::string code;
  LeftOutReason reason = LeftOutReason::total;
  std::string because_of;
};

/// One thing the user should know about the choice of a level.
struct LevelNotice {
  std::string code;                ///< kebab-case: `level-chosen`, or a reason of `LeftOutReason`
  std::string text;                ///< one plain sentence
  std::vector<std::string> codes;  ///< the codes it speaks of, in the order of the table
};

/// `A, B and C`, or `A, B and 12 more` where there are more than `named_max`.
std::string joined_codes(const std::vector<std::string>& codes, std::size_t named_max = 8);

/// The notice `level-chosen`: how many of the `kind` ("activities") are used, and at which level. Where the level was
/// not asked for, it also says which could be.
LevelNotice level_chosen_notice(std::string_view kind, std::size_t chosen_count, std::size_t count,
                                const std::string& level_name, const std::vector<int>& levels_to_ask_for);

/// One sentence per reason for which codes were left out.
std::vector<LevelNotice> left_out_notices(const std::vector<LeftOutCode>& left_out);

}  // namespace zubia
