#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <mutex>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>

#include "apps/server/http/server.hpp"
#include "engine/base/result.hpp"

namespace zubia::server {

/// What happens, one line of JSON for each event, in UTC. It never holds an address, a query, a body, a name, a token,
/// who asked from where or with what browser; and no event can look like two. Any thread may call.
class Log {
 public:
  /// To a file, at whose end it writes; to standard error for `-`; of faults alone, to standard error, where
  /// `place` is empty. Refused: a file that cannot be written (`unwritable-file`).
  static Result<std::unique_ptr<Log>> open(const std::string& place);
  ~Log();
  Log(const Log&) = delete;
  Log& operator=(const Log&) = delete;

  void event(std::string_view name, std::string_view what = {});
  void exchange(const http::Exchange& exchange);

  /// Lines that could not be written, on a full disk for one.
  std::uint64_t lines_lost() const { return lines_lost_; }

 private:
  Log(int descriptor, bool is_own, bool has_requests);
  void write(const nlohmann::ordered_json& line);

  int descriptor_;
  bool is_own_;
  bool has_requests_;
  std::mutex mutex_;
  std::atomic<std::uint64_t> lines_lost_ = 0;
};

}  // namespace zubia::server
