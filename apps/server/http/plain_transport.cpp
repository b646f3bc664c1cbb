#include <boost/asio/as_tuple.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <utility>

#include "apps/server/http/transport.hpp"

namespace zubia::http {

namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;

// Coroutines are handed names, never temporaries or moved values: GCC 12 copies such arguments bit by bit.
constexpr auto as_outcome = asio::as_tuple(asio::use_awaitable);

class PlainTransport final : public Transport {
 public:
  explicit PlainTransport(asio::ip::tcp::socket socket) : stream_(std::move(socket)) {}

  asio::awaitable<bool> open() override { co_return true; }

  asio::awaitable<Arrived> read(asio::mutable_buffer room) override {
    const auto [error, count] = co_await stream_.async_read_some(room, as_outcome);
    co_return Arrived{error, count};
  }

  asio::awaitable<beast::error_code> write(Parts parts) override {
    const auto [error, count] = co_await asio::async_write(stream_, parts, as_outcome);
    co_return error;
  }

  asio::awaitable<void> close() override {
    beast::error_code ignored;
    stream_.socket().shutdown(asio::ip::tcp::socket::shutdown_both, ignored);
    co_return;
  }

 protected:
  beast::tcp_stream& stream() override { return stream_; }

 private:
  beast::tcp_stream stream_;
};

}  // namespace

std::unique_ptr<Transport> plain_transport(asio::ip::tcp::socket socket) {
  return std::make_unique<PlainTransport>(std::move(socket));
}

}  // namespace zubia::http
