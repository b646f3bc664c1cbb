#pragma once

#include <cstddef>
#include <map>
#include <set>
#include <span>
#include <string>
#include <vector>

namespace zubia::interviews {

/// A code and the one that it stands below.
struct CodePlace {
  std::string code = {};
  std::string parent = {};  ///< empty: at the top

  friend bool operator==(const CodePlace&, const CodePlace&) = default;
};

/// A line of the tree as it is read from top to bottom.
struct CodeLine {
  std::size_t code = 0;   ///< its place in the list that was given
  std::size_t depth = 0;  ///< 0 at the top

  friend bool operator==(const CodeLine&, const CodeLine&) = default;
};

/// The codes as a tree: each before those below it, neighbours in the order of the list. A code whose parent is not in
/// the list stands at the top; none is left out, also where parents run in a circle.
std::vector<CodeLine> code_tree(std::span<const CodePlace> codes);

/// The code and all codes below it.
std::set<std::string> codes_below(std::span<const CodePlace> codes, const std::string& code);

/// The code and all codes above it, up to the top.
std::vector<std::string> codes_above(std::span<const CodePlace> codes, const std::string& code);

}  // namespace zubia::interviews
