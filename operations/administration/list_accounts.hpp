#pragma once

#include <array>

#include "operations/operation.hpp"

namespace zubia::storage {
class ProgrammeStore;
}

namespace zubia::operations {

/// Who may sign in.
struct ListAccounts {
  static constexpr About about{.name = "list-accounts",
                               .method = Method::get,
                               .path = "/accounts",
                               .role = Role::owner,
                               .summary = "Who may sign in to a programme, and as what.",
                               .example = "naen.zubia"};

  struct Request {
    static constexpr std::array<Field, 0> fields{};
  };

  struct AccountRow {
    std::string account;
    std::string name;
    Role role;
    std::vector<std::string> territories;
    std::string state;
    bool has_second_factor;
    std::string created_at;
  };

  struct Reply {
    std::vector<AccountRow> accounts;
  };

  Result<Reply> operator()(const Request& request, storage::ProgrammeStore& programme, const Work& work) const;
};
BOOST_DESCRIBE_STRUCT(ListAccounts::Request, (), ())
BOOST_DESCRIBE_STRUCT(ListAccounts::AccountRow, (),
                      (name, role, territories, state, has_second_factor, created_at, account))
BOOST_DESCRIBE_STRUCT(ListAccounts::Reply, (), (accounts))

}  // namespace zubia::operations
