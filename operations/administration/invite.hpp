#pragma once

#include <array>

#include "operations/operation.hpp"

namespace zubia::storage {
class ProgrammeStore;
}

namespace zubia::operations {

/// Invites somebody; the token goes into a link that is worth something for 24 hours, once.
///
/// Refused: `unknown-role`, `invalid-name`, `name-taken`, `unknown-territory`, `no-territories-wanted`.
struct Invite {
  static constexpr About about{.name = "invite",
                               .method = Method::post,
                               .path = "/accounts/invitations",
                               .role = Role::owner,
                               .summary = "Invites somebody to make an account: the token opens it once, for a day.",
                               .example = "naen.zubia --name ane --role facilitator --territories ES21"};

  struct Request {
    std::string name;
    std::string role;
    std::vector<std::string> territories;

    static constexpr std::array<Field, 3> fields{{
        {"name", "What will be typed at sign-in; an e-mail address is a good choice.", Need::required},
        {"role", "owner, facilitator, researcher, company or respondent.", Need::required},
        {"territories", "Of a facilitator: the territories that may be changed."},
    }};
  };

  struct Reply {
    std::string token;
    std::string expires_at;
  };

  Result<Reply> operator()(const Request& request, storage::ProgrammeStore& programme, const Work& work) const;
};
BOOST_DESCRIBE_STRUCT(Invite::Request, (), (name, role, territories))
BOOST_DESCRIBE_STRUCT(Invite::Reply, (), (token, expires_at))

}  // namespace zubia::operations
