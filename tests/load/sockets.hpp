#pragma once

#include <cstdint>

namespace zubia::load {

/// As many descriptors as the system gives; how many there are then.
std::uint64_t allow_many_descriptors();

/// A connection to this machine that is being made; -1 where there is none to be had. `receive_bytes` is how much the
/// system takes on our behalf, 0 for what is usual.
int begin_connection(std::uint16_t port, int receive_bytes = 0);

/// A port of this machine that nobody listens on now; 0 where there is none.
std::uint16_t free_port();

/// Whether a connection that was begun came about.
bool is_connected(int descriptor);

}  // namespace zubia::load
