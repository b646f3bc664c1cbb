#pragma once

#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <stop_token>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "apps/server/http/message.hpp"

namespace zubia::server {

/// Closes the event streams of sessions that have ended, whoever ended them and wherever. Any thread may call.
class StreamGuard {
 public:
  /// Asks about a session by its token.
  explicit StreamGuard(std::function<bool(const std::string& token)> goes_on);

  void watch(const std::string& token, const std::shared_ptr<http::EventStream>& stream);

  /// Something may have ended sessions: look now and not in a moment.
  void look_now();

 private:
  void look_until(const std::stop_token& stop);
  void look();

  std::function<bool(const std::string& token)> goes_on_;
  std::mutex mutex_;
  std::condition_variable_any woken_;
  bool is_wanted_ = false;
  std::vector<std::pair<std::string, std::shared_ptr<http::EventStream>>> watched_;
  std::jthread looking_;  // last: it ends before what it uses
};

}  // namespace zubia::server
