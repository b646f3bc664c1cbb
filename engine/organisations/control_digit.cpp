#include "engine/organisations/control_digit.hpp"

#include <fmt/format.h>

#include <array>
#include <utility>

namespace zubia::organisations {
namespace {

constexpr std::string_view digits_and_letters = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

/// What could stand where the control stands, in order.
std::vector<std::string> candidates(const NumberKind& kind) {
  const std::string_view alphabet = digits_and_letters.substr(0, kind.letters ? 36 : 10);
  std::vector<std::string> all = {""};
  for (std::size_t i = 0; i < kind.control_size; ++i) {
    std::vector<std::string> longer;
    for (const std::string& start : all)
      for (const char c : alphabet) longer.push_back(start + c);
    all = std::move(longer);
  }
  return all;
}

std::vector<std::string> right_controls(const NumberKind& kind, std::string_view value, const Passes& passes) {
  std::vector<std::string> right;
  for (const std::string& control : candidates(kind)) {
    std::string mended(value);
    mended.replace(kind.control_first, kind.control_size, control);
    if (passes(mended)) right.push_back(control);
  }
  return right;
}

/// The numbers that pass after one swap of neighbours, with the place of the first of the two.
std::vector<std::pair<std::size_t, std::string>> right_swaps(std::string_view value, const Passes& passes) {
  std::vector<std::pair<std::size_t, std::string>> right;
  for (std::size_t i = 0; i + 1 < value.size(); ++i) {
    if (value[i] == value[i + 1]) continue;
    std::string mended(value);
    std::swap(mended[i], mended[i + 1]);
    if (passes(mended)) right.emplace_back(i, mended);
  }
  return right;
}

std::string control_place(const NumberKind& kind) {
  if (kind.control_size == 1) return fmt::format("control character (the {})", ordinal(kind.control_first + 1));
  return fmt::format("control characters (the {} and {})", ordinal(kind.control_first + 1),
                     ordinal(kind.control_first + kind.control_size));
}

/// Bytes that continue a UTF-8 character are not counted.
std::size_t characters_in(std::string_view text) {
  std::size_t count = 0;
  for (const char c : text) count += (static_cast<unsigned char>(c) & 0xC0U) == 0x80U ? 0 : 1;
  return count;
}

}  // namespace

std::string bare_number(std::string_view text) {
  constexpr std::array<std::string_view, 6> wide = {"\u00A0", "\u202F", "\u2009", "\u2010", "\u2011", "\u2013"};
  std::string bare;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (std::string_view(" \t\r\n.-/").find(c) != std::string_view::npos) continue;
    bool skipped = false;
    for (const std::string_view separator : wide) {
      if (!text.substr(i).starts_with(separator)) continue;
      i += separator.size() - 1;
      skipped = true;
      break;
    }
    if (!skipped) bare += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  }
  return bare;
}

bool all_digits(std::string_view text) { return text.find_first_not_of("0123456789") == std::string_view::npos; }

int digit_at(std::string_view digits, std::size_t place) { return digits[place] - '0'; }

bool passes_luhn(std::string_view digits) {
  int sum = 0;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    const int digit = digit_at(digits, digits.size() - 1 - i) * (i % 2 == 1 ? 2 : 1);
    sum += digit > 9 ? digit - 9 : digit;
  }
  return sum % 10 == 0;
}

bool passes_mod_11_10(std::string_view digits) {
  int check = 5;
  for (std::size_t i = 0; i + 1 < digits.size(); ++i)
    check = ((check == 0 ? 10 : check) * 2 % 11 + digit_at(digits, i)) % 10;
  return ((check == 0 ? 10 : check) * 2 % 11 + digit_at(digits, digits.size() - 1)) % 10 == 1;
}

int remainder_by_97(std::string_view text) {
  int remainder = 0;
  for (const char c : text) {
    const bool digit = c >= '0' && c <= '9';
    remainder = digit ? (remainder * 10 + (c - '0')) % 97 : (remainder * 100 + (c - 'A' + 10)) % 97;
  }
  return remainder;
}

int weighted_sum(std::string_view digits, std::span<const int> weights) {
  int sum = 0;
  for (std::size_t i = 0; i < weights.size(); ++i) sum += weights[i] * digit_at(digits, i);
  return sum;
}

Problem control_problem(const NumberKind& kind, std::string_view value, const Passes& passes) {
  const auto controls = right_controls(kind, value, passes);
  std::string detail = fmt::format("“{}” is not {}: ", value, kind.name);
  if (controls.empty())
    detail += "its control does not agree with the rest, whatever it is.";
  else
    detail += fmt::format("the {} should be {}, not {}.", control_place(kind), fmt::join(controls, " or "),
                          value.substr(kind.control_first, kind.control_size));
  std::string mend = "Compare it with the document it was copied from: one digit is wrong.";
  const auto swaps = right_swaps(value, passes);
  if (!swaps.empty() && swaps.size() <= 3) {
    mend = "Compare it with the document it was copied from: one digit is wrong, or two neighbours are swapped";
    for (std::size_t i = 0; i < swaps.size(); ++i)
      mend += fmt::format("{} the {} and {} ({})", i == 0 ? ":" : " or", ordinal(swaps[i].first + 1),
                          ordinal(swaps[i].first + 2), swaps[i].second);
    mend += ".";
  }
  return {"wrong-control-digit", std::move(detail), {}, std::move(mend)};
}

Problem form_problem(const NumberKind& kind, std::string_view text, std::string_view reason, std::string_view mend) {
  return {"wrong-identifier-form", fmt::format("“{}” is not {}: {}.", text, kind.name, reason), {}, std::string(mend)};
}

std::string digits_fault(std::string_view text, std::size_t size) {
  const std::size_t place = text.find_first_not_of("0123456789");
  if (place != std::string_view::npos) {
    std::size_t end = place + 1;
    while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) ++end;
    return fmt::format("the {} character, “{}”, is not a digit", ordinal(place + 1), text.substr(place, end - place));
  }
  const std::size_t count = characters_in(text);
  if (count != size) return fmt::format("it has {} digits instead of {}", count, size);
  return {};
}

std::string ordinal(std::size_t number) {
  const std::size_t last = number % 100 / 10 == 1 ? 0 : number % 10;
  constexpr std::array<std::string_view, 4> endings = {"th", "st", "nd", "rd"};
  return fmt::format("{}{}", number, endings[last < 4 ? last : 0]);
}

}  // namespace zubia::organisations
