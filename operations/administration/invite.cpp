#include "operations/administration/invite.hpp"

#include "operations/accounts/account_rules.hpp"
#include "operations/administration/administration.hpp"
#include "operations/erase.hpp"
#include "operations/moments.hpp"
#include "storage/account_store.hpp"
#include "storage/fingerprint.hpp"

namespace zubia::operations {

Result<Invite::Reply> Invite::operator()(const Request& request, storage::ProgrammeStore& programme,
                                         const Work& work) const {
  if (auto checked = check_role(programme, request.role, request.territories); !checked) return refuse(checked.error());
  const auto name = account_name(request.name);
  if (!name) return refuse(name.error());
  storage::AccountStore accounts(programme);
  const auto taken = accounts.account_named(*name);
  if (!taken) return refuse(taken.error());
  if (*taken)
    return refuse({"name-taken", "There is an account of this name already.", {.field = "name"}, "Choose another."});
  const std::string token = new_token();
  const Invitation invitation{.token_hash = token_hash(token),
                              .purpose = "invitation",
                              .account = storage::random_id(),
                              .name = *name,
                              .role = request.role,
                              .territories = request.territories,
                              .expires_at = moment_of(work.now) + invitation_seconds};
  const auto stored = accounts.add_invitation(invitation, administration_event(work, "invite", invitation.account));
  if (!stored) return refuse(stored.error());
  return Reply{token, moment_text(invitation.expires_at)};
}

template AnyOperation erase<Invite>();

}  // namespace zubia::operations
