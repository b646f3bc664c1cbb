#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace zubia::operations {

/// The single flags in what a publisher wrote behind a value: `be` is `b` and `e`, since Eurostat joins its letters;
/// `illustrative c` is two words. In the order written, none twice.
std::vector<std::string> flag_words(std::string_view flags);

/// The flags of several cells in one, for what is made of their sum.
void add_flags(std::string& all, std::string_view more);

}  // namespace zubia::operations
