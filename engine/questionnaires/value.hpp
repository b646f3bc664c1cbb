#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

namespace zubia::questionnaires {

/// What an expression gives: a number, a text or a truth. An answer that is missing or not relevant is the empty text.
using Value = std::variant<double, std::string, bool>;

/// A text is a number where it is written as one (`-12`, `0.5`, blanks around it), or where it is a date: then the days
/// since 1970-01-01. Otherwise NaN. True is 1.
double as_number(const Value& value);
/// A number is written as short as it can be and read back the same, as JavaScript does it: `3`, `0.5`, `1e+21`. A
/// number that is not defined is the empty text, never "NaN".
std::string as_text(const Value& value);
/// False are 0, what is not defined, and the empty text.
bool as_truth(const Value& value);

/// `2026-02-28` as days since 1970-01-01; nothing where there is no such day.
std::optional<std::int64_t> days_of_date(std::string_view date);
/// The years 0001 to 9999; empty beyond.
std::string date_of_days(std::int64_t days);

/// How many characters a UTF-8 text has, and the ones from `first` to before `end`.
std::size_t character_count(std::string_view text);
std::string characters(std::string_view text, std::size_t first, std::size_t end);

}  // namespace zubia::questionnaires
