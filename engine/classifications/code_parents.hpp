#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace zubia {

/// A code as lists have it: without blanks around it, and without the control digit that procurement codes are
/// published with (`03000000-1` is `03000000`).
std::string code_without_control_digit(std::string_view code);

/// For each code the one of the list that it lies directly in; empty at the top.
///
/// Where all codes are digits of one length (CPV), noughts at the end say nothing: `03110000` lies in `03100000`.
/// Otherwise the longest other code that it begins with is its parent, points apart (`01.11` in `01.1`, `ES211` in
/// `ES21`), and a division of NACE without one lies in its section. For lists that name no parents themselves.
std::vector<std::string> code_parents(const std::vector<std::string>& codes);

}  // namespace zubia
