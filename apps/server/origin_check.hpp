#pragma once

#include <optional>

#include "apps/server/http/message.hpp"
#include "engine/base/result.hpp"

namespace zubia::server {

/// What is wrong with a request that changes something, if another site could have made a browser send it: it must come
/// from our own pages (`Sec-Fetch-Site`, or `Origin`) and carry JSON, which a form cannot.
std::optional<Problem> find_cross_site_trouble(const http::Request& request);

}  // namespace zubia::server
