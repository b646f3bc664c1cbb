#include "formats/number_style.hpp"

#include <charconv>

#include "formats/plain_text.hpp"

namespace zubia::formats {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Every kind of space that stands between thousands, as one space.
std::string with_plain_spaces(std::string_view text) {
  std::string plain;
  for (std::size_t i = 0; i < text.size();) {
    if (text.substr(i).starts_with("\xC2\xA0")) {  // no-break space
      plain += ' ';
      i += 2;
    } else if (text.substr(i).starts_with("\xE2\x80\xAF") || text.substr(i).starts_with("\xE2\x80\x89")) {
      plain += ' ';  // narrow no-break space, thin space
      i += 3;
    } else {
      plain += text[i++];
    }
  }
  return plain;
}

std::optional<double> read_plain_number(std::string_view text) {
  const bool is_signed = text.starts_with('+') || text.starts_with('-');
  const std::string_view unsigned_part = text.substr(is_signed ? 1 : 0);
  // from_chars takes `inf` and `nan`, which are no numbers here, and takes no plus.
  if (unsigned_part.empty() || !(is_digit(unsigned_part.front()) || unsigned_part.front() == '.')) return std::nullopt;
  if (text.starts_with('+')) text.remove_prefix(1);
  double value = 0.0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return value + 0.0;  // turns −0 into 0
}

/// The digits before the decimal mark without their separators; nothing unless these cut off groups of three.
std::optional<std::string> without_thousands(std::string_view whole, char thousands) {
  std::string digits;
  std::size_t group = 0;
  bool grouped = false;
  for (const char c : whole) {
    if (c == thousands) {
      if (grouped ? group != 3 : (group == 0 || group > 3)) return std::nullopt;
      grouped = true;
      group = 0;
    } else {
      if (c != '-' && c != '+') ++group;
      digits += c;
    }
  }
  if (grouped && group != 3) return std::nullopt;
  return digits;
}

}  // namespace

std::optional<double> read_number(std::string_view text, NumberStyle style) {
  text = trimmed(text);
  if (style == NumberStyle{}) return read_plain_number(text);
  const std::string plain = with_plain_spaces(text);
  const std::size_t mark = std::min(plain.find(style.decimal), plain.size());
  std::optional<std::string> number = std::string(plain, 0, mark);
  if (style.thousands != 0) number = without_thousands(*number, style.thousands);
  if (!number) return std::nullopt;
  if (mark < plain.size()) {
    // What follows the mark must not have the other style's mark.
    if (plain.find(style.decimal == ',' ? '.' : ',', mark) != std::string::npos) return std::nullopt;
    *number += '.';
    number->append(plain, mark + 1);
  } else if (style.decimal == ',' && number->find('.') != std::string::npos) {
    return std::nullopt;
  }
  return read_plain_number(*number);
}

bool means_missing(std::string_view text) {
  if (text.empty() || text == ":" || text == "..") return true;
  if (text.size() > 3 || (text.front() != 'N' && text.front() != 'n')) return false;
  const std::string word = lower_case(text);
  return word == "na" || word == "n/a" || word == "nan";
}

void NumberStyleEvidence::see(std::string_view text, std::size_t line) {
  const std::string plain = with_plain_spaces(trimmed(text));
  std::string_view digits = plain;
  if (digits.starts_with('-') || digits.starts_with('+')) digits.remove_prefix(1);
  if (digits.empty() || digits.find_first_not_of("0123456789., ") != std::string_view::npos) return;
  const std::size_t first = digits.find_first_of("., ");
  if (first == std::string_view::npos) return;
  const std::size_t last = digits.find_last_of("., ");
  if (first == last) {
    see_one_separator(digits, first, line);
    return;
  }
  const char between = digits[first];
  const char final = digits[last];
  if (between == ' ') space_thousands_ = true;
  if (between == ',') comma_thousands_ = true;
  if (between == '.') point_thousands_ = true;
  if (final == between) return;
  if (final == ',') comma_decimal_ = true;
  if (final == '.') point_decimal_ = true;
}

void NumberStyleEvidence::see_one_separator(std::string_view digits, std::size_t place, std::size_t line) {
  const bool fits_thousands = digits.size() - place - 1 == 3 && place >= 1 && place <= 3 && digits.front() != '0';
  const char separator = digits[place];
  if (separator == ' ') {
    space_thousands_ = true;
    return;
  }
  if (!fits_thousands) {
    (separator == ',' ? comma_decimal_ : point_decimal_) = true;
    return;
  }
  std::optional<OpenNumber>& open = separator == ',' ? open_comma_ : open_point_;
  if (!open) open = OpenNumber{std::string(digits), line};
}

void NumberStyleEvidence::decide(DecimalMark mark) {
  if (mark == DecimalMark::comma) comma_decimal_ = true;
  if (mark == DecimalMark::point) point_decimal_ = true;
}

bool NumberStyleEvidence::decided() const {
  return comma_decimal_ || comma_thousands_ || point_decimal_ || point_thousands_ || space_thousands_;
}

std::optional<OpenNumber> NumberStyleEvidence::open_comma() const { return decided() ? std::nullopt : open_comma_; }

std::optional<OpenNumber> NumberStyleEvidence::open_point() const { return decided() ? std::nullopt : open_point_; }

std::optional<NumberStyle> NumberStyleEvidence::style() const {
  const bool comma_torn = comma_decimal_ && comma_thousands_;
  const bool point_torn = point_decimal_ && point_thousands_;
  const bool two_decimals = comma_decimal_ && point_decimal_;
  const bool two_thousands = (comma_thousands_ && point_thousands_) || (space_thousands_ && comma_thousands_) ||
                             (space_thousands_ && point_thousands_);
  if (comma_torn || point_torn || two_decimals || two_thousands || open_comma()) return std::nullopt;
  const char space = space_thousands_ ? ' ' : '\0';
  if (comma_decimal_ || point_thousands_ || (space_thousands_ && open_comma_ && !point_decimal_)) {
    // Beside a decimal comma a point can only stand between thousands.
    const bool points = point_thousands_ || open_point_;
    if (points && space_thousands_) return std::nullopt;
    return NumberStyle{',', points ? '.' : space};
  }
  if (comma_thousands_ || open_comma_) return NumberStyle{'.', ','};
  return NumberStyle{'.', space};
}

}  // namespace zubia::formats
