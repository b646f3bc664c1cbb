#include "engine/classifications/code_parents.hpp"

#include <algorithm>
#include <charconv>
#include <unordered_set>

#include "engine/classifications/nace_code.hpp"

namespace zubia {
namespace {

constexpr std::string_view digits = "0123456789";

/// A whole division has two digits, even where the second is a nought: 30000000.
constexpr std::size_t stem_min = 2;

bool is_number(std::string_view code) {
  return !code.empty() && code.find_first_not_of(digits) == std::string_view::npos;
}

bool are_filled_up(const std::vector<std::string>& codes) {
  return !codes.empty() && codes.front().size() > stem_min && std::ranges::all_of(codes, [&](const std::string& code) {
    return is_number(code) && code.size() == codes.front().size();
  }) && std::ranges::any_of(codes, [](const std::string& code) { return code.ends_with("00"); });
}

std::string filled_parent(const std::string& code, const std::unordered_set<std::string>& known) {
  std::size_t stem = std::max(code.find_last_not_of('0') + 1, stem_min);
  while (--stem >= stem_min) {
    std::string parent = code.substr(0, stem) + std::string(code.size() - stem, '0');
    if (parent != code && known.contains(parent)) return parent;
  }
  return {};
}

/// The letter of the section that a division lies in.
std::string section_of(const std::string& code) {
  if (code.size() != 2 || !is_number(code)) return {};
  int division = 0;
  std::from_chars(code.data(), code.data() + code.size(), division);
  for (const NaceSection& section : nace_sections(NaceVersion::rev_2))
    if (division >= section.first_division && division <= section.last_division) return {section.letter};
  return {};
}

std::string shorter_parent(const std::string& code, const std::unordered_set<std::string>& known) {
  for (std::size_t length = code.size() - 1; length > 0; --length) {
    if (code[length - 1] == '.') continue;
    std::string parent = code.substr(0, length);
    if (known.contains(parent)) return parent;
  }
  std::string section = section_of(code);
  return known.contains(section) ? section : std::string();
}

}  // namespace

std::string code_without_control_digit(std::string_view code) {
  const std::size_t first = code.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos) return {};
  code = code.substr(first, code.find_last_not_of(" \t\r\n") - first + 1);
  constexpr std::size_t cpv_digits = 8;
  const bool has_control = code.size() == cpv_digits + 2 && code[cpv_digits] == '-' &&
                           is_number(code.substr(0, cpv_digits)) && is_number(code.substr(cpv_digits + 1));
  return std::string(has_control ? code.substr(0, cpv_digits) : code);
}

std::vector<std::string> code_parents(const std::vector<std::string>& codes) {
  const std::unordered_set<std::string> known(codes.begin(), codes.end());
  const bool is_filled_up = are_filled_up(codes);
  std::vector<std::string> parents;
  parents.reserve(codes.size());
  for (const std::string& code : codes)
    parents.push_back(code.empty()   ? std::string()
                      : is_filled_up ? filled_parent(code, known)
                                     : shorter_parent(code, known));
  return parents;
}

}  // namespace zubia
