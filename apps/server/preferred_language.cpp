#include "apps/server/preferred_language.hpp"

#include <algorithm>
#include <array>

namespace zubia::server {

namespace {

constexpr std::array<std::string_view, 4> languages{"en", "es", "fr", "eu"};

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
  return text;
}

/// The text up to `mark`, which is taken off `rest` with it.
std::string_view next_part(std::string_view& rest, char mark) {
  const std::size_t end = std::min(rest.find(mark), rest.size());
  const std::string_view part = rest.substr(0, end);
  rest.remove_prefix(std::min(end + 1, rest.size()));
  return trimmed(part);
}

/// `q=0.8`; 1 where it is left out, 0 where it cannot be read. In thousandths, since the standard allows three digits.
int weight_of(std::string_view parameter) {
  if (parameter.empty()) return 1000;
  if (!parameter.starts_with("q=") && !parameter.starts_with("Q=")) return 0;
  parameter.remove_prefix(2);
  if (parameter.empty() || (parameter[0] != '0' && parameter[0] != '1')) return 0;
  if (parameter.size() == 1) return parameter[0] == '1' ? 1000 : 0;
  if (parameter[1] != '.' || parameter.size() > 5) return 0;
  int weight = (parameter[0] - '0') * 1000;
  int place = 100;
  for (const char digit : parameter.substr(2)) {
    if (digit < '0' || digit > '9') return 0;
    weight += (digit - '0') * place;
    place /= 10;
  }
  return std::min(weight, 1000);
}

char lowered(char letter) { return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter; }

}  // namespace

std::string preferred_language(std::string_view accepted) {
  std::string preferred;
  int heaviest = 0;
  while (!accepted.empty()) {
    std::string_view wish = next_part(accepted, ',');
    const std::string_view tag = next_part(wish, ';');
    const int weight = weight_of(trimmed(wish));
    if (weight <= heaviest || tag.size() < 2 || (tag.size() > 2 && tag[2] != '-')) continue;
    const std::string language{lowered(tag[0]), lowered(tag[1])};
    if (std::ranges::find(languages, language) == languages.end()) continue;
    preferred = language;
    heaviest = weight;
  }
  return preferred;
}

}  // namespace zubia::server
