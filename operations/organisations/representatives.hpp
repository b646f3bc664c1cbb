#pragma once

#include <array>
#include <string>
#include <vector>

#include "operations/operation.hpp"

namespace zubia::storage {
class ProgrammeStore;
}

namespace zubia::operations {

/// Which accounts speak for which organisations.
struct ListRepresentatives {
  static constexpr About about{.name = "list-representatives",
                               .method = Method::get,
                               .path = "/representatives",
                               .role = Role::owner,
                               .summary = "Which accounts speak for which organisations.",
                               .example = "naen.zubia"};

  struct Request {
    std::string organisation;

    static constexpr std::array<Field, 1> fields{{
        {"organisation", "Only those of this organisation, by its id."},
    }};
  };

  struct RepresentativeRow {
    std::string account;
    std::string name;   ///< of the account
    std::string state;  ///< of the account: `active`, `disabled`
    std::string organisation;
    std::string organisation_name;  ///< empty where the record is not in the directory any more
    std::string since;
  };

  struct Reply {
    std::vector<RepresentativeRow> representatives;
  };

  Result<Reply> operator()(const Request& request, storage::ProgrammeStore& programme, const Work& work) const;
};
BOOST_DESCRIBE_STRUCT(ListRepresentatives::Request, (), (organisation))
BOOST_DESCRIBE_STRUCT(ListRepresentatives::RepresentativeRow, (),
                      (name, organisation_name, since, state, account, organisation))
BOOST_DESCRIBE_STRUCT(ListRepresentatives::Reply, (), (representatives))

/// Lets an account speak for an organisation, or ends that. Takes effect at the next request of the account.
///
/// Refused: `unknown-account`, `unknown-organisation`, `organisation-merged`, `role-too-low` for who only answers
/// questionnaires, `represents-another`, and `no-such-representative` where there is nothing to end.
struct SetRepresentative {
  static constexpr About about{.name = "set-representative",
                               .method = Method::put,
                               .path = "/representatives/{account}",
                               .role = Role::owner,
                               .summary = "Lets an account speak for an organisation, or ends that.",
                               .example = "naen.zubia --account 0123 --organisation 3f9c…"};

  struct Request {
    std::string account;
    std::string organisation;
    bool end = false;

    static constexpr std::array<Field, 3> fields{{
        {"account", "The account, as list-accounts names it.", Need::required},
        {"organisation", "The id of the organisation.", Need::required},
        {"end", "The account speaks for the organisation no longer."},
    }};
  };

  struct Reply {
    std::string account;
    std::string organisation;
    bool is_representative;
  };

  Result<Reply> operator()(const Request& request, storage::ProgrammeStore& programme, const Work& work) const;
};
BOOST_DESCRIBE_STRUCT(SetRepresentative::Request, (), (account, organisation, end))
BOOST_DESCRIBE_STRUCT(SetRepresentative::Reply, (), (account, organisation, is_representative))

}  // namespace zubia::operations
