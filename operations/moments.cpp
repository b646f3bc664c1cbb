#include "operations/moments.hpp"

#include <fmt/chrono.h>
#include <chrono>
#include <string_view>

namespace zubia::operations {

std::string moment_text(Instant moment) {
  return fmt::format("{:%Y-%m-%dT%H:%M:%SZ}", fmt::gmtime(static_cast<std::time_t>(moment)));
}

Instant moment_of(const std::string& text) {
  // The pattern says where the digits stand; everything else is as it is.
  constexpr std::string_view pattern = "0000-00-00T00:00:00Z";
  if (text.size() != pattern.size()) return 0;
  for (std::size_t place = 0; place < pattern.size(); ++place)
    if (pattern[place] == '0' ? text[place] < '0' || text[place] > '9' : text[place] != pattern[place]) return 0;
  const auto number = [&](std::size_t first, std::size_t count) {
    int value = 0;
    for (const char digit : text.substr(first, count)) value = value * 10 + (digit - '0');
    return value;
  };
  const auto part = [&](std::size_t first) { return static_cast<unsigned>(number(first, 2)); };
  const std::chrono::year_month_day date{std::chrono::year(number(0, 4)), std::chrono::month(part(5)),
                                         std::chrono::day(part(8))};
  if (!date.ok()) return 0;
  return Instant{std::chrono::sys_days(date).time_since_epoch().count()} * 86'400 + Instant{part(11)} * 3600 +
         Instant{part(14)} * 60 + Instant{part(17)};
}

Instant system_moment() {
  return std::chrono::duration_cast<std::chrono::seconds>(std::chrono::system_clock::now().time_since_epoch()).count();
}

}  // namespace zubia::operations
