#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace zubia::questionnaires {

/// Why a pattern is not taken: it is broken, or says something that C++ and the browser read differently (look-ahead,
/// references back, `\A`, `[[:alpha:]]`, flags). Nothing where it is taken.
struct PatternProblem {
  std::string detail;
  std::string mend;
};
std::optional<PatternProblem> pattern_problem(std::string_view pattern);

/// The whole of `text` is what `pattern` says. Takes time in proportion to the length of the text, whatever the
/// pattern. False where the pattern is not taken.
bool matches_pattern(std::string_view text, std::string_view pattern);

}  // namespace zubia::questionnaires
