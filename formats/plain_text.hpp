#pragma once

#include <span>
#include <string>
#include <string_view>

namespace zubia::formats {

/// `text` without the spaces and tabs around it.
std::string_view trimmed(std::string_view text);

/// `text` with A–Z turned into a–z.
std::string lower_case(std::string_view text);

/// "A, B or C", with the given last joint; at most ten of them, then "…".
std::string listed(std::span<const std::string> words, std::string_view joint);

/// "1 cell", "2 cells".
std::string counted(std::size_t count, std::string_view singular, std::string_view plural);

}  // namespace zubia::formats
