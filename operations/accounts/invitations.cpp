#include "operations/accounts/invitations.hpp"

#include "operations/accounts/password_rules.hpp"
#include "operations/accounts/session_opening.hpp"
#include "operations/accounts/sign_in.hpp"
#include "storage/fingerprint.hpp"

namespace zubia::operations {

namespace {

/// The session of an owner. Whoever else tries is noted.
Result<OpenedSession> owner_session(const AccountDesk& desk, const std::string& token, const std::string& action) {
  auto opened = full_session_of(desk, token);
  if (!opened || opened->account.role == "owner") return opened;
  AuditEvent event = audit_event(desk, opened->account.id, action, {});
  event.outcome = "refused";
  if (auto noted = desk.accounts.append_audit(event); !noted) return refuse(noted.error());
  return refuse({"not-permitted", "Only an owner of the programme may do this.", {}, "Ask an owner."});
}

Problem unknown_role() {
  return {"unknown-role",
          "There is no such role.",
          {.field = "role"},
          "Choose owner, facilitator, researcher, company or respondent."};
}

Problem not_valid() {
  return {"invitation-not-valid",
          "This link was used already or has expired.",
          {},
          "Ask the owner of the programme for a new one."};
}

/// The invitation or reset of a token, whose guessing is limited by address.
Result<Invitation> open_link(const AccountDesk& desk, const std::string& token, const std::string& purpose,
                             const std::string& peer) {
  if (auto allowed = desk.limits.try_peer(peer, desk.clock()); !allowed) return refuse(allowed.error());
  const auto found = desk.accounts.open_invitation(token_hash(token), desk.clock());
  if (!found) return refuse(found.error());
  if (!*found || (*found)->purpose != purpose) return refuse(not_valid());
  return **found;
}

}  // namespace

Result<std::string> invite(const AccountDesk& desk, const std::string& owner_token, const InvitationRequest& request) {
  const auto owner = owner_session(desk, owner_token, "invite");
  if (!owner) return refuse(owner.error());
  if (!is_role(request.role)) return refuse(unknown_role());
  const auto name = account_name(request.name);
  if (!name) return refuse(name.error());
  const auto taken = desk.accounts.account_named(*name);
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
                              .expires_at = desk.clock() + invitation_seconds};
  const auto stored =
      desk.accounts.add_invitation(invitation, audit_event(desk, owner->account.id, "invite", invitation.account));
  if (!stored) return refuse(stored.error());
  return token;
}

Result<Account> accept_invitation(const AccountDesk& desk, const std::string& invitation_token,
                                  const std::string& password, const std::string& peer) {
  const auto invitation = open_link(desk, invitation_token, "invitation", peer);
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
  AuditEvent event = audit_event(desk, account.id, "accept-invitation", account.id);
  event.peer = peer;
  if (auto made = desk.accounts.redeem_invitation(invitation->token_hash, account, event); !made)
    return refuse(made.error());
  return account;
}

Result<std::string> offer_reset(const AccountDesk& desk, const std::string& owner_token, const std::string& account) {
  const auto owner = owner_session(desk, owner_token, "offer-reset");
  if (!owner) return refuse(owner.error());
  const auto found = desk.accounts.account(account);
  if (!found) return refuse(found.error());
  if (!*found) return refuse({"unknown-account", "There is no such account.", {.field = "account"}, {}});
  const std::string token = new_token();
  const Invitation reset{.token_hash = token_hash(token),
                         .purpose = "reset",
                         .account = account,
                         .name = {},
                         .role = {},
                         .territories = {},
                         .expires_at = desk.clock() + reset_seconds};
  const auto stored = desk.accounts.add_invitation(reset, audit_event(desk, owner->account.id, "offer-reset", account));
  if (!stored) return refuse(stored.error());
  return token;
}

Result<void> accept_reset(const AccountDesk& desk, const std::string& reset_token, const std::string& password,
                          const std::string& peer) {
  const auto reset = open_link(desk, reset_token, "reset", peer);
  if (!reset) return refuse(reset.error());
  const auto account = desk.accounts.account(reset->account);
  if (!account) return refuse(account.error());
  if (!*account) return refuse(not_valid());
  if (auto checked = check_password(password, {(*account)->name, desk.programme_name}); !checked)
    return refuse(checked.error());
  const auto hash = desk.hashing.hash(password);
  if (!hash) return refuse(hash.error());
  AuditEvent event = audit_event(desk, reset->account, "accept-reset", reset->account);
  event.peer = peer;
  return desk.accounts.redeem_reset(reset->token_hash, *hash, event);
}

Result<void> change_account(const AccountDesk& desk, const std::string& owner_token, const AccountChange& change) {
  const auto owner = owner_session(desk, owner_token, "change-account");
  if (!owner) return refuse(owner.error());
  const bool is_state = change.state == "active" || change.state == "disabled";
  if (!is_role(change.role)) return refuse(unknown_role());
  if (!is_state)
    return refuse({"unknown-state", "An account is active or disabled.", {.field = "state"}, "Choose one of the two."});
  const auto found = desk.accounts.account(change.account);
  if (!found) return refuse(found.error());
  if (!*found) return refuse({"unknown-account", "There is no such account.", {.field = "account"}, {}});
  Account account = **found;
  account.role = change.role;
  account.territories = change.territories;
  account.state = change.state;
  return desk.accounts.change_account(account, audit_event(desk, owner->account.id, "change-account", account.id));
}

Result<void> end_all_sessions(const AccountDesk& desk, const std::string& owner_token) {
  const auto owner = owner_session(desk, owner_token, "end-all-sessions");
  if (!owner) return refuse(owner.error());
  return desk.accounts.end_all_sessions(audit_event(desk, owner->account.id, "end-all-sessions", {}));
}

}  // namespace zubia::operations
