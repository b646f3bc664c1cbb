#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "engine/base/result.hpp"

namespace zubia::mail {

enum class Tls {
  from_start,  ///< `smtps`
  upgraded,    ///< STARTTLS, and nothing without it
  none,
};

/// Whom e-mails are handed to.
struct SmtpServer {
  std::string host;
  std::uint16_t port = 0;
  Tls tls = Tls::upgraded;
  std::string user = {};  ///< empty: it asks for none
  std::string password = {};
  std::string authorities = {};  ///< a file of certificates to trust; empty: those of the system
  int seconds_max = 60;          ///< to wait for any one answer
};

/// `smtps://mail.example.eus` or `smtp://mail.example.eus:587`. Without TLS only on this machine, or where `is_plain`
/// says so. Refused: `invalid-mail-server`.
Result<SmtpServer> smtp_server(const std::string& address, bool is_plain);

enum class Outcome {
  accepted,
  refused_for_good,  ///< 5xx
  refused_for_now,   ///< 4xx
  unreached,         ///< no connection, or it was lost before the message was under way: surely not taken
  unknown,           ///< it was lost while the message was under way: taken, or not
  misconfigured,     ///< the server does not let us in: no fault of the message
};

/// What became of one e-mail.
struct Delivery {
  Outcome outcome = Outcome::unreached;
  int code = 0;                   ///< of SMTP: 250, 550; 0 where the server said nothing
  std::string status = {};        ///< of RFC 3463, where the server gives one: `5.1.1`
  bool is_address_wrong = false;  ///< refused for good, and because of the address
  std::string detail = {};        ///< for the log of the organiser; it names no password
};

/// Hands e-mails over, one after the other on one connection. Any thread may call.
class SmtpSender {
 public:
  explicit SmtpSender(SmtpServer server);
  ~SmtpSender();
  SmtpSender(const SmtpSender&) = delete;
  SmtpSender& operator=(const SmtpSender&) = delete;

  /// `text` is what `message_text` gives.
  Delivery send(const std::string& from, const std::string& to, const std::string& text);

 private:
  struct Connection;

  SmtpServer server_;
  std::unique_ptr<Connection> connection_;
};

}  // namespace zubia::mail
