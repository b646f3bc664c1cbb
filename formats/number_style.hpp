#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "formats/statistics_file.hpp"

namespace zubia::formats {

/// How a file writes its numbers.
struct NumberStyle {
  char decimal = '.';
  char thousands = 0;  ///< 0: none; a space stands for any kind of space

  friend bool operator==(const NumberStyle&, const NumberStyle&) = default;
};

/// The number that `text` writes, all of it; nothing where it is not one. `inf`, `nan` and hexadecimal are not numbers.
std::optional<double> read_number(std::string_view text, NumberStyle style = {});

/// Whether `text` is one of the ways to say that there is no number: empty, `:`, `..`, `NA`, `N/A`, `NaN`.
bool means_missing(std::string_view text);

/// A number that can be read in two ways.
struct OpenNumber {
  std::string text;
  std::size_t line = 0;
};

/// Gathers how the numbers of a column are written: `1.234,5` has a decimal comma, `1,234,567` has commas between
/// thousands, and `1,234` alone says nothing.
class NumberStyleEvidence {
 public:
  void see(std::string_view text, std::size_t line);

  /// What the caller knows about the decimal mark counts as if a number had shown it.
  void decide(DecimalMark mark);

  /// The style that all numbers agree with; nothing where they contradict each other.
  std::optional<NumberStyle> style() const;

  /// The first number with a comma, or a point, that could be a decimal one or one between thousands, where no other
  /// number decides it.
  std::optional<OpenNumber> open_comma() const;
  std::optional<OpenNumber> open_point() const;

 private:
  void see_one_separator(std::string_view digits, std::size_t place, std::size_t line);
  bool decided() const;

  bool comma_decimal_ = false;
  bool comma_thousands_ = false;
  bool point_decimal_ = false;
  bool point_thousands_ = false;
  bool space_thousands_ = false;
  std::optional<OpenNumber> open_comma_;
  std::optional<OpenNumber> open_point_;
};

}  // namespace zubia::formats
