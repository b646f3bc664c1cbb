#pragma once

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/steady_timer.hpp>
#include <chrono>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <variant>

#include "apps/server/http/message.hpp"

namespace zubia::http {

/// Wakes the coroutine of a connection. Who answers holds it too, and may outlive the connection and the server.
class Bell : public std::enable_shared_from_this<Bell> {
 public:
  explicit Bell(const boost::asio::any_io_executor& strand) { timer_.emplace(strand); }

  /// Any thread. Nothing happens where the connection is gone.
  void ring();

  /// On the strand only: returns when it rings, or after `patience`.
  boost::asio::awaitable<void> wait(std::chrono::steady_clock::duration patience);

  /// The connection is gone: from now on nothing of the server's is touched. Waits for who is ringing.
  void disconnect();

 private:
  std::mutex mutex_;
  std::optional<boost::asio::steady_timer> timer_;
};

struct EventStream::State {
  State(std::shared_ptr<Bell> of_connection, std::size_t waiting_max)
      : bell(std::move(of_connection)), waiting_bytes_max(waiting_max) {}

  std::shared_ptr<Bell> bell;
  std::size_t waiting_bytes_max;
  std::vector<Header> headers = {};

  std::mutex mutex = {};
  std::string waiting = {};
  bool is_closed = false;
};

/// What a connection waits for: a response or a stream of events.
struct Pending {
  Pending(std::shared_ptr<Bell> of_connection, std::size_t waiting_max)
      : bell(std::move(of_connection)), waiting_bytes_max(waiting_max) {}

  using Answer = std::variant<Response, std::shared_ptr<EventStream::State>>;

  std::shared_ptr<Bell> bell;
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
