#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace zubia::http {

struct Header {
  std::string name;
  std::string value;
};

/// What the log may say of a request: never its address or who asked.
struct Note {
  std::string id;
  std::string route = "-";  ///< the pattern: `/api/programme/territories/{territory}/profile`
  std::string role = "-";
  std::string_view kind = "other";  ///< the class of routes that its time is counted in
  std::string fault = {};           ///< what went wrong where we are wrong
};

/// A request whose framing and target were found sound.
struct Request {
  std::string method;  ///< `GET`
  /// Decoded once: valid UTF-8 that begins with `/`, without control characters, empty, `.` or `..` segments.
  std::string path;
  std::vector<std::pair<std::string, std::string>> query;  ///< decoded, in order
  std::vector<Header> headers;                             ///< names in lower case
  std::string body;
  std::shared_ptr<Note> note = std::make_shared<Note>();  ///< for the handler to fill in before it answers
  std::string peer;  ///< the address of the other end of the socket; what headers claim is not believed

  /// Empty where it is absent.
  std::string_view header(std::string_view name) const;

  /// The value of a cookie; empty where it is absent or given twice.
  std::string cookie(std::string_view name) const;
};

struct Response {
  unsigned status = 200;
  std::string content_type = {};
  std::vector<Header> headers = {};
  std::string body = {};
  std::span<const std::byte> fixed_body = {};  ///< instead of `body`: bytes that stay as they are
  std::shared_ptr<const void> kept_by = {};    ///< what holds them; null where they live as long as the program
};

/// Server-sent events to one client. Any thread may use it. A client that reads too slowly is cut off.
class EventStream {
 public:
  struct State;
  explicit EventStream(std::shared_ptr<State> state);

  /// Sends an event with one line of JSON. False once the client has left: nothing more will arrive.
  bool send(std::string_view event, std::string_view json, std::string_view id = {});
  void close();
  bool is_open() const;

 private:
  std::shared_ptr<State> state_;
};

/// The answer to one request, given once, from any thread. One that is dropped without an answer becomes a 500.
class Reply {
 public:
  struct State;
  explicit Reply(std::shared_ptr<State> state);

  void respond(Response response);
  std::shared_ptr<EventStream> open_events(std::vector<Header> headers = {});

 private:
  std::shared_ptr<State> state_;
};

/// Called on a thread that serves many: it must return at once, and may answer later.
using Handler = std::function<void(std::shared_ptr<const Request>, Reply)>;

/// A problem document (RFC 9457) without details, for answers that never reach an operation.
Response problem_response(unsigned status, std::string_view code, std::string_view detail);

/// What we answer where we are wrong ourselves.
Response internal_fault();

}  // namespace zubia::http
