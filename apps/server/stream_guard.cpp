#include "apps/server/stream_guard.hpp"

#include <chrono>

namespace zubia::server {

namespace {

/// For sessions that end by themselves, or through another server on the same store.
constexpr std::chrono::seconds pause{2};

}  // namespace

StreamGuard::StreamGuard(std::function<bool(const std::string& token)> goes_on)
    : goes_on_(std::move(goes_on)), looking_([this](const std::stop_token& stop) { look_until(stop); }) {}

void StreamGuard::watch(const std::string& token, const std::shared_ptr<http::EventStream>& stream) {
  {
    const std::lock_guard lock(mutex_);
    watched_.emplace_back(token, stream);
    is_wanted_ = true;
  }
  // The session may have ended between the question and the stream.
  woken_.notify_one();
}

void StreamGuard::look_now() {
  {
    const std::lock_guard lock(mutex_);
    if (watched_.empty()) return;
    is_wanted_ = true;
  }
  woken_.notify_one();
}

void StreamGuard::look_until(const std::stop_token& stop) {
  while (!stop.stop_requested()) {
    {
      std::unique_lock lock(mutex_);
      // Nothing to watch, nothing to wake up for.
      if (watched_.empty())
        woken_.wait(lock, stop, [this] { return is_wanted_; });
      else
        woken_.wait_for(lock, stop, pause, [this] { return is_wanted_; });
      is_wanted_ = false;
    }
    if (!stop.stop_requested()) look();
  }
}

void StreamGuard::look() {
  std::vector<std::pair<std::string, std::shared_ptr<http::EventStream>>> watched;
  {
    const std::lock_guard lock(mutex_);
    std::erase_if(watched_, [](const auto& entry) { return !entry.second->is_open(); });
    watched = watched_;
  }
  for (const auto& [token, stream] : watched)
    if (!goes_on_(token)) stream->close();
}

}  // namespace zubia::server
