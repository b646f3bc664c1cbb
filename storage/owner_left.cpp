#include "storage/owner_left.hpp"

namespace zubia::storage {

Result<void> check_owner_left(Connection& connection) {
  bool is_owned = false;
  auto asked = connection.query("SELECT 1 FROM account WHERE role = 'owner' AND state = 'active' LIMIT 1", {},
                                [&](const Row&) { is_owned = true; });
  if (!asked || is_owned) return asked;
  return refuse({"last-owner", "The programme would be left without an owner.", {}, "Make another owner first."});
}

}  // namespace zubia::storage
