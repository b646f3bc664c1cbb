#pragma once

#include <array>
#include <cstdint>

#include "operations/mail/mail_door.hpp"
#include "operations/operation.hpp"

namespace zubia::storage {
class ProgrammeStore;
}

namespace zubia::operations {

/// Sends what is queued and due. Each e-mail is taken on in the store before it is handed over, and what became of it
/// is stored after: two senders never send the same one, and one whose sender was lost in between is sent once more and
/// never a third time. What the server refuses for now is tried again later, six times in two days.
///
/// Refused: as `open_mail_door`.
struct DeliverMail {
  static constexpr About about{.name = "deliver-mail",
                               .method = Method::post,
                               .path = "/mail/delivery",
                               .role = Role::facilitator,
                               .summary = "Sends the e-mails that are queued and due.",
                               .example = "naen.zubia"};

  struct Request {
    std::int64_t count_max = 500;

    static constexpr std::array<Field, 1> fields{{
        {"count_max", "How many e-mails at most.", Need::optional, 1, 10'000},
    }};
  };

  struct Reply : ReplyHead {
    std::int64_t sent = 0;
    std::int64_t refused = 0;    ///< for good
    std::int64_t postponed = 0;  ///< to be tried again
    std::int64_t dropped = 0;    ///< no longer wanted: answered, closed, or not to be written to
    std::int64_t waiting = 0;    ///< queued after this, due or not
  };

  Result<Reply> operator()(const Request& request, storage::ProgrammeStore& programme, const Work& work) const;
};
BOOST_DESCRIBE_STRUCT(DeliverMail::Request, (), (count_max))
BOOST_DESCRIBE_STRUCT(DeliverMail::Reply, (ReplyHead), (sent, refused, postponed, dropped, waiting))

/// The same through a door of one's own.
Result<DeliverMail::Reply> deliver_through(const MailDoor& door, storage::ProgrammeStore& programme, const Work& work,
                                           int count_max);

}  // namespace zubia::operations
