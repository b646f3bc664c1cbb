#include "engine/interviews/codebook.hpp"

#include <algorithm>
#include <functional>

namespace zubia::interviews {

std::vector<CodeLine> code_tree(std::span<const CodePlace> codes) {
  std::map<std::string, std::vector<std::size_t>> children;
  std::set<std::string> known;
  for (const CodePlace& one : codes) known.insert(one.code);
  for (std::size_t i = 0; i < codes.size(); ++i)
    children[known.contains(codes[i].parent) ? codes[i].parent : std::string()].push_back(i);
  std::vector<CodeLine> lines;
  std::vector<bool> is_told(codes.size(), false);
  const std::function<void(std::size_t, std::size_t)> tell = [&](std::size_t code, std::size_t depth) {
    if (is_told[code]) return;
    is_told[code] = true;
    lines.push_back({code, depth});
    for (const std::size_t child : children[codes[code].code]) tell(child, depth + 1);
  };
  for (const std::size_t top : children[{}]) tell(top, 0);
  // What is left has parents in a circle.
  for (std::size_t i = 0; i < codes.size(); ++i) tell(i, 0);
  return lines;
}

std::set<std::string> codes_below(std::span<const CodePlace> codes, const std::string& code) {
  std::set<std::string> found = {code};
  for (bool has_grown = true; has_grown;) {
    has_grown = false;
    for (const CodePlace& one : codes)
      if (found.contains(one.parent)) has_grown = found.insert(one.code).second || has_grown;
  }
  return found;
}

std::vector<std::string> codes_above(std::span<const CodePlace> codes, const std::string& code) {
  std::vector<std::string> path;
  std::string at = code;
  while (!at.empty() && std::ranges::find(path, at) == path.end()) {
    const auto found = std::ranges::find(codes, at, &CodePlace::code);
    if (found == codes.end()) break;
    path.push_back(at);
    at = found->parent;
  }
  return path;
}

}  // namespace zubia::interviews
