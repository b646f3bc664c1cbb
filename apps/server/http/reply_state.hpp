#pragma once

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/steady_timer.hpp>
#include <chrono>
#include <mutex>
#include <optional>
#include <string>
#include <variant>

#include "apps/server/http/message.hpp"

namespace zubia::http {

/// Wakes the coroutine of a connection, which owns it. Who answers holds it weakly, and may outlive the server.
class Bell {
 public:
  explicit Bell(const boost::asio::any_io_executor& strand) : timer_(strand) {}

  /// Any thread. Nothing happens where the connection is gone.
  static void ring(const std::weak_ptr<Bell>& bell);

  /// On the strand only: returns when it rings, or after `patience`.
  boost::asio::awaitable<void> wait(std::chrono::steady_clock::duration patience);

 private:
  boost::asio::steady_timer timer_;
};

struct EventStream::State {
  State(std::weak_ptr<Bell> of_connection, std::size_t waiting_max)
      : bell(std::move(of_connection)), waiting_bytes_max(waiting_max) {}

  std::weak_ptr<Bell> bell;
  std::size_t waiting_bytes_max;
  std::vector<Header> headers = {};

  std::mutex mutex = {};
  std::string waiting = {};
  bool is_closed = false;
};

/// What a connection waits for: a response or a stream of events.
struct Pending {
  Pending(std::weak_ptr<Bell> of_connection, std::size_t waiting_max)
      : bell(std::move(of_connection)), waiting_bytes_max(waiting_max) {}

  using Answer = std::variant<Response, std::shared_ptr<EventStream::State>>;

  std::weak_ptr<Bell> bell;
  std::size_t waiting_bytes_max;

  std::mutex mutex = {};
  std::optional<Answer> answer = {};

  /// False where an answer was given before.
  bool give(Answer given);
};

struct Reply::State {
  std::shared_ptr<Pending> pending;

  explicit State(std::shared_ptr<Pending> awaited) : pending(std::move(awaited)) {}
  State(const State&) = delete;
  State& operator=(const State&) = delete;
  ~State();
};

}  // namespace zubia::http
