#pragma once

#include <array>

#include "operations/operation.hpp"

namespace zubia::storage {
class ProgrammeStore;
}

namespace zubia::operations {

/// A reset that an owner hands to somebody who forgot the password; worth something for one hour, once. The second
/// factor stays. Refused: `unknown-account`.
struct OfferReset {
  static constexpr About about{.name = "offer-reset",
                               .method = Method::post,
                               .path = "/accounts/{account}/reset",
                               .role = Role::owner,
                               .summary = "Lets somebody choose a new password: the token works once, for an hour.",
                               .example = "naen.zubia --account 0123"};

  struct Request {
    std::string account;

    static constexpr std::array<Field, 1> fields{
        {{"account", "The account, as list-accounts names it.", Need::required}}};
  };

  struct Reply {
    std::string token;
    std::string expires_at;
  };

  Result<Reply> operator()(const Request& request, storage::ProgrammeStore& programme, const Work& work) const;
};
BOOST_DESCRIBE_STRUCT(OfferReset::Request, (), (account))
BOOST_DESCRIBE_STRUCT(OfferReset::Reply, (), (token, expires_at))

}  // namespace zubia::operations
