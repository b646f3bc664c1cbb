#pragma once

#include <functional>
#include <stop_token>
#include <string_view>
#include <utility>

#include "engine/base/result.hpp"

namespace zubia {

/// How long work tells where it stands, and hears that it is no longer wanted. Cheap to copy; a default one listens to
/// nobody. Reports may come from any thread, one at a time.
class Progress {
 public:
  /// What is being done, and how much of it is done, 0–1.
  using Listener = std::function<void(std::string_view stage, double done_share)>;

  Progress() = default;
  Progress(Listener listener, std::stop_token stop) : listener_(std::move(listener)), stop_(std::move(stop)) {}

  void report(std::string_view stage, double done_share) const {
    if (listener_) listener_(stage, done_share);
  }

  bool cancelled() const { return stop_.stop_requested(); }

  /// The same for one part of the work, which makes the shares from `first` to `last` of the whole.
  Progress part(double first, double last) const {
    if (!listener_) return *this;
    return {[listener = listener_, first, last](std::string_view stage, double done_share) {
              listener(stage, first + (last - first) * done_share);
            },
            stop_};
  }

  /// The problem that cancelled work returns.
  static Problem cancellation() { return {"cancelled", "The work was cancelled; nothing was changed.", {}, {}}; }

 private:
  Listener listener_;
  std::stop_token stop_;
};

}  // namespace zubia
