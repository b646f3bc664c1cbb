#include "apps/server/preferred_language.hpp"

#include <algorithm>
#include <array>

#include "apps/server/http/field_values.hpp"

namespace zubia::server {

namespace {

constexpr std::array<std::string_view, 4> languages{"en", "es", "fr", "eu"};

}  // namespace

std::string preferred_language(std::string_view accepted) {
  std::string preferred;
  int heaviest = 0;
  for (const http::Weighted& wish : http::weighted_items(accepted)) {
    const std::string language = wish.value.substr(0, wish.value.find('-'));
    if (wish.thousandths <= heaviest || std::ranges::find(languages, language) == languages.end()) continue;
    preferred = language;
    heaviest = wish.thousandths;
  }
  return preferred;
}

}  // namespace zubia::server
