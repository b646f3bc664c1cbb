#pragma once

#include <string>
#include <vector>

#include "operations/accounts/account_rules.hpp"

namespace zubia::operations {

/// The account that somebody is invited to make.
struct InvitationRequest {
  std::string name;
  std::string role;
  std::vector<std::string> territories;  ///< of a facilitator
};

/// Invites, on behalf of an owner; the token goes into a link that is worth something for 24 hours, once.
/// Refused: `not-permitted`, `unknown-role`, `invalid-name`, `name-taken`, and as `full_session_of`.
Result<std::string> invite(const AccountDesk& desk, const std::string& owner_token, const InvitationRequest& request);

/// Makes the invited account. Refused: `invitation-not-valid` (unknown, used or expired), and as `check_password`.
Result<Account> accept_invitation(const AccountDesk& desk, const std::string& invitation_token,
                                  const std::string& password, const std::string& peer);

/// A reset that an owner hands to somebody who forgot the password; worth something for one hour, once. The second
/// factor stays. Refused: `not-permitted`, `unknown-account`.
Result<std::string> offer_reset(const AccountDesk& desk, const std::string& owner_token, const std::string& account);

/// Sets the new password and ends all sessions. Refused as `accept_invitation`.
Result<void> accept_reset(const AccountDesk& desk, const std::string& reset_token, const std::string& password,
                          const std::string& peer);

/// What an owner may change about an account.
struct AccountChange {
  std::string account;
  std::string role;
  std::vector<std::string> territories;
  std::string state = "active";
};

/// Takes effect at once: the account's sessions end. Refused: `not-permitted`, `unknown-account`, `unknown-role`,
/// `last-owner`.
Result<void> change_account(const AccountDesk& desk, const std::string& owner_token, const AccountChange& change);

/// Ends every session of the programme. Refused: `not-permitted`.
Result<void> end_all_sessions(const AccountDesk& desk, const std::string& owner_token);

}  // namespace zubia::operations
