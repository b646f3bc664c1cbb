#pragma once

#include <nlohmann/json.hpp>

#include "apps/server/http/message.hpp"
#include "engine/base/result.hpp"

namespace zubia::server {

/// The HTTP status of a problem: 422 unless its code says more.
unsigned status_of(const Problem& problem);

/// A problem as RFC 9457 writes it, with our own members `code`, `where` and `mend`.
nlohmann::ordered_json problem_document(const Problem& problem);

http::Response problem_response(const Problem& problem);

/// What is answered where there is no room for more work.
http::Response too_busy();

}  // namespace zubia::server
