#include "apps/server/http/server.hpp"

#include <sys/resource.h>
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/strand.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <mutex>
#include <thread>
#include <unordered_map>
#include <utility>

#include "apps/server/http/connection.hpp"

namespace zubia::http {

namespace asio = boost::asio;
namespace beast = boost::beast;
using asio::ip::tcp;

namespace {

/// Each client needs a descriptor; the system gives more to who asks.
void allow_many_descriptors() {
  rlimit limit{};
  if (::getrlimit(RLIMIT_NOFILE, &limit) != 0) return;
  limit.rlim_cur = limit.rlim_max;
  static_cast<void>(::setrlimit(RLIMIT_NOFILE, &limit));
}

Problem problem_of(const beast::error_code& error, const ServerOptions& options) {
  const std::string place = options.address + ":" + std::to_string(options.port);
  if (error == asio::error::address_in_use)
    return {"address-in-use", place + " is taken by another program.", {.field = "listen"}, "Choose another port."};
  if (error == asio::error::access_denied)
    return {"no-permission", place + " may not be listened on.", {.field = "listen"}, "Choose a port above 1023."};
  return {"unknown-address", place + " is not an address of this machine.", {.field = "listen"}, {}};
}

}  // namespace

struct Server::Parts {
  std::shared_ptr<Shared> shared = std::make_shared<Shared>();
  asio::io_context context;
  tcp::acceptor acceptor{context};
  std::uint16_t port = 0;
  asio::steady_timer patience{context};
  std::mutex mutex;
  std::unordered_map<Connection*, std::weak_ptr<Connection>> connections;

  asio::awaitable<void> accept() {
    while (acceptor.is_open()) {
      auto [error, socket] =
          co_await acceptor.async_accept(asio::make_strand(context), asio::as_tuple(asio::use_awaitable));
      if (error == asio::error::operation_aborted || error == asio::error::bad_descriptor) co_return;
      if (error || shared->connections_open >= shared->options.limits.connections) {
        // Out of descriptors, or of what we allow: the newcomer is let go and may try again.
        beast::error_code ignored;
        if (!error) socket.close(ignored);
        asio::steady_timer pause(context, std::chrono::milliseconds(5));
        co_await pause.async_wait(asio::as_tuple(asio::use_awaitable));
        continue;
      }
      welcome(std::move(socket));
    }
  }

  void welcome(tcp::socket socket) {
    beast::error_code error;
    const auto peer = socket.remote_endpoint(error);
    if (error) return;
    socket.set_option(tcp::no_delay(true), error);
    ++shared->connections_accepted;
    auto transport = shared->certificate == nullptr ? plain_transport(std::move(socket))
                                                    : tls_transport(std::move(socket), shared->certificate);
    const auto connection = std::make_shared<Connection>(std::move(transport), peer.address().to_string(), shared);
    {
      const std::lock_guard lock(mutex);
      connections.emplace(connection.get(), connection);
    }
    asio::co_spawn(connection->executor(), connection->serve(),
                   [this, key = connection.get()](const std::exception_ptr&) {
                     const std::lock_guard lock(mutex);
                     connections.erase(key);
                     if (shared->is_draining && connections.empty()) asio::post(context, [this] { patience.cancel(); });
                   });
  }
};

Server::Server(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
Server::~Server() = default;

Result<std::unique_ptr<Server>> Server::listen(ServerOptions options, Handler handler) {
  allow_many_descriptors();
  auto parts = std::make_unique<Parts>();
  if (!options.certificate.empty()) {
    auto certificate = Certificate::load(options.certificate, options.private_key);
    if (!certificate) return refuse(certificate.error());
    parts->shared->certificate = *std::move(certificate);
  }
  beast::error_code error;
  const auto address = asio::ip::make_address(options.address, error);
  const tcp::endpoint place(address, options.port);
  if (!error) parts->acceptor.open(place.protocol(), error);
  if (!error) parts->acceptor.set_option(asio::socket_base::reuse_address(true), error);
  if (!error) parts->acceptor.bind(place, error);
  if (!error) parts->acceptor.listen(4096, error);
  if (error) return refuse(problem_of(error, options));
  parts->port = parts->acceptor.local_endpoint().port();
  parts->shared->options = std::move(options);
  parts->shared->handler = std::move(handler);
  return std::unique_ptr<Server>(new Server(std::move(parts)));
}

std::uint16_t Server::port() const { return parts_->port; }

void Server::run() {
  asio::co_spawn(parts_->context, parts_->accept(), asio::detached);
  std::vector<std::jthread> threads;
  for (unsigned k = 1; k < parts_->shared->options.threads; ++k)
    threads.emplace_back([this] { parts_->context.run(); });
  parts_->context.run();
}

void Server::drain(std::chrono::milliseconds patience) {
  asio::post(parts_->context, [this, patience] {
    parts_->shared->is_draining = true;
    beast::error_code ignored;
    parts_->acceptor.close(ignored);
    std::vector<std::shared_ptr<Connection>> open;
    {
      const std::lock_guard lock(parts_->mutex);
      for (const auto& [key, connection] : parts_->connections)
        if (auto alive = connection.lock()) open.push_back(std::move(alive));
    }
    if (open.empty()) return;
    parts_->patience.expires_after(patience);
    parts_->patience.async_wait([this](const beast::error_code& error) {
      if (!error) parts_->context.stop();
    });
    for (const auto& connection : open) asio::post(connection->executor(), [connection] { connection->drain(); });
  });
}

Counts Server::counts() const {
  const Shared& shared = *parts_->shared;
  Counts counts{.connections_open = shared.connections_open,
                .connections_accepted = shared.connections_accepted,
                .requests_at_work = shared.requests_at_work,
                .requests_refused = shared.requests_refused,
                .requests_too_many = shared.requests_too_many,
                .event_streams_open = shared.event_streams_open};
  for (std::size_t k = 0; k < 6; ++k) counts.responses[k] = shared.responses[k];
  return counts;
}

}  // namespace zubia::http
