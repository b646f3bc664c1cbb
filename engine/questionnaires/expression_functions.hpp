#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/questionnaires/expression.hpp"

namespace zubia::questionnaires {

/// One function or operator of the language.
struct FunctionRule {
  Function function;
  std::string_view name;  ///< as it is written; of an operator its sign
  std::size_t arguments_min;
  std::size_t arguments_max;
  ValueType type;
  bool takes_lists = false;  ///< the first argument, or every one, may be `answers`
};

inline constexpr std::size_t any_number = static_cast<std::size_t>(-1);

const FunctionRule& rule_of(Function function);

/// The function that is written so, operators left out.
const FunctionRule* function_named(std::string_view name);
/// The names of all functions, operators left out.
std::vector<std::string> function_names();

/// Why a function that other programs know is not known here, and what to write instead.
struct UnsupportedFunction {
  std::string_view reason;
  std::string_view name;
  std::string_view mend;
};
const UnsupportedFunction* unsupported_function(std::string_view name);

}  // namespace zubia::questionnaires
