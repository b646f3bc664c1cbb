#pragma once

#include <chrono>
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>

namespace zubia::storage {
class ProgrammeStore;
}

namespace zubia::server {

class Log;

/// What has to be done from time to time while a programme is served: removing what was kept of persons for too long,
/// and following the audit log from its first entry to its last. Once at the start, then after every pause.
class Housekeeping {
 public:
  static constexpr std::chrono::hours usual_pause{6};

  /// `now` gives the moment as ISO 8601 UTC.
  Housekeeping(std::shared_ptr<storage::ProgrammeStore> programme, Log& log, std::chrono::nanoseconds pause,
               std::function<std::string()> now);
  ~Housekeeping();
  Housekeeping(const Housekeeping&) = delete;
  Housekeeping& operator=(const Housekeeping&) = delete;

 private:
  void work(const std::stop_token& stop);
  void remove_old_data();
  void verify_audit_log();

  std::shared_ptr<storage::ProgrammeStore> programme_;
  Log& log_;
  std::chrono::nanoseconds pause_;
  std::function<std::string()> now_;
  std::mutex mutex_;
  std::condition_variable_any asked_to_end_;
  std::jthread thread_;
};

}  // namespace zubia::server
