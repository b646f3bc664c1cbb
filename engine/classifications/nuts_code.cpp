#include "engine/classifications/nuts_code.hpp"

#include <algorithm>
#include <array>

#include "engine/base/nearest_names.hpp"

namespace zubia {
namespace {

// Members of the Union past and present, of the EFTA, candidates, and those who publish with them.
constexpr std::array<std::string_view, 44> countries = {
    "AD", "AL", "AT", "BA", "BE", "BG", "CH", "CY", "CZ", "DE", "DK", "EE", "EL", "ES", "FI",
    "FR", "GE", "HR", "HU", "IE", "IS", "IT", "LI", "LT", "LU", "LV", "MD", "ME", "MK", "MT",
    "NL", "NO", "PL", "PT", "RO", "RS", "SE", "SI", "SK", "SM", "TR", "UA", "UK", "XK"};

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }

}  // namespace

std::optional<NutsCode> parse_nuts_code(std::string_view text) {
  if (text.size() < 2 || text.size() > 5) return std::nullopt;
  const std::string_view country = text.substr(0, 2);
  const std::string_view region = text.substr(2);
  if (std::find(countries.begin(), countries.end(), country) == countries.end()) return std::nullopt;
  if (!std::all_of(region.begin(), region.end(), [](char c) { return is_digit(c) || is_capital(c); }))
    return std::nullopt;
  const bool extra = !region.empty() && std::all_of(region.begin(), region.end(), [](char c) { return c == 'Z'; });
  return NutsCode{std::string(country), static_cast<int>(region.size()), extra};
}

Result<NutsCode> check_nuts_code(std::string_view text, const std::vector<std::string>& known) {
  if (const auto code = parse_nuts_code(text)) return *code;
  const std::string quoted = "“" + std::string(text) + "”";
  std::string detail = quoted + " is not a NUTS code.";
  std::string mend = did_you_mean(text, known);
  if (text.substr(0, 2) == "GR") {
    detail = quoted + " is not a NUTS code: Greece is EL in statistics.";
    if (mend.empty()) mend = "Write EL" + std::string(text.substr(2)) + ".";
  } else if (text.substr(0, 2) == "GB") {
    detail = quoted + " is not a NUTS code: the United Kingdom is UK in statistics.";
    if (mend.empty()) mend = "Write UK" + std::string(text.substr(2)) + ".";
  }
  if (mend.empty()) mend = "Write the country's two letters and one sign for each level, as in ES, ES2, ES21 or ES211.";
  return refuse({"not-a-nuts-code", std::move(detail), {}, std::move(mend)});
}

bool is_country_aggregate(std::string_view text) {
  for (const std::string_view name : {"EFTA", "EEA", "EU", "EA"}) {
    if (!text.starts_with(name)) continue;
    const std::string_view rest = text.substr(name.size());
    return std::all_of(rest.begin(), rest.end(), [](char c) { return is_digit(c) || c == '_' || c == '-'; });
  }
  return false;
}

}  // namespace zubia
