#include "tests/load/slow_clients.hpp"

#include <sys/socket.h>
#include <unistd.h>
#include <array>
#include <cerrno>
#include <chrono>
#include <cstdio>
#include <string_view>
#include <thread>
#include <utility>

#include "tests/load/sockets.hpp"

namespace zubia::load {

namespace {

enum class Habit { drips_head, drips_body, hardly_reads };

constexpr std::size_t ticks_per_second = 100;
constexpr std::size_t bytes_read_at_once = 64;
/// So many that what the server has to say does not fit into the buffers between us.
constexpr int questions = 10;

struct SlowClient {
  Habit habit = Habit::drips_head;
  int descriptor = -1;
  std::string request;
  std::size_t at_once = 0;  ///< how much of the request is sent without delay
  std::size_t sent = 0;
};

struct Counts {
  std::uint64_t begun = 0;
  std::uint64_t ended = 0;
  std::uint64_t refused = 0;
};

SlowClient client_of(const SlowPlan& plan, std::size_t place) {
  SlowClient client;
  client.habit = static_cast<Habit>(place % 3);
  client.request = plan.request_with_body;
  if (client.habit == Habit::drips_body) client.at_once = client.request.find("\r\n\r\n") + 4;
  if (client.habit == Habit::hardly_reads) {
    client.request.clear();
    for (int k = 0; k < questions; ++k) client.request += plan.request_for_much;
    client.at_once = client.request.size();
  }
  return client;
}

/// False where the connection has ended.
bool move_on(SlowClient& client) {
  std::array<char, bytes_read_at_once> room{};
  const ssize_t read = ::recv(client.descriptor, room.data(), room.size(), 0);
  if (read == 0 || (read < 0 && errno != EAGAIN)) return false;
  if (client.sent == client.request.size()) return true;
  const std::size_t wanted = client.sent < client.at_once ? client.at_once - client.sent : 1;
  const ssize_t sent = ::send(client.descriptor, client.request.data() + client.sent, wanted, MSG_NOSIGNAL);
  if (sent < 0) return errno == EAGAIN;
  client.sent += static_cast<std::size_t>(sent);
  return true;
}

void take_turn(SlowClient& client, const SlowPlan& plan, Counts& counts) {
  if (client.descriptor < 0) {
    client.sent = 0;
    client.descriptor = begin_connection(plan.port, client.habit == Habit::hardly_reads ? 4096 : 0);
    ++(client.descriptor < 0 ? counts.refused : counts.begun);
  } else if (!move_on(client)) {
    ++counts.ended;
    ::close(std::exchange(client.descriptor, -1));
  }
}

}  // namespace

void play_slow_clients(const SlowPlan& plan) {
  using Clock = std::chrono::steady_clock;
  std::vector<SlowClient> clients;
  for (std::size_t place = 0; place < plan.connections; ++place) clients.push_back(client_of(plan, place));
  Counts counts;
  std::uint64_t open_sum = 0;
  std::uint64_t turns = 0;
  const auto start = Clock::now();
  const auto ticks = static_cast<std::size_t>(plan.seconds * ticks_per_second);
  for (std::size_t tick = 0; tick < ticks; ++tick) {
    std::this_thread::sleep_until(start + tick * std::chrono::milliseconds(1000 / ticks_per_second));
    for (std::size_t place = tick % ticks_per_second; place < clients.size(); place += ticks_per_second) {
      take_turn(clients[place], plan, counts);
      ++turns;
      if (clients[place].descriptor >= 0) ++open_sum;
    }
  }
  const double open = turns == 0 ? 0 : static_cast<double>(open_sum) / static_cast<double>(turns);
  std::printf("{\"open\":%.0f,\"begun\":%lu,\"ended\":%lu,\"refused\":%lu}\n",
              open * static_cast<double>(plan.connections), counts.begun, counts.ended, counts.refused);
  for (const SlowClient& client : clients)
    if (client.descriptor >= 0) ::close(client.descriptor);
}

}  // namespace zubia::load
