#include "apps/server/http/framing.hpp"

#include <algorithm>
#include <array>

namespace zubia::http {

namespace {

constexpr Refusal bad_framing{400, "bad-framing", "The request could be read in two ways."};

bool is_token_character(char letter) {
  constexpr std::string_view marks = "!#$%&'*+-.^_`|~";
  return (letter >= '0' && letter <= '9') || (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') ||
         marks.find(letter) != std::string_view::npos;
}

bool is_token(std::string_view word) { return !word.empty() && std::ranges::all_of(word, is_token_character); }

bool is_control(char letter) { return (letter >= 0 && letter < 0x20 && letter != '\t') || letter == 0x7f; }

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
  return text;
}

std::string lower(std::string_view text) {
  std::string result(text);
  for (char& letter : result)
    if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter - 'A' + 'a');
  return result;
}

/// Takes the next line, without its end, off the front of a head.
std::string_view take_line(std::string_view& head) {
  const std::size_t end = head.find("\r\n");
  const std::string_view line = head.substr(0, end);
  head.remove_prefix(end == std::string_view::npos ? head.size() : end + 2);
  return line;
}

bool is_sound_field(std::string_view line) {
  const std::size_t colon = line.find(':');
  // A blank before the colon or at the start of the line makes the name no token.
  return colon != std::string_view::npos && is_token(line.substr(0, colon)) &&
         std::ranges::none_of(line.substr(colon + 1), is_control);
}

bool is_sound_request_line(std::string_view line) {
  const std::size_t first = line.find(' ');
  const std::size_t last = line.rfind(' ');
  if (first == std::string_view::npos || first == last) return false;
  const std::string_view target = line.substr(first + 1, last - first - 1);
  const std::string_view version = line.substr(last + 1);
  return is_token(line.substr(0, first)) && !target.empty() &&
         std::ranges::none_of(target, [](char letter) { return letter <= 0x20 || letter == 0x7f; }) &&
         (version == "HTTP/1.1" || version == "HTTP/1.0");
}

std::size_t count_of(const Request& request, std::string_view name) {
  return static_cast<std::size_t>(
      std::ranges::count_if(request.headers, [&](const Header& header) { return header.name == name; }));
}

}  // namespace

std::optional<Refusal> find_ambiguity(std::string_view head) {
  if (!is_sound_request_line(take_line(head))) return bad_framing;
  while (!head.empty()) {
    const std::string_view line = take_line(head);
    if (line.empty()) return std::nullopt;
    if (!is_sound_field(line)) return bad_framing;
  }
  return bad_framing;
}

std::vector<Header> fields_of(std::string_view head) {
  std::vector<Header> fields;
  take_line(head);
  for (std::string_view line = take_line(head); !line.empty(); line = take_line(head)) {
    const std::size_t colon = line.find(':');
    fields.push_back({lower(line.substr(0, colon)), std::string(trimmed(line.substr(colon + 1)))});
  }
  return fields;
}

std::optional<Refusal> find_body_trouble(const Request& request) {
  const std::size_t lengths = count_of(request, "content-length");
  const std::size_t codings = count_of(request, "transfer-encoding");
  if (lengths + codings > 1) return bad_framing;
  if (codings == 1 && lower(request.header("transfer-encoding")) != "chunked") return bad_framing;
  if (lengths == 1) {
    const std::string_view length = request.header("content-length");
    if (length.empty() || length.size() > 18 ||
        !std::ranges::all_of(length, [](char digit) { return digit >= '0' && digit <= '9'; }))
      return bad_framing;
  }
  const bool has_body = codings == 1 || (lengths == 1 && request.header("content-length") != "0");
  if (has_body && (request.method == "GET" || request.method == "HEAD"))
    return Refusal{400, "unexpected-body", "This method takes no body."};
  if (count_of(request, "content-encoding") > 0)
    return Refusal{415, "unsupported-content-encoding", "Bodies are taken as they are, not compressed."};
  const std::string_view expectation = request.header("expect");
  if (!expectation.empty() && lower(expectation) != "100-continue")
    return Refusal{417, "unknown-expectation", "The expectation of the request is not known."};
  return std::nullopt;
}

std::optional<Refusal> find_host_trouble(const Request& request, const std::vector<std::string>& known_hosts) {
  if (count_of(request, "host") != 1) return Refusal{400, "bad-host", "A request names its host once."};
  std::string host = lower(request.header("host"));
  if (host.empty() || host.find_first_of(" ,@/") != std::string::npos)
    return Refusal{400, "bad-host", "A request names its host once."};
  if (known_hosts.empty()) return std::nullopt;
  const std::size_t bracket = host.find(']');
  const std::size_t colon = host.find(':', bracket == std::string::npos ? 0 : bracket);
  if (colon != std::string::npos) host.resize(colon);
  if (std::ranges::find(known_hosts, host) == known_hosts.end())
    return Refusal{421, "unknown-host", "This server does not answer for that host."};
  return std::nullopt;
}

}  // namespace zubia::http
