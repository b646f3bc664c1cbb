#pragma once

#include <map>
#include <string>
#include <variant>
#include <vector>

namespace zubia::questionnaires {

/// "Don't know" to a question that has no choices. Among choices it is one of them.
struct DontKnow {
  friend bool operator==(const DontKnow&, const DontKnow&) = default;
};

/// The codes of the choices taken; of a ranking in their order, best first.
using Codes = std::vector<int>;

/// What stands in one variable: nothing, "don't know", a number, a text (dates as ISO 8601, codes of a classification,
/// ids of organisations and files) or choices. Consent and yes-or-no are `Codes{1}` and `Codes{0}`.
using Answer = std::variant<std::monostate, DontKnow, double, std::string, Codes>;

/// The answers of one response, or of one repeat of a repeated group. What nobody answered may be left out.
struct Answers {
  std::map<std::string, Answer> values = {};                 ///< by the name of the variable
  std::map<std::string, std::vector<Answers>> repeats = {};  ///< by the name of the repeated group

  friend bool operator==(const Answers&, const Answers&) = default;
};

}  // namespace zubia::questionnaires
