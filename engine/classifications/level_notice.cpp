#include "engine/classifications/level_notice.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <utility>

namespace zubia {

std::string_view code_of(LeftOutReason reason) {
  switch (reason) {
    case LeftOutReason::total:
      return "total";
    case LeftOutReason::coarser:
      return "coarser";
    case LeftOutReason::finer:
      return "finer";
    case LeftOutReason::other_level:
      return "other-level";
    case LeftOutReason::same_as:
      return "same-as";
    case LeftOutReason::overlaps:
      return "overlaps";
    case LeftOutReason::extra_regio:
      return "extra-regio";
    case LeftOutReason::not_recognised:
      return "not-recognised";
  }
  return "";
}

bool is_total_name(std::string_view code) {
  static constexpr std::array<std::string_view, 8> names = {"total", "tot",       "_t",       "all",
                                                            "_all",  "insgesamt", "ensemble", "guztira"};
  std::string lower(code);
  std::transform(lower.begin(), lower.end(), lower.begin(),
                 [](unsigned char letter) { return static_cast<char>(std::tolower(letter)); });
  return std::find(names.begin(), names.end(), lower) != names.end();
}

std::string joined_codes(const std::vector<std::string>& codes, std::size_t named_max) {
  const std::size_t named = codes.size() <= named_max ? codes.size() : named_max - 1;
  std::string text;
  for (std::size_t i = 0; i < named; ++i) {
    const bool last = i + 1 == codes.size();
    if (i > 0) text += last ? " and " : ", ";
    text += codes[i];
  }
  if (named < codes.size()) text += " and " + std::to_string(codes.size() - named) + " more";
  return text;
}

LevelNotice level_chosen_notice(std::string_view kind, std::size_t chosen_count, std::size_t count,
                                const std::string& level_name, const std::vector<int>& levels_to_ask_for) {
  std::string text = "The " + std::string(kind) + " are of several levels; " + std::to_string(chosen_count) + " of " +
                     std::to_string(count) + " are used: " + level_name + ".";
  if (levels_to_ask_for.size() > 1) {
    std::vector<std::string> levels;
    levels.reserve(levels_to_ask_for.size());
    for (const int level : levels_to_ask_for) levels.push_back(std::to_string(level));
    text += " The levels given are " + joined_codes(levels) + ".";
  }
  return {"level-chosen", std::move(text), {}};
}

std::vector<LevelNotice> left_out_notices(const std::vector<LeftOutCode>& left_out) {
  struct Sentence {
    LeftOutReason reason;
    std::string_view one;   // after a single code
    std::string_view many;  // after several
  };
  static constexpr std::array<Sentence, 8> sentences = {{
      {LeftOutReason::total, "is a total and is left out", "are totals and are left out"},
      {LeftOutReason::coarser, "contains codes that are used and is left out",
       "contain codes that are used and are left out"},
      {LeftOutReason::finer, "is part of a code that is used and is left out",
       "are parts of codes that are used and are left out"},
      {LeftOutReason::other_level, "is of another level and is left out", "are of another level and are left out"},
      {LeftOutReason::same_as, "says the same as a code that is used and is left out",
       "say the same as codes that are used and are left out"},
      {LeftOutReason::overlaps, "overlaps a code that is used and is left out",
       "overlap codes that are used and are left out"},
      {LeftOutReason::extra_regio, "lies outside the country's territory and is left out",
       "lie outside their country's territory and are left out"},
      {LeftOutReason::not_recognised, "has no known place among the other codes and is left out",
       "have no known place among the other codes and are left out"},
  }};
  std::vector<LevelNotice> notices;
  for (const Sentence& sentence : sentences) {
    std::vector<std::string> codes;
    std::vector<std::string> named;
    for (const LeftOutCode& code : left_out) {
      if (code.reason != sentence.reason) continue;
      codes.push_back(code.code);
      const bool names_whole = code.reason == LeftOutReason::finer || code.reason == LeftOutReason::same_as ||
                               code.reason == LeftOutReason::overlaps;
      named.push_back(names_whole && !code.because_of.empty() ? code.code + " (" + code.because_of + ")" : code.code);
    }
    if (codes.empty()) continue;
    std::string text = joined_codes(named, 8) + " ";
    text += codes.size() == 1 ? sentence.one : sentence.many;
    notices.push_back({std::string(code_of(sentence.reason)), text + ".", std::move(codes)});
  }
  return notices;
}

}  // namespace zubia
