#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/result.hpp"

namespace zubia::questionnaires {

/// What a part of an expression gives. Every kind converts into every other: see value.hpp.
enum class ValueType : std::uint8_t { number, text, truth, any };

/// What an expression can do with its arguments. The names are in expression_functions.cpp.
enum class Function : std::uint8_t {
  either,
  both,
  equal,
  unequal,
  less,
  less_or_equal,
  greater,
  greater_or_equal,
  plus,
  minus,
  times,
  divided,
  remainder,
  negative,
  logical_not,
  always_true,
  always_false,
  truth,
  number,
  text,
  choose,
  coalesce,
  whole,
  round,
  floor,
  ceiling,
  absolute,
  power,
  square_root,
  sum,
  least,
  greatest,
  count,
  count_answered,
  join,
  indexed,
  selected,
  selected_at,
  count_selected,
  length,
  concatenate,
  part,
  contains,
  starts_with,
  ends_with,
  normalize_space,
  matches,
  today,
  date,
  format_date,
  position,
};

/// A part of an expression, and what it is made of: a tree. It is what the browser evaluates too, as JSON.
struct Expression {
  enum class Kind : std::uint8_t {
    number,   ///< 18
    text,     ///< 'health'
    answer,   ///< ${sector}: of one variable
    answers,  ///< ${turnover} in sum(${turnover}): of a variable in every repeat of its group
    repeats,  ///< ${projects} in count(${projects}): a repeated group
    self,     ///< . in a constraint: the value that is checked
    column,   ///< country in a choice filter: a column of the choice
    call,     ///< a function or an operator
  };

  Kind kind = Kind::number;
  double number = 0;
  std::string text = {};  ///< the text, or the name
  Function function = Function::always_true;
  std::vector<Expression> of = {};  ///< the arguments
  std::size_t place = 1;            ///< the character of the source where it begins, from 1
  ValueType type = ValueType::any;

  friend bool operator==(const Expression&, const Expression&) = default;
};

/// Reads an expression of XLSForm: the part of XPath with `${name}`, `.`, numbers, texts, `and or = != < <= > >= + - *
/// div mod`, parentheses and the functions of expression_functions.hpp. Names are not looked up yet.
///
/// Refused, with the character and what to write instead: `broken-expression`, `unknown-function`,
/// `unsupported-function` (one that would give another result each time, or read something outside the form),
/// `wrong-argument-count`, `broken-pattern` (of regex).
Result<Expression> parse_expression(std::string_view source);

/// The names of variables and groups in it, each once, in order.
std::vector<std::string> names_in(const Expression& expression);

}  // namespace zubia::questionnaires
