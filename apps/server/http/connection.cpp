#include "apps/server/http/connection.hpp"

#include <algorithm>
#include <array>
#include <boost/asio/buffer.hpp>
#include <boost/beast/http.hpp>
#include <chrono>
#include <utility>

#include "apps/server/http/compression.hpp"
#include "apps/server/http/response_head.hpp"
#include "apps/server/http/target.hpp"

namespace zubia::http {

namespace asio = boost::asio;
namespace beast = boost::beast;
using Clock = std::chrono::steady_clock;

namespace {

// Coroutines are handed names, never temporaries or moved values: GCC 12 copies such arguments bit by bit.
constexpr std::string_view end_of_head = "\r\n\r\n";
constexpr std::size_t body_part_bytes = 65'536;

/// A line feed that no carriage return goes before: nobody who means well sends it.
bool has_bare_line_feed(std::string_view text) {
  for (std::size_t place = text.find('\n'); place != std::string_view::npos; place = text.find('\n', place + 1))
    if (place == 0 || text[place - 1] != '\r') return true;
  return false;
}

Refusal refusal_of(const beast::error_code& error) {
  if (error == beast::http::error::body_limit)
    return {413, "body-too-large", "The request is larger than what is taken here."};
  return {400, "bad-framing", "The request could be read in two ways."};
}

bool is_served_method(std::string_view method) {
  constexpr std::array<std::string_view, 7> served{"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"};
  return std::ranges::find(served, method) != served.end();
}

}  // namespace

Connection::Connection(std::unique_ptr<Transport> transport, std::string peer, std::shared_ptr<Shared> shared)
    : transport_(std::move(transport)),
      buffer_(262'144),
      peer_(std::move(peer)),
      shared_(std::move(shared)),
      bell_(std::make_shared<Bell>(transport_->executor())) {
  ++shared_->connections_open;
}

Connection::~Connection() {
  bell_->disconnect();
  --shared_->connections_open;
}

asio::awaitable<void> Connection::serve() {
  const auto self = shared_from_this();
  transport_->expires_after(shared_->options.limits.header_time);
  stays_open_ = co_await transport_->open();
  for (std::size_t count = 1; stays_open_; ++count) {
    stays_open_ = count < shared_->options.limits.requests_per_connection;
    std::string head;
    if (!co_await read_head(head) || !co_await read_body(head)) {
      if (refusal_) {
        ++shared_->requests_refused;
        stays_open_ = false;
        Response refused = problem_response(refusal_->status, refusal_->code, refusal_->detail);
        co_await write(refused);
      }
      break;
    }
    co_await answer();
  }
  co_await transport_->close();
}

void Connection::drain() {
  stays_open_ = false;
  if (is_idle_) transport_->cancel();
  if (events_) {
    const std::lock_guard lock(events_->mutex);
    events_->is_closed = true;
    events_->bell->ring();
  }
}

void Connection::refuse_with(const Refusal& refusal) { refusal_ = refusal; }

/// Some more bytes behind those of the buffer; false where the client is gone or too slow.
asio::awaitable<bool> Connection::receive(std::size_t bytes_max) {
  const asio::mutable_buffer room = buffer_.prepare(bytes_max);
  const Transport::Arrived arrived = co_await transport_->read(room);
  if (arrived.error) co_return false;
  buffer_.commit(arrived.count);
  co_return true;
}

/// The request line and the headers, taken off the buffer.
asio::awaitable<bool> Connection::read_head(std::string& head) {
  const Limits& limits = shared_->options.limits;
  request_.reset();
  is_idle_ = buffer_.size() == 0;
  transport_->expires_after(is_idle_ ? limits.idle_time : limits.header_time);
  while (true) {
    const std::string_view arrived(static_cast<const char*>(buffer_.data().data()), buffer_.size());
    const std::size_t end = arrived.find(end_of_head);
    const std::string_view so_far = arrived.substr(0, end);
    if (has_bare_line_feed(so_far)) {
      refuse_with({400, "bad-framing", "The request could be read in two ways."});
      co_return false;
    }
    if (so_far.size() > limits.header_bytes) {
      refuse_with({431, "head-too-large", "The head of the request is too large."});
      co_return false;
    }
    if (end != std::string_view::npos) {
      head = std::string(arrived.substr(0, end + end_of_head.size()));
      co_return true;
    }
    if (shared_->is_draining && is_idle_) co_return false;
    // A client whose time is up is not told anything: the stream closed the socket.
    if (!co_await receive(4096)) co_return false;
    if (is_idle_) transport_->expires_after(limits.header_time);
    is_idle_ = false;
  }
}

/// Makes the request of its head; what is wrong with it, if anything is.
std::optional<Refusal> Connection::understand(std::string_view head) {
  const ServerOptions& options = shared_->options;
  if (const auto ambiguity = find_ambiguity(head)) return ambiguity;
  const std::string_view line = head.substr(0, head.find("\r\n"));
  const std::size_t first = line.find(' ');
  const std::string_view target = line.substr(first + 1, line.rfind(' ') - first - 1);
  if (target.size() > options.limits.target_bytes)
    return Refusal{414, "address-too-long", "The address of the request is too long."};
  request_ = std::make_shared<Request>();
  request_->note->id = std::to_string(++shared_->requests_read);
  request_->method = line.substr(0, first);
  request_->peer = peer_;
  request_->headers = fields_of(head);
  if (request_->headers.size() > options.limits.headers_count)
    return Refusal{431, "too-many-headers", "The request has too many headers."};
  if (!is_served_method(request_->method)) return Refusal{501, "unknown-method", "The method is not known here."};
  if (const auto trouble = find_host_trouble(*request_, options.known_hosts)) return trouble;
  if (const auto trouble = read_target(target, *request_)) return trouble;
  return find_body_trouble(*request_);
}

asio::awaitable<bool> Connection::read_body(std::string_view head) {
  const Limits& limits = shared_->options.limits;
  if (const auto trouble = understand(head)) {
    refuse_with(*trouble);
    co_return false;
  }
  const bool is_upload = shared_->options.is_upload != nullptr && shared_->options.is_upload(request_->path);
  const std::size_t largest = is_upload ? limits.upload_bytes : limits.body_bytes;
  beast::http::request_parser<beast::http::string_body> parser;
  parser.body_limit(largest);
  parser.header_limit(static_cast<std::uint32_t>(limits.header_bytes + end_of_head.size()));
  beast::error_code error;
  parser.put(asio::buffer(head), error);
  buffer_.consume(head.size());
  if (error) {
    refuse_with(refusal_of(error));
    co_return false;
  }
  stays_open_ = stays_open_ && parser.get().keep_alive();
  if (!parser.is_done()) {
    const auto length = parser.content_length().value_or(largest);
    const std::chrono::milliseconds slowest(1000 * length / limits.body_bytes_per_second_min);
    transport_->expires_after(std::max(limits.body_time, slowest));
    if (!request_->header("expect").empty()) {
      constexpr std::string_view go_on = "HTTP/1.1 100 Continue\r\n\r\n";
      const Transport::Parts parts{asio::buffer(go_on), {}};
      co_await transport_->write(parts);
    }
    parser.eager(true);
    while (!parser.is_done()) {
      buffer_.consume(parser.put(buffer_.data(), error));
      if (error && error != beast::http::error::need_more) {
        refuse_with(refusal_of(error));
        co_return false;
      }
      if (parser.is_done()) break;
      // What is not taken off the buffer is the line of a chunk that does not end.
      if (buffer_.size() > limits.header_bytes) {
        refuse_with({400, "bad-framing", "The request could be read in two ways."});
        co_return false;
      }
      if (!co_await receive(body_part_bytes)) co_return false;
    }
  }
  request_->body = std::move(parser.get().body());
  understood_ = Clock::now();
  co_return true;
}

/// Whatever the handler throws, the client gets an answer: one that is dropped is a fault of ours.
void Connection::ask_handler(const std::shared_ptr<Pending>& pending) {
  try {
    shared_->handler(request_, Reply(std::make_shared<Reply::State>(pending)));
  } catch (const std::exception& fault) {
    request_->note->fault = fault.what();
    pending->give(internal_fault());
  }
}

void Connection::tell_of(const Response& response, std::size_t bytes, bool is_whole) {
  const auto& tell = shared_->options.on_exchange;
  if (!tell) return;
  static const Note nothing;
  tell({.method = request_ ? std::string_view(request_->method) : std::string_view{},
        .note = request_ ? *request_->note : nothing,
        .refusal = refusal_ ? refusal_->code : std::string_view{},
        .status = response.status,
        .bytes = bytes,
        .time = refusal_ ? std::chrono::microseconds(0)
                         : std::chrono::duration_cast<std::chrono::microseconds>(Clock::now() - understood_),
        .is_whole = is_whole});
}

asio::awaitable<void> Connection::answer() {
  const Limits& limits = shared_->options.limits;
  if (shared_->requests_at_work >= limits.requests_at_work) {
    ++shared_->requests_too_many;
    Response busy = problem_response(503, "too-busy", "Too much is going on. Try again in a moment.");
    busy.headers.push_back({"Retry-After", "1"});
    co_await write(busy);
    co_return;
  }
  ++shared_->requests_at_work;
  transport_->expires_never();
  const auto pending = std::make_shared<Pending>(bell_, limits.events_waiting_bytes);
  ask_handler(pending);
  std::optional<Pending::Answer> answer;
  while (true) {
    {
      const std::lock_guard lock(pending->mutex);
      answer = std::move(pending->answer);
    }
    if (answer) break;
    co_await bell_->wait(Clock::duration::max());
  }
  --shared_->requests_at_work;
  if (auto* response = std::get_if<Response>(&*answer)) {
    if (!has_sound_headers(*response)) *response = internal_fault();
    co_await write(*response);
  } else {
    events_ = std::get<std::shared_ptr<EventStream::State>>(*answer);
    co_await write_events();
  }
}

asio::awaitable<void> Connection::write(Response& response) {
  if (shared_->is_draining) stays_open_ = false;
  const bool is_packed = request_ && response.fixed_body.empty() && response.body.size() > 1024 &&
                         is_compressible(response.content_type) && accepts_gzip(request_->header("accept-encoding"));
  if (is_packed) {
    response.body = gzip(response.body);
    response.headers.push_back({"Content-Encoding", "gzip"});
    response.headers.push_back({"Vary", "Accept-Encoding"});
  }
  const std::string_view fixed(reinterpret_cast<const char*>(response.fixed_body.data()), response.fixed_body.size());
  const std::string_view body = response.fixed_body.empty() ? std::string_view(response.body) : fixed;
  const std::string head =
      response_head(response, shared_->options.default_headers, {.body_bytes = body.size(), .stays_open = stays_open_});
  ++shared_->responses[std::min<std::size_t>(response.status / 100, 5)];
  const bool is_head_only =
      (request_ && request_->method == "HEAD") || response.status == 304 || response.status == 204;
  const std::string_view sent = is_head_only ? std::string_view{} : body;
  const Transport::Parts parts{asio::buffer(head), asio::buffer(sent)};
  transport_->expires_after(shared_->options.limits.write_time);
  const beast::error_code error = co_await transport_->write(parts);
  if (error) stays_open_ = false;
  tell_of(response, sent.size(), !error);
}

asio::awaitable<void> Connection::write_events() {
  const auto events = events_;
  stays_open_ = false;
  ++shared_->event_streams_open;
  const Response opening{.content_type = "text/event-stream", .headers = events->headers};
  std::string bytes = response_head(opening, shared_->options.default_headers, {});
  ++shared_->responses[2];
  std::size_t sent_bytes = 0;
  while (true) {
    bool is_closed = shared_->is_draining;
    {
      const std::lock_guard lock(events->mutex);
      bytes += std::exchange(events->waiting, {});
      is_closed = is_closed || events->is_closed;
    }
    if (!bytes.empty()) {
      transport_->expires_after(shared_->options.limits.write_time);
      const Transport::Parts parts{asio::buffer(bytes), {}};
      const beast::error_code error = co_await transport_->write(parts);
      if (error) break;
      sent_bytes += bytes.size();
      bytes.clear();
      continue;
    }
    if (is_closed) break;
    const auto silent_since = Clock::now();
    co_await bell_->wait(shared_->options.limits.event_silence);
    if (Clock::now() - silent_since >= shared_->options.limits.event_silence) bytes = ":\n\n";
  }
  {
    const std::lock_guard lock(events->mutex);
    events->is_closed = true;
  }
  --shared_->event_streams_open;
  tell_of({.status = 200}, sent_bytes, true);
  events_.reset();
}

}  // namespace zubia::http
