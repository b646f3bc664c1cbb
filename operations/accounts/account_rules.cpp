#include "operations/accounts/account_rules.hpp"

#include <algorithm>
#include <string_view>

#include "operations/permissions.hpp"
#include "storage/fingerprint.hpp"

namespace zubia::operations {

bool is_staff(const std::string& role) {
  return role != role_name(Role::company) && role != role_name(Role::respondent);
}

bool is_role(const std::string& role) {
  const auto names = role_names();
  return role != role_name(Role::anybody) && std::ranges::find(names, role) != names.end();
}

std::string new_token() { return storage::hexadecimal(storage::random_bytes(32)); }

std::string token_hash(const std::string& token) { return storage::fingerprint(token); }

Result<std::string> account_name(const std::string& typed) {
  constexpr std::string_view letters = "abcdefghijklmnopqrstuvwxyz0123456789._+-@";
  std::string name = typed;
  for (char& c : name)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  if (name.size() < 3 || name.size() > 254 || name == local_account_name ||
      name.find_first_not_of(letters) != std::string::npos)
    return refuse({"invalid-name",
                   "The name of an account has 3 to 254 letters, digits and the signs . _ + - @.",
                   {.field = "name"},
                   "An e-mail address is a good choice."});
  return name;
}

Problem no_session() {
  return {"sign-in-wanted", "Nobody is signed in, or the session has ended.", {}, "Sign in, and ask again."};
}

}  // namespace zubia::operations
