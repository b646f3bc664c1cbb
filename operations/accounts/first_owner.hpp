#pragma once

#include <mutex>
#include <string>

#include "operations/accounts/account_rules.hpp"

namespace zubia::operations {

/// A secret that is shown once on the console of the server and works once. Any thread may call.
class OneTimeCode {
 public:
  OneTimeCode();

  const std::string& text() const { return text_; }

  /// Whether this is the code and it was not used before.
  bool fits(const std::string& typed);

  /// The same; and if it is, it is used up.
  bool take(const std::string& typed);

 private:
  bool is_right(const std::string& typed) const;

  std::string text_;
  std::mutex mutex_;
  bool is_used_ = false;
};

/// What the first owner types.
struct FirstOwner {
  std::string code;
  std::string name;
  std::string password;
  std::string peer;
};

/// Makes the first owner of a programme that nobody owns by password. Refused: `wrong-code`, `owner-exists`,
/// `too-many-attempts`, and as `account_name` and `check_password`, which leave the code unused.
Result<Account> claim_programme(const AccountDesk& desk, OneTimeCode& code, const FirstOwner& claim);

/// Signs in the owner of a programme that is served on this machine alone, by the key in the address that was printed,
/// as notebooks do. The account `local` is made on first use; no password opens it. Refused: `wrong-key`.
Result<OpenedSession> sign_in_locally(const AccountDesk& desk, OneTimeCode& key, const std::string& typed);

}  // namespace zubia::operations
