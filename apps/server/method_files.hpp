#pragma once

#include <span>
#include <string_view>
#include <utility>

namespace zubia::server {

/// The pages of `docs/methods`: name and Markdown.
std::span<const std::pair<std::string_view, std::string_view>> method_files();

}  // namespace zubia::server
