#include "operations/accounts/invitations.hpp"

#include "operations/accounts/password_rules.hpp"
#include "operations/accounts/session_opening.hpp"

namespace zubia::operations {

namespace {

Problem not_valid() {
  return {"invitation-not-valid",
          "This link was used already or has expired.",
          {},
          "Ask the owner of the programme for a new one."};
}

}  // namespace

Result<Invitation> look_at_invitation(const AccountDesk& desk, const std::string& token, const std::string& peer) {
  if (auto allowed = desk.limits.try_peer(peer, desk.clock()); !allowed) return refuse(allowed.error());
  const auto found = desk.accounts.open_invitation(token_hash(token), desk.clock());
  if (!found) return refuse(found.error());
  if (!*found) return refuse(not_valid());
  Invitation invitation = **found;
  if (invitation.purpose == "invitation") return invitation;
  const auto account = desk.accounts.account(invitation.account);
  if (!account) return refuse(account.error());
  if (!*account) return refuse(not_valid());
  invitation.name = (*account)->name;
  invitation.role = (*account)->role;
  invitation.territories = (*account)->territories;
  return invitation;
}

Result<Account> accept_invitation(const AccountDesk& desk, const std::string& token, const std::string& password,
                                  const std::string& peer) {
  const auto invitation = look_at_invitation(desk, token, peer);
  if (!invitation) return refuse(invitation.error());
  if (auto checked = check_password(password, {invitation->name, desk.programme_name}); !checked)
    return refuse(checked.error());
  const auto hash = desk.hashing.hash(password);
  if (!hash) return refuse(hash.error());
  const Account account{.id = invitation->account,
                        .name = invitation->name,
                        .role = invitation->role,
                        .territories = invitation->territories,
                        .password_hash = *hash,
                        .totp_secret = {},
                        .state = "active",
                        .created_at = desk.clock()};
  const bool is_reset = invitation->purpose == "reset";
  AuditEvent event = audit_event(desk, account.id, is_reset ? "accept-reset" : "accept-invitation", account.id);
  event.peer = peer;
  const auto done = is_reset ? desk.accounts.redeem_reset(invitation->token_hash, *hash, event)
                             : desk.accounts.redeem_invitation(invitation->token_hash, account, event);
  if (!done) return refuse(done.error());
  return account;
}

}  // namespace zubia::operations
