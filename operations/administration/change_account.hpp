#pragma once

#include <array>

#include "operations/operation.hpp"

namespace zubia::storage {
class ProgrammeStore;
}

namespace zubia::operations {

/// Changes what an account may do. Takes effect at once: its sessions end.
///
/// Refused: `unknown-account`, `unknown-role`, `unknown-state`, `unknown-territory`, `no-territories-wanted`,
/// `last-owner`.
struct ChangeAccount {
  static constexpr About about{
      .name = "change-account",
      .method = Method::put,
      .path = "/accounts/{account}",
      .role = Role::owner,
      .summary = "Changes the role, territories or state of an account, and ends its sessions.",
      .example = "naen.zubia --account 0123 --role researcher --state active"};

  struct Request {
    std::string account;
    std::string role;
    std::vector<std::string> territories;
    std::string state = "active";

    static constexpr std::array<Field, 4> fields{{
        {"account", "The account, as list-accounts names it.", Need::required},
        {"role", "owner, facilitator, researcher, company or respondent.", Need::required},
        {"territories", "Of a facilitator: the territories that may be changed."},
        {"state", "active, or disabled: nobody signs in with it."},
    }};
  };

  struct Reply {
    std::string account;
  };

  Result<Reply> operator()(const Request& request, storage::ProgrammeStore& programme, const Work& work) const;
};
BOOST_DESCRIBE_STRUCT(ChangeAccount::Request, (), (account, role, territories, state))
BOOST_DESCRIBE_STRUCT(ChangeAccount::Reply, (), (account))

}  // namespace zubia::operations
