#pragma once

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "engine/questionnaires/expression.hpp"
#include "engine/questionnaires/value.hpp"

namespace zubia::questionnaires {

/// What an expression can see while it is evaluated.
struct Surroundings {
  std::function<Value(const std::string&)> answer = {};  ///< of a variable, in this repeat where it stands in one
  /// Of a variable in every repeat of its group, in order; what is not relevant is left out.
  std::function<std::vector<Value>(const std::string&)> answers = {};
  std::function<double(const std::string&)> repeats = {};       ///< how many a repeated group has
  Value self = std::string();                                   ///< the value that a constraint checks
  const std::map<std::string, std::string>* columns = nullptr;  ///< of the choice that a filter judges
  double position = 1;                                          ///< of this repeat, from 1
  std::string today = {};                                       ///< ISO 8601
};

/// The value of a checked expression. Never fails: what has no value is NaN or the empty text.
///
/// Conventions, which the browser's evaluator shares (tests/questionnaires/expressions.json):
/// - `=` and `!=` compare truths where one side is a truth, else numbers where one side is a number, else texts; `<`
/// and
///   its like always numbers, so dates compare by time. Nothing equals an undefined number.
/// - `and` and `or` look at the right side only where the left one does not decide.
/// - `sum` is undefined where one of its numbers is; `min` and `max` pass over those; a sum of nothing is 0.
/// - `round(x, n)` rounds halves up; `mod` has the sign of its left side; `int` cuts towards 0.
/// - Characters are counted, not bytes, from 0; `substr(t, first, end)` leaves `end` out, a negative place counts from
///   the end.
Value evaluate(const Expression& expression, const Surroundings& surroundings);

}  // namespace zubia::questionnaires
