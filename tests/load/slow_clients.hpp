#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace zubia::load {

/// Connections that keep a server waiting: a third send the head of a request byte by byte, a third its body, a third
/// ask for much and hardly read. Each moves once a second; one that the server ends comes back.
struct SlowPlan {
  std::uint16_t port = 0;
  std::size_t connections = 1;
  double seconds = 0;
  std::string request_with_body;
  std::string request_for_much;
};

/// Plays them and prints, as JSON, how many were open on average and how often one was ended.
void play_slow_clients(const SlowPlan& plan);

}  // namespace zubia::load
