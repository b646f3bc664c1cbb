#pragma once

#include "engine/base/progress.hpp"

namespace zubia::cli {

/// Draws a bar with an estimate of the time left on standard error, once the work has taken a second and if standard
/// error is a terminal; otherwise stays silent.
Progress::Listener progress_bar();

/// Wipes a bar that was drawn.
void clear_progress_bar();

}  // namespace zubia::cli
