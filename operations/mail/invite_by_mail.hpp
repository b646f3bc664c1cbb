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

/// What happened to one organisation: `queued`, or why it is not written to. `no-contact`, `no-address`,
/// `invalid-address`, `asked-not-to`, `bounced-before`, `budget-spent`, `already-invited`, `already-answered`,
/// `too-soon`, `reminded-enough`, `not-invited`.
struct MailRow {
  std::string organisation;
  std::string name;
  std::string outcome;
};
BOOST_DESCRIBE_STRUCT(MailRow, (), (organisation, name, outcome))

struct MailCount {
  std::string outcome;
  std::int64_t organisations = 0;
};
BOOST_DESCRIBE_STRUCT(MailCount, (), (outcome, organisations))

struct MailQueueReply : ReplyHead {
  std::int64_t budget_messages = 0;  ///< to one organisation, for all questionnaires together
  std::int64_t budget_days = 0;
  std::vector<MailCount> counts;
  std::vector<MailRow> rows;
};
BOOST_DESCRIBE_STRUCT(MailQueueReply, (ReplyHead), (counts, rows, budget_messages, budget_days))

/// Queues an invitation by e-mail, with a personal link, for each organisation that can be reached. The server sends it
/// soon after; `deliver-mail` does at once.
///
/// Refused: as `mail_settings`; `unknown-questionnaire`, `not-published`, `questionnaire-closed`,
/// `unknown-organisation`, `nobody-to-invite`.
struct InviteByMail {
  static constexpr About about{
      .name = "invite-by-mail",
      .method = Method::post,
      .path = "/questionnaires/{questionnaire}/mail/invitations",
      .role = Role::facilitator,
      .summary =
          "Queues e-mails with personal links, within the budget of each organisation, and says whom it cannot reach.",
      .example = "naen.zubia --questionnaire innovation-diagnosis --everybody"};

  struct Request {
    std::string questionnaire;
    std::vector<std::string> organisations;
    bool everybody = false;

    static constexpr std::array<Field, 3> fields{{
        {"questionnaire", "Its name, as list-questionnaires gives it.", Need::required},
        {"organisations", "The ids of those to invite."},
        {"everybody", "All organisations of the directory that were not invited yet."},
    }};
  };
  using Reply = MailQueueReply;

  Result<Reply> operator()(const Request& request, storage::ProgrammeStore& programme, const Work& work) const;
};
BOOST_DESCRIBE_STRUCT(InviteByMail::Request, (), (questionnaire, organisations, everybody))

/// Queues a reminder for each organisation that was invited and has not answered: not more often, and not sooner, than
/// the rules say. Where the questionnaire is anonymous it names nobody: who is not reminded has answered.
///
/// Refused: as `mail_settings`; `unknown-questionnaire`, `not-published`, `questionnaire-closed`, `nobody-to-invite`.
struct Remind {
  static constexpr About about{.name = "remind",
                               .method = Method::post,
                               .path = "/questionnaires/{questionnaire}/mail/reminders",
                               .role = Role::facilitator,
                               .summary = "Queues reminders for those who were invited and have not answered.",
                               .example = "naen.zubia --questionnaire innovation-diagnosis"};

  struct Request {
    std::string questionnaire;

    static constexpr std::array<Field, 1> fields{{
        {"questionnaire", "Its name, as list-questionnaires gives it.", Need::required},
    }};
  };
  using Reply = MailQueueReply;

  Result<Reply> operator()(const Request& request, storage::ProgrammeStore& programme, const Work& work) const;
};
BOOST_DESCRIBE_STRUCT(Remind::Request, (), (questionnaire))

}  // namespace zubia::operations
