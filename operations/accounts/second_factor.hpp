#pragma once

#include <string>

#include "operations/accounts/account_rules.hpp"

namespace zubia::operations {

/// What an authenticator app is set up with. The account has no second factor until `confirm_second_factor`.
struct SecondFactorSetup {
  std::string secret;  ///< base 32
  std::string uri;     ///< `otpauth://…`, for a QR code
  std::string sealed;  ///< the secret under the programme's key; comes back with the first code
};

/// Offers a secret to an account that has none. Refused: `sign-in-wanted`, `second-factor-exists`.
Result<SecondFactorSetup> offer_second_factor(const AccountDesk& desk, const std::string& token);

/// Stores the secret once the app shows its first code, and passes the session on, with a new token.
/// Refused: `wrong-code`, `second-factor-exists`, `sealed-secret-damaged`, `too-many-attempts`.
Result<OpenedSession> confirm_second_factor(const AccountDesk& desk, const std::string& token,
                                            const std::string& sealed, const std::string& code);

/// Passes the second factor: the session gets a new token. Refused: `wrong-code` (also one that was used before),
/// `sign-in-wanted`, `no-second-factor`, `too-many-attempts`.
Result<OpenedSession> pass_second_factor(const AccountDesk& desk, const std::string& token, const std::string& code);

}  // namespace zubia::operations
