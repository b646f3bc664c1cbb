#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "engine/base/result.hpp"

namespace zubia::mail {

struct Mailbox {
  std::string name = {};  ///< of a person or a programme; may be empty
  std::string address = {};
};

/// One e-mail of plain text to one person.
struct Message {
  std::string id;  ///< unique, hex; it comes back in what is said of the e-mail later
  Mailbox from;
  Mailbox to;
  std::string subject;
  std::string text;
  std::string language;   ///< BCP 47
  std::string stop_link;  ///< where one says that no more e-mails are wanted
  std::int64_t at = 0;    ///< seconds since 1970
};

/// Whether an address can be written to: `local@domain` of RFC 5321 in ASCII, without quotes or brackets. An address in
/// other letters would need SMTPUTF8 on the whole way, which few servers have.
bool is_address(std::string_view text);

/// What stands behind the @.
std::string domain_of(std::string_view address);

/// The address as it is compared: in lower case. That capitals could matter before the @ is theory.
std::string comparable_address(std::string_view address);

/// The message as RFC 5322 writes it: UTF-8, names and subject encoded, lines that end in CR LF. Refused:
/// `invalid-address`; `line-in-header`, where a name, the subject, the link or the id would begin a line of its own.
Result<std::string> message_text(const Message& message);

}  // namespace zubia::mail
