#include "apps/server/metrics.hpp"

#include <fmt/format.h>

namespace zubia::server {

http::Response metrics(const http::Counts& counts, std::size_t small_waiting, std::size_t analyses_waiting) {
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
  add("gauge", "small_waiting", "Quick operations that wait or run.", small_waiting);
  add("gauge", "analyses_waiting", "Analyses that wait or run.", analyses_waiting);
  text +=
      "# HELP zubia_responses_total Responses by the hundreds of their status.\n# TYPE zubia_responses_total counter\n";
  for (int hundreds = 1; hundreds <= 5; ++hundreds)
    text += fmt::format("zubia_responses_total{{status=\"{}xx\"}} {}\n", hundreds, counts.responses[hundreds]);
  return {.content_type = "text/plain; version=0.0.4; charset=utf-8", .body = text};
}

}  // namespace zubia::server
