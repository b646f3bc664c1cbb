#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/result.hpp"

namespace zubia::questionnaires {

struct Token {
  enum class Kind : std::uint8_t { number, text, variable, name, sign, end };
  Kind kind = Kind::end;
  std::string text = {};  ///< without quotes, or `${` and `}`
  double number = 0;
  std::size_t place = 1;  ///< its first character, from 1
};

/// `broken-expression`: what is wrong at a character of the source, and what to write instead.
Problem broken_expression(std::size_t place, const std::string& what, const std::string& mend);

/// The words and signs of an expression, closed by one `end`.
Result<std::vector<Token>> expression_tokens(std::string_view source);

}  // namespace zubia::questionnaires
