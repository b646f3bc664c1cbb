#pragma once

#include <cstddef>

#include "apps/server/http/server.hpp"

namespace zubia::server {

/// The counts in the text format that Prometheus reads.
http::Response metrics(const http::Counts& counts, std::size_t small_waiting, std::size_t analyses_waiting);

}  // namespace zubia::server
