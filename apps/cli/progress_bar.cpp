#include "apps/cli/progress_bar.hpp"

#include <fmt/format.h>
#include <unistd.h>
#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <memory>
#include <mutex>
#include <string>

namespace zubia::cli {

namespace {

using Clock = std::chrono::steady_clock;

std::atomic<bool> is_drawn = false;

struct Bar {
  std::mutex one_at_a_time;
  Clock::time_point started = Clock::now();
  Clock::time_point drawn = started;
};

void draw(Bar& bar, std::string_view stage, double share) {
  const std::lock_guard lock(bar.one_at_a_time);
  const auto now = Clock::now();
  if (now - bar.started < std::chrono::seconds(1) || now - bar.drawn < std::chrono::milliseconds(100)) return;
  bar.drawn = now;
  const double seconds = std::chrono::duration<double>(now - bar.started).count();
  const double done = std::clamp(share, 0.0, 1.0);
  const auto filled = static_cast<std::size_t>(done * 30.0);
  const std::string left = done > 0.01 ? fmt::format("about {:.0f} s left", seconds * (1.0 - done) / done) : "";
  const std::string line = fmt::format("\r\x1b[K{} [{}{}] {:3.0f} % {}", stage, std::string(filled, '#'),
                                       std::string(30 - filled, '.'), done * 100.0, left);
  static_cast<void>(std::fputs(line.c_str(), stderr));
  static_cast<void>(std::fflush(stderr));
  is_drawn = true;
}

}  // namespace

Progress::Listener progress_bar() {
  if (isatty(STDERR_FILENO) == 0) return {};
  return [bar = std::make_shared<Bar>()](std::string_view stage, double share) { draw(*bar, stage, share); };
}

void clear_progress_bar() {
  if (is_drawn.exchange(false)) static_cast<void>(std::fputs("\r\x1b[K", stderr));
}

}  // namespace zubia::cli
