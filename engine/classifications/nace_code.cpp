#include "engine/classifications/nace_code.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include "engine/base/nearest_names.hpp"

namespace zubia {
namespace {

constexpr std::array<NaceSection, 21> sections_rev_2 = {
    {{'A', 1, 3},   {'B', 5, 9},   {'C', 10, 33}, {'D', 35, 35}, {'E', 36, 39}, {'F', 41, 43}, {'G', 45, 47},
     {'H', 49, 53}, {'I', 55, 56}, {'J', 58, 63}, {'K', 64, 66}, {'L', 68, 68}, {'M', 69, 75}, {'N', 77, 82},
     {'O', 84, 84}, {'P', 85, 85}, {'Q', 86, 88}, {'R', 90, 93}, {'S', 94, 96}, {'T', 97, 98}, {'U', 99, 99}}};

constexpr std::array<NaceSection, 22> sections_rev_2_1 = {
    {{'A', 1, 3},   {'B', 5, 9},   {'C', 10, 33}, {'D', 35, 35}, {'E', 36, 39}, {'F', 41, 43},
     {'G', 46, 47}, {'H', 49, 53}, {'I', 55, 56}, {'J', 58, 60}, {'K', 61, 63}, {'L', 64, 66},
     {'M', 68, 68}, {'N', 69, 75}, {'O', 77, 82}, {'P', 84, 84}, {'Q', 85, 85}, {'R', 86, 88},
     {'S', 90, 93}, {'T', 94, 96}, {'U', 97, 98}, {'V', 99, 99}}};

/// The divisions are those between the ends of the sections; no section has a gap inside.
template <std::size_t Count>
std::vector<int> divisions_of(const std::array<NaceSection, Count>& sections) {
  std::vector<int> divisions;
  for (const NaceSection& section : sections)
    for (int division = section.first_division; division <= section.last_division; ++division)
      divisions.push_back(division);
  return divisions;
}

std::string two_digits(int division) {
  return {static_cast<char>('0' + division / 10), static_cast<char>('0' + division % 10)};
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return c >= 'A' && c <= 'V'; }

int number(std::string_view digits) {
  int value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

/// One code without ranges: a letter, digits, or both.
struct Item {
  char letter = 0;
  std::string digits;
};

/// Reads the longest item at the start of `rest` and removes it. Dots stand after the division and after the class.
std::optional<Item> take_item(std::string_view& rest) {
  Item item;
  if (!rest.empty() && is_letter(rest.front())) {
    item.letter = rest.front();
    rest.remove_prefix(1);
  }
  while (!rest.empty()) {
    const bool dot = rest.front() == '.' && rest.size() > 1 && is_digit(rest[1]) &&
                     (item.digits.size() == 2 || item.digits.size() == 4);
    if (!is_digit(rest.front()) && !dot) break;
    if (!dot) item.digits.push_back(rest.front());
    rest.remove_prefix(1);
  }
  if (item.letter == 0 && item.digits.empty()) return std::nullopt;
  if (item.digits.size() == 1 || item.digits.size() > 6) return std::nullopt;
  return item;
}

/// What the item covers, if there is such a section or division.
std::optional<NaceCode> cover(const Item& item, NaceVersion version) {
  const auto sections = nace_sections(version);
  if (item.digits.empty()) {
    const auto section = std::find_if(sections.begin(), sections.end(),
                                      [&](const NaceSection& each) { return each.letter == item.letter; });
    if (section == sections.end()) return std::nullopt;
    return NaceCode{two_digits(section->first_division), two_digits(section->last_division), 1, 1};
  }
  const int division = number(std::string_view(item.digits).substr(0, 2));
  const auto section = std::find_if(sections.begin(), sections.end(), [&](const NaceSection& each) {
    return division >= each.first_division && division <= each.last_division;
  });
  if (section == sections.end()) return std::nullopt;
  if (item.letter != 0 && item.letter != section->letter) return std::nullopt;
  return NaceCode{item.digits, item.digits, static_cast<int>(item.digits.size()), 1};
}

/// How many sections, divisions or finer numbers lie from `from` to `to`, both counted; 0 if `to` comes first.
int steps(const NaceCode& from, const NaceCode& to, NaceVersion version) {
  const int first = number(from.first);
  const int last = number(to.last);
  if (last < first) return 0;
  if (from.level == 1) {
    const auto sections = nace_sections(version);
    return static_cast<int>(std::count_if(sections.begin(), sections.end(), [&](const NaceSection& section) {
      return section.first_division >= first && section.last_division <= last;
    }));
  }
  if (from.level > 2) return last - first + 1;
  const auto divisions = nace_divisions(version);
  return static_cast<int>(std::count_if(divisions.begin(), divisions.end(),
                                        [&](int division) { return division >= first && division <= last; }));
}

/// `from` … `to` as one code, if they are of one level and in order.
std::optional<NaceCode> range(const NaceCode& from, const NaceCode& to, NaceVersion version) {
  const int count = steps(from, to, version);
  if (from.level != to.level || count < 2) return std::nullopt;
  return NaceCode{from.first, to.last, from.level, count};
}

/// An item, or two with `-` or `T` between.
std::optional<NaceCode> take_segment(std::string_view& rest, NaceVersion version) {
  const auto first = take_item(rest);
  if (!first) return std::nullopt;
  auto from = cover(*first, version);
  const bool is_range = rest.size() > 1 && (rest.front() == '-' || rest.front() == 'T');
  if (!from || !is_range) return from;
  rest.remove_prefix(1);
  const auto second = take_item(rest);
  if (!second) return std::nullopt;
  const auto to = cover(*second, version);
  if (!to) return std::nullopt;
  return range(*from, *to, version);
}

}  // namespace

std::span<const NaceSection> nace_sections(NaceVersion version) {
  if (version == NaceVersion::rev_2_1) return sections_rev_2_1;
  return sections_rev_2;
}

std::span<const int> nace_divisions(NaceVersion version) {
  static const std::vector<int> rev_2 = divisions_of(sections_rev_2);
  static const std::vector<int> rev_2_1 = divisions_of(sections_rev_2_1);
  return version == NaceVersion::rev_2_1 ? rev_2_1 : rev_2;
}

std::optional<NaceCode> parse_nace_code(std::string_view text, NaceVersion version) {
  auto code = take_segment(text, version);
  while (code && !text.empty()) {
    if (text.front() != '_') return std::nullopt;
    text.remove_prefix(1);
    const auto next = take_segment(text, version);
    if (!next || next->level != code->level) return std::nullopt;
    const auto joined = range(*code, *next, version);
    if (!joined || joined->span_count != code->span_count + next->span_count) return std::nullopt;
    code = joined;
  }
  return code;
}

Result<NaceCode> check_nace_code(std::string_view text, const std::vector<std::string>& known, NaceVersion version) {
  if (const auto code = parse_nace_code(text, version)) return *code;
  std::string mend = did_you_mean(text, known);
  if (mend.empty()) mend = "Write a section (C), a division (10), a group (10.1), a class (10.11) or a range (B-E).";
  return refuse({"not-a-nace-code", "“" + std::string(text) + "” is not a NACE code.", {}, std::move(mend)});
}

}  // namespace zubia
