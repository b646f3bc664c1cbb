#include "engine/questionnaires/expression_functions.hpp"

#include <algorithm>
#include <array>

namespace zubia::questionnaires {
namespace {

constexpr ValueType number = ValueType::number;
constexpr ValueType text = ValueType::text;
constexpr ValueType truth = ValueType::truth;
constexpr ValueType any = ValueType::any;

// In the order of the enumeration.
constexpr std::array rules = {
    FunctionRule{Function::either, "or", 2, 2, truth},
    FunctionRule{Function::both, "and", 2, 2, truth},
    FunctionRule{Function::equal, "=", 2, 2, truth},
    FunctionRule{Function::unequal, "!=", 2, 2, truth},
    FunctionRule{Function::less, "<", 2, 2, truth},
    FunctionRule{Function::less_or_equal, "<=", 2, 2, truth},
    FunctionRule{Function::greater, ">", 2, 2, truth},
    FunctionRule{Function::greater_or_equal, ">=", 2, 2, truth},
    FunctionRule{Function::plus, "+", 2, 2, number},
    FunctionRule{Function::minus, "-", 2, 2, number},
    FunctionRule{Function::times, "*", 2, 2, number},
    FunctionRule{Function::divided, "div", 2, 2, number},
    FunctionRule{Function::remainder, "mod", 2, 2, number},
    FunctionRule{Function::negative, "negative", 1, 1, number},
    FunctionRule{Function::logical_not, "not", 1, 1, truth},
    FunctionRule{Function::always_true, "true", 0, 0, truth},
    FunctionRule{Function::always_false, "false", 0, 0, truth},
    FunctionRule{Function::truth, "boolean", 1, 1, truth},
    FunctionRule{Function::number, "number", 1, 1, number},
    FunctionRule{Function::text, "string", 1, 1, text},
    FunctionRule{Function::choose, "if", 3, 3, any},
    FunctionRule{Function::coalesce, "coalesce", 2, any_number, any},
    FunctionRule{Function::whole, "int", 1, 1, number},
    FunctionRule{Function::round, "round", 1, 2, number},
    FunctionRule{Function::floor, "floor", 1, 1, number},
    FunctionRule{Function::ceiling, "ceiling", 1, 1, number},
    FunctionRule{Function::absolute, "abs", 1, 1, number},
    FunctionRule{Function::power, "pow", 2, 2, number},
    FunctionRule{Function::square_root, "sqrt", 1, 1, number},
    FunctionRule{Function::sum, "sum", 1, any_number, number, true},
    FunctionRule{Function::least, "min", 1, any_number, number, true},
    FunctionRule{Function::greatest, "max", 1, any_number, number, true},
    FunctionRule{Function::count, "count", 1, 1, number, true},
    FunctionRule{Function::count_answered, "count-non-empty", 1, 1, number, true},
    FunctionRule{Function::join, "join", 2, 2, text, true},
    FunctionRule{Function::indexed, "indexed-repeat", 3, 3, any, true},
    FunctionRule{Function::selected, "selected", 2, 2, truth},
    FunctionRule{Function::selected_at, "selected-at", 2, 2, text},
    FunctionRule{Function::count_selected, "count-selected", 1, 1, number},
    FunctionRule{Function::length, "string-length", 1, 1, number},
    FunctionRule{Function::concatenate, "concat", 1, any_number, text},
    FunctionRule{Function::part, "substr", 2, 3, text},
    FunctionRule{Function::contains, "contains", 2, 2, truth},
    FunctionRule{Function::starts_with, "starts-with", 2, 2, truth},
    FunctionRule{Function::ends_with, "ends-with", 2, 2, truth},
    FunctionRule{Function::normalize_space, "normalize-space", 1, 1, text},
    FunctionRule{Function::matches, "regex", 2, 2, truth},
    FunctionRule{Function::today, "today", 0, 0, text},
    FunctionRule{Function::date, "date", 1, 1, text},
    FunctionRule{Function::format_date, "format-date", 2, 2, text},
    FunctionRule{Function::position, "position", 1, 1, number},
};

constexpr bool in_order() {
  for (std::size_t i = 0; i < rules.size(); ++i)
    if (static_cast<std::size_t>(rules[i].function) != i) return false;
  return true;
}
static_assert(in_order());

constexpr std::string_view changes =
    "gives another result each time, and the same answers have to give the same result";
constexpr std::string_view outside = "reads something that is not in the form";

constexpr std::array unsupported = {
    UnsupportedFunction{changes, "random", "Shuffle the choices of the question instead."},
    UnsupportedFunction{changes, "uuid", "Leave it out: every response has a random id already."},
    UnsupportedFunction{changes, "now", "Write today(), which is the day of the answer."},
    UnsupportedFunction{changes, "once", "Write the value as the question's default instead."},
    UnsupportedFunction{outside, "pulldata", "Pre-fill the question from the directory instead."},
    UnsupportedFunction{outside, "instance", "Pre-fill the question from the directory instead."},
    UnsupportedFunction{outside, "property", "Pre-fill the question from the directory instead."},
    UnsupportedFunction{"gives a text of one language, and a form has several", "jr:choice-name",
                        "Compare with the name of the choice, or show the answer in a label as ${name}."},
    UnsupportedFunction{"depends on the language", "lower-case", "Compare with each spelling, joined by or."},
    UnsupportedFunction{"depends on the language", "upper-case", "Compare with each spelling, joined by or."},
    UnsupportedFunction{"needs places on a map, which this form cannot ask for", "area", "Ask for a number."},
    UnsupportedFunction{"needs places on a map, which this form cannot ask for", "distance", "Ask for a number."},
    UnsupportedFunction{"counts otherwise in every program", "substring",
                        "Write substr(text, first, end), counted from 0, the end left out."},
    UnsupportedFunction{"is not needed: a date is a number of days where it is computed with", "decimal-date-time",
                        "Leave it out: ${end} - ${start} are the days between two dates."},
};

constexpr bool is_operator(const FunctionRule& rule) { return rule.function <= Function::negative; }

}  // namespace

const FunctionRule& rule_of(Function function) { return rules[static_cast<std::size_t>(function)]; }

const FunctionRule* function_named(std::string_view name) {
  const auto* found =
      std::ranges::find_if(rules, [&](const FunctionRule& rule) { return rule.name == name && !is_operator(rule); });
  return found == rules.end() ? nullptr : found;
}

std::vector<std::string> function_names() {
  std::vector<std::string> names;
  for (const FunctionRule& rule : rules)
    if (!is_operator(rule)) names.emplace_back(rule.name);
  return names;
}

const UnsupportedFunction* unsupported_function(std::string_view name) {
  const auto* found = std::ranges::find(unsupported, name, &UnsupportedFunction::name);
  return found == unsupported.end() ? nullptr : found;
}

}  // namespace zubia::questionnaires
