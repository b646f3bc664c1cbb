#include "formats/spss_response_sets.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <map>

namespace zubia::formats {
namespace {

/// The head of an extension record: its type, subtype, and the size and number of what follows.
using RecordHead = std::array<std::int32_t, 4>;

constexpr std::int32_t extension = 7;
constexpr std::int32_t response_sets = 7;
constexpr std::int32_t long_names = 13;

std::string bytes_of(const RecordHead& head) {
  std::string bytes(sizeof(head), '\0');
  std::memcpy(bytes.data(), head.data(), sizeof(head));
  return bytes;
}

/// Short names by long ones, from the record `SHORT=long<tab>…`.
std::map<std::string, std::string, std::less<>> short_names(std::string_view dictionary) {
  std::map<std::string, std::string, std::less<>> names;
  const std::string start = bytes_of({extension, long_names, 1, 0}).substr(0, 3 * sizeof(std::int32_t));
  const std::size_t at = dictionary.rfind(start);
  if (at == std::string_view::npos) return names;
  std::int32_t length = 0;
  std::memcpy(&length, dictionary.data() + at + start.size(), sizeof(length));
  std::string_view left = dictionary.substr(at + sizeof(RecordHead), static_cast<std::size_t>(length));
  while (!left.empty()) {
    const std::string_view pair = left.substr(0, left.find('\t'));
    left.remove_prefix(std::min(pair.size() + 1, left.size()));
    const std::size_t equals = pair.find('=');
    if (equals != std::string_view::npos) names.emplace(pair.substr(equals + 1), pair.substr(0, equals));
  }
  return names;
}

char small(char letter) { return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter; }

}  // namespace

std::string spss_response_sets(const questionnaires::ResponseTable& table, std::string_view dictionary) {
  const auto names = short_names(dictionary);
  std::string sets;
  for (const auto& set : table.sets) {
    // Dichotomies that count the value 1: `$name=D1 1 LENGTH LABEL first second …`
    sets += "$" + set.name + "=D1 1 " + std::to_string(set.label.size()) + " " + set.label;
    for (const std::size_t column : set.columns) {
      const std::string& name = table.columns[column].name;
      const auto found = names.find(name);
      std::string written = found == names.end() ? name : found->second;
      std::ranges::transform(written, written.begin(), small);
      sets += " " + written;
    }
    sets += "\n";
  }
  if (sets.empty()) return {};
  return bytes_of({extension, response_sets, 1, static_cast<std::int32_t>(sets.size())}) + sets;
}

}  // namespace zubia::formats
