#pragma once

#include <functional>
#include <optional>
#include <string>

#include "mail/message.hpp"
#include "mail/smtp_sender.hpp"
#include "operations/operation.hpp"
#include "programme/questionnaire.hpp"

namespace zubia::operations {

/// By whom e-mails are handed over and from whom they are, as the environment says (a file of it for the service, never
/// the command line): ZUBIA_SMTP, ZUBIA_SMTP_USER, ZUBIA_SMTP_PASSWORD, ZUBIA_MAIL_FROM, ZUBIA_MAIL_NAME, ZUBIA_SITE.
struct MailSettings {
  mail::SmtpServer server;
  mail::Mailbox from;
  std::string site;  ///< which links begin with: `https://naen.example.eus`
};

/// Refused: `mail-not-configured`, `invalid-mail-server`, `invalid-address`, `invalid-site`.
Result<MailSettings> mail_settings();

/// Whether e-mails leave at all.
bool is_mail_configured();

/// Where e-mails leave, and the key of the links in them.
struct MailDoor {
  mail::Mailbox from;
  std::string site;
  std::string key;
  std::function<mail::Delivery(const std::string& from, const std::string& to, const std::string& text)> send;
};

/// On a server under the key of the programme; a terminal is told its file by ZUBIA_KEY_FILE. Refused: as
/// `mail_settings`; `no-pseudonym-key`; and as `SecretKey::open`.
Result<MailDoor> open_mail_door(const Work& work);

/// The token of the link of an invitation. It is computed, so that a reminder brings the same link and nothing is
/// stored but its hash; whoever invites by hand again gives the invitation another moment, and so another link.
std::string mail_token(const std::string& key, const QuestionnaireInvitation& invitation);

/// The token by which who reads an e-mail says that no more are wanted: the hash of the address, and a proof that it
/// was us who wrote it.
std::string stop_token(const std::string& key, const std::string& address);

/// The hash of the address in such a token; nothing where it is not one of ours.
std::optional<std::string> stopped_address(const std::string& key, const std::string& token);

}  // namespace zubia::operations
