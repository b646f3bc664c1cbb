#pragma once

#include <atomic>
#include <boost/asio/awaitable.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <chrono>
#include <memory>
#include <optional>
#include <string>

#include "apps/server/http/framing.hpp"
#include "apps/server/http/reply_state.hpp"
#include "apps/server/http/server.hpp"
#include "apps/server/http/transport.hpp"

namespace zubia::http {

/// What all connections of a server share.
struct Shared {
  ServerOptions options;
  Handler handler;
  std::atomic<bool> is_draining = false;
  std::shared_ptr<Certificate> certificate;  ///< null where bytes travel as they are

  std::atomic<std::uint64_t> connections_open = 0;
  std::atomic<std::uint64_t> connections_accepted = 0;
  std::atomic<std::uint64_t> requests_at_work = 0;
  std::atomic<std::uint64_t> responses[6] = {};
  std::atomic<std::uint64_t> requests_refused = 0;
  std::atomic<std::uint64_t> requests_too_many = 0;
  std::atomic<std::uint64_t> event_streams_open = 0;
  std::atomic<std::uint64_t> requests_read = 0;
};

/// One client: reads a request, waits for its answer, writes it, again and again. Everything runs on the strand of its
/// stream.
class Connection : public std::enable_shared_from_this<Connection> {
 public:
  Connection(std::unique_ptr<Transport> transport, std::string peer, std::shared_ptr<Shared> shared);
  ~Connection();
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  /// Serves until one side closes.
  boost::asio::awaitable<void> serve();

  /// No further request; a wait for one ends at once. On the strand only.
  void drain();

  boost::asio::any_io_executor executor() { return transport_->executor(); }

 private:
  boost::asio::awaitable<bool> read_head(std::string& head);
  boost::asio::awaitable<bool> read_body(std::string_view head);
  boost::asio::awaitable<void> answer();
  boost::asio::awaitable<bool> receive(std::size_t bytes_max);
  boost::asio::awaitable<void> write(Response& response);
  void ask_handler(const std::shared_ptr<Pending>& pending);
  void tell_of(const Response& response, std::size_t bytes, bool is_whole);
  boost::asio::awaitable<void> write_events();
  std::optional<Refusal> understand(std::string_view head);
  void refuse_with(const Refusal& refusal);

  std::unique_ptr<Transport> transport_;
  boost::beast::flat_buffer buffer_;
  std::string peer_;
  std::shared_ptr<Shared> shared_;

  std::shared_ptr<Bell> bell_;
  std::shared_ptr<Request> request_;
  std::optional<Refusal> refusal_;
  std::chrono::steady_clock::time_point understood_;
  std::shared_ptr<EventStream::State> events_;
  bool is_idle_ = false;
  bool stays_open_ = true;
};

}  // namespace zubia::http
