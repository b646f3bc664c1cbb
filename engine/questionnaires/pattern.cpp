#include "engine/questionnaires/pattern.hpp"

#include <re2/re2.h>

#include <cctype>

namespace zubia::questionnaires {
namespace {

constexpr std::size_t length_max = 500;
// Enough for any reasonable pattern; `(((x{100}){100}){100})` is refused.
constexpr int memory_max = 1 << 20;

re2::RE2::Options options() {
  re2::RE2::Options wanted;
  wanted.set_log_errors(false);
  wanted.set_max_mem(memory_max);
  // The dot of the browser does not match the end of a line either, and `$` only matches the end of the text.
  wanted.set_dot_nl(false);
  return wanted;
}

constexpr std::string_view plain_mend =
    "Use letters, [a-z], \\d, \\w, \\s, ., |, (…), ?, *, + and {2,5}; the whole answer has to match.";

/// What one of the two engines would read otherwise, or not at all.
std::optional<PatternProblem> unshared(std::string_view pattern) {
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    const std::string_view rest = pattern.substr(i);
    if (rest[0] == '\\') {
      ++i;
      if (rest.size() == 1) return PatternProblem{"it ends with a backslash", std::string(plain_mend)};
      const auto next = static_cast<unsigned char>(rest[1]);
      if (std::isdigit(next) != 0)
        return PatternProblem{"it refers back to a group (\\" + std::string(1, rest[1]) + ")", std::string(plain_mend)};
      if (std::isalpha(next) != 0 && std::string_view("dDwWsStnr").find(rest[1]) == std::string_view::npos)
        return PatternProblem{"\\" + std::string(1, rest[1]) + " is not known", std::string(plain_mend)};
      continue;
    }
    if (rest.starts_with("(?") && !rest.starts_with("(?:"))
      return PatternProblem{"it uses (?…), which is not known", std::string(plain_mend)};
    if (rest.starts_with("[[:")) return PatternProblem{"it uses [[:…:]], which is not known", std::string(plain_mend)};
    if (rest.starts_with("[]") || rest.starts_with("[^]"))
      return PatternProblem{"it has an empty [ ]", std::string(plain_mend)};
  }
  return {};
}

}  // namespace

std::optional<PatternProblem> pattern_problem(std::string_view pattern) {
  if (pattern.size() > length_max)
    return PatternProblem{"it is longer than " + std::to_string(length_max) + " characters", "Shorten it."};
  if (auto problem = unshared(pattern)) return problem;
  const re2::RE2 compiled(re2::StringPiece(pattern.data(), pattern.size()), options());
  if (!compiled.ok()) return PatternProblem{compiled.error(), std::string(plain_mend)};
  return {};
}

bool matches_pattern(std::string_view text, std::string_view pattern) {
  if (pattern_problem(pattern)) return false;
  const re2::RE2 compiled(re2::StringPiece(pattern.data(), pattern.size()), options());
  return re2::RE2::FullMatch(re2::StringPiece(text.data(), text.size()), compiled);
}

}  // namespace zubia::questionnaires
