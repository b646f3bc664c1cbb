#pragma once

#include <string>
#include <vector>

namespace zubia::storage {

// Codes and languages in one column. None of them has a comma.

std::string joined(const std::vector<std::string>& words);
std::vector<std::string> split(const std::string& text);

}  // namespace zubia::storage
