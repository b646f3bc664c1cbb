#pragma once

#include <array>
#include <string>
#include <vector>

#include "operations/operation.hpp"

namespace zubia::storage {
class ProgrammeStore;
}

namespace zubia::operations {

/// Reads what mail servers sent back (RFC 3464): one e-mail as `.eml`, or a mailbox of them. Where an address is wrong
/// for good, the e-mail has bounced and the address is written to no more. Only addresses that were written to are
/// marked: such a report can be forged.
///
/// Refused: `empty-file`, `truncated-file`, `not-a-delivery-report`.
struct RecordBounces {
  static constexpr About about{.name = "record-bounces",
                               .method = Method::post,
                               .path = "/mail/bounces",
                               .role = Role::facilitator,
                               .summary = "Reads the reports of e-mails that came back, and marks their addresses.",
                               .example = "naen.zubia bounces.eml"};

  struct Request {
    InputFile file;

    static constexpr std::array<Field, 1> fields{{
        {"file", "The e-mail that came back, saved with all its parts; or a mailbox (mbox).", Need::required},
    }};
  };

  struct BounceRow {
    std::string address;
    std::string status;   ///< of RFC 3463
    std::string outcome;  ///< `undeliverable`, `bounced` (the address may be right), `not-final`, `not-ours`
    std::string diagnostic;
  };

  struct Reply {
    std::vector<BounceRow> bounces;
  };

  Result<Reply> operator()(const Request& request, storage::ProgrammeStore& programme, const Work& work) const;
};
BOOST_DESCRIBE_STRUCT(RecordBounces::Request, (), (file))
BOOST_DESCRIBE_STRUCT(RecordBounces::BounceRow, (), (address, status, outcome, diagnostic))
BOOST_DESCRIBE_STRUCT(RecordBounces::Reply, (), (bounces))

/// "Do not write to us again", by the link of an e-mail. It holds for all questionnaires, and also when the invitation
/// and the contact are gone.
///
/// Refused: `unknown-link`.
struct StopMail {
  static constexpr About about{.name = "stop-mail",
                               .method = Method::post,
                               .path = "/answer/stop-mail",
                               .role = Role::anybody,
                               .summary = "Says, by the link of an e-mail, that no more are wanted.",
                               .example = "naen.zubia --token 5f0c…"};

  struct Request {
    std::string token;

    static constexpr std::array<Field, 1> fields{{
        {"token", "What stands behind # in the link.", Need::required},
    }};
  };

  struct Reply {
    std::string state;
  };

  Result<Reply> operator()(const Request& request, storage::ProgrammeStore& programme, const Work& work) const;
};
BOOST_DESCRIBE_STRUCT(StopMail::Request, (), (token))
BOOST_DESCRIBE_STRUCT(StopMail::Reply, (), (state))

/// The same for who said it in another way; or lifts it, for who wants e-mails again, or whose address works again.
///
/// Refused: `invalid-address`; `nothing-to-lift`.
struct StopMailTo {
  static constexpr About about{.name = "stop-mail-to",
                               .method = Method::post,
                               .path = "/mail/stops",
                               .role = Role::facilitator,
                               .summary = "Notes that an address is not to be written to, or that it can be again.",
                               .example = "naen.zubia --address jon@example.eus"};

  struct Request {
    std::string address;
    bool lift = false;

    static constexpr std::array<Field, 2> fields{{
        {"address", "The e-mail address.", Need::required},
        {"lift", "It can be written to again."},
    }};
  };

  struct Reply {
    std::string state;  ///< `stopped` or `lifted`
  };

  Result<Reply> operator()(const Request& request, storage::ProgrammeStore& programme, const Work& work) const;
};
BOOST_DESCRIBE_STRUCT(StopMailTo::Request, (), (address, lift))
BOOST_DESCRIBE_STRUCT(StopMailTo::Reply, (), (state))

}  // namespace zubia::operations
