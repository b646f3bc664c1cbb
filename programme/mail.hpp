#pragma once

#include <optional>
#include <string>

#include "programme/account.hpp"

namespace zubia {

/// How often organisations are written to. One budget for all questionnaires of a programme.
struct MailRules {
  int budget_messages = 4;  ///< to one organisation within `budget_days`, whatever they are about
  int budget_days = 30;
  int reminders_max = 2;  ///< of one invitation
  int reminder_days = 7;  ///< at least, between two e-mails about one invitation

  friend bool operator==(const MailRules&, const MailRules&) = default;
};

/// An e-mail to whom a questionnaire asks. What it says, and the link in it, is made when it is sent and kept nowhere.
struct MailMessage {
  std::string id;  ///< random, hex; it travels in the headers of the e-mail
  std::string invitation;
  int number = 0;                            ///< 0: the invitation; 1, 2 …: its reminders
  std::string state = "queued";              ///< `queued`, `sending`, `sent`, `failed` or `bounced`
  int attempts = 0;                          ///< begun so far
  bool is_unsure = false;                    ///< an attempt broke off, and nobody knows whether it was taken
  std::optional<Instant> next_attempt_at{};  ///< while it is queued; while it is sending, when it counts as lost
  std::optional<Instant> sent_on{};          ///< the day
  std::string status{};                      ///< of the mail server: `5.1.1`, `451`; `lost` where its fate is unknown

  friend bool operator==(const MailMessage&, const MailMessage&) = default;
};

}  // namespace zubia
