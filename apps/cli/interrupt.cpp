#include "apps/cli/interrupt.hpp"

#include <fcntl.h>
#include <unistd.h>
#include <array>
#include <csignal>
#include <memory>
#include <system_error>
#include <thread>

namespace zubia::cli {

namespace {

constexpr int interrupted = 130;

std::array<int, 2> ends{};

/// Hardly anything may be done inside a signal handler: it wakes the thread that does the rest.
void wake(int) {
  const char mark = 1;
  static_cast<void>(::write(ends[1], &mark, 1) == 1);
}

void wait_for_wake() {
  char mark = 0;
  while (::read(ends[0], &mark, 1) != 1) {
  }
}

}  // namespace

std::stop_token stop_on_interrupt() {
  // Handlers, not a thread that waits for blocked signals: libraries start threads before `main` that block nothing.
  if (::pipe2(ends.data(), O_CLOEXEC) != 0) throw std::system_error(errno, std::generic_category());
  struct sigaction action {};
  action.sa_handler = wake;
  action.sa_flags = SA_RESTART;
  for (const int signal : {SIGINT, SIGTERM}) ::sigaction(signal, &action, nullptr);
  auto source = std::make_shared<std::stop_source>();
  std::thread([source] {
    wait_for_wake();
    source->request_stop();
    wait_for_wake();
    ::_exit(interrupted);
  }).detach();
  return source->get_token();
}

}  // namespace zubia::cli
