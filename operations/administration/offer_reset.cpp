#include "operations/administration/offer_reset.hpp"

#include "operations/accounts/account_rules.hpp"
#include "operations/administration/administration.hpp"
#include "operations/erase.hpp"
#include "operations/moments.hpp"
#include "storage/account_store.hpp"

namespace zubia::operations {

Result<OfferReset::Reply> OfferReset::operator()(const Request& request, storage::ProgrammeStore& programme,
                                                 const Work& work) const {
  storage::AccountStore accounts(programme);
  const auto account = account_of_id(accounts, request.account);
  if (!account) return refuse(account.error());
  const std::string token = new_token();
  const Invitation reset{.token_hash = token_hash(token),
                         .purpose = "reset",
                         .account = account->id,
                         .name = {},
                         .role = {},
                         .territories = {},
                         .expires_at = moment_of(work.now) + reset_seconds};
  const auto stored = accounts.add_invitation(reset, administration_event(work, "offer-reset", account->id));
  if (!stored) return refuse(stored.error());
  return Reply{token, moment_text(reset.expires_at)};
}

template AnyOperation erase<OfferReset>();

}  // namespace zubia::operations
