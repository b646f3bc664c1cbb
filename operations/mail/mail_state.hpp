#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "operations/operation.hpp"

namespace zubia::storage {
class ProgrammeStore;
}

namespace zubia::operations {

/// How far each organisation has come that a questionnaire asks by e-mail. Where it is anonymous, only the e-mails of
/// the invitation are told by organisation: who was reminded, and who has answered, are counts.
///
/// Refused: `unknown-questionnaire`, `not-published`.
struct MailState {
  static constexpr About about{.name = "mail-state",
                               .method = Method::get,
                               .path = "/questionnaires/{questionnaire}/mail",
                               .role = Role::facilitator,
                               .summary = "What became of the e-mails of a questionnaire, by organisation.",
                               .example = "naen.zubia --questionnaire innovation-diagnosis"};

  struct Request {
    std::string questionnaire;

    static constexpr std::array<Field, 1> fields{{
        {"questionnaire", "Its name, as list-questionnaires gives it.", Need::required},
    }};
  };

  struct OrganisationRow {
    std::string organisation;
    std::string name;
    std::string state;  ///< `by-hand`, `queued`, `sent`, `failed`, `bounced`, `opened`, `answered`, `withdrawn`
    std::int64_t reminders = 0;
    std::string sent_on;  ///< the day of the last e-mail
    std::string status;   ///< of the mail server, where it refused
  };

  struct StateCount {
    std::string state;
    std::int64_t organisations = 0;
  };

  struct Reply {
    bool is_configured = false;  ///< whether e-mails leave
    std::string mode;
    std::int64_t budget_messages = 0;
    std::int64_t budget_days = 0;
    std::int64_t reminders_max = 0;
    std::int64_t reminder_days = 0;
    std::int64_t reminders = 0;  ///< sent, of all
    std::vector<StateCount> counts;
    std::vector<OrganisationRow> organisations;
  };

  Result<Reply> operator()(const Request& request, storage::ProgrammeStore& programme, const Work& work) const;
};
BOOST_DESCRIBE_STRUCT(MailState::Request, (), (questionnaire))
BOOST_DESCRIBE_STRUCT(MailState::OrganisationRow, (), (organisation, name, state, reminders, sent_on, status))
BOOST_DESCRIBE_STRUCT(MailState::StateCount, (), (state, organisations))
BOOST_DESCRIBE_STRUCT(MailState::Reply, (),
                      (counts, organisations, is_configured, mode, budget_messages, budget_days, reminders_max,
                       reminder_days, reminders))

/// Sets how often organisations are written to. What is not given is as at the beginning.
struct SetMailRules {
  static constexpr About about{
      .name = "set-mail-rules",
      .method = Method::put,
      .path = "/mail/rules",
      .role = Role::owner,
      .summary = "Sets how many e-mails an organisation gets at most, and how often it is reminded.",
      .example = "naen.zubia --budget-messages 3 --budget-days 60"};

  struct Request {
    std::int64_t budget_messages = 4;
    std::int64_t budget_days = 30;
    std::int64_t reminders_max = 2;
    std::int64_t reminder_days = 7;

    static constexpr std::array<Field, 4> fields{{
        {"budget_messages", "E-mails to one organisation, for all questionnaires together.", Need::optional, 1, 100},
        {"budget_days", "Within so many days.", Need::optional, 1, 3660},
        {"reminders_max", "Reminders of one invitation.", Need::optional, 0, 10},
        {"reminder_days", "Days between two e-mails about one invitation.", Need::optional, 1, 365},
    }};
  };

  struct Reply {
    std::int64_t budget_messages = 0;
    std::int64_t budget_days = 0;
    std::int64_t reminders_max = 0;
    std::int64_t reminder_days = 0;
  };

  Result<Reply> operator()(const Request& request, storage::ProgrammeStore& programme, const Work& work) const;
};
BOOST_DESCRIBE_STRUCT(SetMailRules::Request, (), (budget_messages, budget_days, reminders_max, reminder_days))
BOOST_DESCRIBE_STRUCT(SetMailRules::Reply, (), (budget_messages, budget_days, reminders_max, reminder_days))

}  // namespace zubia::operations
