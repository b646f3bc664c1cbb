#include "formats/plain_text.hpp"

#include <algorithm>

namespace zubia::formats {

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
  return text;
}

std::string lower_case(std::string_view text) {
  std::string lower(text);
  for (char& c : lower)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return lower;
}

std::string listed(std::span<const std::string> words, std::string_view joint) {
  constexpr std::size_t shown_max = 10;
  const std::size_t shown = std::min(words.size(), shown_max);
  std::string sentence;
  for (std::size_t i = 0; i < shown; ++i) {
    if (i > 0) sentence += i + 1 == words.size() ? joint : ", ";
    sentence += words[i];
  }
  if (shown < words.size()) sentence += " …";
  return sentence;
}

std::string counted(std::size_t count, std::string_view singular, std::string_view plural) {
  return std::to_string(count) + " " + std::string(count == 1 ? singular : plural);
}

}  // namespace zubia::formats
