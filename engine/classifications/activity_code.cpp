#include "engine/classifications/activity_code.hpp"

#include <algorithm>
#include <charconv>
#include <set>
#include <string_view>

#include "engine/classifications/level_notice.hpp"

namespace zubia {
namespace {

constexpr std::size_t line_digits = 12;  // 36^12 still fits into 64 bits

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }

/// The start of the stretch of a prefix: the prefix as a number to the base 36, filled up with zeros.
std::uint64_t start_of(std::string_view prefix) {
  std::uint64_t start = 0;
  for (std::size_t i = 0; i < line_digits; ++i) {
    const char c = i < prefix.size() ? prefix[i] : '0';
    start = start * 36 + static_cast<std::uint64_t>(is_digit(c) ? c - '0' : c - 'A' + 10);
  }
  return start;
}

std::uint64_t length_of(std::size_t prefix_digits) {
  std::uint64_t length = 1;
  for (std::size_t i = prefix_digits; i < line_digits; ++i) length *= 36;
  return length;
}

struct Stretch {
  std::uint64_t first = 0;
  std::uint64_t last = 0;
  int level = 0;
  int span_count = 1;
};

/// The code itself, or what a name ends with in brackets.
std::string_view bare_code(std::string_view text) {
  if (!text.ends_with(')')) return text;
  const std::size_t open = text.rfind('(');
  return open == std::string_view::npos || open == 0 ? text : text.substr(open + 1, text.size() - open - 2);
}

/// Whether the text is a name in words rather than a code.
bool is_name(std::string_view text) {
  return std::any_of(text.begin(), text.end(),
                     [](char c) { return !is_digit(c) && !is_capital(c) && c != '-' && c != '_' && c != '.'; });
}

std::optional<Stretch> stretch_in_sections(std::string_view text, NaceVersion version) {
  const auto code = parse_nace_code(bare_code(text), version);
  if (!code) return std::nullopt;
  return Stretch{start_of(code->first), start_of(code->last) + length_of(code->last.size()), code->level,
                 code->span_count};
}

/// Digits, with dots or spaces between, or two joined NAICS sectors: `31-33`.
std::optional<Stretch> stretch_in_digits(std::string_view text) {
  if (text.size() == 5 && text[2] == '-') {
    const auto from = stretch_in_digits(text.substr(0, 2));
    const auto to = stretch_in_digits(text.substr(3));
    if (!from || !to || to->first <= from->first) return std::nullopt;
    return Stretch{from->first, to->last, 2, 1};
  }
  std::string digits;
  for (const char c : text) {
    if (c == '.' || c == ' ') continue;
    if (!is_digit(c) && !is_capital(c)) return std::nullopt;
    digits.push_back(c);
  }
  if (digits.empty() || digits.size() > line_digits || !is_digit(digits.front())) return std::nullopt;
  return Stretch{start_of(digits), start_of(digits) + length_of(digits.size()), static_cast<int>(digits.size()), 1};
}

/// Whether the codes are 1, 2, 3 … or 0, 1, 2 …: numbers in a list, not digits with a meaning.
bool are_running_numbers(const std::vector<Activity>& codes) {
  std::set<std::size_t> numbers;
  for (const Activity& activity : codes) {
    const std::string& code = activity.code;
    std::size_t number = 0;
    const auto [end, error] = std::from_chars(code.data(), code.data() + code.size(), number);
    if (error != std::errc{} || end != code.data() + code.size() || (code.size() > 1 && code.front() == '0'))
      return false;
    numbers.insert(number);
  }
  return !numbers.empty() && *numbers.begin() <= 1 && *numbers.rbegin() - *numbers.begin() + 1 == numbers.size();
}

/// A letter, or a dot after two digits: signs of a nomenclature with sections.
bool shows_sections(std::string_view text) {
  const std::string_view code = bare_code(text);
  return !code.empty() && (is_capital(code.front()) || (code.size() > 3 && code[2] == '.'));
}

NaceVersion version_of(const std::vector<Activity>& codes, const std::string& version) {
  if (version.find("2.1") != std::string::npos || version == "ISIC Rev. 5") return NaceVersion::rev_2_1;
  const bool has_section_v =
      std::any_of(codes.begin(), codes.end(), [](const Activity& activity) { return bare_code(activity.code) == "V"; });
  return has_section_v ? NaceVersion::rev_2_1 : NaceVersion::rev_2;
}

ActivityCodeSystem system_of(const std::vector<Activity>& codes, NaceVersion version) {
  std::size_t considered = 0;
  std::size_t in_sections = 0;
  std::size_t in_digits = 0;
  bool sections_shown = false;
  for (const Activity& activity : codes) {
    if (is_total_name(activity.code)) continue;
    ++considered;
    if (stretch_in_sections(activity.code, version)) {
      ++in_sections;
      sections_shown = sections_shown || shows_sections(activity.code);
    }
    if (stretch_in_digits(activity.code)) ++in_digits;
  }
  if (sections_shown && 2 * in_sections >= considered) return ActivityCodeSystem::sections;
  if (in_digits > 0 && 2 * in_digits >= considered && !are_running_numbers(codes)) return ActivityCodeSystem::digits;
  return ActivityCodeSystem::other;
}

/// NAICS writes its total `00`; in SITC that is live animals, beside `01`.
bool has_total_00(const std::vector<Activity>& codes) {
  return std::none_of(codes.begin(), codes.end(),
                      [](const Activity& activity) { return activity.code.starts_with('0') && activity.code != "00"; });
}

constexpr int total_sections_min = 10;

}  // namespace

PlacedActivities place_activities(const std::vector<Activity>& codes, const std::string& version) {
  PlacedActivities result;
  result.version = version_of(codes, version);
  result.system = system_of(codes, result.version);
  const bool total_00 = result.system == ActivityCodeSystem::digits && has_total_00(codes);
  for (std::size_t column = 0; column < codes.size(); ++column) {
    const std::string& code = codes[column].code;
    std::optional<Stretch> stretch;
    if (result.system == ActivityCodeSystem::sections) stretch = stretch_in_sections(code, result.version);
    if (result.system == ActivityCodeSystem::digits) stretch = stretch_in_digits(code);
    const bool wide_range = result.system == ActivityCodeSystem::sections && stretch && stretch->level == 1 &&
                            stretch->span_count >= total_sections_min;
    if (is_total_name(code) || wide_range || (total_00 && code == "00"))
      result.totals.push_back(column);
    else if (stretch)
      result.placed.push_back({column, stretch->first, stretch->last, stretch->level, stretch->span_count});
    else if (result.system == ActivityCodeSystem::other || is_name(code))
      result.names.push_back(column);
    else
      result.not_recognised.push_back(column);
  }
  return result;
}

std::size_t divisions_within(std::uint64_t first, std::uint64_t last, NaceVersion version) {
  const auto divisions = nace_divisions(version);
  return static_cast<std::size_t>(std::count_if(divisions.begin(), divisions.end(), [&](int division) {
    const std::string digits = {static_cast<char>('0' + division / 10), static_cast<char>('0' + division % 10)};
    return start_of(digits) >= first && start_of(digits) + length_of(2) <= last;
  }));
}

}  // namespace zubia
