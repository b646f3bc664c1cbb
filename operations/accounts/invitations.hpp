#pragma once

#include <string>

#include "operations/accounts/account_rules.hpp"

namespace zubia::operations {

/// What a link of an owner offers: to make an account, or to choose a new password. Refused: `invitation-not-valid`
/// (unknown, used or expired), `too-many-attempts`.
Result<Invitation> look_at_invitation(const AccountDesk& desk, const std::string& token, const std::string& peer);

/// Makes the invited account, or gives the account of a reset its new password, ends all its sessions and leaves its
/// second factor. Refused: as `look_at_invitation` and `check_password`.
Result<Account> accept_invitation(const AccountDesk& desk, const std::string& token, const std::string& password,
                                  const std::string& peer);

}  // namespace zubia::operations
