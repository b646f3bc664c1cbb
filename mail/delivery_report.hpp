#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/base/result.hpp"

namespace zubia::mail {

/// What became of an e-mail at one address, as RFC 3464 says it.
struct RecipientReport {
  std::string address;     ///< empty where the report does not say
  std::string action;      ///< `failed`, `delayed`, `delivered`, `relayed`, `expanded`
  std::string status;      ///< of RFC 3463: `5.1.1`
  std::string diagnostic;  ///< in the words of the other server

  friend bool operator==(const RecipientReport&, const RecipientReport&) = default;
};

/// What a mail server says later of an e-mail that it took.
struct DeliveryReport {
  std::string message;  ///< the `id` of our message; empty where the report does not bring its headers along
  std::vector<RecipientReport> recipients;
};

/// Reads the reports of a file: one e-mail (`.eml`), or several (mbox). What is among them and no report of delivery is
/// passed over. Refused: `empty-file`; `truncated-file`, where a report ends before it says of whom it speaks;
/// `not-a-delivery-report`, where there is none.
Result<std::vector<DeliveryReport>> read_delivery_reports(std::string_view bytes, const std::string& file_name);

/// Whether a status of RFC 3463 says for good that the address is wrong, and not that a mailbox is full or that the
/// e-mail is disliked. `5.0.0` says no more than "for good"; servers that know no such codes mean an unknown address.
bool says_address_is_wrong(std::string_view status);

}  // namespace zubia::mail
