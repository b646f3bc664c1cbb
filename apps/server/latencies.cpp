#include "apps/server/latencies.hpp"

#include <fmt/format.h>
#include <algorithm>

namespace zubia::server {

void Latencies::add(std::string_view kind, std::chrono::microseconds time) {
  const auto known =
      std::min<std::size_t>(static_cast<std::size_t>(std::ranges::find(kinds, kind) - kinds.begin()), kinds.size() - 1);
  Histogram& histogram = histograms_[known];
  const double seconds = std::chrono::duration<double>(time).count();
  const auto place = std::ranges::lower_bound(limits, seconds) - limits.begin();
  ++histogram.counts[static_cast<std::size_t>(place)];
  histogram.microseconds += static_cast<std::uint64_t>(time.count());
}

std::string Latencies::text() const {
  std::string text =
      "# HELP zubia_request_seconds From the end of a request to the end of its response.\n"
      "# TYPE zubia_request_seconds histogram\n";
  for (std::size_t kind = 0; kind < kinds.size(); ++kind) {
    const Histogram& histogram = histograms_[kind];
    std::uint64_t count = 0;
    for (std::size_t place = 0; place < limits.size(); ++place) {
      count += histogram.counts[place];
      text +=
          fmt::format("zubia_request_seconds_bucket{{class=\"{}\",le=\"{}\"}} {}\n", kinds[kind], limits[place], count);
    }
    count += histogram.counts.back();
    text += fmt::format(
        "zubia_request_seconds_bucket{{class=\"{0}\",le=\"+Inf\"}} {1}\n"
        "zubia_request_seconds_sum{{class=\"{0}\"}} {2}\nzubia_request_seconds_count{{class=\"{0}\"}} {1}\n",
        kinds[kind], count, static_cast<double>(histogram.microseconds) / 1e6);
  }
  return text;
}

}  // namespace zubia::server
