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
    FunctionRule{"or", Function::either, 2, 2, truth},
    FunctionRule{"and", Function::both, 2, 2, truth},
    FunctionRule{"=", Function::equal, 2, 2, truth},
    FunctionRule{"!=", Function::unequal, 2, 2, truth},
    FunctionRule{"<", Function::less, 2, 2, truth},
    FunctionRule{"<=", Function::less_or_equal, 2, 2, truth},
    FunctionRule{">", Function::greater, 2, 2, truth},
    FunctionRule{">=", Function::greater_or_equal, 2, 2, truth},
    FunctionRule{"+", Function::plus, 2, 2, number},
    FunctionRule{"-", Function::minus, 2, 2, number},
    FunctionRule{"*", Function::times, 2, 2, number},
    FunctionRule{"div", Function::divided, 2, 2, number},
    FunctionRule{"mod", Function::remainder, 2, 2, number},
    FunctionRule{"negative", Function::negative, 1, 1, number},
    FunctionRule{"not", Function::logical_not, 1, 1, truth},
    FunctionRule{"true", Function::always_true, 0, 0, truth},
    FunctionRule{"false", Function::always_false, 0, 0, truth},
    FunctionRule{"boolean", Function::truth, 1, 1, truth},
    FunctionRule{"number", Function::number, 1, 1, number},
    FunctionRule{"string", Function::text, 1, 1, text},
    FunctionRule{"if", Function::choose, 3, 3, any},
    FunctionRule{"coalesce", Function::coalesce, 2, any_number, any},
    FunctionRule{"int", Function::whole, 1, 1, number},
    FunctionRule{"round", Function::round, 1, 2, number},
    FunctionRule{"floor", Function::floor, 1, 1, number},
    FunctionRule{"ceiling", Function::ceiling, 1, 1, number},
    FunctionRule{"abs", Function::absolute, 1, 1, number},
    FunctionRule{"pow", Function::power, 2, 2, number},
    FunctionRule{"sqrt", Function::square_root, 1, 1, number},
    FunctionRule{"sum", Function::sum, 1, any_number, number, true},
    FunctionRule{"min", Function::least, 1, any_number, number, true},
    FunctionRule{"max", Function::greatest, 1, any_number, number, true},
    FunctionRule{"count", Function::count, 1, 1, number, true},
    FunctionRule{"count-non-empty", Function::count_answered, 1, 1, number, true},
    FunctionRule{"join", Function::join, 2, 2, text, true},
    FunctionRule{"indexed-repeat", Function::indexed, 3, 3, any, true},
    FunctionRule{"selected", Function::selected, 2, 2, truth},
    FunctionRule{"selected-at", Function::selected_at, 2, 2, text},
    FunctionRule{"count-selected", Function::count_selected, 1, 1, number},
    FunctionRule{"string-length", Function::length, 1, 1, number},
    FunctionRule{"concat", Function::concatenate, 1, any_number, text},
    FunctionRule{"substr", Function::part, 2, 3, text},
    FunctionRule{"contains", Function::contains, 2, 2, truth},
    FunctionRule{"starts-with", Function::starts_with, 2, 2, truth},
    FunctionRule{"ends-with", Function::ends_with, 2, 2, truth},
    FunctionRule{"normalize-space", Function::normalize_space, 1, 1, text},
    FunctionRule{"regex", Function::matches, 2, 2, truth},
    FunctionRule{"today", Function::today, 0, 0, text},
    FunctionRule{"date", Function::date, 1, 1, text},
    FunctionRule{"format-date", Function::format_date, 2, 2, text},
    FunctionRule{"position", Function::position, 1, 1, number},
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
    UnsupportedFunction{"random", changes, "Shuffle the choices of the question instead."},
    UnsupportedFunction{"uuid", changes, "Leave it out: every response has a random id already."},
    UnsupportedFunction{"now", changes, "Write today(), which is the day of the answer."},
    UnsupportedFunction{"once", changes, "Write the value as the question's default instead."},
    UnsupportedFunction{"pulldata", outside, "Pre-fill the question from the directory instead."},
    UnsupportedFunction{"instance", outside, "Pre-fill the question from the directory instead."},
    UnsupportedFunction{"property", outside, "Pre-fill the question from the directory instead."},
    UnsupportedFunction{"jr:choice-name", "gives a text of one language, and a form has several",
                        "Compare with the name of the choice, or show the answer in a label as ${name}."},
    UnsupportedFunction{"lower-case", "depends on the language", "Compare with each spelling, joined by or."},
    UnsupportedFunction{"upper-case", "depends on the language", "Compare with each spelling, joined by or."},
    UnsupportedFunction{"area", "needs places on a map, which this form cannot ask for", "Ask for a number."},
    UnsupportedFunction{"distance", "needs places on a map, which this form cannot ask for", "Ask for a number."},
    UnsupportedFunction{"substring", "counts otherwise in every program",
                        "Write substr(text, first, end), counted from 0, the end left out."},
    UnsupportedFunction{"decimal-date-time", "is not needed: a date is a number of days where it is computed with",
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
