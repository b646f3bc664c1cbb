#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "apps/server/http/message.hpp"
#include "engine/base/result.hpp"

namespace zubia::http {

/// What one client may cost. Times are for the whole of a thing: dripping bytes does not extend them.
struct Limits {
  std::size_t header_bytes = 16'384;  ///< request line and headers together
  std::size_t headers_count = 64;
  std::size_t target_bytes = 4096;
  std::size_t body_bytes = 1'048'576;
  std::size_t upload_bytes = 67'108'864;  ///< of the paths that `ServerOptions::is_upload` names
  std::size_t body_bytes_per_second_min = 16'384;
  std::chrono::milliseconds header_time{10'000};
  std::chrono::milliseconds body_time{30'000};  ///< longer for a body that needs it at the slowest pace allowed
  std::chrono::milliseconds write_time{30'000};
  std::chrono::milliseconds idle_time{60'000};
  std::chrono::milliseconds event_silence{15'000};  ///< after which a comment is sent, to notice that a client left
  std::size_t requests_per_connection = 1000;
  std::size_t connections = 12'000;
  std::size_t requests_at_work = 512;  ///< beyond it: 503 with Retry-After
  std::size_t events_waiting_bytes = 1'048'576;
};

/// What became of a request.
struct Exchange {
  std::string_view method;  ///< empty where the request was not understood
  const Note& note;
  std::string_view refusal;  ///< why it did not reach the handler, if it did not
  unsigned status = 0;
  std::size_t bytes = 0;              ///< of the body, as sent
  std::chrono::microseconds time{0};  ///< from the end of the request to the end of the response
  bool is_whole = false;              ///< the response was sent to its end
};

struct ServerOptions {
  std::string address = "127.0.0.1";
  std::uint16_t port = 0;        ///< 0 takes any that is free
  std::string certificate = {};  ///< with its chain, in PEM; empty speaks HTTP without TLS
  std::string private_key = {};
  unsigned threads = 2;
  Limits limits = {};
  std::vector<std::string> known_hosts = {};  ///< as in `Host`, without the port; empty accepts any
  std::vector<Header> default_headers = {};   ///< of every response that does not set them itself
  bool (*is_upload)(const std::string& path) = nullptr;
  std::function<void(const Exchange&)> on_exchange = {};  ///< called from any thread, after the response
};

/// What the server has done so far.
struct Counts {
  std::uint64_t connections_open = 0;
  std::uint64_t connections_accepted = 0;
  std::uint64_t requests_at_work = 0;
  std::uint64_t responses[6] = {};      ///< by the hundreds of the status
  std::uint64_t requests_refused = 0;   ///< before they reached the handler
  std::uint64_t requests_too_many = 0;  ///< answered by 503
  std::uint64_t event_streams_open = 0;
};

/// An HTTP/1.1 server. It refuses every request whose framing could be read in two ways.
class Server {
 public:
  /// Refused: `address-in-use`, `unknown-address`, `no-permission`, `unreadable-certificate`, `key-does-not-fit`.
  static Result<std::unique_ptr<Server>> listen(ServerOptions options, Handler handler);
  ~Server();
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  std::uint16_t port() const;

  /// Serves until it is drained.
  void run();

  /// Accepts no more, lets what is at work finish within `patience`, ends event streams; then `run` returns. Any thread
  /// may call.
  void drain(std::chrono::milliseconds patience);

  Counts counts() const;

 private:
  struct Parts;
  explicit Server(std::unique_ptr<Parts> parts);
  std::unique_ptr<Parts> parts_;
};

}  // namespace zubia::http
