#include "mail/smtp_sender.hpp"

#include <curl/curl.h>
#include <fmt/format.h>
#include <algorithm>
#include <array>
#include <charconv>
#include <mutex>
#include <string_view>
#include <utility>

#include "mail/delivery_report.hpp"

namespace zubia::mail {

namespace {

constexpr std::uint16_t smtps_port = 465;
constexpr std::uint16_t submission_port = 587;
constexpr int answer_error_min = 400;
constexpr int answer_error_for_good_min = 500;

/// A name that only begins so, `127.example.com`, is somewhere else.
bool is_this_machine(const std::string& host) {
  const bool is_number = host.find_first_not_of("0123456789.") == std::string::npos;
  return host == "localhost" || host == "[::1]" || (is_number && host.starts_with("127."));
}

/// What the callbacks of one sending fill.
struct Exchange {
  std::string_view unsent;
  bool is_under_way = false;
  std::string refusal = {};
};

std::size_t give_text(char* buffer, std::size_t size, std::size_t count, void* context) {
  auto& exchange = *static_cast<Exchange*>(context);
  exchange.is_under_way = true;
  const std::size_t length = std::min(size * count, exchange.unsent.size());
  std::copy_n(exchange.unsent.begin(), length, buffer);
  exchange.unsent.remove_prefix(length);
  return length;
}

std::size_t take_line(char* line, std::size_t size, std::size_t count, void* context) {
  // What follows a refusal is the leave-taking.
  const std::string_view said(line, size * count);
  if (said.starts_with('4') || said.starts_with('5')) static_cast<Exchange*>(context)->refusal = said;
  return size * count;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// The status of RFC 3463 behind the code of an answer: `550 5.1.1 unknown`.
std::string status_in(std::string_view line) {
  constexpr std::size_t code_length = 4;
  if (line.size() <= code_length) return {};
  line.remove_prefix(code_length);
  const std::string_view word = line.substr(0, line.find_first_of(" \r\n"));
  const bool has_form = std::ranges::count(word, '.') == 2 && is_digit(word.front()) && is_digit(word.back()) &&
                        std::ranges::all_of(word, [](char c) { return c == '.' || is_digit(c); });
  return has_form ? std::string(word) : std::string();
}

bool is_about_access(CURLcode failure) {
  constexpr std::array<CURLcode, 8> all = {
      CURLE_LOGIN_DENIED,    CURLE_USE_SSL_FAILED, CURLE_SSL_CONNECT_ERROR,  CURLE_PEER_FAILED_VERIFICATION,
      CURLE_SSL_CERTPROBLEM, CURLE_SSL_CIPHER,     CURLE_SSL_CACERT_BADFILE, CURLE_AUTH_ERROR};
  return std::ranges::find(all, failure) != all.end();
}

/// The answers that say "sign in first" or "not with this name" (RFC 4954).
bool is_about_access(int code) {
  constexpr std::array<int, 4> all = {530, 534, 535, 538};
  return std::ranges::find(all, code) != all.end();
}

/// What a failed sending means. libcurl names the command that was refused in its message: "RCPT failed: 550".
Delivery judged(CURLcode failure, int code, const Exchange& exchange, std::string_view said) {
  Delivery delivery{.outcome = Outcome::unreached, .code = code, .detail = std::string(said)};
  const auto refused = [&] {
    return code >= answer_error_for_good_min ? Outcome::refused_for_good : Outcome::refused_for_now;
  };
  if (code >= answer_error_min) delivery.status = status_in(exchange.refusal);
  if (exchange.is_under_way) {
    delivery.outcome = code >= answer_error_min ? refused() : Outcome::unknown;
  } else if (is_about_access(failure) || is_about_access(code) ||
             (said.starts_with("MAIL failed") && code >= answer_error_for_good_min)) {
    delivery.outcome = Outcome::misconfigured;
  } else if (said.starts_with("RCPT failed") && code >= answer_error_min) {
    delivery.outcome = refused();
    const bool means_mailbox = code == 550 || code == 551 || code == 553;
    delivery.is_address_wrong = delivery.outcome == Outcome::refused_for_good &&
                                (delivery.status.empty() ? means_mailbox : says_address_is_wrong(delivery.status));
  } else if ((said.starts_with("MAIL failed") || said.starts_with("DATA failed")) && code >= answer_error_min) {
    delivery.outcome = refused();
  }
  return delivery;
}

}  // namespace

Result<SmtpServer> smtp_server(const std::string& address, bool is_plain) {
  const auto wrong = [&](const std::string& detail) {
    return refuse({"invalid-mail-server", detail, {}, "Write it as smtps://mail.example.eus:465."});
  };
  SmtpServer server;
  std::string rest = address;
  const bool is_secure = address.starts_with("smtps://");
  if (!is_secure && !address.starts_with("smtp://"))
    return wrong("The address of the mail server begins with smtps://.");
  rest.erase(0, rest.find("//") + 2);
  if (rest.ends_with('/')) rest.pop_back();
  // A password in an address ends up in logs and lists of processes.
  if (rest.find_first_of("@/?# ") != std::string::npos) return wrong("The address has a host and a port only.");
  server.port = is_secure ? smtps_port : submission_port;
  const std::size_t colon = rest.rfind(':');
  if (colon != std::string::npos && rest.find(']', colon) == std::string::npos) {
    const auto [end, error] = std::from_chars(rest.data() + colon + 1, rest.data() + rest.size(), server.port);
    if (error != std::errc{} || end != rest.data() + rest.size() || server.port == 0)
      return wrong("The port is a number from 1 to 65535.");
    rest.erase(colon);
  }
  if (rest.empty()) return wrong("The address names no host.");
  server.host = rest;
  server.tls = is_secure ? Tls::from_start : is_plain || is_this_machine(rest) ? Tls::none : Tls::upgraded;
  return server;
}

struct SmtpSender::Connection {
  CURL* handle = nullptr;
  std::mutex mutex;

  Connection() {
    static const CURLcode ready = curl_global_init(CURL_GLOBAL_DEFAULT);
    if (ready == CURLE_OK) handle = curl_easy_init();
  }
  ~Connection() { curl_easy_cleanup(handle); }
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;
};

SmtpSender::SmtpSender(SmtpServer server) : server_(std::move(server)), connection_(std::make_unique<Connection>()) {}

SmtpSender::~SmtpSender() = default;

Delivery SmtpSender::send(const std::string& from, const std::string& to, const std::string& text) {
  const std::lock_guard lock(connection_->mutex);
  CURL* const handle = connection_->handle;
  if (handle == nullptr) return {.detail = "libcurl is not ready"};
  Exchange exchange{.unsent = text};
  std::array<char, CURL_ERROR_SIZE> said{};
  // The options go, the connection stays.
  curl_easy_reset(handle);
  const auto set = [&](CURLoption option, auto value) {
    static_cast<void>(curl_easy_setopt(handle, option, value));  // NOLINT(cppcoreguidelines-pro-type-vararg)
  };
  const std::string address =
      fmt::format("{}://{}:{}", server_.tls == Tls::from_start ? "smtps" : "smtp", server_.host, server_.port);
  set(CURLOPT_URL, address.c_str());
  set(CURLOPT_PROTOCOLS_STR, "smtp,smtps");
  set(CURLOPT_PROXY, "");
  set(CURLOPT_NOSIGNAL, 1L);
  set(CURLOPT_USE_SSL, static_cast<long>(server_.tls == Tls::none ? CURLUSESSL_NONE : CURLUSESSL_ALL));
  set(CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
  if (!server_.authorities.empty()) set(CURLOPT_CAINFO, server_.authorities.c_str());
  if (!server_.user.empty()) {
    set(CURLOPT_USERNAME, server_.user.c_str());
    set(CURLOPT_PASSWORD, server_.password.c_str());
  }
  set(CURLOPT_CONNECTTIMEOUT, static_cast<long>(server_.seconds_max));
  set(CURLOPT_SERVER_RESPONSE_TIMEOUT, static_cast<long>(server_.seconds_max));
  set(CURLOPT_TIMEOUT, static_cast<long>(server_.seconds_max) * 4);
  set(CURLOPT_ERRORBUFFER, said.data());
  set(CURLOPT_MAIL_FROM, from.c_str());
  curl_slist* const recipients = curl_slist_append(nullptr, to.c_str());
  set(CURLOPT_MAIL_RCPT, recipients);
  set(CURLOPT_UPLOAD, 1L);
  set(CURLOPT_READFUNCTION, &give_text);
  set(CURLOPT_READDATA, static_cast<void*>(&exchange));
  set(CURLOPT_HEADERFUNCTION, &take_line);
  set(CURLOPT_HEADERDATA, static_cast<void*>(&exchange));
  const CURLcode result = curl_easy_perform(handle);
  long code = 0;
  static_cast<void>(curl_easy_getinfo(handle, CURLINFO_RESPONSE_CODE, &code));  // NOLINT(*-pro-type-vararg)
  curl_slist_free_all(recipients);
  if (result == CURLE_OK) return {.outcome = Outcome::accepted, .code = static_cast<int>(code)};
  const std::string_view detail = said[0] != '\0' ? said.data() : curl_easy_strerror(result);
  return judged(result, static_cast<int>(code), exchange, detail);
}

}  // namespace zubia::mail
