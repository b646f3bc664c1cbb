#include "apps/server/metrics.hpp"

#include <fmt/format.h>

namespace zubia::server {

http::Response metrics(const http::Counts& counts, const WorkCounts& work, const Latencies& latencies) {
  std::string text;
  const auto add = [&](std::string_view kind, std::string_view name, std::string_view help, auto value) {
    text += fmt::format("# HELP zubia_{0} {1}\n# TYPE zubia_{0} {2}\nzubia_{0} {3}\n", name, help, kind, value);
  };
  add("gauge", "connections_open", "Connections that are open.", counts.connections_open);
  add("counter", "connections_accepted_total", "Connections that were accepted.", counts.connections_accepted);
  add("gauge", "requests_at_work", "Requests that wait for their answer.", counts.requests_at_work);
  add("counter", "requests_refused_total", "Requests whose framing was not sound.", counts.requests_refused);
  add("counter", "requests_too_many_total", "Requests answered by 503.", counts.requests_too_many);
  add("gauge", "event_streams_open", "Streams of events that are open.", counts.event_streams_open);
  add("gauge", "small_waiting", "Quick operations that wait or run.", work.small_waiting);
  add("gauge", "analyses_waiting", "Analyses that wait or run.", work.analyses_waiting);
  add("counter", "work_given_up_total", "Operations that waited too long and were answered by 503.", work.given_up);
  add("gauge", "jobs_running", "Jobs that wait or run.", work.jobs.running);
  add("counter", "jobs_begun_total", "Jobs that were begun.", work.jobs.begun);
  add("counter", "jobs_failed_total", "Jobs that were refused, cancelled or failed.", work.jobs.failed);
  add("counter", "cache_hits_total", "Replies that were kept from before.", work.cache.hits);
  add("counter", "cache_joined_total", "Replies that were being computed for somebody else.", work.cache.joined);
  add("counter", "cache_computed_total", "Replies that were computed.", work.cache.computed);
  add("gauge", "cache_bytes", "Bytes of the replies that are kept.", work.cache.bytes);
  add("counter", "log_lines_lost_total", "Lines of the log that could not be written.", work.log_lines_lost);
  text +=
      "# HELP zubia_responses_total Responses by the hundreds of their status.\n# TYPE zubia_responses_total counter\n";
  for (int hundreds = 1; hundreds <= 5; ++hundreds)
    text += fmt::format("zubia_responses_total{{status=\"{}xx\"}} {}\n", hundreds, counts.responses[hundreds]);
  text += latencies.text();
  return {.content_type = "text/plain; version=0.0.4; charset=utf-8", .body = text};
}

}  // namespace zubia::server
