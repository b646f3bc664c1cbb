#pragma once

#include <stop_token>

namespace zubia::cli {

/// From now on the first Ctrl-C (or SIGTERM) asks the work to stop, and the second one ends the process with 130.
/// To be called before any thread is made.
std::stop_token stop_on_interrupt();

}  // namespace zubia::cli
