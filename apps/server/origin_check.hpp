#pragma once

#include <optional>

#include "apps/server/http/message.hpp"
#include "engine/base/result.hpp"

namespace zubia::server {

Problem cross_site_request();

/// Whether a browser says that the request comes from another site.
bool is_from_elsewhere(const http::Request& request);

/// Why a request that changes something is not one of our own pages': it needs our origin, as `Sec-Fetch-Site` or
/// `Origin` tell it, and JSON, which no form of another site can send. Where the outside is known to be HTTPS, an
/// origin without it is not ours.
std::optional<Problem> find_cross_site_trouble(const http::Request& request, bool is_https);

}  // namespace zubia::server
