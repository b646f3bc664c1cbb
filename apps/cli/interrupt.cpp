#include "apps/cli/interrupt.hpp"

#include <unistd.h>
#include <csignal>
#include <memory>
#include <thread>

namespace zubia::cli {

std::stop_token stop_on_interrupt() {
  // A thread that waits for the signals, because hardly anything may be done inside a signal handler.
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGINT);
  sigaddset(&signals, SIGTERM);
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  auto source = std::make_shared<std::stop_source>();
  std::thread([source, signals] {
    int signal = 0;
    sigwait(&signals, &signal);
    source->request_stop();
    sigwait(&signals, &signal);
    _exit(130);
  }).detach();
  return source->get_token();
}

}  // namespace zubia::cli
