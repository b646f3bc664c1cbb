#pragma once

#include <string_view>

namespace zubia::operations {

/// Whether an operation is reached by a personal link, whose token stands in the request, and without a session. It
/// judges the token itself. `path` is the one below `/api`.
constexpr bool is_reached_by_link(std::string_view path) { return path.starts_with("/answer/"); }

}  // namespace zubia::operations
