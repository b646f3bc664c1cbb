#pragma once

#include <array>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <chrono>
#include <memory>
#include <string>

#include "engine/base/result.hpp"

namespace zubia::http {

/// The bytes of one client, as they are or through TLS. On its strand only.
class Transport {
 public:
  using Parts = std::array<boost::asio::const_buffer, 2>;
  struct Arrived {
    boost::beast::error_code error;
    std::size_t count = 0;
  };

  virtual ~Transport() = default;

  /// Agrees with the client on how to talk. False where they do not come to terms.
  virtual boost::asio::awaitable<bool> open() = 0;
  virtual boost::asio::awaitable<Arrived> read(boost::asio::mutable_buffer room) = 0;
  virtual boost::asio::awaitable<boost::beast::error_code> write(Parts parts) = 0;
  virtual boost::asio::awaitable<void> close() = 0;

  /// The time for what is done from now on.
  void expires_after(std::chrono::milliseconds time) { stream().expires_after(time); }
  void expires_never() { stream().expires_never(); }
  void cancel() { stream().cancel(); }
  boost::asio::any_io_executor executor() { return stream().get_executor(); }

 protected:
  virtual boost::beast::tcp_stream& stream() = 0;
};

std::unique_ptr<Transport> plain_transport(boost::asio::ip::tcp::socket socket);

/// A certificate and what we ask of TLS: version 1.2 or 1.3, forward secrecy, authenticated ciphers.
class Certificate {
 public:
  /// Refused: a file that cannot be read or holds no certificate or key (`unreadable-certificate`), a key of another
  /// certificate (`key-does-not-fit`).
  static Result<std::shared_ptr<Certificate>> load(const std::string& certificate_file, const std::string& key_file);

  struct Parts;
  explicit Certificate(std::unique_ptr<Parts> parts);
  ~Certificate();
  Certificate(const Certificate&) = delete;
  Certificate& operator=(const Certificate&) = delete;

  Parts& parts() { return *parts_; }

 private:
  std::unique_ptr<Parts> parts_;
};

std::unique_ptr<Transport> tls_transport(boost::asio::ip::tcp::socket socket, std::shared_ptr<Certificate> certificate);

}  // namespace zubia::http
