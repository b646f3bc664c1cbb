#pragma once

#include <cstddef>
#include <cstdint>

#include "apps/server/http/server.hpp"
#include "apps/server/jobs.hpp"
#include "apps/server/latencies.hpp"
#include "apps/server/reply_cache.hpp"

namespace zubia::server {

/// What is counted outside of the HTTP server.
struct WorkCounts {
  std::size_t small_waiting = 0;
  std::size_t analyses_waiting = 0;
  std::uint64_t given_up = 0;
  Jobs::Counts jobs = {};
  ReplyCache::Counts cache = {};
  std::uint64_t log_lines_lost = 0;
};

/// The counts in the text format that Prometheus reads.
http::Response metrics(const http::Counts& counts, const WorkCounts& work, const Latencies& latencies);

}  // namespace zubia::server
