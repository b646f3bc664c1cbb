#include <openssl/err.h>
#include <openssl/ssl.h>
#include <openssl/x509.h>
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/ssl.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <utility>

#include "apps/server/http/transport.hpp"

namespace zubia::http {

namespace asio = boost::asio;
namespace beast = boost::beast;

struct Certificate::Parts {
  asio::ssl::context context{asio::ssl::context::tls_server};
};

Certificate::Certificate(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
Certificate::~Certificate() = default;

namespace {

// Coroutines are handed names, never temporaries or moved values: GCC 12 copies such arguments bit by bit.
constexpr auto as_outcome = asio::as_tuple(asio::use_awaitable);
constexpr std::chrono::seconds farewell_time{2};

int reason_of(const beast::error_code& error) { return ERR_GET_REASON(static_cast<unsigned long>(error.value())); }

constexpr std::string_view https_wanted =
    "HTTP/1.1 400 Bad Request\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Length: 42\r\n"
    "Connection: close\r\n\r\nThis address is served over https alone.\r\n";

Problem unreadable(const std::string& file, const char* field, const char* what) {
  return {"unreadable-certificate",
          std::string("There is no ") + what + " to be read in this file.",
          {.file = file, .field = field},
          "Name a file in the PEM format that this user may read."};
}

/// We speak one protocol, and say so to who asks for it by name.
int choose_protocol(SSL*, const unsigned char** chosen, unsigned char* chosen_size, const unsigned char* offered,
                    unsigned offered_size, void*) {
  static constexpr unsigned char ours[] = "\x08http/1.1";
  unsigned char* found = nullptr;
  if (::SSL_select_next_proto(&found, chosen_size, ours, sizeof(ours) - 1, offered, offered_size) !=
      OPENSSL_NPN_NEGOTIATED)
    return SSL_TLSEXT_ERR_ALERT_FATAL;
  *chosen = found;
  return SSL_TLSEXT_ERR_OK;
}

class TlsTransport final : public Transport {
 public:
  TlsTransport(asio::ip::tcp::socket socket, std::shared_ptr<Certificate> certificate)
      : certificate_(std::move(certificate)),
        stream_(beast::tcp_stream(std::move(socket)), certificate_->parts().context) {}

  asio::awaitable<bool> open() override {
    const auto [error] = co_await stream_.async_handshake(asio::ssl::stream_base::server, as_outcome);
    is_open_ = !error;
    if (is_open_) co_return true;
    // Who speaks plain HTTP is told so in plain HTTP.
    if (error.category() == asio::error::get_ssl_category() && reason_of(error) == SSL_R_HTTP_REQUEST) {
      const auto answer = asio::buffer(https_wanted);
      co_await asio::async_write(stream_.next_layer(), answer, as_outcome);
    }
    co_return false;
  }

  asio::awaitable<Arrived> read(asio::mutable_buffer room) override {
    const auto [error, count] = co_await stream_.async_read_some(room, as_outcome);
    if (error) is_open_ = false;
    co_return Arrived{error, count};
  }

  asio::awaitable<beast::error_code> write(Parts parts) override {
    const auto [error, count] = co_await asio::async_write(stream_, parts, as_outcome);
    if (error) is_open_ = false;
    co_return error;
  }

  asio::awaitable<void> close() override {
    if (is_open_) {
      stream_.next_layer().expires_after(farewell_time);
      co_await stream_.async_shutdown(as_outcome);
    }
    beast::error_code ignored;
    stream_.next_layer().socket().shutdown(asio::ip::tcp::socket::shutdown_both, ignored);
  }

 protected:
  beast::tcp_stream& stream() override { return stream_.next_layer(); }

 private:
  std::shared_ptr<Certificate> certificate_;
  asio::ssl::stream<beast::tcp_stream> stream_;
  bool is_open_ = false;
};

}  // namespace

Result<std::shared_ptr<Certificate>> Certificate::load(const std::string& certificate_file,
                                                       const std::string& key_file) {
  auto parts = std::make_unique<Parts>();
  asio::ssl::context& context = parts->context;
  SSL_CTX* raw = context.native_handle();
  ::SSL_CTX_set_min_proto_version(raw, TLS1_2_VERSION);
  ::SSL_CTX_set_options(raw, SSL_OP_NO_COMPRESSION | SSL_OP_NO_RENEGOTIATION | SSL_OP_CIPHER_SERVER_PREFERENCE);
  ::SSL_CTX_set_cipher_list(raw, "ECDHE+AESGCM:ECDHE+CHACHA20");
  ::SSL_CTX_set_alpn_select_cb(raw, choose_protocol, nullptr);
  beast::error_code error;
  context.use_certificate_chain_file(certificate_file, error);
  if (error) return refuse(unreadable(certificate_file, "certificate", "certificate"));
  context.use_private_key_file(key_file, asio::ssl::context::pem, error);
  if (error && reason_of(error) == X509_R_KEY_VALUES_MISMATCH)
    return refuse({"key-does-not-fit",
                   "The private key is of another certificate.",
                   {.file = key_file, .field = "private_key"},
                   "Name the key that the certificate was asked for with."});
  if (error) return refuse(unreadable(key_file, "private_key", "private key"));
  return std::make_shared<Certificate>(std::move(parts));
}

std::unique_ptr<Transport> tls_transport(asio::ip::tcp::socket socket, std::shared_ptr<Certificate> certificate) {
  return std::make_unique<TlsTransport>(std::move(socket), std::move(certificate));
}

}  // namespace zubia::http
