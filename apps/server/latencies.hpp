#pragma once

#include <array>
#include <atomic>
#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>

namespace zubia::server {

/// How long requests took, as histograms that Prometheus reads. Any thread may call.
class Latencies {
 public:
  /// Of `page`, `session`, `reading`, `analysis`, `write`, `job`; anything else is `other`.
  void add(std::string_view kind, std::chrono::microseconds time);
  std::string text() const;

 private:
  static constexpr std::array<std::string_view, 7> kinds{"page",  "session", "reading", "analysis",
                                                         "write", "job",     "other"};
  static constexpr std::array<double, 11> limits{0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5};
  struct Histogram {
    std::array<std::atomic<std::uint64_t>, limits.size() + 1> counts = {};
    std::atomic<std::uint64_t> microseconds = 0;
  };
  std::array<Histogram, kinds.size()> histograms_;
};

}  // namespace zubia::server
