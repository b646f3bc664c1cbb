#include "engine/questionnaires/value.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "engine/base/absence.hpp"

namespace zubia::questionnaires {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

double number_of_text(std::string_view text) {
  while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
  if (const auto days = days_of_date(text)) return static_cast<double>(*days);
  // XPath knows no exponents and no plus sign, so neither "1e5" nor "inf" is a number.
  const std::string_view digits = text.starts_with('-') ? text.substr(1) : text;
  const bool is_written = !digits.empty() &&
                          std::ranges::all_of(digits, [](char c) { return is_digit(c) || c == '.'; }) &&
                          std::ranges::count(digits, '.') <= 1 && std::ranges::any_of(digits, is_digit);
  if (!is_written) return undefined;
  double number = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
  if (read.ec == std::errc::result_out_of_range) return undefined;
  return number;
}

std::string text_of_number(double number) {
  if (std::isnan(number)) return {};
  if (std::isinf(number)) return number > 0 ? "Infinity" : "-Infinity";
  if (number == 0) return "0";
  const double size = std::abs(number);
  std::array<char, 64> written{};
  const bool is_plain = size >= 1e-6 && size < 1e21;
  const auto end = std::to_chars(written.data(), written.data() + written.size(), number,
                                 is_plain ? std::chars_format::fixed : std::chars_format::scientific)
                       .ptr;
  std::string text(written.data(), end);
  // `1e-07` here is `1e-7` in the browser.
  const std::size_t exponent = text.find('e');
  if (exponent != std::string::npos && text[exponent + 2] == '0') text.erase(exponent + 2, 1);
  return text;
}

/// Days since 1970-01-01 of a day of the Gregorian calendar. The year begins in March here, so that the leap day is its
/// last.
std::int64_t days_of(std::int64_t year, int month, int day) {
  year -= month <= 2 ? 1 : 0;
  const std::int64_t era = year / 400;
  const std::int64_t year_of_era = year - era * 400;
  const std::int64_t day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
  return era * 146'097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719'468;
}

int month_length(int year, int month) {
  if (month == 2) return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28;
  return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

std::string padded(std::int64_t number, std::size_t width) {
  std::string digits = std::to_string(number);
  return std::string(width - std::min(width, digits.size()), '0') + digits;
}

}  // namespace

double as_number(const Value& value) {
  if (const auto* number = std::get_if<double>(&value)) return *number;
  if (const auto* truth = std::get_if<bool>(&value)) return *truth ? 1 : 0;
  return number_of_text(std::get<std::string>(value));
}

std::string as_text(const Value& value) {
  if (const auto* number = std::get_if<double>(&value)) return text_of_number(*number);
  if (const auto* truth = std::get_if<bool>(&value)) return *truth ? "true" : "false";
  return std::get<std::string>(value);
}

bool as_truth(const Value& value) {
  if (const auto* number = std::get_if<double>(&value)) return *number != 0 && is_defined(*number);
  if (const auto* truth = std::get_if<bool>(&value)) return *truth;
  return !std::get<std::string>(value).empty();
}

std::optional<std::int64_t> days_of_date(std::string_view date) {
  if (date.size() != 10 || date[4] != '-' || date[7] != '-') return {};
  std::array<int, 3> parts{};
  const std::array<std::string_view, 3> texts = {date.substr(0, 4), date.substr(5, 2), date.substr(8, 2)};
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (!std::ranges::all_of(texts[i], is_digit)) return {};
    std::from_chars(texts[i].data(), texts[i].data() + texts[i].size(), parts[i]);
  }
  const auto [year, month, day] = parts;
  if (year < 1 || month < 1 || month > 12 || day < 1 || day > month_length(year, month)) return {};
  return days_of(year, month, day);
}

std::string date_of_days(std::int64_t days) {
  if (days < days_of(1, 1, 1) || days > days_of(9999, 12, 31)) return {};
  days += 719'468;
  const std::int64_t era = days / 146'097;
  const std::int64_t day_of_era = days - era * 146'097;
  const std::int64_t year_of_era = (day_of_era - day_of_era / 1'460 + day_of_era / 36'524 - day_of_era / 146'096) / 365;
  const std::int64_t day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const std::int64_t shifted_month = (5 * day_of_year + 2) / 153;
  const std::int64_t day = day_of_year - (153 * shifted_month + 2) / 5 + 1;
  const std::int64_t month = shifted_month + (shifted_month < 10 ? 3 : -9);
  const std::int64_t year = year_of_era + era * 400 + (month <= 2 ? 1 : 0);
  return padded(year, 4) + "-" + padded(month, 2) + "-" + padded(day, 2);
}

std::size_t character_count(std::string_view text) {
  return static_cast<std::size_t>(
      std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

std::string characters(std::string_view text, std::size_t first, std::size_t end) {
  std::string part;
  std::size_t character = static_cast<std::size_t>(-1);
  for (const char c : text) {
    if ((static_cast<unsigned char>(c) & 0xC0U) != 0x80U) ++character;
    if (character != static_cast<std::size_t>(-1) && character >= first && character < end) part += c;
  }
  return part;
}

}  // namespace zubia::questionnaires
