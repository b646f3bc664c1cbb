#pragma once

#include <optional>
#include <string_view>

#include "apps/server/http/framing.hpp"

namespace zubia::http {

/// Reads the target of the request line into the path and the query of `request`, decoded once. In absolute form it
/// must name the host that the request names.
std::optional<Refusal> read_target(std::string_view target, Request& request);

}  // namespace zubia::http
